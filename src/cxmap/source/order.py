"""Bringing the entries of a mapping into another order, each with the comments that belong to it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cxmap.source.blocks import KEPT_BLANKS, Block, find_block, is_blank
from cxmap.source.edit import Stretch, make_edits
from cxmap.source.editing import find_line_end
from cxmap.source.places import trim
from cxmap.source.targets import Target, find_target, holds_shared, is_repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.source.document import Document
    from cxmap.source.editing import Edits
    from cxmap.source.places import DataPath

_COMMENT = re.compile(r"(?<=\s)#")


def reorder(document: Document, path: DataPath, keys: Sequence[str]) -> Edits | None:
    """Bring the entries of a mapping into another order, moving as little text as possible.

    Comments right above an entry, behind it and indented below it go where it goes; blank lines stay where they are.

    Args:
        document: The file.
        path: The way to the mapping.
        keys: All its keys, in the new order.

    Returns:
        The edits; None where it cannot be told what a comment is about, or where an alias could lose its anchor.
    """
    wanted = [target for key in keys if (target := find_target(document, (*path, key))) is not None]
    present = sorted(wanted, key=lambda target: target.key_start)
    if any(is_repeated(document, target) for target in wanted):
        return None
    if not wanted or len(wanted) != len(keys) or len(present) != len(wanted[0].container):
        return None
    moved = [number for number, target in enumerate(present) if target != wanted[number]]
    if not moved:
        return ()
    first, last = moved[0], moved[-1] + 1
    start, end = present[first].key_start, present[last - 1].end
    if holds_shared(document, start, end) or KEPT_BLANKS.search(document.text, start, end):
        return None
    if wanted[0].flow:
        return _reorder_flow(document, present[first:last], wanted[first:last])
    return _reorder_lines(document, present, wanted, is_root=not path)


def _reorder_flow(document: Document, present: list[Target], wanted: list[Target]) -> Edits | None:
    """Entries between braces change places; the commas and spaces between them stay."""
    extents = [_find_extent(document, target) for target in present]
    if _COMMENT.search(document.text, extents[0][0], extents[-1][1]):
        return None
    texts = (document.text[slice(*_find_extent(document, target))] for target in wanted)
    return make_edits(document, [Stretch(*extent, text) for extent, text in zip(extents, texts, strict=True)])


def _find_extent(document: Document, target: Target) -> tuple[int, int]:
    return target.key_start, max(target.key_end, trim(document.text, target.start, target.end)[1])


def _reorder_lines(document: Document, present: list[Target], wanted: list[Target], *, is_root: bool) -> Edits | None:
    """Lines are taken out where they stand and put behind those that they follow from now on."""
    blocks = [block for target in present if (block := find_block(document, target)) is not None]
    if len(blocks) != len(present) or any(block.column != blocks[0].column for block in blocks):
        return None
    if is_root and "cxmap:" not in "".join(map(document.line, range(blocks[0].above, blocks[0].first))):
        # What stands above the first key of a file is about the file.
        blocks[0] = blocks[0]._replace(above=blocks[0].first)
    order = [blocks[present.index(target)] for target in wanted]
    staying = _choose_staying(order)
    if not _are_comments_clear(document, blocks, order):
        return None
    stretches = [Stretch(*_find_range(document, block), "") for block in order if block not in staying]
    behind: Block | None = None
    waiting: list[Block] = []
    for block in (*order, None):
        if block is not None and block not in staying:
            waiting.append(block)
            continue
        if waiting:
            stretches.append(_insert(document, waiting, behind, blocks[0]))
        behind, waiting = block, []
    return make_edits(document, stretches)


def _choose_staying(order: list[Block]) -> frozenset[Block]:
    """The most lines that can stay where they are: those of the heaviest rising run of the new order."""
    best: list[tuple[int, tuple[Block, ...]]] = []
    for number, block in enumerate(order):
        below = [best[earlier] for earlier in range(number) if order[earlier].first < block.first]
        weight, run = max(below, key=lambda known: known[0], default=(0, ()))
        best.append((weight + block.last - block.above + 1, (*run, block)))
    return frozenset(max(best, key=lambda known: known[0])[1])


def _are_comments_clear(document: Document, blocks: list[Block], order: list[Block]) -> bool:
    """Whether nothing moves across a comment that is not plainly about one entry, such as the title of a section."""
    if order[0] != blocks[0] and blocks[0].above < blocks[0].first:
        return False  # it may be about the whole mapping
    moved = [number for number, block in enumerate(blocks) if block != order[number]]
    return all(
        is_blank(document, line)
        for before, behind in pairwise(blocks[moved[0] : moved[-1] + 1])
        for line in range(before.last + 1, behind.above)
    )


def _find_range(document: Document, block: Block) -> tuple[int, int]:
    lines = document.decoded.lines
    return lines.get_range(block.above)[0], lines.get_range(block.last)[1]


def _insert(document: Document, moved: list[Block], behind: Block | None, head: Block) -> Stretch:
    """The lines of some entries, put behind another entry or before the first."""
    end = find_line_end(document)
    texts = [document.text[slice(*_find_range(document, block))] for block in moved]
    text = "".join(text if text.endswith(("\n", "\r")) else text + end for text in texts)
    if behind is None:
        place = _find_range(document, head)[0]
        return Stretch(place, place, text)
    place = _find_range(document, behind)[1]
    if not document.text[:place].endswith(("\n", "\r")):
        text = end + text.rstrip("\r\n")
    return Stretch(place, place, text)
