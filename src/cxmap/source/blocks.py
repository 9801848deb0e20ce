"""The lines of an entry in a mapping or list without brackets: which comments and blank lines are its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cxmap.source.places import trim

if TYPE_CHECKING:
    from cxmap.source.document import Document
    from cxmap.source.targets import Target


KEPT_BLANKS = re.compile(r"[|>][1-9]?\+")
"""The sign before lines of text to which the blank lines behind them belong."""


_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")


class Block(NamedTuple):
    """The lines of an entry or item; lines are counted from 1, both ends belong to it.

    Attributes:
        above: The first line of the comment right above it at its own indentation; its first line where there is none.
        first: The line on which it begins.
        last: The last line of its value, and of comments behind that which are indented deeper.
        column: Where it begins, from 1; for an item, where its dash stands.
    """

    above: int
    first: int
    last: int
    column: int


def find_block(document: Document, target: Target) -> Block | None:
    """Return the lines of an entry or item; None where other things stand on them too.

    Args:
        document: The file.
        target: The entry or item, of a mapping or list without brackets.
    """
    lines = document.decoded.lines
    first, column = lines.get_position(target.key_start)
    before = document.text[target.key_start - column + 1 : target.key_start]
    if isinstance(target.container, list):
        while not before.strip(" ") and first > 1:  # a mapping or list may begin below its dash
            first -= 1
            before = _COMMENT.sub("", document.line(first))
        column = len(before) - len(before.lstrip(" ")) + 1
        before = before.replace("-", " ", 1) if before.lstrip(" ").startswith("-") else "?"
    _, end = trim(document.text, target.start, target.end)
    last, _ = lines.get_position(max(end, target.key_end))
    rest = document.text[max(end, target.key_end) : lines.get_range(last)[1]]
    rest = rest.strip(" \t\r\n").removeprefix(":").lstrip(" \t")
    if before.strip(" \t") or (rest and not rest.startswith("#")):
        return None
    return Block(_find_comment_above(document, first, column), first, _find_tail(document, last, column), column)


def is_blank(document: Document, number: int) -> bool:
    """Say whether a line holds nothing; a line that does not exist holds nothing.

    Args:
        document: The file.
        number: The line, from 1.
    """
    return not document.line(number).strip(" \t")


def is_comment(document: Document, number: int) -> bool:
    """Say whether a line holds nothing but a comment.

    Args:
        document: The file.
        number: The line, from 1.
    """
    return document.line(number).lstrip(" \t").startswith("#")


def get_indent(document: Document, number: int) -> int:
    """Return how many spaces a line begins with.

    Args:
        document: The file.
        number: The line, from 1.
    """
    line = document.line(number)
    return len(line) - len(line.lstrip(" "))


def _find_comment_above(document: Document, first: int, column: int) -> int:
    number = first
    while number > 1 and is_comment(document, number - 1) and get_indent(document, number - 1) == column - 1:
        number -= 1
    return number


def _find_tail(document: Document, last: int, column: int) -> int:
    """The last of the comments below a value that are indented deeper than its key, blank lines between them or not."""
    number = last + 1
    count = document.decoded.lines.count
    while number <= count:
        if is_comment(document, number) and get_indent(document, number) >= column:
            last = number
        elif not is_blank(document, number):
            break
        number += 1
    return last
