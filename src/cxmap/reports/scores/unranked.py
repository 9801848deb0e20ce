"""What to measure first: the touchpoints without a rank, what they lack, and where to write it."""

from typing import TYPE_CHECKING

from cxmap.language.words import enumerate_plainly
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.lacks import say_measure_first
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.repair import find_repairs, list_lines
from cxmap.reports.scores.spots import LineOf, spell_spot, write_spot
from cxmap.reports.scores.tasks import sort_tasks

if TYPE_CHECKING:
    from cxmap.scoring.result import Ranking, UnrankedTouchpoint
    from cxmap.scoring.selection import Selection

KEY = "unranked"
TIER = "measure first"
"""The tier of those that have no rank."""


def build_unranked(ranking: "Ranking", selection: "Selection", line_of: LineOf) -> Sheet:
    """The touchpoints that are not ranked, those first that may turn out to lie highest.

    Args:
        ranking: The ranking.
        selection: What of it is shown; its last rank is also the most touchpoints to name here.
        line_of: Finds the line on which something was written.
    """
    asked = [entry for entry in ranking.unranked if selection.takes(entry.touchpoint)]
    # Sorting keeps the order of maps and files where nothing tells them apart.
    entries = sorted(asked, key=lambda entry: (entry.could_reach, entry.could_fall))[: selection.top]
    rows = tuple(build_row(entry, ranking, line_of) for entry in entries)
    return Sheet(
        KEY,
        say_measure_first(len(ranking.unranked), len(entries)),
        _list_columns(ranking, entries, line_of),
        rows,
        lead=("Not ranked, because a number is missing or refused. Nothing is put in its place.",) if rows else (),
        notes=_say_notes(ranking, entries),
        tasks=sort_tasks((entry.touchpoint, _say_task(entry, ranking, line_of)) for entry in entries),
        continues=True,
    )


def _list_columns(ranking: "Ranking", entries: "list[UnrankedTouchpoint]", line_of: LineOf) -> tuple[Column, ...]:
    # Without anything ranked there is no rank to reach.
    best = "Best" if ranking.ranked else ""
    several = len(ranking.journeys) > 1
    brief = {
        (name_map(entry.journey, ranking.journeys), entry.touchpoint.id): "; ".join(
            _say_what(entry, line_of, brief=True)
        )
        for entry in entries
    }
    return (
        Column("could_reach", best, "whole"),
        Column("name", "Touchpoint", most=36),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if several else "", most=14),
        # How to mend a number takes more words than what to add.
        Column("owner_name", "Owner", roomy=several or any(entry.refused for entry in entries), most=18),
        Column("to_do", "What to do", show=lambda row: brief[row["map"], row["id"]]),
        *(
            Column(key)
            for key in (
                "tier",
                "stage",
                "owner",
                "missing",
                "refused",
                "could_fall",
                "add",
                "mend",
                "initiatives",
                "at",
                "places",
            )
        ),
    )


def build_row(entry: "UnrankedTouchpoint", ranking: "Ranking", line_of: LineOf) -> Row:
    """A touchpoint without a rank, for programs."""
    touchpoint, repairs = entry.touchpoint, find_repairs(entry)
    return {
        "tier": TIER,
        **identify(touchpoint, entry.journey, ranking.journeys),
        "stage_name": next(stage.name for stage in entry.journey.stages if stage.id == touchpoint.stage),
        "missing": list(entry.missing),
        "refused": dict(entry.refused),
        "could_reach": entry.could_reach if ranking.ranked else None,
        "could_fall": entry.could_fall if ranking.ranked else None,
        "to_do": "; ".join(_say_what(entry, line_of)),
        "add": list_lines(entry),
        "mend": {repair.metric: repair.advice for repair in repairs if repair.refused},
        "initiatives": [initiative.id for initiative in entry.initiatives],
        "at": write_spot(repairs[0].at, line_of),
        "places": {repair.metric: write_spot(repair.at, line_of) for repair in repairs},
    }


def _say_what(entry: "UnrankedTouchpoint", line_of: LineOf, *, brief: bool = False) -> list[str]:
    """Where to write, and what.

    Args:
        entry: The touchpoint.
        line_of: Finds the line on which something was written.
        brief: Whether the map's own file need not be named, and the first of several ways to mend is enough.
    """
    repairs = find_repairs(entry)
    absent = [repair for repair in repairs if not repair.refused]
    words = [
        (repair.at, f"mend {repair.metric}, {repair.refused}: {_shorten(repair.advice) if brief else repair.advice}")
        for repair in repairs
        if repair.refused
    ]
    if absent:
        words.append((absent[0].at, f"add {enumerate_plainly([repair.metric for repair in absent])}"))
    named = entry.journey.file if brief else ""
    found = []
    for at, what in words:
        # A file need not be named twice.
        spot = f"line {line_of(at)}" if at.file == named else spell_spot(at, line_of)
        found.append(f"{spot}: {what}")
        named = at.file
    return found


def _shorten(advice: str) -> str:
    return advice.partition(", or ")[0]


def _say_task(entry: "UnrankedTouchpoint", ranking: "Ranking", line_of: LineOf) -> str:
    reach = f"it could be rank {entry.could_reach}, " if ranking.ranked else ""
    return f"{entry.touchpoint.name} ({entry.touchpoint.id}): {reach}{'; '.join(_say_what(entry, line_of))}"


def _say_notes(ranking: "Ranking", entries: "list[UnrankedTouchpoint]") -> tuple[str, ...]:
    notes = []
    if ranking.ranked and entries:
        notes.append(
            "Best: the rank it would have if what is missing were as bad as can be and all else as it is written."
        )
    if entries and len(ranking.journeys) > 1:
        notes.append(f"Lines are those of the map's file, such as `{entries[0].journey.file}`.")
    line = next((repair.line for entry in entries for repair in find_repairs(entry) if not repair.refused), None)
    if line:
        notes.append(f"To add a number, write `{line}` under `metrics` of the touchpoint.")
    return tuple(notes)
