"""Findings for people: the line, the exact text underlined, related places, and the repair."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from cxmap.diagnostics.diagnostic import Diagnostic
from cxmap.reports.diagnostics.ink import SEVERITIES, Line, draw
from cxmap.reports.diagnostics.summary import summarise
from cxmap.reports.printable import calm_lines, printable

if TYPE_CHECKING:
    from cxmap.diagnostics.lined import Lined
    from cxmap.diagnostics.report import Report
    from cxmap.source import Span

FRAME_STYLE = "blue"
MOST_CELLS = 100
"""A longer line is shown as a window around the place, on a narrow terminal also a shorter one."""

AFTER_CELLS = 10
"""Of what stands after the place, so much is shown before anything of what stands before it is cut."""

CHARACTERS_A_CELL = 4
"""A letter with its marks is several characters in one cell; more than this is not shown."""

FEWEST_CELLS = 40
"""A terminal narrower than this is written over its edge: less would show nothing."""


def render_pretty(
    report: "Report", documents: "Mapping[str, Lined]", *, colour: bool = False, width: int | None = None
) -> str:
    """The whole report as text.

    Args:
        report: What was found.
        documents: The files that findings are about, by name; a file that is not there gets no code frame.
        colour: Whether to mark it up with ANSI colours.
        width: Columns at which sentences are wrapped; None wraps nothing, as is right for a pipe.
    """
    lines: list[str] = []
    for diagnostic in report.diagnostics:
        lines += (draw(line, colour=colour) for line in _frame(diagnostic, documents, width))
        lines.append("")
    return calm_lines("\n".join([*lines, *wrap(summarise(report), width, 0, 0), ""]))


def show_places(diagnostic: Diagnostic, documents: "Mapping[str, Lined]", width: int | None = None) -> Iterator[Line]:
    """The lines that a finding is about, with their places, the text underlined, and what explains it.

    Args:
        diagnostic: The finding.
        documents: The files, by name; a file that is not there gets no code frame.
        width: Columns there are; None where nothing limits them.
    """
    frame = _Frame(documents, _measure_margin(diagnostic), width)
    yield from frame.show(diagnostic.file, diagnostic.span, "-->", "^", SEVERITIES[diagnostic.severity])
    for label in diagnostic.related:
        yield from frame.show(label.file, label.span, ":::", "-", FRAME_STYLE, printable(label.message))


def _frame(diagnostic: Diagnostic, documents: "Mapping[str, Lined]", width: int | None) -> Iterator[Line]:
    head = f"{diagnostic.severity.value}[{diagnostic.code}] {diagnostic.name}: "
    first, *rest = wrap(printable(diagnostic.message), width, len(head), 2)
    yield (head, SEVERITIES[diagnostic.severity]), (first, "bold")
    yield from (((line, "bold"),) for line in rest)
    yield from show_places(diagnostic, documents, width)
    if diagnostic.help:
        margin = _measure_margin(diagnostic)
        lead = f"{' ' * margin} = help: "
        first, *rest = wrap(printable(diagnostic.help), width, len(lead), len(lead))
        yield (f"{' ' * margin} = ", FRAME_STYLE), ("help: ", "bold"), (first, "")
        yield from (((line, ""),) for line in rest)


def _measure_margin(diagnostic: Diagnostic) -> int:
    """Digits of the longest line number."""
    return len(str(max([diagnostic.span.line, *(label.span.line for label in diagnostic.related)])))


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the lines of one finding are shown.

    Attributes:
        documents: The files, by name.
        margin: Digits of the longest line number.
        width: Columns there are; None where nothing limits them.
    """

    documents: "Mapping[str, Lined]"
    margin: int
    width: int | None

    def show(self, file: str, span: "Span", arrow: str, sign: str, style: str, note: str = "") -> Iterator[Line]:
        """The place, its line, the underlined text, and what is to be said about it."""
        pad = " " * self.margin
        yield (f"{pad}{arrow} ", FRAME_STYLE), (f"{printable(file)}:{span.line}:{span.column}", "")
        document = self.documents.get(file)
        if document is None:
            yield from self._remark(note, style)
            return
        line = document.line(span.line)
        end = span.end_column if span.end_line == span.line else len(line) + 1
        before, marked, after = cut_window(line, span.column - 1, max(end - 1, span.column), self._cells())
        blank, under = cell_len(before), sign * max(cell_len(marked), 1)
        code = f"{before}{marked}{after}".rstrip()
        yield ((f"{pad} |", FRAME_STYLE),)
        yield (f"{span.line:>{self.margin}} |", FRAME_STYLE), (f" {code}" if code else "", "")
        yield from self._underline(blank, under, note, style)

    def _underline(self, blank: int, under: str, note: str, style: str) -> Iterator[Line]:
        """The signs below the text, and a note beside them or, where there is no room, below."""
        lead = (f"{' ' * self.margin} | ", FRAME_STYLE)
        beside = not note or self.width is None or blank + len(under) + 1 + cell_len(note) <= self._cells()
        yield lead, (" " * blank, ""), (f"{under} {note}".rstrip() if beside else under, style)
        if not beside:
            yield from self._remark(note, style)

    def _remark(self, note: str, style: str) -> Iterator[Line]:
        """What is to be said about a place, on lines of its own."""
        lines = wrap(note, None if self.width is None else self._cells(), 0, 0) if note else []
        yield from (((f"{' ' * self.margin} | ", FRAME_STYLE), (line, style)) for line in lines)

    def _cells(self) -> int:
        """Columns beside the line numbers."""
        return MOST_CELLS if self.width is None else max(min(MOST_CELLS, self.width - self.margin - 3), FEWEST_CELLS)


def cut_window(line: str, start: int, end: int, cells: int) -> tuple[str, str, str]:
    """A line in three parts, before, at and after a place; a line too long for the window is cut on both sides.

    Args:
        line: The line as written.
        start: Where the place begins, in code points from 0.
        end: Where it ends.
        cells: Width of the window.
    """
    # A line can be as long as its file: only what may be shown is looked at.
    reach = cells * CHARACTERS_A_CELL
    before, marked = printable(line[max(0, start - reach) : start]), printable(line[start : min(end, start + reach)])
    after = printable(line[end : end + reach]).rstrip() if end - start <= reach else ""
    cut_left, cut_right = start > reach, len(line) > max(end, start) + reach
    if cell_len(before) + cell_len(marked) + cell_len(after) <= cells and not (cut_left or cut_right):
        return before, marked, after
    # What stands before makes the place easier to find than what comes after; the place itself matters most.
    kept = max(cells // 3, cells - cell_len(marked) - min(cell_len(after), AFTER_CELLS))
    if cut_left or cell_len(before) > kept:
        before = "…" + _last_cells(before, kept - 1)
    room = cells - cell_len(before)
    if end - start > reach or cell_len(marked) > room:
        return before, set_cell_size(marked, room - 1).rstrip() + "…", ""
    room -= cell_len(marked)
    if cell_len(after) <= room and not cut_right:
        return before, marked, after
    return before, marked, set_cell_size(after, room - 1).rstrip() + "…" if room else ""


def _last_cells(text: str, cells: int) -> str:
    """The end of a text that fits into so many cells."""
    kept = ""
    for letter in reversed(text):
        if cell_len(letter + kept) > cells:
            break
        kept = letter + kept
    return kept


def wrap(text: str, width: int | None, first: int, others: int) -> list[str]:
    """Break a sentence between words.

    Args:
        text: The sentence.
        width: Cells in a line; None breaks nothing.
        first: Cells that are taken on the first line already.
        others: Cells by which the other lines are indented.
    """
    if width is None:
        return [text]
    lines, used = [""], first
    for word in text.split(" "):
        size = cell_len(word)
        if used + size > max(width, FEWEST_CELLS) and lines[-1].strip():
            lines.append(" " * others + word)
            used = others + size + 1
        else:
            lines[-1] += word if not lines[-1].strip() else f" {word}"
            used += size + 1
    return lines
