"""Papers as text for a terminal or a pipe: sentences, and tables with a thin rule."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from cxmap.language.words import enumerate_plainly
from cxmap.reports.page import Page
from cxmap.reports.papers.cells import NOTHING, RIGHT, write_cell
from cxmap.reports.papers.lines import break_lines, cut
from cxmap.reports.papers.widths import Track, fit_tracks, gap
from cxmap.reports.printable import calm, printable

if TYPE_CHECKING:
    from cxmap.reports.papers.paper import Column, Paper, Sheet

ROOMY = 110
"""Cells from which a table has room for columns that are only nice to have."""

MOST_LINES = 4
"""Lines of a cell; more is cut."""

LONGEST = 400
"""Cells of a text in a table, before it is broken into lines; more is cut."""

# A figure, and the marks behind it that the notes explain.
_MARKED = re.compile(r"(.*[\d%)])([^\w\s%()\[\].,]{1,4})", re.DOTALL)


def render_table(
    papers: "Paper | Sequence[Paper]", *, width: int | None = None, colour: bool = False, encoding: str = "utf-8"
) -> str:
    """Papers as text.

    Args:
        papers: The papers.
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether to mark it up with ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
    """
    page = Page(width, colour=colour, encoding=encoding)
    for number, paper in enumerate(papers if isinstance(papers, Sequence) else [papers]):
        if number:
            page.add()
        _add_paper(page, paper)
    return page.text()


def _add_paper(page: Page, paper: "Paper") -> None:
    page.add(Text(cut(page.clean(paper.title), page.width), style="bold"))
    add_sentences(page, (paper.subtitle,))
    for sheet in paper.sheets:
        if sheet.rows or sheet.empty:
            page.add()
            add_sheet(page, sheet)
    if paper.commands:
        page.add()
    for sentence, command in paper.commands:
        add_sentences(page, (sentence,))
        page.add_whole(calm(printable(command)), 2)


def add_sheet(page: Page, sheet: "Sheet", elsewhere: str = "a wider terminal and the form `json` have") -> None:
    """Add a sheet to a page: its title, its sentences, its rows.

    Args:
        page: The page.
        sheet: The sheet.
        elsewhere: What has the columns for which there is no room, as the beginning of the sentence "… them".
    """
    if sheet.title:
        page.add(Text(cut(page.clean(sheet.title), page.width), style="bold"))
    if not sheet.rows:
        add_sentences(page, (sheet.empty,))
        return
    add_sentences(page, sheet.lead)
    if sheet.title or sheet.lead:
        page.add()
    left_out = _add_rows(page, sheet)
    if sheet.notes or left_out:
        page.add()
    add_sentences(page, sheet.notes)
    if left_out:
        them = "it" if len(left_out) == 1 else "them"
        add_sentences(page, (f"There is no room for {enumerate_plainly(left_out)}: {elsewhere} {them}.",))


def add_sentences(page: Page, sentences: Sequence[str]) -> None:
    """Add sentences to a page, each on lines of its own."""
    for sentence in sentences:
        for line in break_lines(page.clean(sentence), page.width):
            page.add_whole(line, 0)


def _add_rows(page: Page, sheet: "Sheet") -> list[str]:
    """Add the table, and tell which columns had no room."""
    shown = [column for column in sheet.columns if column.heading and (page.width >= ROOMY or not column.roomy)]
    tracks = {place: _lay_track(page, column, sheet) for place, column in enumerate(shown)}
    widths = fit_tracks(tracks, page.width)
    kept = [place for place in tracks if place in widths]
    # The space behind each column; behind the last there is none.
    gaps = [gap(tracks[one], tracks[other]) for one, other in pairwise(kept)] + [0]
    columns = [
        _Column(shown[place], widths[place], space, bold=place == 0) for place, space in zip(kept, gaps, strict=True)
    ]
    for line in _set_row([tracks[place].heading for place in kept], columns, heading=True):
        page.add_whole(line, 0)
    page.add_whole("─" * sum(column.width + column.space for column in columns), 0)
    body = Text("\n").join(
        line
        for number in range(len(sheet.rows))
        for line in _set_row([tracks[place].cells[number] for place in kept], columns)
    )
    page.add_whole(body, 0)
    return [shown[place].heading for place in tracks if place not in widths and not shown[place].roomy]


def _lay_track(page: Page, column: "Column", sheet: "Sheet") -> Track:
    texts = [page.clean(write_cell(column, row)) or NOTHING for row in sheet.rows]
    heading = page.clean(column.heading)
    if column.role in RIGHT:
        # The same room for marks in every row keeps the digits under each other.
        room = max(len(_split_mark(text)[1]) for text in texts)
        texts = ["".join((figure, mark.ljust(room))) for figure, mark in map(_split_mark, texts)]
        heading += " " * room
    flows = column.role == "text"
    cells = tuple(cut(text, LONGEST) if flows else text for text in texts)
    return Track(heading, cells, flows=flows, right=column.role in RIGHT, spare=column.roomy, most=column.most)


def _split_mark(text: str) -> tuple[str, str]:
    found = _MARKED.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


class _Column:
    """How the cells of a column are set."""

    def __init__(self, column: "Column", width: int, space: int, *, bold: bool) -> None:
        self.width = width
        self.space = space
        self._flows = column.role == "text"
        self._right = column.role in RIGHT
        self._style = "bold" if bold else ""

    def break_cell(self, cell: str, *, heading: bool) -> list[str]:
        """The lines of a cell."""
        if cell_len(cell) <= self.width:
            return [cell]
        return break_lines(cell, self.width, MOST_LINES) if self._flows or heading else [cell]

    def set_line(self, line: str, *, heading: bool) -> Text:
        """A line of a cell, with the space around it."""
        pad = " " * max(self.width - cell_len(line), 0)
        figure, mark = _split_mark(line.rstrip()) if self._right and not heading else (line, "")
        style = "bold" if heading else self._style
        words = Text.assemble((figure, style), (mark, "yellow"))
        words.append(line[len(words) :])
        space = " " * self.space
        return Text.assemble(pad, words, space) if self._right else Text.assemble(words, pad, space)


def _set_row(cells: Sequence[str], columns: "Sequence[_Column]", *, heading: bool = False) -> Iterator[Text]:
    """The lines of a row: figures stand on the first, headings on the last."""
    broken = [column.break_cell(cell, heading=heading) for column, cell in zip(columns, cells, strict=True)]
    height = max(map(len, broken))
    for line in range(height):
        parts = []
        for column, lines in zip(columns, broken, strict=True):
            place = line - (height - len(lines)) if heading else line
            parts.append(column.set_line(lines[place] if 0 <= place < len(lines) else "", heading=heading))
        yield Text.assemble(*parts)
