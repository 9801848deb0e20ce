"""Seams as a paper: hand-offs by what they cost the customer, those no survey sees, and those to measure first."""

from typing import TYPE_CHECKING, Any

from cxmap.reports.figures import figure, interval
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import name_maps, say_subject
from cxmap.reports.scores.lacks import HOW_TO_ADD, lay_out_lacks, say_measure_first, say_to_do
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.seam_words import (
    COUNTED_ONCE,
    advise,
    find_origins,
    list_tasks,
    say_contradictions,
    say_notes,
    say_origin,
    say_silence,
    write_signs,
)
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.reports.scores.survey import ASSUMED
from cxmap.reports.scores.tasks import sort_tasks
from cxmap.scoring.flow.seam_signs import SignName
from cxmap.scoring.flow.seams import FORMULA

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxmap.journey.model import Journey
    from cxmap.scoring.flow.seams import RankedSeam, RankedSeams, Seam, UnrankedSeam

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
            _build_unranked(result, line_of, top),
        ),
    )


def _list_columns(*, several: bool, mixed: bool) -> tuple[Column, ...]:
    return (
        Column("rank", "#", "whole"),
        Column("rank_low", "Can be", "id", show=_show_ranks),
        Column("rank_high"),
        Column("source_name", "Hand-off", show=_show_seam),
        *([Column("map", "Map", most=16)] if several else []),
        Column("giver_name", "Teams", most=20, show=_show_teams),
        Column("score", "Score", "number"),
        Column("could_be", "Up to", "number"),
        Column("crossing", "Per 100", "number", show=_make_show_crossing(mixed=mixed)),
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
        **_describe(seam, journeys, line_of),
        "survey_blind": entry.survey_blind,
        "lacking": lay_out_lacks((lack for sign in seam.unknown for lack in sign.lacks), line_of),
    }


def _describe(seam: "Seam", journeys: "Sequence[Journey]", line_of: LineOf) -> dict[str, Any]:
    """What rows of ranked and of unranked seams say."""
    handoff = seam.handoff
    return {
        "map": name_map(seam.journey, journeys),
        "source": seam.source.id,
        "source_name": seam.source.name,
        "target": seam.target.id,
        "target_name": seam.target.name,
        "giver": handoff.giver.id if handoff.giver else None,
        "giver_name": handoff.giver.name if handoff.giver else None,
        "receiver": handoff.receiver.id if handoff.receiver else None,
        "receiver_name": handoff.receiver.name if handoff.receiver else None,
        "crossing": seam.crossing,
        "crossing_from": seam.crossing_from,
        "crossing_assumed": seam.assumed,
        "signs": {str(sign.name): sign.value for sign in seam.signs},
        "pattern": write_signs(seam),
        "declared": handoff.declared,
        "carries": list(handoff.carries),
        "empty": handoff.empty,
        "wait": handoff.wait or None,
        "role": handoff.role.id if handoff.role else None,
        "at": write_spot(seam.way.at, line_of),
    }


def _show_ranks(row: Row) -> str:
    return interval(row["rank_low"], row["rank_high"])


def _show_seam(row: Row) -> str:
    return f"{row['source_name']} → {row['target_name']}"


def _show_teams(row: Row) -> str:
    giver, receiver = (row[key] or "nobody" for key in ("giver_name", "receiver_name"))
    inside = row["giver"] is not None and row["giver"] == row["receiver"]
    return f"inside {giver}" if inside else f"{giver} → {receiver}"


def _make_show_crossing(*, mixed: bool) -> "Callable[[Row], str]":
    """Show how often 100 journeys cross.

    Args:
        mixed: Whether ways tell it of some hand-offs and frequencies of others, which are marked then.
    """

    def show(row: Row) -> str:
        once = COUNTED_ONCE if mixed and row["crossing_from"] == "frequency" else ""
        return f"{100 * row['crossing']:.1f}{once}{ASSUMED if row['crossing_assumed'] else ''}"

    return show


def _say_empty(result: "RankedSeams") -> str:
    if result.unranked:
        return "No hand-off can be ranked yet: nobody knows how many journeys cross it."
    return "There is no hand-off: no way leads from one team to another, and none has a `handoff`."


def _build_blind(result: "RankedSeams", shown: "list[RankedSeam]", line_of: LineOf) -> Sheet:
    """The seams among the worst whose touchpoints are both content: the case no touchpoint survey sees."""
    columns = (
        Column("rank", "#", "whole"),
        Column("source_name", "Hand-off", show=_show_seam),
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


def _build_unranked(result: "RankedSeams", line_of: LineOf, top: int | None) -> Sheet:
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
        Column("source_name", "Hand-off", show=_show_seam),
        Column("map", "Map" if several else "", most=14),
        Column("giver_name", "Teams", roomy=several, most=20, show=_show_teams),
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
            (entry.seam.source, f"{_show_seam(row)}: {row['to_do']}") for row, entry in zip(rows, entries, strict=True)
        ),
    )


def _identify(row: Row) -> tuple[str, str, str]:
    return row["map"], row["source"], row["target"]


def _build_unknown(entry: "UnrankedSeam", journeys: "Sequence[Journey]", line_of: LineOf) -> Row:
    known = _describe(entry.seam, journeys, line_of)
    del known["crossing"], known["crossing_from"], known["crossing_assumed"]
    lacks = entry.seam.lacks
    return {
        **known,
        "could_reach": entry.could_reach,
        "lacking": lay_out_lacks(lacks, line_of),
        "to_do": say_to_do(advise(entry.seam), line_of),
    }
