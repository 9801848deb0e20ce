"""What rules about urgency have in common: the touchpoints that put most at risk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.scoring import highest
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.score import score_journey

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.result import RankedTouchpoint


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
    """The touchpoints of one map that a team has to keep in sight, by at-risk."""
    scored = score_journey(journey, AT_RISK)
    return Highest(highest.find_highest(scored), len(scored.ranked))
