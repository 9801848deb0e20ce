"""Whether an edited file still says the same: the last check before anything is written."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cxmap.source.edit import Edit, Stretch, get_stretches
from cxmap.source.places import trim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxmap.source.document import Document


def is_same(one: object, other: object) -> bool:
    """Say whether two pieces of data are equal to the type: `1`, `1.0` and `true` differ, the order of keys does not.

    Args:
        one: Data of a document.
        other: Data of another.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other or one != one  # noqa: PLR0124  (not a number is the same as not a number)


def is_same_elsewhere(before: Document, after: Document, edits: Iterable[Edit]) -> bool:
    """Say whether everything that the edits do not touch is what it was.

    Args:
        before: The file.
        after: The file with the edits made.
        edits: The edits.
    """
    return _Comparison(before, get_stretches(before, edits)).compare(before.data, after.data, *before.places.root)


class _Comparison:
    """Holds the data of an edited file against what was there before."""

    def __init__(self, before: Document, stretches: list[Stretch]) -> None:
        self._text = before.text
        self._places = before.places
        self._stretches = stretches
        self._ends = [stretch.end for stretch in stretches]

    def compare(self, one: object, other: object, start: int, end: int) -> bool:
        if not self._touches(start, end):
            return is_same(one, other)
        if isinstance(one, dict) and isinstance(other, dict):
            return self._compare_mappings(one, other)
        if isinstance(one, list) and isinstance(other, list):
            return self._compare_lists(one, other)
        return not isinstance(other, dict)

    def _compare_mappings(self, one: dict[str, object], other: dict[str, object]) -> bool:
        offsets = self._places.get_entries(one)
        renamed: list[tuple[object, int, int]] = []
        kept: set[str] = set()
        for number, (key, value) in enumerate(one.items()):
            key_start, key_end, start, end = offsets[4 * number : 4 * number + 4]
            if self._removes(key_start, max(key_end, end)):
                if key in other:
                    return False
            elif self._touches(key_start, key_end):
                renamed.append((value, start, end))
            elif key not in other or not self.compare(value, other[key], start, end):
                return False
            else:
                kept.add(key)
        new = [value for key, value in other.items() if key not in kept]
        return len(new) == len(renamed) and all(
            self.compare(value, there, start, end) for (value, start, end), there in zip(renamed, new, strict=True)
        )

    def _compare_lists(self, one: list[object], other: list[object]) -> bool:
        offsets = self._places.get_entries(one)
        extents = list(zip(offsets[::2], offsets[1::2], strict=True))
        kept = [(value, *extent) for value, extent in zip(one, extents, strict=True) if not self._removes(*extent)]
        return len(kept) == len(other) and all(
            self.compare(value, there, start, end) for (value, start, end), there in zip(kept, other, strict=True)
        )

    def _touches(self, start: int, end: int) -> bool:
        start, end = trim(self._text, start, end)
        edit = self._find_edit(start)
        return edit is not None and edit.start < end

    def _removes(self, start: int, end: int) -> bool:
        start, end = trim(self._text, start, end)
        edit = self._find_edit(start)
        return edit is not None and edit.start <= start and end <= edit.end and not edit.text

    def _find_edit(self, start: int) -> Stretch | None:
        """The first edit that ends behind a place."""
        number = bisect_right(self._ends, start)
        return self._stretches[number] if number < len(self._ends) else None
