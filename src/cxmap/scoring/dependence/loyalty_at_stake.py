"""Loyalty at stake: how much loyalty is decided at touchpoints, well or badly.

Of 100 journeys, how many put their loyalty at stake at a touchpoint: what `at-risk` gives where nobody leaves
satisfied. A part that is not known can be anything its scale allows, so that every sum is a range.

Source:
    Ours: `at-risk` without its share of dissatisfied, because a contact that does not take place satisfies nobody.
"""

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cxmap.scoring.lack import Lack, find_lack
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint

FORMULA = "100 · frequency · loyalty/10"

MOST = {"frequency": 1, "loyalty": 10}
"""The largest number that each part can be."""


class Range(NamedTuple):
    """Everything that a number can be, given what a map tells; one number where it tells all."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


class _Exact(NamedTuple):
    """A range as fractions."""

    low: Fraction
    high: Fraction

    def settle(self) -> Range:
        """The nearest floats, without their last digits."""
        return Range(settle(float(self.low)), settle(float(self.high)))


_NOTHING = Fraction(0)


def find_stake(touchpoint: "Touchpoint") -> Range:
    """The loyalty at stake at a touchpoint, of 100 journeys."""
    frequency, loyalty = (_find_part(touchpoint, metric) for metric in MOST)
    return Range(*(settle(100 * often * much / 10) for often, much in zip(frequency, loyalty, strict=True)))


class Stakes:
    """The loyalty at stake at every touchpoint of a map, found once: it is asked of each thing that may fail."""

    def __init__(self, journey: "Journey") -> None:
        # Exact, so that what is at stake elsewhere is what is left of all, and nobody need add it up each time.
        self._stakes = {
            id: _Exact(*map(Fraction, find_stake(touchpoint))) for id, touchpoint in journey.touchpoints.items()
        }
        self._all = self._sum(self._stakes)

    def add(self, ids: Collection[str]) -> Range:
        """The loyalty at stake at some touchpoints together, of 100 journeys."""
        return self._sum(ids).settle()

    def find_part(self, ids: Collection[str]) -> Range:
        """Which part of all that is at stake lies at some touchpoints, 0–1."""
        exact = self._sum(ids)
        inside = exact.settle()
        outside = _Exact(self._all.low - exact.low, self._all.high - exact.high).settle()
        # The part is smallest where everything that is open lies outside, and largest where it lies inside.
        return Range(_divide(inside.low, outside.high), _divide(inside.high, outside.low))

    def _sum(self, ids: Collection[str]) -> "_Exact":
        found = [self._stakes[id] for id in ids]
        return _Exact(sum((one.low for one in found), _NOTHING), sum((one.high for one in found), _NOTHING))


def list_lacks(touchpoints: "Iterable[Touchpoint]") -> list[Lack]:
    """The numbers without which a stake is not known."""
    found = (
        find_lack(touchpoint, metric, f"the {metric} of `{touchpoint.id}`")
        for touchpoint in touchpoints
        for metric in MOST
    )
    return [lack for lack in found if lack is not None]


def _find_part(touchpoint: "Touchpoint", metric: str) -> Range:
    measure = touchpoint.metrics.get(metric)
    if measure is None or measure.scaled is None:
        return Range(0, MOST[metric])
    return Range(measure.scaled, measure.scaled)


def _divide(part: float, rest: float) -> float:
    return settle(part / (part + rest)) if part else 0.0
