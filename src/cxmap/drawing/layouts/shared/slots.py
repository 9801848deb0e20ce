"""Touchpoints with a column each: which stands where, band by band."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from cxmap.drawing.layouts.shared.bands import Cell
from cxmap.drawing.layouts.shared.columns import Columns, Span
from cxmap.drawing.layouts.shared.sizes import MAX_CONTENT
from cxmap.drawing.layouts.shared.stages import StageHead, name_part
from cxmap.views.heads import NamedStage
from cxmap.views.map import Card

Entry = TypeVar("Entry")

LEAST_SLOT: Final = MAX_CONTENT / 12
"""Twelve columns fill the widest band: lines of about twenty letters."""
SLOT_PAD: Final = 6.0


@dataclass(frozen=True, slots=True)
class Slot(Generic[Entry]):
    """A touchpoint with its place.

    Attributes:
        cell: Its share of the width.
        entry: What is told of it.
    """

    cell: Cell
    entry: Entry

    @property
    def left(self) -> float:
        """Where its content begins.

        Units:
            px.
        """
        return self.cell.left + SLOT_PAD

    @property
    def width(self) -> float:
        """The width of its content.

        Units:
            px.
        """
        return self.cell.right - self.cell.left - 2 * SLOT_PAD


@dataclass(frozen=True, slots=True)
class Band(Generic[Entry]):
    """Columns that stand side by side.

    Attributes:
        width: The width of all of them.
        heads: The stages above them.
        slots: The touchpoints.

    Units:
        px.
    """

    width: float
    heads: tuple[StageHead, ...]
    slots: tuple[Slot[Entry], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The share of each touchpoint in the width."""
        return tuple(slot.cell for slot in self.slots)


def build_bands(
    columns: Columns, stages: Sequence[tuple[NamedStage, Sequence[Entry]]], make_card: Callable[[Entry], Card]
) -> tuple[Band[Entry], ...]:
    """Give each touchpoint its column.

    Args:
        columns: How wide they are, and which stand in which band.
        stages: The stages with what is told of their touchpoints.
        make_card: The touchpoint as the rows know one that have a place for each.
    """
    return tuple(_build_band(columns, spans, stages, make_card) for spans in columns.bands)


def _build_band(
    columns: Columns,
    spans: Sequence[Span],
    stages: Sequence[tuple[NamedStage, Sequence[Entry]]],
    make_card: Callable[[Entry], Card],
) -> Band[Entry]:
    slots: list[Slot[Entry]] = []
    for span in spans:
        here = stages[span.stage][1][span.first : span.first + span.size]
        slots += [Slot(Cell(make_card(one), *edge), one) for one, edge in zip(here, columns.edges(span), strict=True)]
    heads = tuple(name_part(stages[one.stage][0], one.number, one.count, one.left, one.width) for one in spans)
    return Band(sum(span.width for span in spans), heads, tuple(slots))
