"""What a scoring method is: parts made from measures, and one arithmetic that combines them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.journey.model import Touchpoint
    from cxmap.scoring.spread import Spread


class Basis(StrEnum):
    """What stands behind the number that a formula uses."""

    MEASURED = "measured"
    ASSUMED = "assumed"
    FROM_MEAN = "assumed from the mean"


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a method is given to score a touchpoint.

    Attributes:
        touchpoint: The touchpoint.
        measures: Its numbers by metric: for everybody, or for those who are asked about.
        scales: The scale of each metric.
    """

    touchpoint: "Touchpoint"
    measures: "Mapping[str, Measure]"
    scales: "Mapping[str, Scale]"

    def get(self, metric: str) -> "tuple[Measure, float] | None":
        """A measure with its scaled figure; None where there is none that can be used."""
        measure = self.measures.get(metric)
        return None if measure is None or measure.scaled is None else (measure, measure.scaled)


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a formula.

    Attributes:
        name: Its name in the formula.
        metrics: The metrics that it was made from; empty where it was made from something else.
        value: The number that the formula uses.
        basis: What stands behind it.
        how: How it was made from what was written; empty where it is what was written.
        capped: Whether more was written than the formula can use.

    Units:
        value: what the method's `ranges` say.
    """

    name: str
    metrics: tuple[str, ...]
    value: float
    basis: Basis
    how: str = ""
    capped: bool = False


@runtime_checkable
class Method(Protocol):
    """A way of scoring touchpoints.

    Attributes:
        name: The name that people choose it by.
        formula: The formula, in which each part stands under its name.
        meaning: What a score says, as the end of the sentence "A score says …".
        source: Where the formula comes from.
        required: The metrics without which there is no score.
        ranges: The lowest and the highest number that each part can be, in the order of the formula.
        weights: How much each metric counts that the method weighs; empty where it weighs none.
        weighed: The parts that these weights are of; with fewer than two there is nothing to choose.
        digits: Decimals of a score in tables.
        drawn: Whether its numbers can be drawn, so that ranks have intervals; ordinal ranks cannot.
        counts_journeys: Whether a score counts journeys, so that it rises in proportion to frequency.
    """

    name: str
    formula: str
    meaning: str
    source: str
    required: tuple[str, ...]
    ranges: Mapping[str, tuple[float, float]]
    weights: Mapping[str, float]
    weighed: tuple[str, ...]
    digits: int
    drawn: bool
    counts_journeys: bool

    def find_parts(self, numbers: Numbers) -> tuple[Part, ...]:
        """Make the parts for which there are numbers, in the order of the formula."""

    def find_spreads(self, numbers: Numbers) -> "Mapping[str, Spread]":
        """How sure each part is, by its name; for a touchpoint that has every number the method needs."""

    def combine(self, numbers: Mapping[str, Any], weights: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (a number, or an array of them)
        """Compute the score from the number of every part. Arithmetic only, so that arrays can pass through it.

        Args:
            numbers: The parts by name.
            weights: Other weights than the method's own, by the names of `weighed`.
        """


def find_basis(measure: "Measure") -> Basis:
    """What stands behind a figure that is used as it was written."""
    return Basis.ASSUMED if measure.assumed else Basis.MEASURED
