"""Who hands over to whom, counted in ways on."""

from typing import TYPE_CHECKING

from cxmap.reports.overview.overview import Teams
from cxmap.views.facts import NOBODY

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


def count_ways(journey: "Journey") -> Teams:
    """Count the ways on from team to team; where the journey ends, nobody takes over."""
    touchpoints = journey.touchpoints
    names = {each.owner.id: each.owner.name for each in touchpoints.values() if each.owner}
    if any(each.owner is None for each in touchpoints.values()):
        # No id is empty.
        names[""] = NOBODY
    places = {id: place for place, id in enumerate(names)}
    counts = [[0] * len(names) for _ in names]
    for way in journey.transitions:
        if not way.ends:
            giver, receiver = (touchpoints[id].owner_id for id in (way.source, way.target))
            counts[places[giver]][places[receiver]] += 1
    return Teams(tuple(names.values()), tuple(map(tuple, counts)))
