"""Text with code in it, on a page: paragraphs, blocks of YAML, words in code marks."""

import re
from collections.abc import Iterator

from rich.text import Text

from cxmap.reports.page import Page
from cxmap.source.writing import write_scalar

HEADING = "bold"
CODE = "cyan"
COMMENT = "bright_black"

_MARKED = re.compile(r"`[^`]+`")
_KEY = re.compile(r"(?<![\w-])[\w-]+(?=:(?:\s|$))")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_FENCE = "```"


def paint(text: str, style: str = "") -> Text:
    """A text with its words in code marks in their colour."""
    painted = Text(text, style=style)
    painted.highlight_regex(_MARKED, CODE)
    return painted


def paint_yaml(line: str) -> Text:
    """A line of YAML with its keys and its comment in their colours."""
    painted = Text(line)
    painted.highlight_regex(_KEY, CODE)
    for comment in _COMMENT.finditer(line):
        painted.stylize(COMMENT, *comment.span())
    return painted


def add_markdown(page: Page, text: str, indent: int) -> None:
    """Add paragraphs and blocks of code, as the pages of rules have them, with empty lines between them.

    Args:
        page: Where to.
        text: Markdown without headings, lists and tables.
        indent: Cells before each line; code stands two further in.
    """
    for number, (is_code, lines) in enumerate(_split_blocks(text)):
        if number:
            page.add()
        if is_code:
            for line in lines:
                page.add_whole(paint_yaml(line), indent + 2)
        else:
            page.add_wrapped(paint(" ".join(lines)), indent)


def _split_blocks(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines of each paragraph and of each block of code, with whether it is code."""
    lines: list[str] = []
    in_code = False
    for line in [*text.splitlines(), ""]:
        fence = line.startswith(_FENCE)
        if fence or not (line or in_code):
            if lines:
                yield in_code, lines
            lines = []
        else:
            lines.append(line)
        in_code ^= fence


def add_entry(page: Page, key: str, value: object, indent: int) -> None:
    """Add a key with a value as one would write them, in one line where there is room."""
    for line in write_entry(key, value, page.width - indent):
        page.add_whole(paint_yaml(line), indent)


def write_entry(key: str, value: object, width: int) -> Iterator[str]:
    """Write a key with its value in YAML: in one line where it fits, else with what it holds below it."""
    line = f"{key}: {_write(value)}"
    if len(line) <= width or not isinstance(value, dict | list):
        yield line
        return
    yield f"{key}:"
    if isinstance(value, dict):
        for name, part in value.items():
            yield from (f"  {inner}" for inner in write_entry(name, part, width - 2))
    else:
        yield from (f"  - {_write(part)}" for part in value)


def _write(value: object, *, flow: bool = False) -> str:
    """Write a value in one line; `flow` says that it stands between brackets or braces."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_write(part, flow=True)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(_write(part, flow=True) for part in value) + "]"
        case str() | bool() | int() | float():
            return write_scalar(value, flow=flow)
    raise TypeError(f"{value!r} is nothing that can be written in a map")
