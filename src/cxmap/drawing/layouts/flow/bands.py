"""Bands: the steps of the journey in as few rows as possible, broken where little is torn apart."""

from collections.abc import Sequence
from itertools import accumulate
from math import floor

from cxmap.drawing.layouts.flow.graph import Band, build_band
from cxmap.drawing.layouts.flow.plan import Plan
from cxmap.drawing.layouts.flow.style import BAND_PAD
from cxmap.drawing.layouts.shared.sizes import MARGIN, MAX_WIDTH

# What a band costs, a stage that is torn apart, a way that is, and an empty band's room.
_BAND, _STAGE, _WAY, _ROOM = 1000.0, 300.0, 30.0, 200.0
# How much wider gaps become where the picture has room, and so that a short band reaches as far as a long one.
_MORE, _MOST_MORE = 12.0, 40.0


def choose_bands(plan: Plan) -> list[Band]:
    """Bands none of which is too wide, unless a single step is.

    Source:
        Ours, because a reader is helped by few bands first, then by whole stages, then by few connectors and bands
        of about the same length; the costs say so in this order.
    """
    count = len(plan.steps)
    torn = _count_torn_ways(plan)
    room = MAX_WIDTH - 2 * MARGIN - 2 * BAND_PAD
    best = [0.0] + [float("inf")] * count
    choice: list[Band | None] = [None] * (count + 1)
    for first in range(count):
        for last in range(first, count):
            band = build_band(plan, first, last)
            if band.width > room and last > first:
                break
            cost = best[first] + _BAND + _ROOM * max(0.0, 1 - band.width / room) ** 2 + _WAY * torn[last]
            if last + 1 < count and plan.steps[last].stage == plan.steps[last + 1].stage:
                cost += _STAGE
            if cost < best[last + 1]:
                best[last + 1], choice[last + 1] = cost, band
    bands: list[Band] = []
    at = count
    while at > 0 and (band_here := choice[at]) is not None:
        bands.append(band_here)
        at = band_here.first
    _spread(bands, room)
    return bands[::-1]


def _spread(bands: Sequence[Band], room: float) -> None:
    """Give the lines of each band more room, so that bands end at about the same place."""
    width = max(min(room, band.width + _MORE * band.gaps) for band in bands)
    for band in bands:
        free = max(0.0, width - band.width) / max(band.gaps, 1)
        band.more = 2 * floor(min(free, _MOST_MORE) / 2)


def _count_torn_ways(plan: Plan) -> list[int]:
    """For each step, how many ways a break after it would tear apart."""
    changes = [0] * (len(plan.steps) + 1)
    for way in plan.view.ways:
        if way.target:
            one, other = sorted((plan.step_of[way.source], plan.step_of[way.target]))
            changes[one] += 1
            changes[other] -= 1
    return list(accumulate(changes))
