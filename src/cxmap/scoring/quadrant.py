"""Importance against performance: what to fix first, keep up, leave, or do less of."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import mul
from statistics import median
from typing import TYPE_CHECKING, Literal

from cxmap.scoring.precision import settle
from cxmap.scoring.weighting import Term, Weighting

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure

DEFAULT_WEIGHTS: Mapping[str, float] = {"loyalty": 1, "value": 0}
"""What makes a touchpoint important, and how much each counts."""

Cut = Literal["mean", "median", "midpoint"]
CUTS: tuple[Cut, ...] = ("mean", "median", "midpoint")
"""Where quadrants can be cut: mean or median of the ranked touchpoints, or the middle of the scales, 5 of 10."""

MIDPOINT = 5.0

_IMPORTANCE = {metric: Term(metric, mul) for metric in DEFAULT_WEIGHTS}


class Quadrant(StrEnum):
    """Where a touchpoint lies among the others."""

    FIX_FIRST = "fix-first"
    KEEP_UP = "keep-up"
    LOW_PRIORITY = "low-priority"
    POSSIBLE_OVERKILL = "possible-overkill"


@dataclass(frozen=True, slots=True)
class Position:
    """How important a touchpoint is and how well it does; also where the quadrants are cut.

    Units:
        0–10.
    """

    importance: float
    performance: float


def make_importance(weights: Mapping[str, float]) -> Weighting:
    """The weighted mean of what makes a touchpoint important.

    Args:
        weights: How much loyalty and value count, 0 or more; one is above 0.
    """
    return Weighting(_IMPORTANCE, weights)


def find_position(measures: "Mapping[str, Measure]", weights: Mapping[str, float]) -> Position | None:
    """Where a touchpoint lies: the weighted mean of what makes it important, and its satisfaction.

    Returns:
        None where a number that counts is not there; nothing is put in its place.
    """
    importance = make_importance(weights)
    needed = (*importance.names, "satisfaction")
    scaled = {metric: measures[metric].scaled if metric in measures else None for metric in needed}
    known = {metric: value for metric, value in scaled.items() if value is not None}
    if len(known) < len(needed):
        return None
    return Position(settle(importance.compute(known)), settle(known["satisfaction"]))


def find_cut(positions: Sequence[Position], cut: Cut = "mean") -> Position | None:
    """Where to cut between positions, or None where there are none."""
    if not positions:
        return None
    importance = [position.importance for position in positions]
    performance = [position.performance for position in positions]
    match cut:
        case "mean":
            # The exact sum makes the mean independent of the order.
            means = (math.fsum(numbers) / len(numbers) for numbers in (importance, performance))
            return Position(*map(settle, means))
        case "median":
            return Position(settle(median(importance)), settle(median(performance)))
    return Position(MIDPOINT, MIDPOINT)


def find_quadrant(position: Position, cut: Position) -> Quadrant:
    """The quadrant of a position; on the cut it counts as important and as doing well.

    Source:
        J. A. Martilla and J. C. James, Importance-Performance Analysis, Journal of Marketing 41(1), 1977, 77–79.
    """
    well = position.performance >= cut.performance
    if position.importance >= cut.importance:
        return Quadrant.KEEP_UP if well else Quadrant.FIX_FIRST
    return Quadrant.POSSIBLE_OVERKILL if well else Quadrant.LOW_PRIORITY
