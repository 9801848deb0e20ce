"""One column for each touchpoint, the columns of a stage side by side as long as they fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from cxmap.drawing.layouts.shared.bands import balance_bands
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, MAX_CONTENT, MIN_CONTENT

_MOST = 184.0


@dataclass(frozen=True, slots=True)
class Span:
    """The columns of a stage, or of a part of it, inside a band.

    Attributes:
        stage: The stage's place in the journey, from 0.
        number: Which part of the stage it is, from 1.
        count: How many parts the stage has.
        first: The place of its first touchpoint in the stage, from 0.
        size: How many touchpoints it has; a stage without any takes the room of one.
        left: Where it begins.
        width: How far it reaches.

    Units:
        px.
    """

    stage: int
    number: int
    count: int
    first: int
    size: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns; each is as wide as the others.

    Attributes:
        width: The width of a column.
        content: The width of the longest band, without its labels.
        bands: The stages of each band.

    Units:
        px.
    """

    width: float
    content: float
    bands: tuple[tuple[Span, ...], ...]

    def edges(self, span: Span) -> Iterator[tuple[float, float]]:
        """Where each column of a stage begins and ends.

        Units:
            px.
        """
        return pairwise(span.left + place * self.width for place in range(span.size + 1))


@dataclass(frozen=True, slots=True)
class _Part:
    stage: int
    number: int
    count: int
    first: int
    size: int
    need: float


def set_columns(sizes: Sequence[int], *, least: float, most: float = _MOST) -> Columns:
    """Share the width among touchpoints, in one band or in as many as the widest allowed needs.

    Args:
        sizes: How many touchpoints each stage has.
        least: The least width of a column.
        most: How wide a column becomes, but for a picture that would be too narrow for its title.

    Units:
        px.
    """
    least = min(least, MAX_CONTENT)
    parts = [part for stage, size in enumerate(sizes) for part in _split(stage, size, least)]
    bands = balance_bands(parts)
    longest = max((_count(band) for band in bands), default=1)
    width = max(least, min(most, MAX_CONTENT / longest), MIN_CONTENT / longest)
    return Columns(width, width * longest, tuple(_place(band, width) for band in bands))


def _split(stage: int, size: int, least: float) -> list[_Part]:
    """The stage in as few parts as fit into a band each, all of nearly the same size."""
    # A hair more: a third of a width, three times, may be less than the width.
    count = max(1, ceil(size / floor(MAX_CONTENT / least + 1e-9)))
    ends = [round(size * end / count) for end in range(count + 1)]
    return [
        _Part(stage, number, count, first, last - first, max(last - first, 1) * least - 1e-6)
        for number, (first, last) in enumerate(pairwise(ends), start=1)
    ]


def _count(band: Sequence[_Part]) -> int:
    return sum(max(part.size, 1) for part in band)


def _place(band: Sequence[_Part], width: float) -> tuple[Span, ...]:
    spans: list[Span] = []
    left = CONTENT_LEFT
    for part in band:
        room = max(part.size, 1) * width
        spans.append(Span(part.stage, part.number, part.count, part.first, part.size, left, room))
        left += room
    return tuple(spans)
