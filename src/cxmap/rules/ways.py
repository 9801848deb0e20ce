"""What rules about flow have in common: where customers can go from each touchpoint."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.graph import Graph
    from cxmap.journey.lapses import LooseEnd
    from cxmap.journey.model import Journey


@dataclass(frozen=True, slots=True)
class Ways:
    """Where customers can go.

    Attributes:
        onward: The touchpoints that ways lead to, by touchpoint: written, by file order, and where a person takes over
            from a system. A misspelt one counts as the one that was most likely meant.
        ending: Touchpoints from which a way ends the journey.
        unknown: Touchpoints with a way that leads nowhere, nobody knows where to.
    """

    onward: "Graph[str]"
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
