"""Taking out entries and items with the comments that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cxmap.source.blocks import KEPT_BLANKS, find_block, is_blank, is_comment
from cxmap.source.edit import Stretch, make_edits
from cxmap.source.places import trim
from cxmap.source.targets import Target, find_target, holds_shared, is_repeated

if TYPE_CHECKING:
    from cxmap.source.document import Document
    from cxmap.source.editing import Edits
    from cxmap.source.places import DataPath


Extent: TypeAlias = tuple[int, int]


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
    return remove_target(document, target, *document.places.find_neighbours(target.container, path[-1]))


def remove_target(document: Document, target: Target, before: Extent | None, behind: int | None) -> Edits | None:
    """Take out an entry or item that has others beside it.

    Args:
        document: The file.
        target: The entry or item.
        before: Where the entry or item before it begins and ends; None where it is the first.
        behind: Where the one behind it begins; None where it is the last.

    Returns:
        The edits; None where an alias needs it, or where comments would be torn apart.
    """
    if holds_shared(document, target.key_start, target.end):
        return None
    if before:
        before = (before[0], trim(document.text, *before)[1])
    find_stretch = _find_flow if target.flow else _find_lines
    stretch = find_stretch(document, target, before, behind)
    return make_edits(document, [stretch]) if stretch else None


def _find_flow(document: Document, target: Target, before: Extent | None, behind: int | None) -> Stretch | None:
    """An entry between brackets goes with the comma behind it, the last one with the comma before it."""
    _, end = trim(document.text, target.start, target.end)
    end = max(end, target.key_end)
    if behind is not None:
        gap, stretch = document.text[end:behind], Stretch(target.key_start, behind, "")
    elif before is not None:
        gap, stretch = document.text[before[1] : target.key_start], Stretch(before[1], end, "")
    else:
        return None
    return stretch if gap.strip(" \t\r\n") == "," else None  # not where a comment stands, or anything else


def _find_lines(document: Document, target: Target, before: Extent | None, behind: int | None) -> Stretch | None:
    block = find_block(document, target)
    if block is None:
        return None
    first, last = block.first, block.last
    below = is_blank(document, last + 1) or is_comment(document, last + 1)
    if before is not None and (behind is None or below):
        # What stands above it is not about the whole mapping, nor about those that follow.
        first = block.above
    lines = document.decoded.lines
    if is_blank(document, last + 1) and not (before and KEPT_BLANKS.search(document.text, *before)):
        while first > 1 and is_blank(document, first - 1):
            first -= 1
    start, end = lines.get_range(first)[0], lines.get_range(last)[1]
    if end == len(document.text) and not document.text.endswith(("\n", "\r")):
        start = len(document.text[:start].rstrip("\r\n"))  # the file goes on ending without a line end
    return Stretch(start, end, "")
