"""Findings for editors and `grep`: a line each, as compilers write it, then the summary."""

from typing import TYPE_CHECKING

from cxmap.reports.diagnostics.ink import SEVERITIES, Line, draw
from cxmap.reports.diagnostics.place import write_place
from cxmap.reports.diagnostics.summary import summarise
from cxmap.reports.printable import calm_lines, printable

if TYPE_CHECKING:
    from cxmap.diagnostics.diagnostic import Diagnostic
    from cxmap.diagnostics.report import Report


def render_concise(report: "Report", *, colour: bool = False) -> str:
    """The whole report as lines.

    Args:
        report: What was found.
        colour: Whether to mark it up with ANSI colours.
    """
    lines = [draw(compose_line(diagnostic), colour=colour) for diagnostic in report.diagnostics]
    return calm_lines("\n".join([*lines, summarise(report), ""]))


def compose_line(diagnostic: "Diagnostic") -> Line:
    """One finding: `file:line:column: severity: message (help: …) [code name]`."""
    severity = diagnostic.severity
    help = f" (help: {printable(diagnostic.help)})" if diagnostic.help else ""
    return (
        (f"{write_place(diagnostic.file, diagnostic.span)}: ", "bold"),
        (f"{severity.value}: ", SEVERITIES[severity]),
        (f"{printable(diagnostic.message)}{help}", ""),
        (f" [{diagnostic.code} {diagnostic.name}]", "blue"),
    )
