"""The columns of the map: how wide they are, where they stand, and in which band."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from cxmap.drawing.layouts.by_stage.parts import PILE, Part, split_stage
from cxmap.drawing.layouts.by_stage.style import USUAL_CONTENT
from cxmap.drawing.layouts.shared.bands import Cell, balance_bands, share_width
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, MIN_CONTENT
from cxmap.drawing.layouts.shared.stages import StageHead, name_part
from cxmap.views.map import Card, StageColumn

_WANTED_COLUMN = 280.0
_WANTED_PILE = 240.0


@dataclass(frozen=True, slots=True)
class Pile:
    """Cards that stand beneath each other.

    Units:
        px.
    """

    left: float
    width: float
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A part of the journey with its place.

    Units:
        px.
    """

    part: Part
    left: float
    width: float
    piles: tuple[Pile, ...]

    @property
    def head(self) -> StageHead:
        """What stands above it."""
        part = self.part
        return name_part(part.stage, part.number, part.count, self.left, self.width)


@dataclass(frozen=True, slots=True)
class Band:
    """Columns that stand side by side.

    Attributes:
        index: Its place among the bands, from 0.
        columns: The columns from left to right.
        cells: One cell for each touchpoint, from left to right.
    """

    index: int
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]

    @property
    def heads(self) -> tuple[StageHead, ...]:
        """What stands above its columns."""
        return tuple(column.head for column in self.columns)


@dataclass(frozen=True, slots=True)
class Grid:
    """All bands; each is as wide as the others.

    Attributes:
        content: The width of all columns of a band together.

    Units:
        px.
    """

    content: float
    bands: tuple[Band, ...]


def build_grid(stages: Sequence[StageColumn]) -> Grid:
    """Share the width among the stages, in one band or in as many as the widest allowed needs."""
    parts = [part for stage in stages for part in split_stage(stage)]
    bands = balance_bands(parts)
    needed = max((sum(part.need for part in band) for band in bands), default=0.0)
    wanted = max((sum(max(part.need, _WANTED_COLUMN) for part in band) for band in bands), default=0.0)
    content = max(needed, min(wanted, USUAL_CONTENT), MIN_CONTENT)
    return Grid(content, tuple(_build_band(index, band, content) for index, band in enumerate(bands)))


def _build_band(index: int, parts: Sequence[Part], content: float) -> Band:
    columns, cells, left = [], [], CONTENT_LEFT
    for part, width in zip(parts, share_width([part.need for part in parts], content), strict=True):
        columns.append(Column(part, left, width, _pile(part.cards, left, width)))
        step = width / max(len(part.cards), 1)
        cells += [Cell(card, left + i * step, left + (i + 1) * step) for i, card in enumerate(part.cards)]
        left += width
    return Band(index, tuple(columns), tuple(cells))


def _pile(cards: tuple[Card, ...], left: float, width: float) -> tuple[Pile, ...]:
    wanted = max(-(-len(cards) // PILE), floor(width / _WANTED_PILE))
    count = max(1, min(len(cards), wanted))
    least, more = divmod(len(cards), count)
    piles, first = [], 0
    for index in range(count):
        last = first + least + (index < more)
        piles.append(Pile(left + width * index / count, width / count, cards[first:last]))
        first = last
    return tuple(piles)
