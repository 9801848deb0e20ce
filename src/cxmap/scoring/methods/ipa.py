"""Importance against performance: how far a touchpoint falls short of what it matters."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.scoring.methods.importance import ByImportance
from cxmap.scoring.parts import find_figure, find_spread

if TYPE_CHECKING:
    from cxmap.scoring.method import Numbers, Part
    from cxmap.scoring.spread import Spread


class Ipa(ByImportance):
    """Importance is loyalty, or the weighted mean of loyalty and value; performance is satisfaction.

    Each touchpoint lies in one of four quadrants: fix-first, keep-up, low-priority, possible-overkill.

    The order is by the gap between the two, and not by quadrants: quadrants alone rank nothing within themselves, and
    two touchpoints that are almost alike can lie on different sides of a cut. Where quadrants are cut at the mean or
    the median, one more touchpoint moves the cut; a list sorted by quadrants would then change the order of others.

    Source:
        Quadrants: J. A. Martilla and J. C. James, Importance-Performance Analysis, Journal of Marketing 41(1), 1977,
        77–79. To order by the gap, which is the distance from the diagonal of the same picture, is our choice among
        several ways; for such ways see D. R. Bacon, A Comparison of Approaches to Importance-Performance Analysis,
        International Journal of Market Research 45(1), 2003, 55–71.
    """

    name: str = "ipa"
    meaning: str = "by how much performance falls short of importance, from −10 to 10"
    source: str = "J. A. Martilla and J. C. James, Importance-Performance Analysis, 1977; ordered by the gap"
    digits: int = 2
    pattern: str = "{importance} − satisfaction"

    def find_parts(self, numbers: "Numbers") -> "tuple[Part, ...]":
        """Make importance and performance from the measures that can be used."""
        found = (find_figure(numbers, metric) for metric in self.required)
        return tuple(part for part in found if part is not None)

    def find_spreads(self, numbers: "Numbers") -> "Mapping[str, Spread]":
        """How sure importance and performance are."""
        return {metric: find_spread(numbers, metric) for metric in self.required}

    def combine(self, numbers: Mapping[str, Any], weights: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (a number, or an array of them)
        """Importance less performance."""
        return self._importance.compute(numbers, weights) - numbers["satisfaction"]


IPA = Ipa()
