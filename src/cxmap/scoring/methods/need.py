"""Need: all four numbers of a touchpoint in one weighted mean."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.scoring.parts import find_figure, find_frequency, find_spread
from cxmap.scoring.weighting import Term, Weighting

if TYPE_CHECKING:
    from cxmap.scoring.method import Numbers, Part
    from cxmap.scoring.spread import Spread

TERMS: Mapping[str, Term] = {
    "frequency": Term("frequency", lambda weight, number: weight * number),
    "satisfaction": Term("(10 − satisfaction)/10", lambda weight, number: weight * (10 - number) / 10),
    "loyalty": Term("loyalty/10", lambda weight, number: weight * number / 10),
    "value": Term("value/10", lambda weight, number: weight * number / 10),
}
NEED_WEIGHTS: Mapping[str, float] = dict.fromkeys(TERMS, 0.25)
"""How much each number counts where nobody says otherwise. Ours: alike, because nothing speaks for one of them."""


class Need:
    """The four numbers count together, each as the part that it is of the most it can be.

    Any of them can make up for another, so a touchpoint where everybody is content can still stand high. Take it
    where people have agreed on weights and there is no better model.

    Source:
        The weighted mean of multi-attribute decision making: R. L. Keeney and H. Raiffa, Decisions with Multiple
        Objectives, 1976. That the four count alike is ours.
    """

    name: str = "need"
    meaning: str = (
        "how much speaks for looking at a touchpoint, from 0 to 1: how many come, how far satisfaction is from 10, "
        "how much it weighs on loyalty, and what it is worth"
    )
    source: str = "the weighted mean of multi-attribute decision making (R. L. Keeney and H. Raiffa, 1976)"
    digits: int = 3
    drawn: bool = True
    counts_journeys: bool = False

    def __init__(self, weights: Mapping[str, float] = NEED_WEIGHTS) -> None:
        """Weigh the four numbers.

        Args:
            weights: How much each counts, 0 or more; those that are not named count nothing. One is above 0.
        """
        self._weighting = Weighting(TERMS, weights)
        self.weights: Mapping[str, float] = {metric: weights.get(metric, 0) for metric in TERMS}
        self.weighed: tuple[str, ...] = self._weighting.names
        self.formula: str = self._weighting.formula
        self.required: tuple[str, ...] = self.weighed
        self.ranges: Mapping[str, tuple[float, float]] = {
            name: (0, 1 if name == "frequency" else 10) for name in self.weighed
        }

    def find_parts(self, numbers: "Numbers") -> "tuple[Part, ...]":
        """Make the parts that count from the measures that can be used."""
        found = (
            find_frequency(numbers) if name == "frequency" else find_figure(numbers, name) for name in self.weighed
        )
        return tuple(part for part in found if part is not None)

    def find_spreads(self, numbers: "Numbers") -> "Mapping[str, Spread]":
        """How sure the parts that count are."""
        return {name: find_spread(numbers, name) for name in self.weighed}

    def combine(self, numbers: Mapping[str, Any], weights: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (a number, or an array of them)
        """The weighted mean of what speaks for it."""
        return self._weighting.compute(numbers, weights)


NEED = Need()
