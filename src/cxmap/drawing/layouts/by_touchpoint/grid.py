"""The columns of the wall: what stands in which band, and where."""

from dataclasses import dataclass

from cxmap.drawing.layouts.shared.columns import set_columns
from cxmap.drawing.layouts.shared.markers import find_widest
from cxmap.drawing.layouts.shared.slots import LEAST_SLOT, SLOT_PAD, Band, Slot, build_bands
from cxmap.views.wall import WallColumn, WallView

WallBand = Band[WallColumn]
WallSlot = Slot[WallColumn]


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
    bands: tuple[WallBand, ...]


def build_grid(view: WallView) -> Grid:
    """Give each touchpoint its column, wide enough for its text and for the markers of all personas."""
    cards = [column.card for stage in view.stages for column in stage.columns]
    told = find_widest(cards, told=True) + SLOT_PAD <= LEAST_SLOT
    least = max(LEAST_SLOT, find_widest(cards, told=told) + SLOT_PAD)
    columns = set_columns([len(stage.columns) for stage in view.stages], least=least)
    stages = [(stage, stage.columns) for stage in view.stages]
    return Grid(columns.content, told, build_bands(columns, stages, lambda column: column.card))
