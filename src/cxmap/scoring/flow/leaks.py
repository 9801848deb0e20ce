"""Where journeys leak: touchpoints at which customers give up, and how many come to one of some touchpoints at all."""

from collections.abc import Collection
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from cxmap.journey.chain import count_visits
from cxmap.language.flow import LEAVES
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.journey.paths import Course


@dataclass(frozen=True, slots=True)
class Leak:
    """A touchpoint at which customers leave.

    Attributes:
        touchpoint: The touchpoint.
        share: The share of journeys that are lost here.
        here: The share of those at the touchpoint who leave.
        assumed: Whether the share of journeys rests, at least in part, on an assumption.
    """

    touchpoint: "Touchpoint"
    share: float
    here: float
    assumed: bool


def find_leaks(journey: "Journey", course: "Course", assumed: Collection[str]) -> tuple[Leak, ...]:
    """The touchpoints at which customers leave, those first that lose most; `assumed` rest on an assumption."""
    leaks = [
        Leak(touchpoint, settle(course.lost_at(id)), settle(course.chain[id][LEAVES]), id in assumed)
        for id, touchpoint in journey.touchpoints.items()
        if course.lost_at(id) > 0
    ]
    return tuple(sorted(leaks, key=lambda leak: -leak.share))


def count_passing(course: "Course", ids: Collection[str]) -> float:
    """The share of journeys that come to one of some touchpoints: as if each of them were an end."""
    ends = count_visits({id: ways for id, ways in course.chain.items() if id not in ids}, course.starts)
    return settle(min(1.0, fsum(ends.get(id, 0.0) for id in sorted(ids))))
