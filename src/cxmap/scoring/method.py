"""What a scoring method is: parts made from measures, and one arithmetic that combines them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale


class Basis(StrEnum):
    """What stands behind the number that a formula uses."""

    MEASURED = "measured"
    ASSUMED = "assumed"
    FROM_MEAN = "assumed from the mean"


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a formula.

    Attributes:
        name: Its name in the formula.
        metric: The metric that it was made from.
        value: The number that the formula uses.
        basis: What stands behind it.
        how: How it was made from what was written; empty where it is what was written.
        capped: Whether more was written than the formula can use.

    Units:
        value: what the method's `ranges` say.
    """

    name: str
    metric: str
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
    """

    name: str
    formula: str
    meaning: str
    source: str
    required: tuple[str, ...]
    ranges: Mapping[str, tuple[float, float]]

    def find_parts(self, measures: "Mapping[str, Measure]", scales: "Mapping[str, Scale]") -> tuple[Part, ...]:
        """Make the parts for which there are numbers, in the order of the formula.

        Args:
            measures: Measures by metric; those refused count as absent.
            scales: The scale of each metric.
        """

    def combine(self, numbers: Mapping[str, float]) -> float:
        """Compute the score from the number of every part. Arithmetic only, so that arrays can pass through it."""
