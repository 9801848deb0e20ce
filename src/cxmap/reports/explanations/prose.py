"""The Markdown of rule pages on a page for the terminal: paragraphs, lists, tables, code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rich.table import Table
from rich.text import Text

from cxmap.reports.explanations.yaml_lines import CODE, add_yaml
from cxmap.reports.page import Page

HEADING = "bold"

_MARKED = re.compile(r"`[^`]+`")
_CELL_END = re.compile(r"(?<!\\)\|")
_FENCE = "```"
_ITEM = "- "
_ROW = "|"


def paint(text: str, style: str = "") -> Text:
    """A text with its words in code marks in their colour."""
    painted = Text(text, style=style)
    painted.highlight_regex(_MARKED, CODE)
    return painted


@dataclass(slots=True)
class _Block:
    """Lines that belong together.

    Attributes:
        kind: What they are.
        apart: Whether an empty line stands before them.
        lines: The lines, without what marks their kind.
    """

    kind: Literal["text", "item", "table", "code"]
    apart: bool
    lines: list[str] = field(default_factory=list)


def add_markdown(page: Page, text: str, indent: int) -> None:
    """Add the text of a section.

    Args:
        page: Where to.
        text: Markdown with paragraphs, plain lists, tables and blocks of YAML.
        indent: Cells before each line; code stands two further in.
    """
    for number, block in enumerate(_split_blocks(text)):
        if number and block.apart:
            page.add()
        match block.kind:
            case "code":
                for line in block.lines:
                    add_yaml(page, line, indent + 2)
            case "table":
                _add_table(page, block.lines, indent)
            case "item":
                page.add_wrapped(paint(" ".join(block.lines)), indent, mark=_ITEM)
            case "text":
                page.add_wrapped(paint(" ".join(block.lines)), indent)


def _split_blocks(text: str) -> Iterator[_Block]:
    """The blocks of a text, in their order."""
    block: _Block | None = None
    apart = False
    for line in text.splitlines():
        in_code = block is not None and block.kind == "code"
        fence = line.startswith(_FENCE)
        if fence or not (line or in_code):
            if block:
                yield block
            block, apart = (_Block("code", apart=True) if fence and not in_code else None), True
            continue
        kind: Literal["item", "table", "text"] = _tell_kind(line)
        if not in_code and (block is None or kind == "item" or kind != block.kind != "item"):
            if block:
                yield block
            block, apart = _Block(kind, apart), False
        if block:
            block.lines.append(line if in_code else line.removeprefix(_ITEM).strip())
    if block:
        yield block


def _tell_kind(line: str) -> Literal["item", "table", "text"]:
    if line.startswith(_ROW):
        return "table"
    return "item" if line.startswith(_ITEM) else "text"


def _add_table(page: Page, lines: Sequence[str], indent: int) -> None:
    """Add a table whose second line only tells head from rows."""
    head, _, *rows = ([cell.strip().replace("\\|", "|") for cell in _CELL_END.split(line)[1:-1]] for line in lines)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=HEADING)
    table.add_column("", min_width=indent - 2)
    for title in head:
        table.add_column(paint(title), overflow="fold")
    for row in rows:
        table.add_row("", *map(paint, row))
    page.add(table)
