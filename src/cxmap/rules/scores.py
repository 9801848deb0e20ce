"""What rules about urgency have in common: the touchpoints that put most at risk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.scoring.at_risk import AT_RISK
from cxmap.scoring.score import score_journey
from cxmap.scoring.selection import Selection

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.result import RankedTouchpoint

HIGHEST = 10
"""How many touchpoints a team can keep in sight; those that share the last rank all count."""


@dataclass(frozen=True, slots=True)
class Highest:
    """The touchpoints with the highest at-risk scores.

    Attributes:
        entries: They themselves, highest first; one that puts nothing at risk is none of them.
        scored: How many touchpoints have a score.
    """

    entries: "tuple[RankedTouchpoint, ...]" = ()
    scored: int = 0


def find_highest(journey: "Journey") -> Highest:
    """The touchpoints of the ten highest ranks, and no more than the upper half: the rest are not high."""
    scored = score_journey(journey, AT_RISK)
    top = min(HIGHEST, -(-len(scored.ranked) // 2))
    entries = scored.select(Selection(top=top)) if top else ()
    return Highest(tuple(entry for entry in entries if entry.score > 0), len(scored.ranked))
