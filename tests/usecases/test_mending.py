"""Fixes made together, and faults planted in them."""

from dataclasses import replace

from cxmap.diagnostics.diagnostic import Diagnostic, Severity
from cxmap.diagnostics.fix import Edit, Fix
from cxmap.source import Span, parse_document
from cxmap.usecases.mending import Mender

TEXT = """\
cxmap: 1
title: Buying
evidence: {a: {kind: forum}, b: {kind: forum}}
stages:
  buy: {}
"""
LINE = 3


def find(column: int, end: int, text: str, *, line: int = LINE, form_only: bool = False) -> Diagnostic:
    """A finding whose fix puts a text in the place of a part of a line."""
    span = Span(line, column, line, end)
    fix = Fix("do it", safe=True, edits=(Edit(span, text),), form_only=form_only)
    return Diagnostic("CX221", "unused-evidence", Severity.WARNING, f"at {column}", "x", span, (), fix=fix)


def mend(*found: Diagnostic) -> tuple[str, list[str], list[str]]:
    document = parse_document(TEXT.encode(), "x.journey.yaml")
    step = Mender(document, [], unsafe=False).mend(found)
    return step.document.text, [one.message for one in step.made], [one.message for one in step.refused]


def test_fixes_that_want_different_text_are_made_together():
    text = TEXT.replace("a: {", "c: {").replace("b: {", "d: {")
    assert mend(find(12, 13, "c"), find(30, 31, "d")) == (text, ["at 12", "at 30"], [])


def test_of_two_that_want_the_same_text_the_first_is_made():
    assert mend(find(12, 13, "c"), find(12, 14, "d:")) == (TEXT.replace("a: {", "c: {"), ["at 12"], [])


def test_two_with_the_very_same_fix_are_both_made():
    assert mend(find(12, 13, "c"), find(12, 13, "c")) == (TEXT.replace("a: {", "c: {"), ["at 12", "at 12"], [])


def test_what_changes_only_the_form_comes_first_and_by_itself():
    text, made, refused = mend(find(12, 13, "c"), find(1, 1, "# so\n", line=1, form_only=True))
    assert (text, made, refused) == (f"# so\n{TEXT}", ["at 1"], [])


def test_two_that_are_right_only_one_by_one_take_turns():
    # Both entries cannot have the same name.
    assert mend(find(12, 13, "c"), find(30, 31, "c")) == (TEXT.replace("a: {", "c: {"), ["at 12"], [])


def test_a_planted_fix_that_changes_more_than_the_form_is_refused():
    assert mend(find(12, 13, "c", form_only=True)) == (TEXT, [], ["at 12"])


def test_a_planted_fix_that_makes_a_file_unreadable_is_refused():
    assert mend(find(11, 12, ""), find(30, 31, "d")) == (TEXT.replace("b: {", "d: {"), ["at 30"], ["at 11"])


def test_a_planted_fix_that_brings_up_an_error_is_refused():
    assert mend(find(22, 27, "nothing"), find(30, 31, "d")) == (TEXT.replace("b: {", "d: {"), ["at 30"], ["at 22"])


def test_a_planted_fix_that_changes_something_else_is_refused():
    # A further entry is nothing that an edit of this text could say.
    assert mend(find(22, 27, "forum}, x-c: {kind: forum")) == (TEXT, [], ["at 22"])


def test_errors_are_mended_before_the_rest():
    warning = find(12, 13, "c")
    error = replace(find(30, 31, "d"), severity=Severity.ERROR)
    assert mend(warning, error) == (TEXT.replace("b: {", "d: {"), ["at 30"], [])


def test_the_guilty_are_found_among_many():
    found = [find(column, column, "") for column in range(1, 9)]
    assert mend(*found, find(22, 27, "nothing"), find(30, 31, "d"))[1:] == (
        [*(f"at {column}" for column in range(1, 9)), "at 30"],
        ["at 22"],
    )


def test_after_many_attempts_the_rest_is_left_out(monkeypatch):
    monkeypatch.setattr("cxmap.usecases.mending.MOST_ATTEMPTS", 1)
    assert mend(find(12, 13, "c"), find(22, 27, "nothing")) == (TEXT, [], ["at 12", "at 22"])


def test_nothing_found_is_nothing_made():
    assert mend() == (TEXT, [], [])
