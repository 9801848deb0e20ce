"""What rules make of each other's findings, and of what no file of a test can bring about on every machine."""

from pathlib import Path

import pytest
from tests.rules.cases import HERE, lay_out, validate

from cxmap.journey.measures import Place
from cxmap.rules.registry import all_rules, check_soundness
from cxmap.rules.rule import NamedFileProblem, Rule, Subject

HEAD = "cxmap: 1\ntitle: Switching\nevidence:\n  talks: {kind: interview}\nstages:\n  compare:\n    touchpoints:\n"


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        pytest.param(HEAD + "      ask: {name: I ask, from: talks}\n", [], id="sound"),
        pytest.param(HEAD + "      ask: {name: I ask}\n", ["CX221"], id="unused"),
        pytest.param(HEAD + "      ask: {name: I ask, from: talk}\n", ["CX206"], id="the misspelt reference is meant"),
        pytest.param(HEAD + "      ask: {name: I ask, from: web-log}\n", ["CX221", "CX206"], id="another is meant"),
        pytest.param(HEAD + "      ask: {name: I ask, form: talks}\n", ["CX101"], id="named in a part not read"),
        pytest.param(
            HEAD + "      ask: {name: I ask}\n      ask: {name: I ask, from: talks}\n", ["CX009"], id="dropped"
        ),
        pytest.param("\ufeff" + HEAD + "      ask: {name: I ask}\n", ["CX003", "CX221"], id="read whole all the same"),
    ],
)
def test_one_mistake_is_one_finding(
    content: str,
    codes: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "map.journey.yaml").write_text(content, encoding="utf-8")
    found = validate(tmp_path, "json", monkeypatch, capsys).diagnostics
    assert [diagnostic["code"] for diagnostic in found] == codes


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        (("uses", 0), "CX217", "the catalogue `a b` cannot be read: no permission"),
        (("stages", "a", "touchpoints", "b", "journey"), "CX219", "the map `a b` cannot be read: no permission"),
    ],
)
def test_a_file_that_cannot_be_read(path: tuple[str | int, ...], code: str, message: str) -> None:
    problem = NamedFileProblem("unreadable", Place("map.journey.yaml", path), "a\nb", "no permission")
    ((rule, finding),) = check_soundness(Subject("map.journey.yaml", files=(problem,)))
    assert (rule.code, finding.message) == (code, message)
    assert finding.help


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_nothing_is_found_in_nothing(rule: Rule) -> None:
    assert list(rule.check(Subject("map.journey.yaml"))) == []


def test_a_catalogue_that_uses_itself_is_a_cycle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = lay_out(HERE / "CX218" / "self", tmp_path / "project")
    assert [found["code"] for found in validate(folder, "json", monkeypatch, capsys).diagnostics] == ["CX218"]
