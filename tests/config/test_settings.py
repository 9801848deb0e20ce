"""What can be set, and what is said where something else is written."""

import tomllib
from typing import get_args

import pytest

from cxmap.config.ages import AGES, count_days
from cxmap.config.settings import read_settings
from cxmap.errors import UsageError
from cxmap.language.evidence import EvidenceKind

AGE = "an age in days, weeks or years, such as `180d`, or `never`"
FULL = """
level = "mapped"
fail-on = "warning"

[rules]
select = ["CX3", "unknown-channel"]
ignore = ["CX306"]
severity = {CX301 = "note"}
per-file-ignores = {"legacy/*" = ["CX3"]}
evidence-age = {interview = "3y", forum = "never"}

[render]
theme = "dark"
engine = "pure"
scale = 3
"""


def read(text: str) -> object:
    return read_settings(tomllib.loads(text), "cxmap.toml", text)


def test_everything_that_can_be_set() -> None:
    settings = read_settings(tomllib.loads(FULL), "cxmap.toml", FULL)
    assert (settings.level, settings.fail_on) == ("mapped", "warning")
    assert (settings.rules.select, settings.rules.ignore) == (["CX3", "unknown-channel"], ["CX306"])
    assert settings.rules.severity == {"CX301": "note"}
    assert settings.rules.per_file_ignores == {"legacy/*": ["CX3"]}
    assert settings.rules.evidence_age == {"interview": "3y", "forum": "never"}
    assert (settings.render.theme, settings.render.engine, settings.render.scale) == ("dark", "pure", 3)


@pytest.mark.parametrize("text", ["", "# nothing\n", "[rules]\n"])
def test_nothing_is_valid(text: str) -> None:
    settings = read_settings(tomllib.loads(text), "cxmap.toml", text)
    assert (settings.level, settings.rules.select, settings.rules.ignore) == (None, None, [])


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ('levl = "mapped"', "`levl` in cxmap.toml:1 is no setting", "did you mean `level`?"),
        ("[rules]\n\nignroe = []", "`rules.ignroe` in cxmap.toml:3 is no setting", "did you mean `ignore`?"),
        ("[rule]", "`rule` in cxmap.toml:1 is no setting", "did you mean `rules`?"),
        (
            "zzz = 1",
            "`zzz` in cxmap.toml:1 is no setting",
            "the settings here are `level`, `fail-on`, `rules`, `score`, `render`, `limits`",
        ),
        (
            'level = "mapd"',
            "`mapd` in cxmap.toml:1 is nothing that `level` can be",
            "choose `sketch`, `mapped` or `measured`",
        ),
        (
            '[rules.severity]\nCX301 = "eror"',
            "`eror` in cxmap.toml:2 is nothing that `rules.severity.CX301` can be",
            "choose `error`, `warning` or `note`",
        ),
        (
            '[rules]\nignore = "CX3"',
            "`rules.ignore` in cxmap.toml:2 is not a list of texts",
            "write a list of texts, as in docs/configuration.md",
        ),
        (
            '[rules]\nevidence-age = {interview = "2"}',
            f"`rules.evidence-age.interview` in cxmap.toml:2 is not {AGE}",
            f"write {AGE}, as in docs/configuration.md",
        ),
        (
            '[render]\ntheme = "black"',
            "`black` in cxmap.toml:2 is nothing that `render.theme` can be",
            "choose `light`, `dark` or `auto`",
        ),
        ("[render]\nscael = 3", "`render.scael` in cxmap.toml:2 is no setting", "did you mean `scale`?"),
        ("[render]\nscale = 0.05", "`render.scale` in cxmap.toml:2 is 0.05", "write a number from 0.1 upwards"),
        ("[render]\nscale = 11", "`render.scale` in cxmap.toml:2 is 11", "write a number up to 10"),
        ("[score]\ndraws = 2000000", "`score.draws` in cxmap.toml:2 is 2000000", "write a number up to 1,000,000"),
        ("rules = 3", "`rules` in cxmap.toml:1 is not a table", "write a table, as in docs/configuration.md"),
    ],
)
def test_what_cannot_be_set(text: str, message: str, help: str) -> None:
    with pytest.raises(UsageError) as error:
        read(text)
    assert (error.value.message, error.value.help) == (message, help)


@pytest.mark.parametrize(("age", "days"), [("0d", 0), ("180d", 180), ("2w", 14), ("3y", 1095)])
def test_ages_are_counted_in_days(age: str, days: int) -> None:
    assert count_days(age) == days


@pytest.mark.parametrize("age", ["", "d", "1.5d", "-1d", "1h", "999999d", "1d "])
def test_what_is_no_age(age: str) -> None:
    with pytest.raises(ValueError, match="is no age"):
        count_days(age)


def test_every_kind_of_evidence_but_an_assumption_has_an_age() -> None:
    assert set(AGES) == set(get_args(EvidenceKind)) - {"assumption"}
