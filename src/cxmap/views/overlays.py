"""Words for two maps of one journey, one held against the other."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.journey.model import Journey
    from cxmap.scoring.comparison.changes import Change


def find_sides(here: "Journey", there: "Journey") -> tuple[str, str]:
    """What two maps are called: by their states, or by their ids where these are the same."""
    if here.noun.state == there.noun.state:
        return here.id, there.id
    return here.noun.state, there.noun.state


def say_change(change: "Change", names: "Mapping[str, str]") -> str:
    """What is different about a touchpoint in the other map, without full stop.

    Args:
        change: The difference.
        names: What people call touchpoints, by id.
    """
    match change.kind:
        case "owner":
            return f"owned by {change.there}, not by {change.here}"
        case "channel added":
            return f"also on {change.there}"
        case "channel dropped":
            return f"not on {change.here}"
        case "stage":
            return f"in the stage {change.there}, not in {change.here}"
        case "order":
            then, now = (f"after “{names[id]}”" if id else "first" for id in (change.there, change.here))
            return f"comes {then}, not {now}"
