"""At risk: of 100 journeys, how many put loyalty at risk at this touchpoint."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.scoring.parts import find_dissatisfied, find_dissatisfied_spread, find_figure, find_frequency, find_spread

if TYPE_CHECKING:
    from cxmap.scoring.method import Numbers, Part
    from cxmap.scoring.spread import Spread


class AtRisk:
    """How many come here, how many of them leave dissatisfied, and how much that weighs on loyalty.

    Source:
        The problem-experience × loyalty-drop arithmetic of TARP and John Goodman: of 80,000 customers 30 % have a
        problem; 55 % of these leave and 26 % of the others, so 80,000 × 0.30 × (0.55 − 0.26) = 6,960 leave because of
        it. To read a loyalty from 0 to 10 as such a share is ours.
    """

    name: str = "at-risk"
    formula: str = "100 · frequency · dissatisfied · loyalty/10"
    meaning: str = "of 100 journeys, how many put loyalty at risk here"
    source: str = "the problem-experience × loyalty-drop arithmetic of TARP and John Goodman"
    required: tuple[str, ...] = ("frequency", "satisfaction", "loyalty")
    ranges: Mapping[str, tuple[float, float]] = {"frequency": (0, 1), "dissatisfied": (0, 1), "loyalty": (0, 10)}
    weights: Mapping[str, float] = {}
    weighed: tuple[str, ...] = ()
    digits: int = 1
    drawn: bool = True
    counts_journeys: bool = True

    def find_parts(self, numbers: "Numbers") -> "tuple[Part, ...]":
        """Make frequency, dissatisfied and loyalty from the measures that can be used."""
        found = (find_frequency(numbers), find_dissatisfied(numbers), find_figure(numbers, "loyalty"))
        return tuple(part for part in found if part is not None)

    def find_spreads(self, numbers: "Numbers") -> "Mapping[str, Spread]":
        """How sure frequency, dissatisfied and loyalty are."""
        return {
            "frequency": find_spread(numbers, "frequency"),
            "dissatisfied": find_dissatisfied_spread(numbers),
            "loyalty": find_spread(numbers, "loyalty"),
        }

    def combine(self, numbers: Mapping[str, Any], _weights: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (a number, or an array of them)
        """Multiply the parts; there is nothing to weigh."""
        return 100 * numbers["frequency"] * numbers["dissatisfied"] * numbers["loyalty"] / 10


AT_RISK = AtRisk()
