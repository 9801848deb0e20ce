"""How sure the place of a touchpoint in the ranking is, as plain data."""

from dataclasses import dataclass
from enum import StrEnum

CONFIDENCE = 0.9
"""Of every interval in a ranking."""


class Tier(StrEnum):
    """When to look at a touchpoint: those that the numbers cannot tell apart share one."""

    NOW = "now"
    NEXT = "next"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a touchpoint may stand, given how sure its numbers are and those of the others.

    Attributes:
        rank_low: The best rank of its 90 % interval, which always holds its rank.
        rank_high: The worst rank of it.
        score_low: The lower end of the 90 % interval of its score, which always holds its score.
        score_high: The upper end of it.
        likely: In what share of the draws it is among the first `top`.
        tier: The tier it shares with those it cannot be told from.
        any_weights: With what share of all weights it would be among the first `top`; None where the formula
            weighs nothing.

    Units:
        score_low, score_high: those of the score; likely, any_weights: 0–1.
    """

    rank_low: int
    rank_high: int
    score_low: float
    score_high: float
    likely: float
    tier: Tier
    any_weights: float | None = None
