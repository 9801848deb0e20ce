"""Seams as a paper: hand-offs by what they cost the customer, those no survey sees, and those to measure first."""

from typing import TYPE_CHECKING

from cxmap.reports.figures import figure
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import name_maps, say_subject
from cxmap.reports.scores.lacks import lay_out_lacks
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.seam_rows import describe, make_show_crossing, show_ranks, show_seam, show_teams
from cxmap.reports.scores.seam_words import (
    find_origins,
    list_tasks,
    say_contradictions,
    say_notes,
    say_origin,
    say_silence,
    write_signs,
)
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.reports.scores.unranked_seams import build_unranked
from cxmap.scoring.flow.seam import FORMULA
from cxmap.scoring.flow.seam_signs import SignName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey
    from cxmap.scoring.flow.seam import RankedSeam, RankedSeams

FORM = "cxmap-seams/1"


def build_paper(result: "RankedSeams", line_of: LineOf, top: int | None = None) -> Paper:
    """The ranked seams of all maps.

    Args:
        result: The seams.
        line_of: Finds the line on which something was written.
        top: The last rank to show, 1 or more, and how many seams to name under "Measure first"; None shows all.
    """
    shown = [entry for entry in result.ranked if top is None or entry.rank <= top]
    several = len(result.journeys) > 1
    return Paper(
        FORM,
        {
            **name_maps(result.journeys),
            "formula": FORMULA,
            "signs": [str(name) for name in SignName],
            "red": result.red,
            "green": dict(result.green),
            "frequencies_against_ways": dict(result.contradicted),
            "ranked": len(result.ranked),
            "not_ranked": len(result.unranked),
        },
        say_subject(result.journeys, "seams"),
        say_origin(result),
        (
            Sheet(
                "seams",
                "",
                _list_columns(several=several, mixed=len(find_origins(shown)) > 1),
                tuple(_build_row(entry, result.journeys, line_of) for entry in shown),
                lead=(*say_silence(result), *say_contradictions(result)),
                notes=say_notes(result, shown),
                empty=_say_empty(result),
                tasks=list_tasks(result, shown),
            ),
            _build_blind(result, shown, line_of),
            build_unranked(result, line_of, top),
        ),
    )


def _list_columns(*, several: bool, mixed: bool) -> tuple[Column, ...]:
    return (
        Column("rank", "#", "whole"),
        Column("rank_low", "Can be", "id", show=show_ranks),
        Column("rank_high"),
        Column("source_name", "Hand-off", show=show_seam),
        *([Column("map", "Map", most=16)] if several else []),
        Column("giver_name", "Teams", most=20, show=show_teams),
        Column("score", "Score", "number"),
        Column("could_be", "Up to", "number"),
        Column("crossing", "Per 100", "number", show=make_show_crossing(mixed=mixed)),
        Column("pattern", "Signs", "id"),
        Column("carries", "Carries", roomy=True, most=24),
        Column("wait", "Wait", "id", roomy=True),
        Column("signs", parts=tuple(SignName)),
        *([] if several else [Column("map")]),
        *(Column(key) for key in ("source", "target", "target_name", "giver", "receiver", "receiver_name")),
        *(Column(key) for key in ("declared", "empty", "role", "crossing_from", "crossing_assumed")),
        *(Column(key) for key in ("survey_blind", "lacking", "at")),
    )


def _build_row(entry: "RankedSeam", journeys: "Sequence[Journey]", line_of: LineOf) -> Row:
    seam = entry.seam
    return {
        "rank": entry.rank,
        "rank_low": entry.rank_low,
        "rank_high": entry.rank_high,
        "score": entry.score,
        "could_be": entry.could_be,
        **describe(seam, journeys, line_of),
        "survey_blind": entry.survey_blind,
        "lacking": lay_out_lacks((lack for sign in seam.unknown for lack in sign.lacks), line_of),
    }


def _say_empty(result: "RankedSeams") -> str:
    if result.unranked:
        return "No hand-off can be ranked yet: nobody knows how many journeys cross it."
    return "There is no hand-off: no way leads from one team to another, and none has a `handoff`."


def _build_blind(result: "RankedSeams", shown: "list[RankedSeam]", line_of: LineOf) -> Sheet:
    """The seams among the worst whose touchpoints are both content: the case no touchpoint survey sees."""
    columns = (
        Column("rank", "#", "whole"),
        Column("source_name", "Hand-off", show=show_seam),
        Column("before", "Before", "number"),
        Column("after", "After", "number"),
        Column("score", "Score", "number"),
        Column("pattern", "Signs", "id"),
        *(Column(key) for key in ("map", "source", "target", "at")),
    )
    rows = tuple(
        {
            "rank": entry.rank,
            "map": name_map(entry.seam.journey, result.journeys),
            "source": entry.seam.source.id,
            "source_name": entry.seam.source.name,
            "target": entry.seam.target.id,
            "target_name": entry.seam.target.name,
            "before": entry.seam.source.metrics["satisfaction"].scaled,
            "after": entry.seam.target.metrics["satisfaction"].scaled,
            "score": entry.score,
            "pattern": write_signs(entry.seam),
            "at": write_spot(entry.seam.way.at, line_of),
        }
        for entry in shown
        if entry.survey_blind
    )
    cuts = list(result.green.values())
    green = f"{figure(round(cuts[0], 2))} of 10" if len(cuts) == 1 else "the mean of the map"
    most = "the one that costs most" if result.red == 1 else f"one of the {result.red} that cost most"
    lead = (
        f"Customers are content before and after ({green} or more), and the hand-off between is {most}. A survey of "
        "touchpoints does not see it."
    )
    return Sheet("survey_blind", "Green touchpoints, red seam", columns, rows, (lead,))
