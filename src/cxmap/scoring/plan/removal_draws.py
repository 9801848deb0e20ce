"""How sure it is what initiatives remove: now and then are drawn with the same dice wherever a number stays."""

import math
from typing import TYPE_CHECKING

import numpy as np

from cxmap.scoring.bounds import CONFIDENCE
from cxmap.scoring.certainty.rank_bounds import name_journeys
from cxmap.scoring.plan.removals import put_targets
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from cxmap.journey.model import Journey
    from cxmap.scoring.certainty.draws import Dice
    from cxmap.scoring.plan.removals import Members, Outcome, Removals


def find_removed_interval(
    removals: "Removals", members: "Members", journeys: "Sequence[Journey]", ids: "Mapping[int, str]", dice: "Dice"
) -> tuple[float, float]:
    """The 90 % interval of what initiatives remove together, which always holds what they are meant to remove.

    Args:
        removals: What they remove.
        members: The initiatives, by their number.
        journeys: The maps.
        ids: What stands for each initiative, by its number. The same target is drawn alike in every set.
        dice: What draws.
    """
    names = name_journeys(journeys)
    total = np.zeros(dice.draws)
    for place in removals.find_places(members):
        outcome = removals.find_outcome(place, members)
        name = names[removals.sites[place].entry.journey.file]
        total += _draw_site(removals, place, outcome, name, ids, dice)
    return _find_interval(total, removals.find_removed(members))


def _draw_site(
    removals: "Removals", place: int, outcome: "Outcome", name: str, ids: "Mapping[int, str]", dice: "Dice"
) -> "NDArray[np.float64]":
    """What is removed at one touchpoint, in every draw."""
    method, entry = removals.method, removals.sites[place].entry
    key = (name, entry.touchpoint.id)
    spreads = method.find_spreads(entry.numbers)
    # The keys of the ranking: what is removed is removed from the very scores that were ranked.
    now = {part: dice.draw(spread, *key, part) for part, spread in spreads.items()}
    planned = method.find_spreads(put_targets(entry.numbers, outcome.targets))
    points = {part.name: part.value for part in entry.parts}
    then = dict(now)
    for part, value in outcome.parts.items():
        if value.by:
            spread, base = planned[part], value.base
            if base is None and spread.of_mean is not None:
                # How far a share lies from what its mean says is the same now and then, so it must not blur the
                # difference: the drawn share changes in the proportion of the means, as a counted one does.
                base = points[part]
            drawn = dice.draw(
                (spread.of_mean or spread) if base else spread, *key, part, "target", *(ids[one] for one in value.by)
            )
            low, high = method.ranges[part]
            then[part] = np.clip(now[part] * drawn / base, low, high) if base else drawn
    removed: NDArray[np.float64] = method.combine(now) - method.combine(then)
    return removed


def _find_interval(drawn: "NDArray[np.float64]", point: float) -> tuple[float, float]:
    tail = math.floor(round(drawn.size * (1 - CONFIDENCE) / 2, 6))
    ascending = np.sort(drawn)
    low, high = ascending[[tail, -1 - tail]].tolist()
    return min(settle(low), point), max(settle(high), point)
