"""What is made of findings: heard or not, with which weight, and whether the run fails."""

import pytest

from cxmap.diagnostics.diagnostic import Diagnostic, Severity
from cxmap.diagnostics.policy import Policy
from cxmap.diagnostics.report import build_report
from cxmap.source import Span


def found(
    code: str, severity: Severity = Severity.ERROR, *, file: str = "a", line: int = 1, heuristic: bool = False
) -> Diagnostic:
    return Diagnostic(code, code.lower(), severity, "m", file, Span(line, 1, line, 2), (), heuristic=heuristic)


UNREAD, CHANNEL, OWNER = found("CX103"), found("CX201"), found("CX301", Severity.WARNING, line=2)
ALL = (UNREAD, CHANNEL, OWNER)


def judge(policy: Policy, silences: dict[tuple[str, int], frozenset[str]] | None = None) -> list[str]:
    return [one.code for one in policy.judge(ALL, silences or {})]


def test_without_wishes_everything_is_heard() -> None:
    assert list(Policy().judge(ALL, {})) == list(ALL)


def test_what_could_not_be_read_is_always_heard() -> None:
    every = frozenset({"CX103", "CX201", "CX301"})
    assert judge(Policy(select=frozenset({"CX301"}))) == ["CX103", "CX301"]
    assert judge(Policy(ignore=every)) == ["CX103"]
    assert judge(Policy(file_ignores={"a": every})) == ["CX103"]
    assert judge(Policy(), {("a", 1): every, ("a", 2): every}) == ["CX103"]
    lowered = Policy(severities=dict.fromkeys(every, Severity.NOTE)).judge(ALL, {})
    assert [one.severity for one in lowered] == [Severity.ERROR, Severity.NOTE, Severity.NOTE]


def test_ignoring_beats_selecting() -> None:
    assert judge(Policy(select=frozenset({"CX201", "CX301"}), ignore=frozenset({"CX301"}))) == ["CX103", "CX201"]


def test_files_and_lines_are_their_own() -> None:
    assert judge(Policy(file_ignores={"b": frozenset({"CX201"})})) == ["CX103", "CX201", "CX301"]
    assert judge(Policy(), {("a", 2): frozenset({"CX201"})}) == ["CX103", "CX201", "CX301"]
    assert judge(Policy(), {("b", 1): frozenset({"CX201"})}) == ["CX103", "CX201", "CX301"]


@pytest.mark.parametrize(
    ("severity", "fail_on", "fails"),
    [(severity, fail_on, severity.rank >= fail_on.rank) for severity in Severity for fail_on in Severity],
)
def test_a_run_fails_from_a_weight_upwards(severity: Severity, fail_on: Severity, fails: bool) -> None:
    assert build_report(["a"], [found("CX301", severity)], fail_on).failed is fails


def test_a_guess_never_fails_a_run_unless_somebody_gave_it_weight() -> None:
    guess = found("CX601", Severity.NOTE, heuristic=True)
    assert not build_report(["a"], [guess], Severity.NOTE).failed
    weighed = Policy(severities={"CX601": Severity.WARNING}).judge([guess], {})
    assert build_report(["a"], weighed, Severity.WARNING).failed
