"""Findings as JUnit XML, which most build servers show as test results: a case a file, failed where findings block.

Source: GitLab shows the text of one `failure` a case and keeps the first of two cases with one name; Jenkins shows the
`message` and the text of one `failure`, and `system-out`. So a case has one `failure` with all findings that block.
"""

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cxmap.diagnostics.diagnostic import Diagnostic
from cxmap.reports.diagnostics.concise import compose_line
from cxmap.reports.diagnostics.ink import draw
from cxmap.reports.diagnostics.place import seen_from
from cxmap.reports.printable import calm, printable

if TYPE_CHECKING:
    from cxmap.diagnostics.report import Report

SUITE = "cxmap validate"
CLASS = "cxmap.validate"
"""Build servers group cases by what stands before the last full stop."""

_NO_XML = re.compile("[\ufffe\uffff]")
_ATTACHMENT = re.compile(r"\[(?=\[ATTACHMENT\|)")
"""GitLab takes `[[ATTACHMENT|file]]` in an output for the name of a file to show."""


def render_junit(report: "Report", *, folder: str = "") -> str:
    """The whole report as one XML document with a final newline.

    Args:
        report: What was found.
        folder: The working directory as seen from the root of the repository, where build servers look for files.
    """
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        found[diagnostic.file].append(diagnostic)
    failed = sum(any(map(report.blocks, diagnostics)) for diagnostics in found.values())
    names = sorted({*report.names, *found})
    counts = {"tests": str(len(names)), "failures": str(failed), "errors": "0", "skipped": "0"}
    root = ET.Element("testsuites", {"name": SUITE, **counts})
    suite = ET.SubElement(root, "testsuite", {"name": SUITE, **counts})
    for name in names:
        _add_case(suite, name, found[name], report, folder)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{calm(body, "&#35;")}\n'


def _add_case(suite: ET.Element, name: str, diagnostics: list[Diagnostic], report: "Report", folder: str) -> None:
    attributes = {"classname": CLASS, "name": _text(printable(name)), "file": _text(printable(seen_from(name, folder)))}
    case = ET.SubElement(suite, "testcase", attributes)
    blocking = [diagnostic for diagnostic in diagnostics if report.blocks(diagnostic)]
    others = [diagnostic for diagnostic in diagnostics if not report.blocks(diagnostic)]
    if blocking:
        first = max(blocking, key=lambda diagnostic: diagnostic.severity.rank)
        more = f" (and {len(blocking) - 1:,} more)" if len(blocking) > 1 else ""
        message = f"{_text(printable(first.message))}{more}"
        failure = ET.SubElement(case, "failure", {"message": message, "type": first.severity.value})
        failure.text = _list(blocking)
    if others:
        ET.SubElement(case, "system-out").text = _list(others)


def _list(diagnostics: list[Diagnostic]) -> str:
    return "".join(f"{_text(draw(compose_line(diagnostic), colour=False))}\n" for diagnostic in diagnostics)


def _text(line: str) -> str:
    """A printable line without the two characters that XML cannot hold, and without names of files to attach."""
    return _ATTACHMENT.sub("\ufffd", _NO_XML.sub("\ufffd", line))
