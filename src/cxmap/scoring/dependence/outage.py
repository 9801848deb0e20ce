"""How many journeys stop when touchpoints are lost, and how many still reach the goal."""

from collections.abc import Collection, Mapping
from math import fsum
from typing import TYPE_CHECKING

from cxmap.journey.beginnings import find_beginnings
from cxmap.journey.chain import count_visits
from cxmap.journey.graph import find_reached
from cxmap.journey.paths import UNKNOWN, find_paths
from cxmap.language.flow import DONE
from cxmap.scoring.dependence.loyalty_at_stake import Range
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.journey.paths import Course


class Outage:
    """Follows the journeys of a map until they come to a touchpoint that is lost.

    Where the map does not tell how many go which way, those who come there may stop or not: the answer is a range.
    """

    def __init__(self, journey: "Journey") -> None:
        self._journey = journey
        self._courses = find_paths(journey, 0).courses
        self._starts = find_beginnings(journey).touchpoints
        onward: dict[str, list[str]] = {**{id: [] for id in journey.touchpoints}, DONE: []}
        for way in journey.transitions:
            onward[way.source] += [way.target] if way.target in onward else []
        self._led = find_reached(onward, self._starts)
        for way in journey.transitions:
            # Where a person takes over from a system, customers can go on as well.
            onward[way.source] += [way.fallback] if way.fallback in onward else []
        self._onward = onward
        self._leads = DONE in find_reached(onward, self._starts)
        self._known: dict[frozenset[str], list[dict[str, float]]] = {}

    def find_stopped(self, lost: Collection[str]) -> Range:
        """The share of journeys that come to one of the touchpoints."""
        if not lost or not self._courses:
            return Range(0.0, 0.0)
        ends = self._stop(lost)
        lows = [fsum(visits[id] for id in sorted(lost) if id in visits) for visits in ends]
        highs = [
            low + self._find_open(course, visits, lost)
            for low, visits, course in zip(lows, ends, self._courses, strict=True)
        ]
        beside = [self._find_frequency(id) for id in sorted(lost) if id not in self._led]
        low = max([min(lows), *(share.low for share in beside)])
        return Range(settle(min(low, 1.0)), settle(min(max(highs) + fsum(share.high for share in beside), 1.0)))

    def find_done(self, lost: Collection[str]) -> Range:
        """The share of journeys that reach the goal without coming to one of the touchpoints."""
        ends = self._stop(lost) or [{}]
        lows = [visits.get(DONE, 0.0) for visits in ends]
        highs = [visits.get(DONE, 0.0) + visits.get(UNKNOWN, 0.0) for visits in ends]
        return Range(settle(min(lows)), settle(min(max(highs), 1.0)))

    def cuts_off(self, lost: Collection[str]) -> bool:
        """Whether every way to the goal leads through one of the touchpoints."""
        if not lost or not self._leads:
            return False
        onward = {
            place: [target for target in targets if target not in lost]
            for place, targets in self._onward.items()
            if place not in lost
        }
        return DONE not in find_reached(onward, [place for place in self._starts if place not in lost])

    def _stop(self, lost: Collection[str]) -> list[dict[str, float]]:
        """Where the journeys of each course end when the touchpoints are lost; these are ends then."""
        key = frozenset(lost)
        if key not in self._known:
            self._known[key] = [
                count_visits({place: ways for place, ways in course.chain.items() if place not in key}, course.starts)
                for course in self._courses
            ]
        return self._known[key]

    def _find_open(self, course: "Course", visits: Mapping[str, float], lost: Collection[str]) -> float:
        """The share of journeys of which nobody knows whether they come to one of the touchpoints."""
        endless = (id for id in self._journey.touchpoints if id not in course.chain and id not in lost)
        return fsum((visits.get(UNKNOWN, 0.0), *(visits.get(id, 0.0) for id in endless)))

    def _find_frequency(self, id: str) -> Range:
        """How many come to a touchpoint to which no way leads, as where a person takes over from a system."""
        measure = self._journey.touchpoints[id].metrics.get("frequency")
        known = measure.scaled if measure else None
        return Range(0.0, 1.0) if known is None else Range(known, known)
