"""What rules about urgency have in common: the touchpoints that put most at risk."""

from typing import TYPE_CHECKING

from cxmap.scoring.at_risk import AT_RISK
from cxmap.scoring.score import score_journey

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.result import RankedTouchpoint

HIGHEST = 10
"""How many touchpoints a team can keep in sight; those that share the last rank all count."""


def find_highest(journey: "Journey") -> "tuple[RankedTouchpoint, ...]":
    """The touchpoints with the highest at-risk scores, highest first; one that puts nothing at risk is none of them."""
    return tuple(entry for entry in score_journey(journey, AT_RISK).up_to(HIGHEST) if entry.score > 0)
