"""Findings and comments as plain lists: the same comes back, and what is odd is no record."""

import json
import marshal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.diagnostics.fix import Edit, Fix
from cxmap.diagnostics.plain import NoRecord
from cxmap.diagnostics.record import read_diagnostic, read_suppression, write_diagnostic, write_suppression
from cxmap.diagnostics.suppression import Selector, Suppression
from cxmap.source import Span

# Names of files can hold halves of characters.
TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
SPANS = st.builds(Span, *[st.integers(1, 10**9)] * 4)
FIXES = st.builds(
    Fix, TEXT, st.booleans(), st.lists(st.builds(Edit, SPANS, TEXT), max_size=3).map(tuple), st.booleans()
)
DIAGNOSTICS = st.builds(
    Diagnostic,
    code=TEXT,
    name=TEXT,
    severity=st.sampled_from(Severity),
    message=TEXT,
    file=TEXT,
    span=SPANS,
    path=st.lists(TEXT | st.integers(0, 10**6), max_size=4).map(tuple),
    help=TEXT,
    related=st.lists(st.builds(Label, TEXT, TEXT, SPANS), max_size=2).map(tuple),
    fix=st.none() | FIXES,
    heuristic=st.booleans(),
)
SUPPRESSIONS = st.builds(
    Suppression, st.lists(st.builds(Selector, TEXT, SPANS), max_size=3).map(tuple), TEXT, st.integers(1), SPANS, TEXT
)
SPAN = Span(1, 2, 3, 4)
FOUND = Diagnostic(
    *("CX201", "unknown-channel", Severity.ERROR, "no channel `x`", "a.journey.yaml", SPAN, ("stages", 0)),
    help="add it",
    related=(Label("here", "b.catalogue.yaml", SPAN),),
    fix=Fix("add it", safe=True, edits=(Edit(SPAN, "x"),)),
)


@given(DIAGNOSTICS)
def test_a_finding_comes_back(found: Diagnostic) -> None:
    plain = write_diagnostic(found)
    for form in (plain, json.loads(json.dumps(plain)), marshal.loads(marshal.dumps(plain))):
        back = read_diagnostic(form)
        assert back == found
        assert repr(back) == repr(found)  # equal is not enough: `True` equals 1


@given(SUPPRESSIONS)
def test_a_comment_comes_back(suppression: Suppression) -> None:
    plain = write_suppression(suppression)
    for form in (plain, json.loads(json.dumps(plain)), marshal.loads(marshal.dumps(plain))):
        assert read_suppression(form) == suppression


def damage(plain: object) -> Iterator[object]:
    """The same data with one thing in it of another kind, one too many, or one too few."""
    yield {"a": 1}
    if isinstance(plain, list):
        for number, item in enumerate(plain):
            for other in damage(item):
                yield [*plain[:number], other, *plain[number + 1 :]]
    else:
        yield 1.5
        yield [plain]
        if type(plain) is int:
            yield bool(plain)
        if type(plain) is bool:
            yield int(plain)


@pytest.mark.parametrize("odd", list(damage(write_diagnostic(FOUND))), ids=repr)
def test_what_is_odd_is_no_finding(odd: Any) -> None:
    with pytest.raises(NoRecord):
        read_diagnostic(odd)


@pytest.mark.parametrize("number", [0, 2, 5, 8, 9])
def test_what_is_too_short_or_too_long_is_no_finding(number: int) -> None:
    plain: list[Any] = write_diagnostic(FOUND)
    for whole in (plain[:-1], [*plain, 0]):
        with pytest.raises(NoRecord):
            read_diagnostic(whole)
    if isinstance(plain[number], list) and number != 8:
        with pytest.raises(NoRecord):
            read_diagnostic([*plain[:number], plain[number][:-1], *plain[number + 1 :]])


def test_there_is_no_fourth_severity() -> None:
    plain = write_diagnostic(FOUND)
    plain[2] = "fatal"
    with pytest.raises(NoRecord):
        read_diagnostic(plain)
    with pytest.raises(NoRecord):
        read_suppression([[], "", 1, [1, 1, 1, 1]])
