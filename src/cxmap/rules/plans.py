"""What rules about initiatives have in common: which of them are open."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.initiative import Initiative

CLOSED = frozenset({"done", "dropped"})
"""What such an initiative says is history."""


def find_open(journey: "Journey") -> "tuple[Entry[Initiative], ...]":
    """The initiatives that are still to do or being done, in the order of the file."""
    return tuple(entry for entry in journey.initiatives.values() if entry.noun.status not in CLOSED)
