"""Which touchpoint a row is about: the same keys in every list."""

from typing import TYPE_CHECKING, Any

from cxmap.reports.scores.map_names import name_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey, Touchpoint


def identify(touchpoint: "Touchpoint", journey: "Journey", journeys: "Sequence[Journey]" = ()) -> dict[str, Any]:
    """The keys that tell a touchpoint, where it belongs and who owns it.

    Args:
        touchpoint: The touchpoint.
        journey: Its map.
        journeys: All maps of the list; none where a list is about one map.
    """
    owner = touchpoint.owner
    return {
        "id": touchpoint.id,
        "name": touchpoint.name,
        "map": name_map(journey, journeys),
        "stage": touchpoint.stage,
        "owner": owner.id if owner else None,
        "owner_name": owner.name if owner else None,
    }
