"""What rules about flow have in common: where customers can go from each touchpoint, and in which loops they can be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.lapses import LooseEnd
    from cxmap.journey.model import Journey

Graph = Mapping[str, list[str]]
"""The places that ways lead to, by the place they leave from."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where customers can go.

    Attributes:
        onward: The touchpoints that ways lead to, by touchpoint: written, by file order, and where a person takes over
            from a system. A misspelt one counts as the one that was most likely meant.
        ending: Touchpoints from which a way ends the journey.
        unknown: Touchpoints with a way that leads nowhere, nobody knows where to.
    """

    onward: Graph
    ending: frozenset[str]
    unknown: frozenset[str]


def find_ways(journey: "Journey") -> Ways:
    """Where customers can go in a map."""
    onward: dict[str, list[str]] = {id: [] for id in journey.touchpoints}
    ending, unknown = set(), set()
    for way in journey.transitions:
        if way.ends:
            ending.add(way.source)
        else:
            onward[way.source].append(way.target)
        if way.fallback in onward:
            onward[way.source].append(way.fallback)
    for end in journey.loose_ends:
        source = _find_source(end)
        if source in onward and end.near in onward:
            onward[source].append(end.near)
        elif source in onward:
            unknown.add(source)
    return Ways(onward, frozenset(ending), frozenset(unknown))


def _find_source(end: "LooseEnd") -> str:
    """The touchpoint whose `next` names what is not there; empty for other references."""
    match end.at.path:
        case ("stages", _, "touchpoints", str(id), "next", *_) if end.wanted == "touchpoint":
            return id
    return ""


def find_reached(graph: Graph, starts: Iterable[str]) -> set[str]:
    """Everything that can be reached from some places, with the places themselves."""
    reached = set(starts)
    todo = list(reached)
    while todo:
        for target in graph[todo.pop()]:
            if target not in reached:
                reached.add(target)
                todo.append(target)
    return reached


def find_loops(graph: Graph) -> Iterator[list[str]]:
    """The strongly connected parts of a graph: in each, every place can be reached from every other.

    A place in no loop is a part of its own. A part comes after those that can be reached from it.

    Source:
        R. Tarjan, Depth-First Search and Linear Graph Algorithms, SIAM Journal on Computing 1(2), 1972, 146–160;
        without recursion, because a map may have thousands of touchpoints in a row.
    """
    numbers: dict[str, int] = {}
    lows: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for start in graph:
        if start in numbers:
            continue
        todo = [(start, iter(graph[start]))]
        while todo:
            place, targets = todo[-1]
            if place not in numbers:
                numbers[place] = lows[place] = len(numbers)
                path.append(place)
                on_path.add(place)
            for target in targets:
                if target not in numbers:
                    todo.append((target, iter(graph[target])))
                    break
                if target in on_path:
                    lows[place] = min(lows[place], numbers[target])
            else:
                todo.pop()
                if todo:
                    lows[todo[-1][0]] = min(lows[todo[-1][0]], lows[place])
                if lows[place] == numbers[place]:
                    part = _take_from(path, place)
                    on_path.difference_update(part)
                    yield part


def _take_from(path: list[str], place: str) -> list[str]:
    """Take a place and all behind it off a path."""
    part = [path.pop()]
    while part[-1] != place:
        part.append(path.pop())
    return part
