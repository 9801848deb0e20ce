"""What rules about systems have in common: which touchpoints depend on which system."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey

Uses = dict[str, "list[tuple[str, Place]]"]
"""By system: the touchpoints that depend on it, each with the place that says so."""


def find_uses(journey: "Journey") -> Uses:
    """The systems that touchpoints run on, that record them, and that decide where customers go from them."""
    uses: Uses = {}
    for touchpoint in journey.touchpoints.values():
        for index, id in enumerate(touchpoint.noun.systems):
            uses.setdefault(id, []).append((touchpoint.id, touchpoint.at.below("systems", index)))
        recorder = touchpoint.noun.measured_by.system if touchpoint.noun.measured_by else None
        if recorder is not None:
            uses.setdefault(recorder, []).append((touchpoint.id, touchpoint.at.below("measured_by", "system")))
    for way in journey.transitions:
        if way.system is not None:
            uses.setdefault(way.system.id, []).append((way.source, way.at.below("by", "system")))
    return uses
