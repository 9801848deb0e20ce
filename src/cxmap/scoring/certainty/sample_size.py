"""How many answers or cases to ask for."""

from math import ceil
from typing import TYPE_CHECKING

from cxmap.scoring.method import Basis
from cxmap.scoring.parts import tells_share
from cxmap.scoring.spread import SURVEY_Z

if TYPE_CHECKING:
    from cxmap.scoring.method import Numbers, Part

MARGIN = 0.05
"""How exact a new measurement is meant to be: half of its 95 % interval, as a share of the range of the number.

Source:
    Ours: the five points up or down that surveys are usually planned for.
"""

FEWEST = 30
"""Fewer answers than this are never proposed."""

FLAT = 1 / 12
"""The variance of a number that can be anything from 0 to 1: what is taken where nobody says how far answers lie
apart."""

HALF = 1 / 4
"""The largest variance of a share: what is taken where the share itself is an assumption."""


def find_sample(part: "Part", numbers: "Numbers", bounds: tuple[float, float]) -> int:
    """How many answers or cases to ask for, in tens, so that a part of a formula is about as sure as surveys are.

    As many as give `MARGIN`, and where there are answers already four times as many: that halves their interval.
    However many stand behind a mean, none of them was counted.

    Args:
        part: A part that is made from a metric.
        numbers: The numbers of its touchpoint.
        bounds: The lowest and the highest number that the part can be.
    """
    metric, (low, high) = part.metrics[0], bounds
    measure, scale = numbers.measures[metric], numbers.scales[metric]
    share = (part.value - low) / (high - low)
    to_count = part.basis is Basis.FROM_MEAN
    if metric == "frequency" or measure.answers or to_count or tells_share(scale):
        variance = HALF if measure.assumed or to_count else share * (1 - share)
    elif measure.sd is not None:
        # No answers lie further apart than half of them at either end.
        variance = min(measure.sd / (scale.max - scale.min), 0.5) ** 2
    else:
        variance = FLAT
    known = 0 if to_count else measure.n or 0
    return max(10 * ceil(max(SURVEY_Z**2 * variance / MARGIN**2, 4 * known, FEWEST) / 10), FEWEST)
