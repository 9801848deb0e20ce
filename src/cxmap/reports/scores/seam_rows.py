"""What rows of seams say, ranked or not, and how tables show it."""

from typing import TYPE_CHECKING, Any

from cxmap.reports.figures import interval
from cxmap.reports.papers.paper import Row
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.seam_words import COUNTED_ONCE, write_signs
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.reports.scores.survey import ASSUMED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxmap.journey.model import Journey
    from cxmap.scoring.flow.seam import Seam


def describe(seam: "Seam", journeys: "Sequence[Journey]", line_of: LineOf) -> dict[str, Any]:
    """What rows of ranked and of unranked seams say."""
    handoff = seam.handoff
    return {
        "map": name_map(seam.journey, journeys),
        "source": seam.source.id,
        "source_name": seam.source.name,
        "target": seam.target.id,
        "target_name": seam.target.name,
        "giver": handoff.giver.id if handoff.giver else None,
        "giver_name": handoff.giver.name if handoff.giver else None,
        "receiver": handoff.receiver.id if handoff.receiver else None,
        "receiver_name": handoff.receiver.name if handoff.receiver else None,
        "crossing": seam.crossing,
        "crossing_from": seam.crossing_from,
        "crossing_assumed": seam.assumed,
        "signs": {str(sign.name): sign.value for sign in seam.signs},
        "pattern": write_signs(seam),
        "declared": handoff.declared,
        "carries": list(handoff.carries),
        "empty": handoff.empty,
        "wait": handoff.wait or None,
        "role": handoff.role.id if handoff.role else None,
        "at": write_spot(seam.way.at, line_of),
    }


def show_ranks(row: Row) -> str:
    """The ranks that a seam can have."""
    return interval(row["rank_low"], row["rank_high"])


def show_seam(row: Row) -> str:
    """The two touchpoints between which it lies."""
    return f"{row['source_name']} → {row['target_name']}"


def show_teams(row: Row) -> str:
    """Who hands over to whom."""
    giver, receiver = (row[key] or "nobody" for key in ("giver_name", "receiver_name"))
    inside = row["giver"] is not None and row["giver"] == row["receiver"]
    return f"inside {giver}" if inside else f"{giver} → {receiver}"


def make_show_crossing(*, mixed: bool) -> "Callable[[Row], str]":
    """Show how often 100 journeys cross.

    Args:
        mixed: Whether ways tell it of some hand-offs and frequencies of others, which are marked then.
    """

    def show(row: Row) -> str:
        once = COUNTED_ONCE if mixed and row["crossing_from"] == "frequency" else ""
        return f"{100 * row['crossing']:.1f}{once}{ASSUMED if row['crossing_assumed'] else ''}"

    return show
