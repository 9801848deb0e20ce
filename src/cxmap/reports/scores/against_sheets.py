"""What else is not the same about two maps of one journey, as sheets: changes, ways, touchpoints and measurements."""

from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.reports.figures import share
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.overlays import Headings
from cxmap.reports.scores.spots import write_spot
from cxmap.reports.scores.survey import LEVEL, lay_out_interval, show_interval
from cxmap.views.overlays import say_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.comparison.against import MapComparison


def build_changes(comparison: "MapComparison", line_of: "LineOf") -> Sheet:
    """The sheet of owners, channels, stages and order that are not the same."""
    maps = (comparison.there, comparison.here)
    names = {one.id: one.name for journey in maps for one in journey.touchpoints.values()}
    rows = tuple(
        {
            "id": change.touchpoint.id,
            "name": change.touchpoint.name,
            "change": change.kind,
            "here": change.here or None,
            "there": change.there or None,
            "says": say_change(change, names),
            "at": write_spot(change.at, line_of),
        }
        for change in comparison.changes
    )
    columns = (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("says", f"In {comparison.there.id}"),
        *(Column(key) for key in ("change", "here", "there", "at")),
    )
    return Sheet("changes", "Owners, channels, stages and order that are not the same", columns, rows)


def build_ways(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    """The sheet of ways that only one of the two has, or that another share goes."""
    rows = tuple(
        {
            "source": way.source,
            "target": way.target,
            "way": way.kind,
            "here": way.here.value if way.here is not None else None,
            "there": way.there.value if way.there is not None else None,
            "gap": way.gap,
            **lay_out_interval(way.interval, "gap_"),
            "at": write_spot(way.at, line_of),
        }
        for way in comparison.ways
        if way.kind != "kept" or way.gap != 0
    )
    columns = (
        Column("source", "From", "id"),
        Column("target", "To", "id"),
        Column("way", "Way", "id"),
        Column("here", headings.here, "share"),
        Column("there", headings.there, "share"),
        Column("gap", headings.gap, "share"),
        Column("gap_low", share(LEVEL), "id", show=show_shares, roomy=True),
        *(Column(key) for key in ("gap_high", "interval", "at")),
    )
    note = (
        f"Added: only {comparison.there.id} has this way. Dropped: only {comparison.here.id} has it. Kept: both have "
        "it, with another share."
    )
    return Sheet("ways", "Ways on that are not the same", columns, rows, notes=(note,))


def build_only(comparison: "MapComparison", line_of: "LineOf", top: int | None) -> Sheet:
    """The sheet of touchpoints that only one of the two has, at most so many of each."""
    sides: Sequence[tuple[Journey, Sequence[Touchpoint]]] = (
        (comparison.here, comparison.only_here),
        (comparison.there, comparison.only_there),
    )
    rows = tuple(
        {
            "map": journey.id,
            "id": one.id,
            "name": one.name,
            "stage": one.stage,
            "owner": one.owner.id if one.owner else None,
            "at": write_spot(one.at, line_of),
        }
        for journey, touchpoints in sides
        for one in touchpoints[:top]
    )
    columns = (
        Column("map", "Only in", "id"),
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        *(Column(key) for key in ("stage", "owner", "at")),
    )
    more = [
        f"{journey.id} alone has {plural(len(touchpoints) - top, 'more touchpoint')}."
        for journey, touchpoints in sides
        if top is not None and len(touchpoints) > top
    ]
    return Sheet("only", "Touchpoints that only one of the two has", columns, rows, notes=tuple(more))


def build_incomparable(comparison: "MapComparison", line_of: "LineOf") -> Sheet:
    """The sheet of numbers of both that contradict each other in what they measure."""
    rows = tuple(
        {
            "id": one.touchpoint.id,
            "name": one.touchpoint.name,
            "metric": one.metric,
            "reason": one.reason,
            "at": write_spot(one.at, line_of),
        }
        for one in comparison.incomparable
    )
    columns = (
        Column("name", "Touchpoint", most=30),
        Column("id", "Id", "id", roomy=True),
        Column("metric", "Number", "id"),
        Column("reason", "Why it cannot be compared"),
        Column("at", "At", "id", roomy=True),
    )
    return Sheet("incomparable", "Numbers that cannot be compared", columns, rows)


def show_shares(row: Row) -> str:
    """The interval of a gap between shares."""
    return show_interval(get_ends(row), lambda end: share(end, 1))


def get_ends(row: Row) -> Row:
    """The interval of a gap, as tables of intervals take it."""
    return {"low": row["gap_low"], "high": row["gap_high"]}
