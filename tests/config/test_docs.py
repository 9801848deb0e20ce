"""docs/configuration.md: what it shows is what can be set, and does what the page says."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxmap.config.ages import AGES
from cxmap.config.settings import LimitSettings, RenderSettings, RuleSettings, ScoreSettings, Settings, Table
from cxmap.limits import BOUNDS
from cxmap.source.limits import MAX_DIGITS, MAX_FAULTS

TABLES = {RuleSettings, ScoreSettings, RenderSettings, LimitSettings}
ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
Run = Callable[..., subprocess.CompletedProcess[str]]

MAP = """\
cxmap: 1
title: Sending a parcel back
{head}stages:
  pack:
    touchpoints:
      print-label: {{name: I print the label, channels: [app]}}
"""


def list_blocks(language: str) -> list[str]:
    """The examples in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def example_of(setting: str) -> str:
    """The example below the heading of a setting."""
    section = PAGE.partition(f"\n### {setting}\n")[2].partition("\n### ")[0]
    [example] = re.findall(r"^```toml\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    return str(example)


def list_settings(table: type[Table] = Settings, prefix: str = "") -> list[str]:
    """Every setting there is, with the tables before it."""
    found: list[str] = []
    for name, field in table.model_fields.items():
        key = prefix + (field.alias or name.replace("_", "-"))
        nested: Any = field.annotation
        found += list_settings(nested, f"{key}.") if nested in TABLES else [key]
    return found


def weights_in(done: subprocess.CompletedProcess[str], file: str = "") -> dict[str, str]:
    """The severity of each code that a run printed, of one file or of all."""
    found = json.loads(done.stdout)["diagnostics"]
    return {each["code"]: each["severity"] for each in found if file in each["file"]}


def codes_in(done: subprocess.CompletedProcess[str], file: str = "") -> set[str]:
    """The codes that a run printed, of one file or of all."""
    return set(weights_in(done, file))


@pytest.fixture
def check(run_cxmap: Run, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Check a map at a place in a project, with a configuration and arguments."""
    (tmp_path / ".git").mkdir()

    def run(configuration: str, *arguments: str, name: str = "back", head: str = "") -> Any:
        (tmp_path / "cxmap.toml").write_text(configuration, encoding="utf-8")
        path = tmp_path / f"{name}.journey.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(MAP.format(head=head), encoding="utf-8")
        return run_cxmap("validate", "--format", "json", *arguments)

    return run


def test_every_setting_has_its_row_and_its_part() -> None:
    settings = list_settings()
    assert len(settings) == 24
    assert re.findall(r"^\| \[`([\w.-]+)`\]\(#[\w-]+\) \|", PAGE, re.MULTILINE) == settings
    assert re.findall(r"^### ([\w.-]+)$", PAGE, re.MULTILINE) == settings
    for setting in settings:
        assert setting.rpartition(".")[2] in example_of(setting)


@pytest.mark.parametrize("example", list_blocks("toml"))
def test_every_example_is_a_configuration(run_cxmap: Run, tmp_path: Path, example: str) -> None:
    name = "pyproject.toml" if "[tool.cxmap" in example else "cxmap.toml"
    (tmp_path / ".git").mkdir()
    (tmp_path / name).write_text(example, encoding="utf-8")
    (tmp_path / "back.journey.yaml").write_text(MAP.format(head="x-note: none\n"), encoding="utf-8")
    done = run_cxmap("validate", "-v")
    assert done.stderr.startswith(f"configuration: {name}\n")
    assert f"configuration   {name}" in re.sub(r" {4,}", "   ", run_cxmap("doctor").stdout)


def test_the_level_of_maps_that_name_none(check: Callable[..., Any]) -> None:
    mapped = example_of("level")
    assert "CX301" not in codes_in(check(""))
    assert "CX301" in codes_in(check(mapped))
    # The level of the map itself comes first, and the flag before both.
    assert "CX301" not in codes_in(check(mapped, head="level: sketch\n"))
    assert "CX301" not in codes_in(check(mapped, "--level", "sketch", head="level: mapped\n"))
    assert "CX301" in codes_in(check("", "--level", "mapped", head="level: sketch\n"))


def test_the_least_that_fails(check: Callable[..., Any]) -> None:
    weaker = '[rules.severity]\nCX201 = "warning"\n'
    assert check(weaker).returncode == 0
    assert check(example_of("fail-on") + weaker).returncode == 1
    assert check(example_of("fail-on") + weaker, "--fail-on", "error").returncode == 0


def test_what_is_selected_and_ignored(check: Callable[..., Any]) -> None:
    mapped = 'level = "mapped"\n'
    everything = codes_in(check(mapped))
    assert {"CX201", "CX301", "CX303"} <= everything
    assert codes_in(check(mapped + example_of("rules.select"))) == {"CX201", "CX301"}
    # The flag takes the place of the setting.
    assert codes_in(check(mapped + example_of("rules.select"), "--select", "CX303")) == {"CX303"}
    assert codes_in(check(mapped + '[rules]\nignore = ["CX3"]\n')) == {each for each in everything if each[:3] != "CX3"}
    ignore = mapped + '[rules]\nignore = ["CX201"]\n'
    # Flags add to what is ignored, and whoever asks for a rule by hand hears it.
    assert codes_in(check(ignore, "--ignore", "CX303")) == everything - {"CX201", "CX303"}
    assert codes_in(check(ignore, "--select", "CX201")) == {"CX201"}
    assert codes_in(check(ignore, "--select", "CX201", "--ignore", "unknown-channel")) == set()
    assert codes_in(check(mapped + '[rules]\nselect = ["CX201"]\nignore = ["CX2"]\n')) == set()


def test_how_much_findings_weigh(check: Callable[..., Any]) -> None:
    weights = weights_in(check('level = "mapped"\n' + example_of("rules.severity")))
    family = {code: weight for code, weight in weights.items() if code.startswith("CX3")}
    assert family.pop("CX301") == "error"
    assert set(family.values()) == {"note"}
    assert weights["CX201"] == "error"


def test_what_is_ignored_in_some_files(check: Callable[..., Any]) -> None:
    configuration = 'level = "mapped"\n' + example_of("rules.per-file-ignores")
    for name in ("back", "legacy/old", "teams/draft-new"):
        done = check(configuration, name=name)
    everything = codes_in(done, "back")
    assert {"CX201", "CX303"} <= everything
    assert codes_in(done, "legacy") == {code for code in everything if code[:3] not in {"CX3", "CX5", "CX6"}}
    assert codes_in(done, "draft") == everything - {"CX303"}


def test_how_long_evidence_stays_fresh() -> None:
    rows = re.findall(r"^\| ((?:`[\w-]+`(?:, )?)+) \| ([\d,]+) days \|$", PAGE, re.MULTILINE)
    told = {kind: int(days.replace(",", "")) for kinds, days in rows for kind in re.findall(r"[\w-]+", kinds)}
    assert told == AGES


def test_stale_evidence_speaks_when_the_page_says(check: Callable[..., Any]) -> None:
    survey = (
        "level: measured\nevidence:\n"
        "  survey: {kind: transactional-survey, source: After each parcel, date: 2026-05-01, n: 90}\n"
        "journeys_per_year: {value: 400, from: survey}\n"
    )
    for configuration, stale in (("", False), (example_of("rules.evidence-age"), True)):
        done = check(configuration, "--today", "2026-11-22", head=survey)
        assert ("CX309" in codes_in(done)) is stale


@pytest.mark.parametrize("selector", ["CX101", "unknown-key"])
def test_rules_that_cannot_be_changed(check: Callable[..., Any], selector: str) -> None:
    for configuration in (f'[rules]\nignore = ["{selector}"]\n', f'[rules.severity]\n{selector} = "note"\n'):
        done = check(configuration)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"`{selector}`" in done.stderr
    # Their families can be named, and leave them as they are.
    family = check('[rules]\nignore = ["CX1"]\n[rules.severity]\nCX1 = "note"\n', head="colour: red\n")
    assert weights_in(family)["CX101"] == "error"


def test_the_comment_that_silences(run_cxmap: Run, tmp_path: Path) -> None:
    [example] = list_blocks("yaml")
    path = tmp_path / "silent.journey.yaml"
    path.write_text(example, encoding="utf-8")
    assert run_cxmap("validate").stdout == "Checked 1 file: nothing to mend.\n"
    path.write_text(re.sub(r"# cxmap:.*", "", example), encoding="utf-8")
    assert run_cxmap("validate").stdout.count("error[CX201]") == 2


def test_every_limit_has_the_bounds_of_the_page() -> None:
    rows = re.findall(r"^\| `limits\.([\w-]+)` \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$", PAGE, re.MULTILINE)
    told = [(name, *(int(number.replace(",", "")) for number in numbers)) for name, *numbers in rows]
    assert told == [(bound.setting, bound.least, bound.usual, bound.most) for bound in BOUNDS]
    usual = dict(re.findall(r"^\| \[`limits\.([\w-]+)`\].*\| ([\d,]+) \|$", PAGE, re.MULTILINE))
    assert {name: int(number.replace(",", "")) for name, number in usual.items()} == {
        bound.setting: bound.usual for bound in BOUNDS
    }
    assert f"{MAX_FAULTS:,} faults of its text" in PAGE
    assert f"{MAX_FAULTS:,} of its language" in PAGE
    assert f"at most {MAX_DIGITS} digits" in PAGE
