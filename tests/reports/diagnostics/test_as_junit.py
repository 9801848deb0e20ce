"""Findings as test results, read back with junitparser."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import Failure, JUnitXml, TestCase, TestSuite
from tests.reports.diagnostics.samples import LINES, NAMES, TWICE, TYPO, WHOLE, make_report

from cxmap.diagnostics.diagnostic import Severity
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.as_junit import render_junit

GOLDEN = Path(__file__).parent / "golden"


def read_cases(report: Report, folder: str = "") -> dict[str, TestCase]:
    """The cases by their names, as another program sees them."""
    xml = JUnitXml.fromstring(render_junit(report, folder=folder).encode())
    (suite,) = list(xml)
    assert isinstance(suite, TestSuite)
    cases = {str(case.name): case for case in suite}
    failures = sum(isinstance(result, Failure) for case in cases.values() for result in case.result)
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (len(cases), failures, 0, 0)
    assert (xml.tests, xml.failures) == (suite.tests, suite.failures)
    return cases


def get_failure(case: TestCase) -> Failure:
    """The one failure of a case."""
    (failure,) = case.result
    assert isinstance(failure, Failure)
    return failure


def test_the_whole_form(golden: Callable[[str, Path], None]) -> None:
    golden(render_junit(make_report()), GOLDEN / "junit.xml")


def test_every_file_is_a_case() -> None:
    clean, order, catalogue = (read_cases(make_report())[name] for name in NAMES)
    assert clean.result == []
    assert clean.system_out is None
    failure = get_failure(order)
    assert failure.type == "error"
    assert failure.message == "no channel `wbe` (and 1 more)"
    assert [line.split(": ")[0] for line in (failure.text or "").splitlines()] == [
        "maps/order.journey.yaml:6:37",
        "maps/order.journey.yaml:9:7",
    ]
    assert order.system_out is None
    # What lets the run pass fails no test, and is told all the same.
    assert catalogue.result == []
    assert (catalogue.system_out or "").count("\n") == 2


def test_a_test_fails_where_the_run_does() -> None:
    case = read_cases(make_report(LINES, WHOLE, fail_on=Severity.WARNING))[NAMES[2]]
    failure = get_failure(case)
    assert (failure.type, failure.message) == ("warning", LINES.message)
    assert "a mark" in (case.system_out or "")
    guess = replace(WHOLE, heuristic=True)
    assert read_cases(make_report(guess, fail_on=Severity.NOTE))[NAMES[2]].result == []
    assert get_failure(read_cases(make_report(WHOLE, fail_on=Severity.NOTE))[NAMES[2]]).type == "note"


def test_the_worst_finding_gives_the_title() -> None:
    report = make_report(replace(TYPO, severity=Severity.NOTE), TWICE, fail_on=Severity.NOTE)
    assert get_failure(read_cases(report)[NAMES[1]]).message == f"{TWICE.message} (and 1 more)"


def test_a_file_that_nobody_counted_has_a_case_too() -> None:
    assert set(read_cases(Report((), (TYPO,)))) == {TYPO.file}


def test_nothing_checked_is_an_empty_suite() -> None:
    assert read_cases(Report((), ())) == {}


def test_files_are_named_as_seen_from_the_root() -> None:
    case = read_cases(make_report(), folder="journeys")[NAMES[1]]
    assert case._elem.get("file") == f"journeys/{NAMES[1]}"


@pytest.mark.parametrize("char", ["\0", "\x0b", "\x1b", "\ufffe", "\uffff", "\udcff", "\u202e"])
def test_what_xml_cannot_hold_gets_a_stand_in(char: str) -> None:
    found = replace(TYPO, message=f"a{char}b", file=f"x{char}y.yaml")
    case = read_cases(Report((), (found,)))["x\ufffdy.yaml"]
    assert get_failure(case).message == "a\ufffdb"


def test_no_text_names_a_file_to_attach() -> None:
    assert "[[ATTACHMENT|" not in render_junit(make_report(replace(TYPO, message="[[ATTACHMENT|secret]]")))
