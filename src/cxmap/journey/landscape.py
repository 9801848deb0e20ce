"""Which touchpoints depend on which system, and what it does for them."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey


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
