"""Which touchpoints depend on which system, what it does for them, and what takes over from it."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from cxmap.language.base import list_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.system import System


class Use(NamedTuple):
    """A touchpoint that depends on a system.

    Attributes:
        touchpoint: Id of the touchpoint.
        at: The place that says so.
        how: Whether the touchpoint `runs` on the system, or the system only `records` it or `decides` where customers
            go from it.
    """

    touchpoint: str
    at: "Place"
    how: Literal["runs", "records", "decides"]


def find_uses(journey: "Journey") -> dict[str, list[Use]]:
    """By system: the touchpoints that run on it, are recorded by it, and from which it decides where customers go."""
    uses: dict[str, list[Use]] = {}
    for touchpoint in journey.touchpoints.values():
        for index, id in enumerate(touchpoint.noun.systems):
            uses.setdefault(id, []).append(Use(touchpoint.id, touchpoint.at.below("systems", index), "runs"))
        recorder = touchpoint.noun.measured_by.system if touchpoint.noun.measured_by else None
        if recorder is not None:
            place = touchpoint.at.below("measured_by", "system")
            uses.setdefault(recorder, []).append(Use(touchpoint.id, place, "records"))
    for way in journey.transitions:
        if way.system is not None:
            uses.setdefault(way.system.id, []).append(Use(way.source, way.at.below("by", "system"), "decides"))
    return uses


def find_successors(journey: "Journey") -> dict[str, tuple[str, ...]]:
    """By system that goes: those that take over from it in the end, none where nothing does.

    A system goes if it is retiring, or in use and something else is to replace it. Where what replaces it goes as well,
    what replaces that is meant.
    """
    leaving = {id for id, system in journey.systems.items() if _goes(system, journey.systems)}
    return {id: tuple(_follow(id, leaving, journey.systems)) for id in journey.systems if id in leaving}


def _goes(system: "Entry[System]", systems: "Mapping[str, Entry[System]]") -> bool:
    if system.noun.state == "current":
        return any(id in systems and id != system.id for id in list_values(system.noun.replaced_by))
    return system.noun.state == "retiring"


def _follow(start: str, leaving: set[str], systems: "Mapping[str, Entry[System]]") -> dict[str, None]:
    """The systems that stay at the end of all chains of replacements from one that goes."""
    found: dict[str, None] = {}
    waiting, seen = [start], {start}
    for id in waiting:
        for successor in list_values(systems[id].noun.replaced_by):
            if successor in leaving and successor not in seen:
                seen.add(successor)
                waiting.append(successor)
            elif successor in systems and successor not in leaving:
                found[successor] = None
    return found
