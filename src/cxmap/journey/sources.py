"""When a number was measured, as far as it or its sources say."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxmap.journey.measures import Measure
    from cxmap.journey.model import Entry
    from cxmap.language.evidence import Evidence


def find_newest(sources: "Sequence[Entry[Evidence]]") -> "Entry[Evidence] | None":
    """The newest source; None where there is none, or one without a date, which may be newer."""
    days = [source.noun.date for source in sources if source.noun.date is not None]
    if not days or len(days) < len(sources):
        return None
    return sources[days.index(max(days))]


def find_day(measure: "Measure", evidence: "Mapping[str, Entry[Evidence]]") -> str:
    """The day on which a number was measured: its own, else that of its newest source; empty where nothing tells."""
    if measure.date:
        return measure.date
    newest = find_newest([evidence[id] for id in measure.evidence if id in evidence])
    return newest.noun.date.isoformat() if newest is not None and newest.noun.date is not None else ""
