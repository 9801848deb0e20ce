"""Findings as JSON, form `cxmap-diagnostics/1`: positions from 1, columns in code points."""

import json
from typing import TYPE_CHECKING, Any

from cxmap.diagnostics.diagnostic import Diagnostic, Severity
from cxmap.reports.printable import spell_out

if TYPE_CHECKING:
    from cxmap.diagnostics.fix import Fix
    from cxmap.diagnostics.report import Report
    from cxmap.source import Span

FORM = "cxmap-diagnostics/1"


def render_json(report: "Report") -> str:
    """The whole report as one JSON document with a final newline."""
    document = {
        "form": FORM,
        "files": report.files,
        "summary": summarise_counts(report),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
    }
    return write_json(document)


def write_json(document: dict[str, Any]) -> str:
    """A document as text with a final newline, the same for equal documents."""
    return spell_out(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def summarise_counts(report: "Report") -> dict[str, int]:
    """How many findings there are of each severity."""
    return {severity.value: report.count(severity) for severity in Severity}


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": diagnostic.file,
        **_position(diagnostic.span),
        "path": list(diagnostic.path),
        "help": diagnostic.help,
        "related": [
            {"message": label.message, "file": label.file, **_position(label.span)} for label in diagnostic.related
        ],
        **({"fix": _fix(diagnostic.fix)} if diagnostic.fix else {}),
    }


def _fix(fix: "Fix") -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{**_position(edit.span), "text": edit.text} for edit in fix.edits],
    }


def _position(span: "Span") -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
