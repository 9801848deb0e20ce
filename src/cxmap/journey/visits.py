"""How often a journey comes to each touchpoint, where the ways of the map tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxmap.journey.beginnings import find_beginnings
from cxmap.journey.graph import find_reached
from cxmap.journey.paths import find_paths

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Transition
    from cxmap.journey.paths import Paths

NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Visits:
    """How often a journey comes to touchpoints on average, each time counted.

    Attributes:
        times: By id of the touchpoint; those are left out of which the ways do not tell it.
        onward: The share of those at a touchpoint who go each way, by the ids of both ends.
        assumed: Ids of the touchpoints of which it rests on an assumption.
    """

    times: Mapping[str, float]
    onward: Mapping[str, Mapping[str, float]]
    assumed: frozenset[str] = frozenset()


def find_visits(journey: "Journey") -> Visits:
    """Count how often a journey comes to each touchpoint of which all ways that lead to it are known.

    A map in which nobody wrote a way says nothing about ways: that touchpoints follow each other is then only the order
    of the file. Nor do the ways say how many begin at each of several beginnings, how many a person takes over from a
    system, or how many go a way without a share; what these lead to is left out.
    """
    ways = journey.transitions
    beginnings = find_beginnings(journey)
    if not beginnings.touchpoints or beginnings.shares is None or not any(way.written for way in ways):
        return Visits(NOTHING, {})
    paths = find_paths(journey, 0)
    [course] = paths.courses
    graph: dict[str, list[str]] = {id: [] for id in journey.touchpoints}
    for way in ways:
        graph[way.source] += [] if way.ends else [way.target]
    reached = find_reached(graph, course.starts)
    if _leads_nowhere(journey, reached, ways):
        return Visits(NOTHING, {})
    unsure = find_reached(graph, _list_unsure(paths, graph, ways))
    times = {id: course.visits.get(id, 0.0) for id in course.chain if id in reached and id not in unsure}
    return Visits(times, course.chain, paths.assumed)


def _leads_nowhere(journey: "Journey", reached: set[str], ways: "tuple[Transition, ...]") -> bool:
    """Whether somebody who can be met goes to a touchpoint that the map does not have: to which one, nobody knows."""
    leaving = dict.fromkeys(journey.touchpoints, 0)
    for way in ways:
        leaving[way.source] += 1
    return any(len(journey.touchpoints[id].noun.next or ()) > leaving[id] for id in reached)


def _list_unsure(paths: "Paths", graph: Mapping[str, list[str]], ways: "tuple[Transition, ...]") -> list[str]:
    """Where customers come to and nobody knows how many."""
    unsure = [way.target for way in ways if not way.ends and paths.shares[way.source, way.target].value is None]
    return [*unsure, *(way.fallback for way in ways if way.fallback in graph and way.fallback not in graph[way.source])]
