"""YAML on a page: in colours, and folded where a line is too long, so that what is copied still means the same."""

import re
from collections.abc import Iterator

from rich.text import Text

from cxmap.reports.page import Page
from cxmap.source.writing import write_scalar

CODE = "cyan"
COMMENT = "bright_black"

_KEY = re.compile(r"(?<![\w-])[\w-]+(?=:(?:\s|$))")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_DEEPER = 4
"""How much further in the rest of a folded line stands."""


def add_yaml(page: Page, line: str, indent: int) -> None:
    """Add a line of YAML, folded where there is no room for it."""
    for part in fold(line, page.width - indent):
        page.add_whole(_paint(part), indent)


def add_entry(page: Page, key: str, value: object, indent: int) -> None:
    """Add a key with a value as one would write them."""
    for line in write_entry(key, value, page.width - indent):
        add_yaml(page, line, indent)


def fold(line: str, width: int) -> Iterator[str]:
    """Break a line of YAML behind commas between brackets; where that is not enough, it stays too long.

    A comment at its end goes before it, where it speaks of the same line.
    """
    if len(line) <= width:
        yield line
        return
    indent = len(line) - len(line.lstrip())
    breaks, comment = _scan(line)
    if comment is not None:
        yield " " * indent + line[comment:]
        line = line[:comment].rstrip()
        if not line:
            return
    begin, lead = 0, 0
    while lead + len(line) - begin > width:
        fitting = [end for end in breaks if begin < end <= begin + width - lead]
        end = fitting[-1] if fitting else next((end for end in breaks if end > begin), None)
        if end is None:
            break
        yield " " * lead + line[begin:end]
        begin, lead = end + 1, indent + _DEEPER
    yield " " * lead + line[begin:]


def _scan(line: str) -> tuple[list[int], int | None]:
    """The ends of commas between brackets that a space follows, and where a comment begins."""
    breaks: list[int] = []
    depth, quote = 0, ""
    for position, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and (position == 0 or line[position - 1] in " [{,"):
            quote = character
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character == "#" and line[position - 1 : position] in {"", " "}:
            return breaks, position
        elif depth and line.startswith(", ", position):
            breaks.append(position + 1)
    return breaks, None


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


def _paint(line: str) -> Text:
    """A line with its keys and its comment in their colours."""
    painted = Text(line)
    painted.highlight_regex(_KEY, CODE)
    for comment in _COMMENT.finditer(line):
        painted.stylize(COMMENT, *comment.span())
    return painted
