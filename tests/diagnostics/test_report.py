"""Sorting, counting and the verdict."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cxmap.diagnostics.diagnostic import Diagnostic, Severity
from cxmap.diagnostics.report import build_report
from cxmap.source import Span

FOUND = st.builds(
    Diagnostic,
    code=st.sampled_from(["CX001", "CX201"]),
    name=st.just("x"),
    severity=st.sampled_from(Severity),
    message=st.sampled_from(["a", "b"]),
    file=st.sampled_from(["a.yaml", "b.yaml"]),
    span=st.builds(Span, st.integers(1, 12), st.integers(1, 12), st.just(12), st.just(13)),
    path=st.just(()),
)


@given(st.lists(FOUND, max_size=12), st.randoms())
def test_the_order_of_finding_does_not_matter(found: list[Diagnostic], random: Random) -> None:
    # Of two findings at one place only the severity may differ, and it follows from the code.
    unique = list({(one.file, one.span, one.code, one.message): one for one in found}.values())
    report = build_report("abc", unique)
    shuffled = list(unique)
    random.shuffle(shuffled)
    assert build_report("abc", shuffled + shuffled) == report
    places = [(one.file, one.span.line, one.span.column, one.code) for one in report.diagnostics]
    assert places == sorted(places)


@given(st.lists(FOUND, max_size=12))
def test_counts_and_verdict(found: list[Diagnostic]) -> None:
    report = build_report("abc", found)
    assert sum(report.count(severity) for severity in Severity) == len(set(found))
    assert report.failed == any(one.severity is Severity.ERROR for one in found)
