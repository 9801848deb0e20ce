"""Every rule fires on its bad case at the exact place, with the exact words, and is silent on its ok case."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.cases import HERE, find_granted, find_wishes, lay_out, to_bytes, validate

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.registry import all_rules
from cxmap.rules.rule import Rule

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


@RULES
def test_bad_case(
    rule: Rule,
    tmp_path: Path,
    golden: Callable[[str, Path], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = HERE / rule.code / "bad"
    folder = lay_out(case, tmp_path / "project")
    machine = validate(folder, "json", monkeypatch, capsys)
    wishes = find_wishes(case)
    assert wishes
    assert {wish.code for wish in wishes} == {rule.code}
    assert find_granted(machine.diagnostics, wishes, folder) == wishes
    for found in machine.diagnostics:
        assert (found["name"], found["severity"]) == (rule.name, rule.severity)
        assert found["message"]
        assert found["help"]
    people = validate(folder, "pretty", monkeypatch, capsys)
    fails = int(rule.severity is Severity.ERROR)
    assert (machine.exit_code, people.exit_code) == (fails, fails)
    assert (machine.errors, people.errors) == ("", "")
    golden(machine.output, case / "expected.json")
    golden(people.output, case / "expected.pretty.txt")


@RULES
def test_ok_case(
    rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = lay_out(HERE / rule.code / "ok", tmp_path / "project")
    run = validate(folder, "json", monkeypatch, capsys)
    assert run.diagnostics == []
    assert (run.exit_code, run.errors) == (0, "")


def test_bytes_are_put_where_they_are_written_out() -> None:
    assert to_bytes("Z⟨FC⟩ ⟨EF BB⟩ ⟨00 × 3⟩ ⟨no⟩".encode()) == b"Z\xfc \xef\xbb \0\0\0 " + "⟨no⟩".encode()
