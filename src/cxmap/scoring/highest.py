"""The touchpoints of a ranking that a team has to keep in sight."""

from typing import TYPE_CHECKING

from cxmap.scoring.selection import Selection

if TYPE_CHECKING:
    from cxmap.scoring.result import RankedTouchpoint, Ranking

HIGHEST = 10
"""How many touchpoints a team can keep in sight; those that share the last rank all count."""


def find_highest(ranking: "Ranking") -> "tuple[RankedTouchpoint, ...]":
    """The touchpoints of the ten highest ranks, and no more than the upper half: the rest are not high.

    One that nothing speaks for is none of them.
    """
    top = min(HIGHEST, -(-len(ranking.ranked) // 2))
    return tuple(entry for entry in ranking.select(Selection(top=top)) if entry.score > 0) if top else ()
