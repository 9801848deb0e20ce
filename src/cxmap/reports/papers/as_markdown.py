"""Papers as Markdown for pull requests and issue trackers: tables, and checklists by owner."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.reports.papers.cells import NOTHING, RIGHT, write_cell
from cxmap.reports.papers.escapes import clean, escape, escape_sentence, fence_of, write_code
from cxmap.reports.papers.lines import cut
from cxmap.reports.printable import calm, printable

if TYPE_CHECKING:
    from cxmap.reports.papers.paper import Column, Paper, Row, Sheet

LIMIT = 65_536
"""Characters of a comment. Source: what GitHub takes; other trackers take more."""

LONGEST = 400
"""Cells of a text in a heading, a cell or a task; more is cut."""

BLANK = "\n\n"

_UNIT = re.compile(r"(?<=\d) (?=%)")
_REST = "More is left out here: with all of it this text would be longer than a comment can be."


@dataclass(slots=True)
class Part:
    """A piece of the text that can be cut at whole entries.

    Attributes:
        entries: Rows, tasks or paragraphs.
        head: What stands before them.
        noun: What one of them is called.
        joint: What stands between them.
        left_out: How many were cut off.
        unlimited: What has all of them, as the beginning of the sentence "… no limit".
    """

    entries: list[str]
    head: str = ""
    noun: str = "sentence"
    joint: str = BLANK
    left_out: int = field(default=0, init=False)
    unlimited: str = field(default="`json` and `csv` have", init=False)

    def text(self) -> str:
        """What is left of it, with a word on what is not."""
        shown = [self.head] if self.head else []
        if self.left_out:
            body = self.joint.join(self.entries)
            return BLANK.join(filter(None, (self._join(shown, body), self._say_left_out())))
        return self._join(shown, self.joint.join(self.entries))

    def _join(self, head: list[str], body: str) -> str:
        return self.joint.join([*head, *([body] if body else [])])

    def _say_left_out(self) -> str:
        shown, count = f"{len(self.entries):,}", plural(len(self.entries) + self.left_out, self.noun)
        what = f"These are the first {shown} of {count}" if self.entries else f"Left out here: {count}"
        return f"{what}. {explain_limit(self.unlimited)}"


def explain_limit(unlimited: str) -> str:
    """Why something is left out, and where it is not.

    Args:
        unlimited: What has all of it, as the beginning of the sentence "… no limit".
    """
    return f"With all of them this text would be longer than a comment can be; {unlimited} no limit."


def render_markdown(papers: "Paper | Sequence[Paper]", *, limit: int = LIMIT) -> str:
    """Papers as Markdown with a final newline.

    Args:
        papers: The papers.
        limit: Characters that it may have; longer tables and lists are cut at whole rows, the longest first.
    """
    given = papers if isinstance(papers, Sequence) else [papers]
    return join_parts((part for paper in given for part in _paper(paper)), limit=limit)


def join_parts(parts: Iterable[Part], *, limit: int = LIMIT, unlimited: str = "") -> str:
    """Pieces as one text with a final newline.

    Args:
        parts: The pieces, with everything in them escaped.
        limit: Characters that the text may have; the longest piece is cut first.
        unlimited: What has all of it, as the beginning of the sentence "… no limit"; empty where that is as usual.
    """
    kept = list(parts)
    for part in kept:
        part.unlimited = unlimited or part.unlimited
    _shorten(kept, limit)
    return BLANK.join(part.text() for part in kept) + "\n"


def _shorten(parts: list[Part], limit: int) -> None:
    """Cut entries off the longest part, as long as the whole is too long."""
    sizes = [_size(part.text()) for part in parts]
    total = measure_parts(parts)
    while total > limit:
        place = max(range(len(parts)), key=lambda place: sizes[place] if parts[place].entries else -1)
        part = parts[place]
        if not part.entries:
            _drop_last(parts, sizes, total - limit)
            return
        gone = part.entries.pop()
        part.left_out += 1
        # Only the first cut adds a sentence; measuring the whole part each time would take ages.
        size = sizes[place] - _size(gone) - len(part.joint) if part.left_out > 1 else _size(part.text())
        total += size - sizes[place]
        sizes[place] = size


def _drop_last(parts: list[Part], sizes: list[int], surplus: int) -> None:
    """Leave out whole parts from the end, where so many headings are left that they alone are too long."""
    surplus += len(_REST) + len(BLANK)
    while surplus > 0 and parts:
        parts.pop()
        surplus -= sizes.pop() + len(BLANK)
    parts.append(Part([_REST]))


def measure_parts(parts: Sequence[Part]) -> int:
    """Characters that pieces take if none is cut, with the blank lines between them."""
    return sum(_size(part.text()) + len(BLANK) for part in parts)


def _size(text: str) -> int:
    """Characters as a browser counts them: two for each beyond the first 65,536 of Unicode."""
    return len(text.encode("utf-16-le")) // 2


def _paper(paper: "Paper") -> Iterator[Part]:
    yield Part([escape_sentence(paper.subtitle)], f"# {brief(paper.title)}")
    for sheet in paper.sheets:
        if sheet.rows or sheet.empty:
            yield from list_parts(sheet)
    if paper.commands:
        yield Part([_command(*command) for command in paper.commands], noun="command")


def list_parts(sheet: "Sheet") -> Iterator[Part]:
    """A sheet as pieces: its title with its sentences, its rows, its notes, its tasks."""
    sentences = [escape_sentence(sentence) for sentence in (sheet.lead if sheet.rows else (sheet.empty,))]
    if sheet.title or sentences:
        yield Part(sentences, f"## {brief(sheet.title)}" if sheet.title else "")
    if not sheet.rows:
        return
    columns = [column for column in sheet.columns if column.heading]
    rules = ("---:" if column.role in RIGHT else "---" for column in columns)
    head = "\n".join((_line([brief(column.heading, cell=True) for column in columns]), _line(rules)))
    yield Part([_line(_cell(column, row) for column in columns) for row in sheet.rows], head, "row", "\n")
    if sheet.notes:
        yield Part([escape_sentence(note) for note in sheet.notes])
    if tasks := list(_tasks(sheet)):
        yield Part(tasks, noun="task", joint="\n")


def _tasks(sheet: "Sheet") -> Iterator[str]:
    """The tasks, each owner's heading with the first of them."""
    lead = ""
    for owner, tasks in sheet.tasks.items():
        heading = f"{lead}### {brief(owner)}{BLANK}"
        for task in tasks:
            yield f"{heading}- [ ] {escape_sentence(task)}"
            heading, lead = "", "\n"


def _command(sentence: str, command: str) -> str:
    # Spaces in the name of a file count.
    line = calm(printable(command))
    fence = fence_of(line, 3)
    return f"{escape_sentence(sentence)}{BLANK}{fence}sh\n{line}\n{fence}"


def _line(cells: "Iterator[str] | Sequence[str]") -> str:
    return f"| {' | '.join(cells)} |"


def _cell(column: "Column", row: "Row") -> str:
    text = clean(write_cell(column, row)) or NOTHING
    if column.role == "id" and text != NOTHING:
        return write_code(text, cell=True)
    # A figure and its unit stay on one line.
    return _UNIT.sub("\N{NO-BREAK SPACE}", brief(text, cell=True))


def brief(text: str, *, cell: bool = False) -> str:
    """What a person wrote as Markdown, cut where it is very long."""
    return escape(cut(clean(text), LONGEST), cell=cell)
