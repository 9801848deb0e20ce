"""How a list is to be made: the method, what it weighs, where quadrants are cut. And the numbers that fix the draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxmap.scoring.quadrant import Cut

SEED = 20261122
"""What draws begin from where nobody says otherwise. Ours: a date is as good as any number, and fixed."""

DRAWS = 10_000
"""How many draws there are where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How touchpoints are scored.

    Attributes:
        method: Name of the method.
        weights: How much each metric counts; empty for the method's own weights. Metrics that are not named count
            nothing.
        cut: How quadrants are cut.
    """

    method: str = "at-risk"
    weights: Mapping[str, float] = field(default_factory=dict)
    cut: Cut = "mean"
