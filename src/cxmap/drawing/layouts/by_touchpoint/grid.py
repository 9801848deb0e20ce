"""The columns of the wall: what stands in which band, and where."""

from dataclasses import dataclass

from cxmap.drawing.layouts.shared.bands import Cell
from cxmap.drawing.layouts.shared.columns import Columns, Span, set_columns
from cxmap.drawing.layouts.shared.markers import find_widest
from cxmap.drawing.layouts.shared.sizes import MAX_CONTENT
from cxmap.drawing.layouts.shared.stages import StageHead, name_part
from cxmap.views.wall import WallColumn, WallView

# Twelve columns fill the widest band: lines of about twenty letters.
_LEAST = MAX_CONTENT / 12
_MOST = 184.0
_PAD = 6.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A touchpoint with its place."""

    cell: Cell
    column: WallColumn

    @property
    def left(self) -> float:
        """Where its content begins.

        Units:
            px.
        """
        return self.cell.left + _PAD

    @property
    def width(self) -> float:
        """The width of its content.

        Units:
            px.
        """
        return self.cell.right - self.cell.left - 2 * _PAD


@dataclass(frozen=True, slots=True)
class Band:
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
    slots: tuple[Slot, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The share of each touchpoint in the width."""
        return tuple(slot.cell for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Grid:
    """All bands.

    Attributes:
        content: The width of the longest.
        told: Whether the markers of all personas stand beside each other with their values in them.
        bands: The bands from top to bottom.

    Units:
        px.
    """

    content: float
    told: bool
    bands: tuple[Band, ...]


def build_grid(view: WallView) -> Grid:
    """Give each touchpoint its column, wide enough for its text and for the markers of all personas."""
    cards = [column.card for stage in view.stages for column in stage.columns]
    told = find_widest(cards, told=True) + _PAD <= _LEAST
    least = max(_LEAST, find_widest(cards, told=told) + _PAD)
    columns = set_columns([len(stage.columns) for stage in view.stages], least=least, most=_MOST)
    return Grid(columns.content, told, tuple(_build_band(view, columns, spans) for spans in columns.bands))


def _build_band(view: WallView, columns: Columns, spans: tuple[Span, ...]) -> Band:
    slots: list[Slot] = []
    for span in spans:
        here = view.stages[span.stage].columns[span.first : span.first + span.size]
        slots += [Slot(Cell(one.card, *edge), one) for one, edge in zip(here, columns.edges(span), strict=True)]
    heads = tuple(name_part(view.stages[one.stage], one.number, one.count, one.left, one.width) for one in spans)
    return Band(sum(span.width for span in spans), heads, tuple(slots))
