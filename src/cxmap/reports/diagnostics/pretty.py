"""Findings for people: the line, the exact text underlined, related places, and the repair."""

import textwrap
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from cxmap.diagnostics.diagnostic import Diagnostic, Severity
from cxmap.reports.diagnostics.summary import summarise
from cxmap.reports.printable import printable

if TYPE_CHECKING:
    from cxmap.diagnostics.report import Report
    from cxmap.source import Document, Span

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
FRAME_STYLE = "blue"
MOST_CELLS = 100
"""A longer line is shown as a window around the place."""


def render_pretty(
    report: "Report", documents: "Mapping[str, Document]", *, colour: bool = False, width: int | None = None
) -> str:
    """The whole report as text.

    Args:
        report: What was found.
        documents: The files that findings are about, by name; a file that is not there gets no code frame.
        colour: Whether to mark it up with ANSI colours.
        width: Columns at which sentences are wrapped; None wraps nothing, as is right for a pipe.
    """
    stream = StringIO()
    console = Console(
        file=stream,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        width=width or 10_000,
        legacy_windows=False,
    )
    for diagnostic in report.diagnostics:
        for line in _frame(diagnostic, documents, width):
            console.print(line, soft_wrap=True)
        console.print()
    console.print(Text(summarise(report)), soft_wrap=True)
    return stream.getvalue()


def _frame(diagnostic: Diagnostic, documents: "Mapping[str, Document]", width: int | None) -> Iterator[Text]:
    style = STYLES[diagnostic.severity]
    last = max([diagnostic.span.line, *(label.span.line for label in diagnostic.related)])
    margin = len(str(last))
    head = f"{diagnostic.severity.value}[{diagnostic.code}] {diagnostic.name}: "
    first, *rest = _wrapped(printable(diagnostic.message), width, len(head), 2)
    yield Text.assemble((head, style), (first, "bold"))
    yield from (Text(line, "bold") for line in rest)
    yield from _excerpt(documents.get(diagnostic.file), diagnostic.file, diagnostic.span, margin, "-->", "^", style)
    for label in diagnostic.related:
        note = printable(label.message)
        yield from _excerpt(documents.get(label.file), label.file, label.span, margin, ":::", "-", FRAME_STYLE, note)
    if diagnostic.help:
        lead = f"{' ' * margin} = help: "
        first, *rest = _wrapped(printable(diagnostic.help), width, len(lead), len(lead))
        yield Text.assemble((f"{' ' * margin} = ", FRAME_STYLE), ("help: ", "bold"), first)
        yield from (Text(line) for line in rest)


def _excerpt(
    document: "Document | None", file: str, span: "Span", margin: int, arrow: str, sign: str, style: str, note: str = ""
) -> Iterator[Text]:
    """The place, its line and the underlined text."""
    pad = " " * margin
    yield Text.assemble((f"{pad}{arrow} ", FRAME_STYLE), f"{printable(file)}:{span.line}:{span.column}")
    if document is None:
        return
    line = document.line(span.line)
    end = span.end_column if span.end_line == span.line else len(line) + 1
    before, marked, after = _window(line, span.column - 1, max(end - 1, span.column))
    blank, under = " " * cell_len(before), sign * max(cell_len(marked), 1)
    yield Text(f"{pad} |", FRAME_STYLE)
    code = f"{before}{marked}{after}".rstrip()
    yield (
        Text.assemble((f"{span.line:>{margin}} | ", FRAME_STYLE), code)
        if code
        else Text(f"{span.line:>{margin}} |", FRAME_STYLE)
    )
    yield Text.assemble((f"{pad} | ", FRAME_STYLE), blank, (under, style), (f" {note}" if note else "", style))


def _window(line: str, start: int, end: int) -> tuple[str, str, str]:
    """The line in three parts, before, at and after the place; a long line is cut on both sides."""
    left = max(0, start - MOST_CELLS // 2) if len(line) > MOST_CELLS else 0
    right = left + MOST_CELLS
    before, marked, after = line[left:start], line[start : min(end, right)], line[min(end, right) : right]
    return (
        ("…" if left else "") + printable(before),
        printable(marked),
        printable(after) + ("…" if len(line) > right else ""),
    )


def _wrapped(text: str, width: int | None, first: int, others: int) -> list[str]:
    """Lines of at most `width` columns, the first after `first` columns, the others indented by `others`."""
    if width is None:
        return [text]
    lines = textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=" " * min(first, 39),
        subsequent_indent=" " * others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [lines[0].lstrip(), *lines[1:]] if lines else [""]
