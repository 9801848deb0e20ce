"""Changes to the text of a file: pieces that become other pieces, everything else byte for byte as it was."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cxmap.source.places import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxmap.source.document import Document


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece of text that becomes another.

    Attributes:
        span: The text that goes; empty where text is only added.
        text: What stands there instead.
    """

    span: Span
    text: str


NO_MARK = Edit(Span(1, 1, 1, 1), "")
"""The byte order mark goes: it stands before the first character, and is no part of the text."""


class Stretch(NamedTuple):
    """An edit by offsets.

    Attributes:
        start: Where the text begins that goes. Units: code points from the start of the text.
        end: Where it ends, exclusive.
        text: What stands there instead.
    """

    start: int
    end: int
    text: str


def get_stretches(document: Document, edits: Iterable[Edit]) -> list[Stretch]:
    """Return edits by their offsets, in the order of the text.

    Args:
        document: The file.
        edits: The edits; that of a byte order mark is left out.
    """
    get_offset = document.decoded.lines.get_offset
    return sorted(
        Stretch(
            get_offset(edit.span.line, edit.span.column),
            get_offset(edit.span.end_line, edit.span.end_column),
            edit.text,
        )
        for edit in edits
        if edit != NO_MARK
    )


def make_edits(document: Document, stretches: Iterable[Stretch]) -> tuple[Edit, ...]:
    """Return changes by offsets as edits, in the order of the text.

    Args:
        document: The file.
        stretches: The changes.
    """
    get_span = document.decoded.lines.get_span
    return tuple(Edit(get_span(start, end), text) for start, end, text in sorted(stretches))


def overlap(edits: Iterable[Edit]) -> bool:
    """Say whether any two edits want the same text, or add text at the same place.

    Args:
        edits: Edits of one file.
    """
    taken = sorted(
        ((edit.span.line, edit.span.column), (edit.span.end_line, edit.span.end_column))
        for edit in edits
        if edit != NO_MARK
    )
    return any(one[1] > other[0] or one == other for one, other in pairwise(taken))


def apply_edits(document: Document, edits: Iterable[Edit]) -> bytes:
    """Return what the file holds after some edits.

    Args:
        document: The file as it was read.
        edits: Edits that do not overlap.
    """
    edits = tuple(edits)
    pieces = []
    done = 0
    for start, end, text in get_stretches(document, edits):
        pieces += [document.text[done:start], text]
        done = end
    pieces.append(document.text[done:])
    mark = b"" if NO_MARK in edits else document.decoded.mark
    return mark + "".join(pieces).encode()
