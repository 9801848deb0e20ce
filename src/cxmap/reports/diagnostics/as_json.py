"""Findings as JSON, form `cxmap-diagnostics/1`: positions from 1, columns in code points."""

import json
from typing import TYPE_CHECKING, Any

from cxmap.diagnostics.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from cxmap.diagnostics.report import Report
    from cxmap.source import Span

FORM = "cxmap-diagnostics/1"


def render_json(report: "Report") -> str:
    """The whole report as one JSON document with a final newline."""
    document = {
        "form": FORM,
        "files": report.files,
        "summary": {severity.value: report.count(severity) for severity in Severity},
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


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
    }


def _position(span: "Span") -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
