"""How sure the share of journeys is that reach the goal: the shares of the ways are drawn many times."""

from typing import TYPE_CHECKING, NamedTuple

from cxmap.journey.chain import count_visits
from cxmap.journey.paths import NOISE
from cxmap.journey.scales import PRESETS
from cxmap.language.flow import DONE
from cxmap.scoring.bounds import CONFIDENCE
from cxmap.scoring.precision import settle
from cxmap.scoring.spread import find_figure_spread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.journey.measures import Measure
    from cxmap.journey.model import Journey
    from cxmap.journey.paths import Course
    from cxmap.scoring.certainty.draws import Dice

DRAWS = 400
"""Fewer than of rankings: every draw follows all journeys anew."""

MOST_DRAWN = 150
"""Touchpoints beyond which nothing is drawn. Source: ours, half a second of work."""


class GoalInterval(NamedTuple):
    """Between which shares nine of ten draws lie.

    Attributes:
        low: The lower end, never above the share that was computed from what is written.
        high: The upper end, never below it.
        seed: What the draws began from.
        draws: How many there were.

    Units:
        low, high: 0–1, of the journeys of the course.
    """

    low: float
    high: float
    seed: int
    draws: int


def find_goal(journey: "Journey", course: "Course") -> GoalInterval | None:
    """Draw how many reach the goal.

    A written share is drawn as a frequency is. What is left goes the way without a share; where all ways have one, the
    draws are divided by their sum. How many begin where is taken as it is written.

    Args:
        journey: The map.
        course: Where its journeys go.

    Returns:
        None where not all of it is known, where there is nothing to draw, and where there are too many touchpoints.
    """
    # Of where no journey comes to, nothing has to be known.
    chain = {id: row for id, row in course.chain.items() if course.visits.get(id)}
    forks = [id for id, row in chain.items() if len(row) > 1]
    if course.unknown or course.endless or not forks or len(chain) > MOST_DRAWN:
        return None
    from cxmap.scoring.certainty.draws import Dice

    dice = Dice(draws=DRAWS)
    measures: dict[str, dict[str, Measure | None]] = {id: {} for id in chain}
    for way in journey.transitions:
        if way.target in chain.get(way.source, ()):
            measures[way.source][way.target] = way.share
    drawn = {id: _draw_shares(dice, journey, id, measures[id]) for id in forks}
    found = sorted(
        count_visits({**chain, **{id: rows[number] for id, rows in drawn.items()}}, course.starts).get(DONE, 0.0)
        for number in range(dice.draws)
    )
    outside = round(dice.draws * (1 - CONFIDENCE) / 2)
    low, high = min(found[outside], course.done), max(found[-1 - outside], course.done)
    return GoalInterval(settle(low), settle(high), dice.seed, dice.draws)


def _draw_shares(
    dice: "Dice", journey: "Journey", id: str, ways: "Mapping[str, Measure | None]"
) -> list[dict[str, float]]:
    """The shares of the ways on from a touchpoint, by the ids of where they lead, for each draw."""
    written = {
        target: dice.draw(
            find_figure_spread("frequency", share, PRESETS["share"]), journey.id, id, "next", target
        ).tolist()
        for target, share in ways.items()
        if share is not None
    }
    rows = []
    for number in range(dice.draws):
        row = {target: shares[number] for target, shares in written.items()}
        rest = 1 - sum(row.values())
        row.update({target: rest for target, share in ways.items() if share is None})
        # From every place an end must stay in reach, however few go there.
        row = {target: max(share, NOISE) for target, share in row.items()}
        total = sum(row.values())
        rows.append({target: share / total for target, share in row.items()})
    return rows
