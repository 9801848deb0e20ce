"""Which columns stand in which band: as many as fit, with whole stages where that leaves little room empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

from cxmap.drawing.layouts.shared.sizes import MAX_CONTENT
from cxmap.drawing.layouts.silo.band import Band, Stock, plan_band
from cxmap.drawing.layouts.silo.columns import Column
from cxmap.drawing.layouts.silo.style import CARD_WIDTH, TRACK

_LEAST_PITCH = CARD_WIDTH + 26.0
_FULL = 0.6
"""How much of what fits a band must hold to end with a stage."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A band with the distance of its lines.

    Attributes:
        band: The band.
        track: The distance of two lines that run upright beside each other.

    Units:
        px.
    """

    band: Band
    track: float


def fill_bands(columns: Sequence[Column], stock: Stock) -> list[Fitted]:
    """All columns in bands, none wider than a picture may be."""
    return list(_fill(columns, stock))


def _fill(columns: Sequence[Column], stock: Stock) -> Iterator[Fitted]:
    most = floor(MAX_CONTENT / _LEAST_PITCH)
    begin = 0
    while begin < len(columns):
        rest = columns[begin : begin + most]
        fitting = next(
            (count for count in range(len(rest), 1, -1) if plan_band(rest[:count], stock).width() <= MAX_CONTENT), 1
        )
        count = _end_with_stage(columns[begin:], fitting)
        yield _fit(plan_band(rest[:count], stock))
        begin += count


def _end_with_stage(columns: Sequence[Column], fitting: int) -> int:
    """How many of the columns that fit to take, so that a stage is not torn apart where that can be helped."""
    if fitting == len(columns):
        return fitting
    ends = [count for count in range(1, fitting + 1) if columns[count - 1].stage != columns[count].stage]
    if ends and ends[-1] >= _FULL * fitting:
        return ends[-1]
    # A last column alone would be a poor rest of its stage.
    torn = [column.stage for column in columns[: fitting + 2]]
    lonely = torn[fitting:] != [torn[fitting]] * 2 and torn[max(fitting - 3, 0) : fitting] == [torn[fitting]] * 3
    return fitting - 1 if lonely else fitting


def _fit(band: Band) -> Fitted:
    """A band of one column may hold more lines than there is room for: they come closer to each other."""
    if band.width() <= MAX_CONTENT:
        return Fitted(band, TRACK)
    bare = band.width(0.0)
    return Fitted(band, TRACK * max(MAX_CONTENT - bare, 0.0) / (band.width() - bare))
