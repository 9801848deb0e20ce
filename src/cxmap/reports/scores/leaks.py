"""Where customers leave and where they go round, as sheets of a paper."""

from typing import TYPE_CHECKING, Any

from cxmap.language.plurals import plural
from cxmap.reports.figures import share
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.spots import write_spot
from cxmap.reports.scores.survey import ASSUMED

if TYPE_CHECKING:
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.flow.paths import FollowedJourney


def make_begins(followed: "FollowedJourney") -> Column:
    """The column of where journeys begin, which tables have where there are several courses."""
    return Column("begins", "Begins at" if len(followed.courses) > 1 else "", show=lambda row: ", ".join(row["begins"]))


def build_leaks(followed: "FollowedJourney", line_of: "LineOf", top: int | None) -> Sheet:
    """The sheet of the touchpoints where customers leave."""
    rows: list[Row] = []
    notes = []
    single = len(followed.courses) == 1
    for one in followed.courses:
        for leak in one.leaks[:top]:
            touchpoint = leak.touchpoint
            # Of journeys that begin somewhere nobody knows how many there are in a year.
            a_year = followed.a_year * leak.share if single and followed.a_year is not None else None
            rows.append(
                {
                    "begins": list(one.course.starts),
                    **identify(touchpoint, followed.journey),
                    "lost": leak.share,
                    "of_those_here": leak.here,
                    "assumed": leak.assumed,
                    "a_year": a_year,
                    "at": write_spot(touchpoint.at, line_of),
                }
            )
        if len(one.leaks) > len(rows) and single:
            rest = sum(leak.share for leak in one.leaks[len(rows) :])
            notes.append(f"At {plural(len(one.leaks) - len(rows), 'more touchpoint')} {share(rest)} are lost.")
    columns = (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        make_begins(followed),
        Column("owner_name", "Owner", most=18),
        Column("lost", "Lost here", "share", show=lambda row: share(row["lost"], 1) + ASSUMED * row["assumed"]),
        Column("of_those_here", "Of those here", "share", digits=0),
        Column("a_year", "Journeys a year" if single and followed.a_year is not None else "", "whole"),
        *(Column(key) for key in ("assumed", "map", "stage", "owner", "at")),
    )
    return Sheet("leaves", "Where customers leave", columns, tuple(rows), notes=tuple(notes))


def build_rounds(followed: "FollowedJourney", line_of: "LineOf") -> Sheet:
    """The sheet of the ways back."""
    touchpoints: Any = followed.journey.touchpoints
    rows: list[Row] = [
        {
            "begins": list(one.course.starts),
            "source": round.source,
            "target": round.target,
            "loop": list(round.loop),
            "per_100": None if round.times is None else 100 * round.times,
            "rounds": round.rounds,
            "at": write_spot(touchpoints[round.source].at, line_of),
        }
        for one in followed.courses
        for round in one.rounds
    ]
    columns = (
        Column("source", "From"),
        Column("target", "Back to"),
        make_begins(followed),
        Column("per_100", "In 100 journeys", "number"),
        Column("rounds", "By each who comes", "number", digits=2),
        Column("loop"),
        Column("at"),
    )
    listed = sum(len(one.rounds) for one in followed.courses)
    more = sum(one.loops for one in followed.courses) - listed
    notes = []
    if any(row["rounds"] is not None for row in rows):
        notes.append("By each who comes: how often somebody who is where the way leads back to takes it afterwards.")
    if more:
        notes.append(f"Not shown: {plural(more, 'more way')} back.")
    return Sheet("rounds", "Ways back: how often customers go round", columns, tuple(rows), notes=tuple(notes))
