"""How often each rule speaks."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports.diagnostics.samples import LINES, NAMES, TWICE, TYPO, WHOLE

from cxmap.diagnostics.diagnostic import Severity
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.statistics import count_rules, render_statistics, render_statistics_json

GOLDEN = Path(__file__).parent / "golden"
REPORT = Report(NAMES, (TWICE, WHOLE, *(TYPO,) * 1200, *(LINES,) * 12))


@pytest.mark.parametrize("colour", [False, True])
def test_the_whole_form(golden: Callable[[str, Path], None], colour: bool) -> None:
    golden(render_statistics(REPORT, colour=colour), GOLDEN / f"statistics{'.colour' if colour else ''}.txt")


def test_the_whole_form_for_programs(golden: Callable[[str, Path], None]) -> None:
    golden(render_statistics_json(REPORT), GOLDEN / "statistics.json")


def test_the_most_frequent_comes_first_and_nothing_is_lost() -> None:
    shares = count_rules(REPORT)
    assert [(share.count, share.code) for share in shares] == [
        (1200, "CX201"),
        (12, "CX215"),
        (1, "CX003"),
        (1, "CX214"),
    ]
    assert sum(share.count for share in shares) == len(REPORT.diagnostics)
    assert [rule["count"] for rule in json.loads(render_statistics_json(REPORT))["rules"]] == [1200, 12, 1, 1]


def test_a_rule_that_weighs_differently_is_counted_apart() -> None:
    shares = count_rules(Report(NAMES, (TYPO, replace(TYPO, severity=Severity.NOTE))))
    assert [(share.count, share.severity) for share in shares] == [(1, "error"), (1, "note")]


def test_without_findings_there_is_the_summary() -> None:
    report = Report(NAMES, ())
    assert render_statistics(report) == "Checked 3 files: nothing to mend.\n"
    assert json.loads(render_statistics_json(report))["rules"] == []
