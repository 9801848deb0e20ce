"""Places in a file: offsets are kept while it is read, lines and columns are worked out when somebody asks."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass

DataPath = tuple[str | int, ...]
"""The way from the root of a document to a node: keys of mappings and 0-based positions in lists."""

_LINE_END = re.compile("\r\n|\n|\r")
# Each part ends where no other can begin, so that there is one way to read a text: of several, all would be tried.
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+(?:#[^\r\n]*[\r\n]\s*)*)+(?=[^\s#])")
_SMALL = 12  # below this, walking the keys costs less than an index of them


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file that can be underlined.

    Attributes:
        line: Line of the first character, from 1.
        column: Column of the first character, from 1. Units: code points.
        end_line: Line of the place just behind the last character.
        end_column: Column of the place just behind the last character. Units: code points.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of a text, found when first needed."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: array[int] | None = None

    def _get_starts(self) -> array[int]:
        if self._starts is None:
            self._starts = array("I", (0,))
            self._starts.extend(match.end() for match in _LINE_END.finditer(self._text))
        return self._starts

    @property
    def count(self) -> int:
        """How many lines there are; a line end at the end of the text begins another."""
        return len(self._get_starts())

    def get_position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1.

        Args:
            offset: A place in the text. Units: code points from its start.
        """
        starts = self._get_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def get_offset(self, line: int, column: int) -> int:
        """Return the offset of a place in the text.

        Args:
            line: Its line, from 1.
            column: Its column, from 1. Units: code points.
        """
        return self._get_starts()[line - 1] + column - 1

    def get_range(self, number: int) -> tuple[int, int]:
        """Return where a line begins and where the next one does, or the text ends.

        Args:
            number: The line, from 1.
        """
        starts = self._get_starts()
        return starts[number - 1], starts[number] if number < len(starts) else len(self._text)

    def get_span(self, start: int, end: int) -> Span:
        """Return the place of the text between two offsets.

        Args:
            start: Where it begins. Units: code points from the start of the text.
            end: Where it ends, exclusive. Units: code points from the start of the text.
        """
        return Span(*self.get_position(start), *self.get_position(end))

    def get_line(self, number: int) -> str:
        """Return a line without its end; empty where the text has no such line.

        Args:
            number: The line, from 1.
        """
        starts = self._get_starts()
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self._text)
        return self._text[starts[number - 1] : end].rstrip("\r\n")


class Places:
    """Where the keys and values of every mapping and list of one document stand.

    All offsets lie in one array: four for each entry of a mapping (start and end of the key, start and end of
    the value) and two for each item of a list, in the order of the data. A container is known by its identity, so
    the places hold only as long as the data lives and is not changed.
    """

    __slots__ = ("_begin", "_offsets", "_orders", "root")

    def __init__(self) -> None:
        self._begin: dict[int, int] = {}
        self._offsets: array[int] = array("I")
        self._orders: dict[int, dict[str, int]] = {}
        self.root: tuple[int, int] = (0, 0)

    def add(self, container: object, entries: list[int]) -> None:
        """Keep the offsets of a container whose entries are all known.

        Args:
            container: The mapping or list.
            entries: Its offsets, four an entry or two an item.
        """
        self._begin[id(container)] = len(self._offsets)
        self._offsets.fromlist(entries)

    def get_entries(self, container: dict[str, object] | list[object]) -> list[int]:
        """Return the offsets that were kept for a container.

        Args:
            container: A mapping or list of the document.
        """
        begin = self._begin[id(container)]
        width = 4 if isinstance(container, dict) else 2
        return self._offsets[begin : begin + width * len(container)].tolist()

    def find(self, container: object, part: str | int) -> tuple[int, int, int, int] | None:
        """Return start and end of the key and of the value at one step of a path; for an item both are the item.

        Args:
            container: A mapping or list of the document, or any other value, which has no parts.
            part: A key or a position.
        """
        if isinstance(container, dict) and isinstance(part, str):
            if part not in container:
                return None
            at = self._begin[id(container)] + 4 * self._get_order(container, part)
            key_start, key_end, start, end = self._offsets[at : at + 4]
            return key_start, key_end, start, end
        if isinstance(container, list) and isinstance(part, int) and 0 <= part < len(container):
            at = self._begin[id(container)] + 2 * part
            start, end = self._offsets[at : at + 2]
            return start, end, start, end
        return None

    def find_neighbours(self, container: object, part: str | int) -> tuple[tuple[int, int] | None, int | None]:
        """Return start and end of the entry or item before another, and the start of the one behind it.

        Args:
            container: A mapping or list of the document.
            part: A key or a position that it has.
        """
        if isinstance(container, dict) and isinstance(part, str):
            width, number = 4, self._get_order(container, part)
        elif isinstance(container, list) and isinstance(part, int):
            width, number = 2, part
        else:
            return None, None
        at = self._begin[id(container)] + width * number
        before = (self._offsets[at - width], self._offsets[at - 1]) if number else None
        return before, self._offsets[at + width] if number + 1 < len(container) else None

    def get_key(self, mapping: dict[str, object], key: str) -> tuple[int, int]:
        """Return start and end of a key.

        Args:
            mapping: A mapping of the document.
            key: One of its keys.

        Raises:
            ValueError: The mapping has no such key; ask `find` where that may be.
        """
        at = self._begin[id(mapping)] + 4 * self._get_order(mapping, key)
        return self._offsets[at], self._offsets[at + 1]

    def _get_order(self, container: dict[str, object], key: str) -> int:
        if len(container) < _SMALL:
            return list(container).index(key)
        order = self._orders.get(id(container))
        if order is None:
            order = self._orders[id(container)] = {name: number for number, name in enumerate(container)}
        return order[key]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what of a node a reader would underline: not its anchor and tag, nor white space behind it.

    Args:
        text: The text of the file.
        start: Where the node with its anchor and tag begins.
        end: Where the node ends.
    """
    if start < end and text[start] in "&!":
        match = _PROPERTIES.match(text, start, end)
        start = match.end() if match else start
    while end > start and text[end - 1] in " \t\r\n":
        end -= 1
    return start, end
