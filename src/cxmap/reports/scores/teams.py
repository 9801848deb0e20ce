"""Hand-offs between teams as a paper: every pair, the matrix of a few teams, and what each gives and receives."""

from typing import TYPE_CHECKING, Any

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.views.facts import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxmap.journey.model import Entry
    from cxmap.language.organisation import Team
    from cxmap.scoring.flow.teams import Pair, Tally, TeamHandoffs, TeamLine

FORM = "cxmap-teams/1"

MOST_TEAMS = 8
"""Of more teams a matrix does not fit into 80 cells."""

NO_TEAM = "-"
"""Stands where an id of a team would: no id can be called so."""

AT_LEAST = "+"

COLUMNS = (
    "Ways: hand-offs on the map. Per 100: how often 100 journeys cross them. Repeat: after how many customers say "
    "everything again. Score: that of the worst seam, the one that costs customers most."
)

COUNTED_ONCE = "Where not all ways are known, the frequency of the touchpoint before counts: each journey once."


def build_paper(result: "TeamHandoffs", line_of: LineOf) -> Paper:
    """Which team of a map hands customers to which.

    Args:
        result: The hand-offs by team.
        line_of: Finds the line on which something was written.
    """
    journey = result.journey
    return Paper(
        FORM,
        {"map": journey.id, "total": _lay_out(result.total)},
        f"{journey.title}: teams",
        f"{journey.file}: who hands customers to whom, how often in 100 journeys, and what goes along.",
        (
            _build_pairs(result, line_of),
            _build_matrix(result),
            _build_teams(result),
        ),
    )


def _build_pairs(result: "TeamHandoffs", line_of: LineOf) -> Sheet:
    columns = (
        Column("giver_name", "From", most=20),
        Column("receiver_name", "To", most=20),
        Column("handoffs", "Ways", "whole"),
        Column("crossings", "Per 100", "number", show=_show_crossings),
        Column("repeat", "Repeat", "whole"),
        Column("worst.score", "Score", "number", show=_show_score),
        Column("worst.source_name", "Worst seam", show=_show_seam),
        *(Column(f"worst.{key}") for key in ("source", "target", "target_name", "rank", "at.file", "at.line")),
        *(
            Column(key)
            for key in ("map", "giver", "receiver", "by_frequency", "uncounted", "carry", "empty", "unsaid", "unasked")
        ),
    )
    notes = [
        COLUMNS,
        *([COUNTED_ONCE] if result.total.by_frequency else []),
        *([f"{AT_LEAST} at least: of some hand-offs nobody knows how many cross."] if result.total.uncounted else []),
        *_say_silence(result.total),
    ]
    empty = "There is no hand-off: no way leads from one team to another, and none has a `handoff`."
    rows = tuple(_build_pair(pair, result.journey.id, line_of) for pair in result.pairs)
    return Sheet("pairs", "", columns, rows, notes=tuple(notes), empty=empty)


def _show_score(row: Row) -> str:
    return f"{row['worst']['score']:.1f}" if row["worst"] else "?"


def _show_seam(row: Row) -> str:
    return f"{row['worst']['source_name']} → {row['worst']['target_name']}" if row["worst"] else ""


def _build_pair(pair: "Pair", map: str, line_of: LineOf) -> Row:
    worst = pair.worst
    return {
        "map": map,
        "giver": pair.giver.id if pair.giver else None,
        "giver_name": _name(pair.giver),
        "receiver": pair.receiver.id if pair.receiver else None,
        "receiver_name": _name(pair.receiver),
        **_lay_out(pair.tally),
        "worst": None
        if worst is None
        else {
            "source": worst.seam.source.id,
            "source_name": worst.seam.source.name,
            "target": worst.seam.target.id,
            "target_name": worst.seam.target.name,
            "score": worst.score,
            "rank": worst.rank,
            "at": write_spot(worst.seam.way.at, line_of),
        },
    }


def _lay_out(tally: "Tally") -> dict[str, Any]:
    return {
        "handoffs": tally.handoffs,
        "crossings": tally.crossings,
        "by_frequency": tally.by_frequency,
        "uncounted": tally.uncounted,
        "carry": tally.carry,
        "empty": tally.empty,
        "unsaid": tally.unsaid,
        "repeat": tally.repeat,
        "unasked": tally.unasked,
    }


def _name(team: "Entry[Team] | None") -> str:
    return team.name if team else NOBODY


def _show_crossings(row: Row) -> str:
    return _write_crossings(row["crossings"], row["uncounted"], row["handoffs"])


def _write_crossings(crossings: float, uncounted: int, handoffs: int) -> str:
    if handoffs and uncounted == handoffs:
        return "?"
    return f"{crossings:.1f}{AT_LEAST if uncounted else ''}"


def _say_silence(total: "Tally") -> list[str]:
    """What shows that teams work for themselves, in sentences."""
    if not total.handoffs:
        return []
    carried = [f"something goes along on {total.carry}", f"nothing on {total.empty}"]
    carried += [f"of {total.unsaid} nobody says"] if total.unsaid else []
    asked = f"Customers say everything again after {total.repeat}"
    asked += f"; of {total.unasked} nobody says whether they do." if total.unasked else "."
    return [f"{plural(total.handoffs, 'hand-off')}: {enumerate_plainly(carried)}. {asked}"]


def _build_matrix(result: "TeamHandoffs") -> Sheet:
    """Who hands over in rows, who takes over in columns; left out where it does not fit."""
    numbered = list(enumerate(result.lines, start=1))
    found = {(_id(pair.giver), _id(pair.receiver)): pair.tally for pair in result.pairs}
    columns = (
        Column("giver_name", "From", most=22, show=lambda row: f"{row['number']} {row['giver_name']}"),
        *(
            Column(f"to.{_id(line.team)}", f"To {number}", "number", show=_make_show(_id(line.team)))
            for number, line in numbered
        ),
        Column("giver"),
    )
    rows = tuple(
        {
            "number": number,
            "giver": None if line.team is None else line.team.id,
            "giver_name": _name(line.team),
            "to": {
                _id(other.team): _lay_out_cell(found.get((_id(line.team), _id(other.team)))) for _, other in numbered
            },
        }
        for number, line in numbered
    )
    fits = 1 < len(numbered) <= MOST_TEAMS
    lead = ("How often 100 journeys pass from a team, in rows, to a team, in columns, by the numbers of the teams.",)
    return Sheet("matrix", "Team by team", columns, rows if fits else (), lead)


def _lay_out_cell(tally: "Tally | None") -> dict[str, Any] | None:
    return None if tally is None else _lay_out(tally)


def _make_show(id: str) -> "Callable[[Row], str]":
    def show(row: Row) -> str:
        cell = row["to"][id]
        return "" if cell is None else _write_crossings(cell["crossings"], cell["uncounted"], cell["handoffs"])

    return show


def _id(team: "Entry[Team] | None") -> str:
    return team.id if team else NO_TEAM


def _build_teams(result: "TeamHandoffs") -> Sheet:
    columns = (
        Column("name", "Team", most=24),
        Column("gives.handoffs", "Gives", "whole"),
        Column("receives.handoffs", "Takes", "whole"),
        Column("receives.crossings", "Per 100", "number", show=lambda row: _show_crossings(row["receives"])),
        Column("receives.empty", "With nothing", "whole"),
        Column("receives.unsaid", "Unsaid", "whole"),
        Column("receives.repeat", "Asks again", "whole"),
        Column("id"),
    )
    rows = tuple(_build_line(line) for line in result.lines)
    lead = (
        "Hand-offs to and from other teams. Of those that a team takes over: after how many nothing goes along, nobody "
        "says what does, and customers say everything again."
    )
    return Sheet("teams", "What each team gives and takes", columns, rows, (lead,))


def _build_line(line: "TeamLine") -> Row:
    return {
        "id": line.team.id if line.team else None,
        "name": _name(line.team),
        "gives": _lay_out(line.gives),
        "receives": _lay_out(line.receives),
        "inside": _lay_out(line.inside),
    }
