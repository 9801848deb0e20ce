"""How many journeys stop when touchpoints are lost, and how many still reach the goal."""

from collections.abc import Collection, Mapping
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from cxmap.journey.beginnings import find_beginnings
from cxmap.journey.chain import Flow
from cxmap.journey.graph import find_reached
from cxmap.journey.paths import UNKNOWN, find_paths
from cxmap.language.flow import DONE
from cxmap.scoring.dependence.loyalty_at_stake import Range
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


class _Ends(NamedTuple):
    """The shares of the journeys of a course that end at a lost touchpoint or elsewhere."""

    stopped: float
    done: float
    unknown: float
    endless: float


def _weigh(shares: Mapping[str, float], starts: Mapping[str, float]) -> float:
    return fsum(begun * shares.get(id, 0.0) for id, begun in starts.items())


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
        # All courses go the same ways.
        chain = self._courses[0].chain if self._courses else {}
        self._flow = Flow(chain)
        self._endless = [id for id in journey.touchpoints if id not in chain]
        self._known: dict[frozenset[str], list[_Ends]] = {}

    def find_stopped(self, lost: Collection[str]) -> Range:
        """The share of journeys that come to one of the touchpoints."""
        if not lost or not self._courses:
            return Range(0.0, 0.0)
        ends = self._stop(lost)
        lows = [end.stopped for end in ends]
        highs = [end.stopped + end.unknown + end.endless for end in ends]
        beside = [self._find_frequency(id) for id in sorted(lost) if id not in self._led]
        low = max([min(lows), *(share.low for share in beside)])
        return Range(settle(min(low, 1.0)), settle(min(max(highs) + fsum(share.high for share in beside), 1.0)))

    def find_done(self, lost: Collection[str]) -> Range:
        """The share of journeys that reach the goal without coming to one of the touchpoints."""
        ends = self._stop(lost) or [_Ends(0, 0, 0, 0)]
        lows = [end.done for end in ends]
        highs = [end.done + end.unknown for end in ends]
        return Range(settle(min(lows)), settle(min(max(highs), 1.0)))

    def cuts_off(self, lost: Collection[str]) -> bool:
        """Whether every way to the goal leads through one of the touchpoints."""
        if not lost or not self._leads:
            return False
        return DONE not in find_reached(self._onward, self._starts, lost)

    def _stop(self, lost: Collection[str]) -> list[_Ends]:
        """Where the journeys of each course end when the touchpoints are lost; these are ends then."""
        key = frozenset(lost)
        if key not in self._known:
            endless = [id for id in self._endless if id not in key]
            self._known[key] = self._follow(self._flow.without(key), (sorted(key), [DONE], [UNKNOWN], endless))
        return self._known[key]

    def _follow(self, flow: Flow[str], kinds: tuple[list[str], ...]) -> list[_Ends]:
        """Which share of the journeys of each course gets to each kind of end.

        Once through the flow tells all ends of one course, or one kind of end for all courses. What is less is done.
        """
        if len(self._courses) < len(kinds):
            visits = [flow.count_visits(course.starts) for course in self._courses]
            return [_Ends(*(fsum(each.get(id, 0.0) for id in ends) for ends in kinds)) for each in visits]
        shares = [flow.find_shares(ends) for ends in kinds]
        return [_Ends(*(_weigh(each, course.starts) for each in shares)) for course in self._courses]

    def _find_frequency(self, id: str) -> Range:
        """How many come to a touchpoint to which no way leads, as where a person takes over from a system."""
        measure = self._journey.touchpoints[id].metrics.get("frequency")
        known = measure.scaled if measure else None
        return Range(0.0, 1.0) if known is None else Range(known, known)
