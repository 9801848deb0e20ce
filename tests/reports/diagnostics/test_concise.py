"""Findings a line each, as editors and `grep` want them."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports.diagnostics.samples import TYPO, make_report

from cxmap.diagnostics.diagnostic import Severity
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.concise import render_concise
from cxmap.reports.diagnostics.summary import summarise

GOLDEN = Path(__file__).parent / "golden"
COMPILER = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|note): (?P<message>.*)")
"""What GCC writes, which the problem matchers of editors know."""


@pytest.mark.parametrize("colour", [False, True])
def test_the_whole_form(golden: Callable[[str, Path], None], colour: bool) -> None:
    golden(render_concise(make_report(), colour=colour), GOLDEN / f"concise{'.colour' if colour else ''}.txt")


def test_every_finding_is_a_line_that_editors_know() -> None:
    report = make_report()
    *lines, last = render_concise(report).splitlines()
    assert len(lines) == len(report.diagnostics)
    for line, found in zip(lines, report.diagnostics, strict=True):
        match = COMPILER.fullmatch(line)
        assert match is not None
        assert match["file"] == found.file
        assert (int(match["line"]), int(match["column"])) == (found.span.line, found.span.column)
        assert match["severity"] == found.severity
        assert match["message"].startswith(found.message)
        assert line.endswith(f"[{found.code} {found.name}]")
    assert COMPILER.fullmatch(last) is None
    assert last == summarise(report)


def test_without_findings_there_is_the_summary() -> None:
    assert render_concise(Report(("a", "b"), ())) == "Checked 2 files: nothing to mend.\n"


def test_no_help_leaves_no_brackets() -> None:
    line, _ = render_concise(make_report(replace(TYPO, help="", severity=Severity.NOTE))).splitlines()
    assert line == "maps/order.journey.yaml:6:37: note: no channel `wbe` [CX201 unknown-channel]"


@pytest.mark.parametrize("file", ["::error::x.journey.yaml", " \t::stop-commands::x.journey.yaml"])
def test_a_name_is_no_command_to_a_build_server(file: str) -> None:
    line, _ = render_concise(make_report(replace(TYPO, file=file))).splitlines()
    assert line.startswith("./")
