"""Findings as workflow commands, from which GitHub makes annotations beside the lines of a change.

Source: the runner of GitHub Actions reads a command as `::name key=value,key=value::text`, decodes `%25`, `%0D` and
`%0A` everywhere and `%3A` and `%2C` in values too, and drops the columns where first and last line differ.
"""

from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.reports.diagnostics.place import seen_from, write_place
from cxmap.reports.diagnostics.summary import summarise
from cxmap.reports.printable import printable

if TYPE_CHECKING:
    from cxmap.diagnostics.diagnostic import Diagnostic
    from cxmap.diagnostics.report import Report
    from cxmap.source import Span

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render_github(report: "Report", *, folder: str = "") -> str:
    """The whole report: a command a line, then the summary for those who read the log.

    Args:
        report: What was found.
        folder: The working directory as seen from the root of the repository, where GitHub looks for files.
    """
    lines = [_write_command(diagnostic, folder) for diagnostic in report.diagnostics]
    return "\n".join([*lines, summarise(report), ""])


def _write_command(diagnostic: "Diagnostic", folder: str) -> str:
    properties = {
        "file": _keep_lines(seen_from(diagnostic.file, folder)),
        **_place(diagnostic.span),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    values = ",".join(f"{key}={str(value).translate(_VALUE)}" for key, value in properties.items())
    return f"::{COMMANDS[diagnostic.severity]} {values}::{_write_text(diagnostic).translate(_TEXT)}"


def _place(span: "Span") -> dict[str, int]:
    """What is marked: columns within a line, else whole lines."""
    # A place that ends before the first character of a line ends with the line before.
    last = span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line
    if span.end_line == span.line:
        return {"line": span.line, "endLine": last, "col": span.column, "endColumn": span.end_column}
    return {"line": span.line, "endLine": last}


def _write_text(diagnostic: "Diagnostic") -> str:
    """The finding with its place, which the log does not show otherwise, its repair and what explains it."""
    lines = [f"{write_place(diagnostic.file, diagnostic.span)}: {printable(diagnostic.message)}"]
    lines += [f"help: {printable(diagnostic.help)}"] if diagnostic.help else []
    lines += [f"see {write_place(label.file, label.span)}: {printable(label.message)}" for label in diagnostic.related]
    return "\n".join(lines)


def _keep_lines(file: str) -> str:
    """A name without anything a terminal would obey; ends of lines stay, because they can be told without any."""
    return "\n".join("\r".join(map(printable, line.split("\r"))) for line in file.split("\n"))
