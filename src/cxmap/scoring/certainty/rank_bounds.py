"""How sure a ranking is: every number is drawn many times, and each draw is ranked for itself."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from cxmap.scoring.bounds import CONFIDENCE, Bounds
from cxmap.scoring.certainty.draws import Dice
from cxmap.scoring.certainty.sensitivity import find_any_weights
from cxmap.scoring.certainty.tiers import find_tiers
from cxmap.scoring.precision import DECIMALS, settle
from cxmap.scoring.rank import rank
from cxmap.scoring.result import Certainty

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cxmap.journey.model import Journey
    from cxmap.scoring.method import Method
    from cxmap.scoring.result import Ranking
    from cxmap.scoring.spread import Spread

CELLS = 50_000_000
"""The most drawn scores that are kept, 400 MB of them; more touchpoints than that allows get fewer draws."""

_BLOCK = 2**16
"""Scores that are ranked at once: what a processor keeps near."""


def add_certainty(ranking: "Ranking", *, seed: int, draws: int, top: int) -> "Ranking":
    """Bound the rank and the score of every ranked touchpoint.

    Args:
        ranking: One whose method can be drawn.
        seed: What the draws begin from.
        draws: How many there are to be.
        top: The last rank that counts as the top.

    Returns:
        The same ranking with `bounds`, and with `certainty`, which says how many draws there really were.
    """
    ranked, method = ranking.ranked, ranking.method
    dice = Dice(seed, limit_draws(len(ranked), draws))
    names = name_journeys(ranking.journeys)
    scores = np.empty((len(ranked), dice.draws))
    for row, entry in zip(scores, ranked, strict=True):
        row[:] = draw_score(
            method, method.find_spreads(entry.numbers), dice, names[entry.journey.file], entry.touchpoint.id
        )
    found = find_bounds(scores, [entry.score for entry in ranked], top)
    del scores
    if len(method.weighed) > 1:
        parts = [{part.name: part.value for part in entry.parts} for entry in ranked]
        shares = find_any_weights(method, parts, top, dice)
        found = tuple(replace(one, any_weights=share) for one, share in zip(found, shares, strict=True))
    return replace(
        ranking,
        ranked=tuple(replace(entry, bounds=one) for entry, one in zip(ranked, found, strict=True)),
        certainty=Certainty(seed, dice.draws, top),
    )


def limit_draws(touchpoints: int, draws: int) -> int:
    """As many draws as fit into memory: all of them for up to 5,000 touchpoints and 10,000 draws."""
    return max(1, min(draws, CELLS // max(1, touchpoints)))


def name_journeys(journeys: "Sequence[Journey]") -> dict[str, str]:
    """A name for the dice of every map, by its file: its id, with a number where several files share one.

    The file alone would not do: where the program is called from changes how a file is called.
    """
    files: defaultdict[str, list[str]] = defaultdict(list)
    for journey in journeys:
        files[journey.id].append(journey.file)
    return {
        file: f"{id} {place}" if place else id
        for id, sharing in files.items()
        for place, file in enumerate(sorted(sharing))
    }


def draw_score(method: "Method", spreads: "Mapping[str, Spread]", dice: Dice, *key: str) -> "NDArray[np.float64]":
    """Draw the score of a touchpoint.

    Args:
        method: What combines the parts.
        spreads: How sure each part is, by its name.
        dice: What draws.
        key: What stands for the touchpoint; each of its parts is drawn for itself.

    Shape:
        (draws,)
    """
    score = method.combine({name: dice.draw(spread, *key, name) for name, spread in spreads.items()})
    # Rounded as the scores themselves are, so that ties stay ties.
    rounded: NDArray[np.float64] = np.round(score, DECIMALS)
    return rounded


def find_bounds(scores: "NDArray[np.float64]", points: Sequence[float], top: int) -> tuple[Bounds, ...]:
    """The 90 % intervals of ranks and scores, how often each touchpoint is among the first, and its tier.

    Every draw is ranked for itself, and equal scores share a rank. An interval leaves out the lowest and the highest
    twentieth of the draws. Where the point itself lies outside, as it can at the end of a scale, it is stretched to it.

    Args:
        scores: The drawn scores.
        points: The score of each touchpoint.
        top: The last rank that counts as the top.

    Shape:
        scores: (touchpoints, draws); points: (touchpoints,)
    """
    ranks = rank_draws(scores)
    places = rank(points)
    tail = math.floor(round(scores.shape[1] * (1 - CONFIDENCE) / 2, 6))
    ends = [tail, scores.shape[1] - 1 - tail]
    likely = (ranks <= top).mean(axis=1).tolist()
    # Sorted as words of 32 bits, which processors sort many times faster than those of 16.
    spans = [np.sort(row.astype(np.uint32))[ends].tolist() for row in ranks]
    lows = [min(low, place) for (low, _), place in zip(spans, places, strict=True)]
    highs = [max(high, place) for (_, high), place in zip(spans, places, strict=True)]
    tiers = find_tiers(places, lows, highs, top)
    found = []
    for one, row in enumerate(scores):
        low, high = np.sort(row)[ends].tolist()
        score_low, score_high = min(settle(low), points[one]), max(settle(high), points[one])
        found.append(Bounds(lows[one], highs[one], score_low, score_high, likely[one], tiers[one]))
    return tuple(found)


def rank_draws(scores: "NDArray[np.float64]") -> "NDArray[np.unsignedinteger]":
    """The rank of every touchpoint in every draw: 1 for the highest score, and equal scores share one.

    Shape:
        (touchpoints, draws), as the scores.
    """
    touchpoints, draws = scores.shape
    ranks = np.empty(scores.shape, np.uint16 if touchpoints < 2**16 else np.uint32)
    width = max(1, _BLOCK // max(1, touchpoints))
    for start in range(0, draws, width):
        block = np.ascontiguousarray(scores[:, start : start + width].T)
        ranks[:, start : start + width] = _rank_rows(block).T
    return ranks


def _rank_rows(rows: "NDArray[np.float64]") -> "NDArray[np.int32]":
    order = np.argsort(rows, axis=1)
    ascending = np.take_along_axis(rows, order, axis=1)
    places = np.broadcast_to(np.arange(rows.shape[1], 0, -1, dtype=np.int32), rows.shape)
    same = ascending[:, 1:] == ascending[:, :-1]
    tied = np.flatnonzero(same.any(axis=1))
    if tied.size:
        # Each takes the place of the last of its equals, which is the best.
        last = places[tied]
        last[:, :-1][same[tied]] = 0
        places = places.copy()
        places[tied] = np.maximum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    found = np.empty(rows.shape, np.int32)
    np.put_along_axis(found, order, places, axis=1)
    return found
