"""Taking out entries and items with the comments that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cxmap.source.blocks import KEPT_BLANKS, find_block, is_blank, is_comment
from cxmap.source.edit import Stretch, make_edits
from cxmap.source.places import trim
from cxmap.source.targets import Target, find_target, holds_shared, is_repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.source.document import Document
    from cxmap.source.editing import Edits
    from cxmap.source.places import DataPath


Extents: TypeAlias = "Sequence[tuple[int, int]]"


def remove(document: Document, path: DataPath) -> Edits | None:
    """Take out an entry or item; a mapping or list that would be left empty goes with it.

    A comment on its lines goes too, and one right above it where it is plainly about nothing else.

    Args:
        document: The file.
        path: The way to it.

    Returns:
        The edits; None where there is no such entry, where an alias needs it, or where comments would be torn apart.
    """
    target = find_target(document, path)
    if target is None or is_repeated(document, target):
        return None
    if len(target.container) == 1:
        return remove(document, path[:-1])
    return remove_target(document, target, _list_extents(document, target))


def remove_target(document: Document, target: Target, siblings: Extents) -> Edits | None:
    """Take out an entry or item that has others beside it.

    Args:
        document: The file.
        target: The entry or item.
        siblings: Where all entries of its mapping or list begin and end, in order, itself included.

    Returns:
        The edits; None where an alias needs it, or where comments would be torn apart.
    """
    if holds_shared(document, target.key_start, target.end):
        return None
    before = max((end for start, end in siblings if start < target.key_start), default=None)
    behind = min((start for start, _ in siblings if start > target.key_start), default=None)
    if target.flow:
        stretch = _find_flow(document, target, before, behind)
    else:
        stretch = _find_lines(document, target, before, behind)
    return make_edits(document, [stretch]) if stretch else None


def _find_flow(document: Document, target: Target, before: int | None, behind: int | None) -> Stretch | None:
    """An entry between brackets goes with the comma behind it, the last one with the comma before it."""
    _, end = trim(document.text, target.start, target.end)
    end = max(end, target.key_end)
    if behind is not None:
        gap, stretch = document.text[end:behind], Stretch(target.key_start, behind, "")
    elif before is not None:
        gap, stretch = document.text[before : target.key_start], Stretch(before, end, "")
    else:
        return None
    return stretch if gap.strip(" \t\r\n") == "," else None  # not where a comment stands, or anything else


def _find_lines(document: Document, target: Target, before: int | None, behind: int | None) -> Stretch | None:
    block = find_block(document, target)
    if block is None:
        return None
    first, last = block.first, block.last
    below = is_blank(document, last + 1) or is_comment(document, last + 1)
    if before is not None and (behind is None or below):
        # What stands above it is not about the whole mapping, nor about those that follow.
        first = block.above
    lines = document.decoded.lines
    if is_blank(document, last + 1) and not KEPT_BLANKS.search(document.text):
        while first > 1 and is_blank(document, first - 1):
            first -= 1
    start, end = lines.get_range(first)[0], lines.get_range(last)[1]
    if end == len(document.text) and not document.text.endswith(("\n", "\r")):
        start = len(document.text[:start].rstrip("\r\n"))  # the file goes on ending without a line end
    return Stretch(start, end, "")


def _list_extents(document: Document, target: Target) -> list[tuple[int, int]]:
    offsets = document.places.get_entries(target.container)
    width = 4 if isinstance(target.container, dict) else 2
    starts = range(0, len(offsets), width)
    return [(offsets[at], trim(document.text, offsets[at + width - 2], offsets[at + width - 1])[1]) for at in starts]
