"""Ranges of what a map leaves open, as rows hold them and as people read them."""

from typing import TYPE_CHECKING

from cxmap.reports.figures import interval, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.scoring.dependence.loyalty_at_stake import Range

ENDS = ("low", "high")
"""The keys of a range in a row."""

OPEN_NUMBERS = "Two numbers with a dash hold everything that the map leaves open."


def lay_out_range(found: "Range") -> dict[str, float]:
    """A range, as rows hold it."""
    return {"low": found.low, "high": found.high}


def write_share(ends: "Mapping[str, float]", digits: int | None = None) -> str:
    """A range of shares as people read it: `24 %`, or `24–31 %`."""
    return interval(ends["low"], ends["high"], lambda end: share(end, digits))
