"""Which columns stand in which band: as many as fit, with whole stages where that leaves little room empty.

The last band is not left nearly empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import floor

from cxmap.drawing.layouts.shared.sizes import MAX_CONTENT
from cxmap.drawing.layouts.silo.band import Band
from cxmap.drawing.layouts.silo.columns import Column
from cxmap.drawing.layouts.silo.plan import Stock, plan_band
from cxmap.drawing.layouts.silo.style import CARD_WIDTH, TRACK

_MOST = floor(MAX_CONTENT / (CARD_WIDTH + 26))
"""Columns of a band in which no way needs more room than an arrow."""

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
    torn = _count_torn(columns, stock)
    begins, begin, guess = [0], 0, _MOST
    while begin < len(columns):
        fitting = _count_fitting(columns[begin : begin + _MOST], guess, stock)
        begin += _choose_end(columns[begin:], fitting, torn[begin:])
        begins.append(begin)
        guess = fitting
    if begins[2:]:
        before = begins[-3]
        begins[-2] = before + _share(columns[before:], begins[-2] - before, torn[before:], stock)
    return [_fit(plan_band(columns[begin:end], stock)) for begin, end in pairwise(begins)]


def _count_torn(columns: Sequence[Column], stock: Stock) -> list[int]:
    """How many ways lead from one side to the other between each column and the next."""
    places = {seat.card.id: place for place, column in enumerate(columns) for seat in column.seats}
    changes = [0] * (len(columns) + 1)
    for source, ways in stock.leaving.items():
        for way in ways:
            if way.target:
                ends = sorted((places[source], places[way.target]))
                changes[ends[0]] += 1
                changes[ends[1]] -= 1
    return list(accumulate(changes[:-1]))


def _count_fitting(columns: Sequence[Column], guess: int, stock: Stock) -> int:
    """How many columns fit beside each other, at least one; what fitted before is tried first."""
    count = min(guess, len(columns))
    if _fits(columns[:count], stock):
        while count < len(columns) and _fits(columns[: count + 1], stock):
            count += 1
        return count
    while count > 1 and not _fits(columns[:count], stock):
        count -= 1
    return count


def _fits(columns: Sequence[Column], stock: Stock) -> bool:
    return plan_band(columns, stock).width() <= MAX_CONTENT


def _choose_end(columns: Sequence[Column], fitting: int, torn: Sequence[int]) -> int:
    """How many of the columns that fit to take: up to the end of a stage, or to where the fewest ways are cut."""
    if fitting == len(columns):
        return fitting
    full = [count for count in range(1, fitting + 1) if count >= _FULL * fitting]
    ends = [count for count in full if columns[count - 1].stage != columns[count].stage]
    return ends[-1] if ends else min(full, key=lambda count: (torn[count - 1], -count))


def _share(columns: Sequence[Column], first: int, torn: Sequence[int], stock: Stock) -> int:
    """How many of the columns of the last two bands the first of them takes, if it need not take as many as it can."""
    if not _is_lopsided(first, columns):
        return first
    even = [count for count in range(1, len(columns)) if not _is_lopsided(count, columns)]
    fitting = [count for count in even if count <= first and _fits(columns[count:], stock)]
    ends = [count for count in fitting if columns[count - 1].stage != columns[count].stage]
    middle = len(columns) / 2
    if ends:
        return min(ends, key=lambda count: abs(count - middle))
    return min(fitting, key=lambda count: (torn[count - 1], abs(count - middle), -count), default=first)


def _is_lopsided(first: int, columns: Sequence[Column]) -> bool:
    """Whether one of two bands holds less than half of what the other does."""
    return 2 * min(first, len(columns) - first) < max(first, len(columns) - first)


def _fit(band: Band) -> Fitted:
    """A band of one column may hold more lines than there is room for: they come closer to each other."""
    if band.width() <= MAX_CONTENT:
        return Fitted(band, TRACK)
    bare = band.width(0.0)
    return Fitted(band, TRACK * max(MAX_CONTENT - bare, 0.0) / (band.width() - bare))
