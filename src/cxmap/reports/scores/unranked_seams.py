"""The seams of which nobody knows how many cross them: what to measure first."""

from typing import TYPE_CHECKING

from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.lacks import HOW_TO_ADD, lay_out_lacks, say_measure_first, say_to_do
from cxmap.reports.scores.seam_rows import describe, show_seam, show_teams
from cxmap.reports.scores.seam_words import advise
from cxmap.reports.scores.spots import LineOf
from cxmap.reports.scores.tasks import sort_tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey
    from cxmap.scoring.flow.seam import RankedSeams, UnrankedSeam


def build_unranked(result: "RankedSeams", line_of: LineOf, top: int | None) -> Sheet:
    """The seams to measure first, those before that may turn out to cost most.

    Args:
        result: The seams of all maps.
        line_of: Finds the line on which something was written.
        top: How many to name; None names all.
    """
    # Those that may turn out to cost most come first.
    entries = sorted(result.unranked, key=lambda entry: entry.could_reach)[:top]
    several = len(result.journeys) > 1
    rows = tuple(_build_unknown(entry, result.journeys, line_of) for entry in entries)
    # The subtitle of one map names its file, and of several maps a column names each.
    brief = {
        _identify(row): say_to_do(advise(entry.seam), line_of, entry.seam.journey.file)
        for row, entry in zip(rows, entries, strict=True)
    }
    columns = (
        Column("could_reach", "Best" if result.ranked else "", "whole"),
        Column("source_name", "Hand-off", show=show_seam),
        Column("map", "Map" if several else "", most=14),
        Column("giver_name", "Teams", roomy=several, most=20, show=show_teams),
        Column("pattern", "Signs", "id", roomy=True),
        Column("to_do", "What to do", show=lambda row: brief[_identify(row)]),
        *(Column(key) for key in ("source", "target", "target_name", "giver", "receiver", "receiver_name")),
        *(Column(key) for key in ("signs", "lacking", "at")),
    )
    notes = (
        ["Best: the rank it would have if what is missing were as bad as can be and all else as it is written."]
        if result.ranked
        else []
    )
    if any(lack.key for entry in entries for lack in entry.seam.lacks):
        notes.append(HOW_TO_ADD.format("frequency"))
    return Sheet(
        "unranked",
        say_measure_first(len(result.unranked), len(entries)),
        columns,
        rows,
        ("Not ranked, because nobody knows how many journeys cross them. Nothing is put in its place.",),
        tuple(notes),
        tasks=sort_tasks(
            (entry.seam.source, f"{show_seam(row)}: {row['to_do']}") for row, entry in zip(rows, entries, strict=True)
        ),
    )


def _identify(row: Row) -> tuple[str, str, str]:
    return row["map"], row["source"], row["target"]


def _build_unknown(entry: "UnrankedSeam", journeys: "Sequence[Journey]", line_of: LineOf) -> Row:
    known = describe(entry.seam, journeys, line_of)
    del known["crossing"], known["crossing_from"], known["crossing_assumed"]
    lacks = entry.seam.lacks
    return {
        **known,
        "could_reach": entry.could_reach,
        "lacking": lay_out_lacks(lacks, line_of),
        "to_do": say_to_do(advise(entry.seam), line_of),
    }
