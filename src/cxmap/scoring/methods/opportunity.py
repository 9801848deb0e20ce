"""Opportunity: importance, and once more what satisfaction falls short of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cxmap.scoring.method import Basis
from cxmap.scoring.methods.importance import ByImportance
from cxmap.scoring.parts import find_best_share, find_best_share_spread, find_figure, find_spread

if TYPE_CHECKING:
    from cxmap.scoring.method import Method, Numbers, Part
    from cxmap.scoring.spread import Spread

ODI_STYLE = "ODI-style"
"""What a score is called that does not rest on counted answers alone: the bands were not made for it."""


class Band(StrEnum):
    """What a score says by itself, where it rests on counted answers."""

    EXTREME = "extreme"
    HIGH = "high"
    CONSIDER = "consider"
    SERVED = "served"


class Opportunity(ByImportance):
    """Importance is loyalty, or the weighted mean of loyalty and value.

    Each number is ten times the share of people who chose one of the two best of five answers, where that was
    counted. The score then lies in a band: above 15 extreme, from 12 to 15 high, from 10 to below 12 consider, below
    10 served.

    A mean or an expert's rating is used as the figure out of ten that it is. It is another thing than a share, so a
    score with such a number in it is called ODI-style and has no band.

    Source:
        A. W. Ulwick, What Customers Want: Using Outcome-Driven Innovation to Create Breakthrough Products and
        Services, 2005. To which band 12 and 15 belong is ours.
    """

    name: str = "opportunity"
    meaning: str = (
        "how underserved a touchpoint is, from 0 to 20: its importance, and once more what satisfaction falls short "
        "of it"
    )
    source: str = "A. W. Ulwick, What Customers Want, 2005"
    digits: int = 1
    pattern: str = "{importance} + max({importance} − satisfaction, 0)"

    def find_parts(self, numbers: "Numbers") -> "tuple[Part, ...]":
        """Make each number from counted answers where there are any, else from the figure."""
        found = (find_best_share(numbers, metric) or find_figure(numbers, metric) for metric in self.required)
        return tuple(part for part in found if part is not None)

    def find_spreads(self, numbers: "Numbers") -> "Mapping[str, Spread]":
        """How sure each share or figure is."""
        return {
            metric: find_best_share_spread(numbers, metric) or find_spread(numbers, metric) for metric in self.required
        }

    def combine(self, numbers: Mapping[str, Any], weights: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (a number, or an array of them)
        """Importance, and what satisfaction falls short of it."""
        importance = self._importance.compute(numbers, weights)
        gap = importance - numbers["satisfaction"]
        # This is max(gap, 0), exactly: doubling and halving a float loses nothing, and arrays have no `max` of two.
        return importance + (gap + abs(gap)) / 2

    def find_band(self, numbers: "Numbers", score: float) -> Band | None:
        """The band of a touchpoint that has every number, or None where not all of them are counted answers."""
        shares = [find_best_share(numbers, metric) for metric in self.required]
        counted = all(share is not None and share.basis is Basis.MEASURED for share in shares)
        return band_of(score) if counted else None


OPPORTUNITY = Opportunity()


def band_of(score: float) -> Band:
    """The band of a score; 12 and 15 are high, 10 is worth considering."""
    if score > 15:
        return Band.EXTREME
    if score >= 12:
        return Band.HIGH
    return Band.CONSIDER if score >= 10 else Band.SERVED


def name_band(method: "Method", numbers: "Numbers", score: float) -> str | None:
    """What to print beside a score: its band, or that it is only in the style of the method.

    Args:
        method: Any method.
        numbers: The numbers of a touchpoint that the method ranked.
        score: Its score.

    Returns:
        None where the method knows no bands.
    """
    return str(method.find_band(numbers, score) or ODI_STYLE) if isinstance(method, Opportunity) else None
