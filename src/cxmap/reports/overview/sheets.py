"""The tables of a report, for a terminal and for Markdown."""

from typing import TYPE_CHECKING, Any, Final

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import interval, share
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.survey import ASSUMED
from cxmap.reports.scores.teams import MOST_TEAMS
from cxmap.scoring.bounds import CONFIDENCE
from cxmap.views.facts import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxmap.reports.overview.overview import MapOverview, TouchpointRow

SHOWN: Final = 10
"""Touchpoints of the list, and pairs of teams. Source: ours, what fits on a page; pages and `score` have all."""

MOMENT: Final = "★"


def build_ranking(overview: "MapOverview") -> Sheet:
    """What to mend first."""
    ranked = [row for row in overview.touchpoints if row.rank is not None]
    shown = ranked[:SHOWN]
    bounded = any(row.rank_low is not None for row in shown)
    owners = {owner.id: owner.name for owner in overview.owners}
    stages = {stage.id: stage.name for stage in overview.stages}
    columns = (
        Column("rank", "#", "whole"),
        Column("ranks", share(CONFIDENCE) if bounded else "", "whole", show=lambda row: row["ranks"]),
        Column("score", "Score", "number", show=lambda row: row["score"]),
        Column("name", "Touchpoint"),
        Column("stage", "Stage", roomy=True, most=18),
        Column("owner", "Owner", most=16),
        Column("planned", "Planned", most=30),
    )
    return Sheet(
        "touchpoints",
        "What to mend first",
        columns,
        tuple(_lay_out(row, owners, stages) for row in shown),
        lead=(overview.method,),
        notes=tuple(_list_notes(overview, shown, len(ranked), bounded=bounded)),
        empty=_say_unranked(overview),
    )


def _lay_out(row: "TouchpointRow", owners: dict[str, str], stages: dict[str, str]) -> Row:
    bounded = row.rank_low is not None and row.rank_high is not None
    return {
        "rank": row.rank,
        "ranks": interval(row.rank_low or 0, row.rank_high or 0) if bounded else "",
        "score": f"{row.shown_score}{ASSUMED if row.assumed else ''}",
        "name": f"{row.name} {MOMENT}" if row.moment_of_truth else row.name,
        "stage": stages[row.stage],
        "owner": owners.get(row.owner, NOBODY),
        "planned": ", ".join(row.initiatives) or "nothing",
    }


def _list_notes(
    overview: "MapOverview", shown: "Sequence[TouchpointRow]", count: int, *, bounded: bool
) -> "Sequence[str]":
    notes = []
    if len(shown) < count:
        notes.append(f"These are the first {len(shown)} of {plural(count, 'ranked touchpoint')}.")
    if count < len(overview.touchpoints):
        notes.append(_say_unranked(overview))
    if overview.certainty:
        notes.append(overview.certainty)
    if bounded:
        notes.append(f"{share(CONFIDENCE)}: the ranks it has in so many draws of the numbers behind it.")
    if any(row.moment_of_truth for row in shown):
        notes.append(f"{MOMENT} a moment of truth, where customers decide whether to stay.")
    if any(row.assumed for row in shown):
        notes.append(f"{ASSUMED} a number behind it is an assumption.")
    return notes


def _say_unranked(overview: "MapOverview") -> str:
    missing = [row for row in overview.touchpoints if row.rank is None]
    if not missing:
        return "There are no touchpoints yet."
    if len(missing) == len(overview.touchpoints):
        return "Nothing can be ranked yet, because no touchpoint has all the numbers that the method needs."
    verb = "has" if len(missing) == 1 else "have"
    return f"{plural(len(missing), 'touchpoint')} {verb} no rank, because a number is missing."


def build_teams(overview: "MapOverview") -> Sheet:
    """Who hands over to whom: a matrix of a few teams, and of many the pairs with the most ways."""
    names, counts = overview.teams.names, overview.teams.counts
    title = "Who hands over to whom"
    if len(names) < 2:
        return Sheet("teams", title, (), ())
    if len(names) > MOST_TEAMS:
        return _build_pairs(overview, title)
    columns = (
        Column("giver", "From", most=24),
        *(Column(f"to.{place}", f"To {place}", "whole", show=_make_show(place)) for place in range(1, len(names) + 1)),
    )
    rows = tuple(
        {"giver": f"{place} {name}", "to": {str(other): count for other, count in enumerate(line, start=1)}}
        for place, (name, line) in enumerate(zip(names, counts, strict=True), start=1)
    )
    return Sheet("teams", title, columns, rows, lead=_say_ways(overview))


def _make_show(place: int) -> "Callable[[Row], str]":
    def show(row: Row) -> str:
        # Most pairs have nothing to do with each other; a table of noughts hides those that have.
        return str(row["to"][str(place)] or "")

    return show


def _say_ways(overview: "MapOverview") -> tuple[str, ...]:
    counts = overview.teams.counts
    ways, inside = sum(map(sum, counts)), sum(line[place] for place, line in enumerate(counts))
    return (
        f"Of {plural(ways, 'way')} on from touchpoint to touchpoint, {inside} stay with the same team.",
        "Teams that give stand in rows, teams that take over in columns, by their numbers.",
    )


def _build_pairs(overview: "MapOverview", title: str) -> Sheet:
    names, counts = overview.teams.names, overview.teams.counts
    pairs: list[dict[str, Any]] = [
        {"giver": giver, "receiver": receiver, "ways": count}
        for giver, line in zip(names, counts, strict=True)
        for receiver, count in zip(names, line, strict=True)
        if giver != receiver and count
    ]
    # Sorting keeps the order of the map where nothing tells them apart.
    shown = sorted(pairs, key=lambda pair: -pair["ways"])[:SHOWN]
    columns = (
        Column("giver", "From", most=30),
        Column("receiver", "To", most=30),
        Column("ways", "Ways on", "whole"),
    )
    notes = (f"These are the first {len(shown)} of {len(pairs)} pairs of teams.",) if len(shown) < len(pairs) else ()
    return Sheet("teams", title, columns, tuple(shown), notes=notes)


def build_maps(overviews: "Sequence[MapOverview]") -> Sheet:
    """All maps of a report at a glance."""
    columns = (
        Column("title", "Map"),
        Column("touchpoints", "Touchpoints", "whole"),
        Column("first", "To mend first"),
        Column("stale", "Overdue", "whole"),
        Column("file", "File", roomy=True),
    )
    return Sheet("maps", "", columns, tuple(map(_sum_up, overviews)))


def _sum_up(overview: "MapOverview") -> Row:
    first = [row.name for row in overview.touchpoints if row.rank == 1]
    return {
        "title": overview.title,
        "touchpoints": len(overview.touchpoints),
        "first": enumerate_plainly(first) if first else "nothing can be ranked yet",
        "stale": len(overview.stale),
        "file": overview.file,
    }
