"""Personas beside the average: the rank of every touchpoint for each, and those whose trouble the average hides."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import name_maps, say_subject
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.persona_words import LOSES, find_gap_place, say_no_losers, say_notes
from cxmap.reports.scores.spots import LineOf, spell_spot, write_spot
from cxmap.reports.scores.tasks import sort_tasks
from cxmap.scoring.comparison.persona_ranks import HIDDEN

if TYPE_CHECKING:
    from cxmap.scoring.comparison.persona_ranks import Comparison, Gap, PersonaRanking, PersonaRanks, Standing

FORM = "cxmap-personas/1"
SIDE_BY_SIDE = 4
"""More personas than this have room in wide tables only."""


def build_paper(ranks: "PersonaRanks", line_of: LineOf) -> Paper:
    """The ranks of every persona side by side.

    Args:
        ranks: The ranks.
        line_of: Finds the line on which something was written.
    """
    rows = tuple(_build_row(one, ranks, line_of) for one in ranks.comparisons)
    files = f"{ranks.journeys[0].file}, " if len(ranks.journeys) == 1 else "Ranked together, "
    return Paper(
        FORM,
        _list_facts(ranks, line_of),
        say_subject(ranks.journeys, "personas"),
        f"{files}method {ranks.method.name}: {ranks.method.meaning}.",
        (
            Sheet(
                "touchpoints",
                "",
                _list_columns(ranks),
                rows,
                notes=say_notes(ranks, line_of) if rows else (),
                empty="No persona can be ranked: "
                + ("no touchpoint has the numbers." if ranks.personas else "no map declares one under `personas`."),
            ),
            _list_losers(ranks, line_of),
        ),
    )


def _list_facts(ranks: "PersonaRanks", line_of: LineOf) -> dict[str, Any]:
    return {
        **name_maps(ranks.journeys),
        "method": ranks.method.name,
        "formula": ranks.method.formula,
        "personas": [
            {
                "id": persona.id,
                "name": persona.name,
                "shares": [each[persona.id] for each in ranks.shares if persona.id in each],
                "own_numbers": persona.own,
                "ranked": len(persona.ranking.ranked),
            }
            for persona in ranks.personas
        ],
        "average": "total" if ranks.weighed else "everybody",
        "total_is": _name_total(ranks),
        "lacking": [_write_gap(gap, ranks, line_of) for gap in ranks.gaps],
        "hidden_from": HIDDEN,
    }


def _name_total(ranks: "PersonaRanks") -> str | None:
    if not ranks.weighed:
        return None
    return "of all journeys" if ranks.method.counts_journeys else "mean of those who come"


def _write_gap(gap: "Gap", ranks: "PersonaRanks", line_of: LineOf) -> dict[str, Any]:
    return {
        "map": name_map(gap.journey, ranks.journeys),
        "persona": gap.persona.id if gap.persona else None,
        "adds_up_to": gap.total,
        "at": write_spot(find_gap_place(gap), line_of),
    }


def _list_columns(ranks: "PersonaRanks") -> tuple[Column, ...]:
    own = [persona.id for persona in ranks.personas if persona.own]
    return (
        Column("rank", "#", "whole"),
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if len(ranks.journeys) > 1 else "", most=14),
        Column("owner_name", "Owner", roomy=True, most=18),
        Column("score", "Total" if ranks.weighed else "Score", "number", digits=ranks.method.digits),
        *(
            # What only repeats everybody's numbers tells nothing beside them.
            Column(
                f"personas.{persona.id}.rank",
                persona.name if persona.own else "",
                "whole",
                roomy=persona.id in own[SIDE_BY_SIDE:],
                show=_make_show_rank(persona),
            )
            for persona in ranks.personas
        ),
        *(Column(f"personas.{persona.id}.score") for persona in ranks.personas),
        *(Column(f"personas.{persona.id}.higher") for persona in ranks.personas),
        *(Column(key) for key in ("hidden_losers", "total", "total_rank", "everybody", "everybody_rank")),
        *(Column(f"conflict.{key}") for key in ("frequency", "low", "high")),
        *(Column(key) for key in ("stage", "owner", "at")),
    )


def _make_show_rank(persona: "PersonaRanking") -> Callable[[Row], str]:
    def show(row: Row) -> str:
        rank = row["personas"][persona.id]["rank"]
        mark = LOSES if persona.id in row["hidden_losers"] else ""
        return "-" if rank is None else f"{rank}{mark}"

    return show


def _build_row(comparison: "Comparison", ranks: "PersonaRanks", line_of: LineOf) -> Row:
    touchpoint, everybody = comparison.touchpoint, comparison.everybody
    usual = (everybody.rank, everybody.score) if everybody else (None, None)
    average = (comparison.total_rank, comparison.total) if ranks.weighed else usual
    return {
        "rank": average[0],
        "score": average[1],
        **identify(touchpoint, comparison.journey, ranks.journeys),
        "total": comparison.total,
        "total_rank": comparison.total_rank,
        "everybody": usual[1],
        "everybody_rank": usual[0],
        "personas": {persona.id: _write_standing(comparison, persona.id) for persona in ranks.personas},
        "hidden_losers": list(comparison.losers),
        "conflict": None if comparison.conflict is None else asdict(comparison.conflict),
        "at": write_spot(touchpoint.at, line_of),
    }


def _write_standing(comparison: "Comparison", persona: str) -> dict[str, Any]:
    standing = comparison.standings.get(persona)
    if standing is None:
        return {"rank": None, "score": None, "higher": None}
    return {"rank": standing.rank, "score": standing.score, "higher": standing.higher}


def _list_losers(ranks: "PersonaRanks", line_of: LineOf) -> Sheet:
    names = {persona.id: persona.name for persona in ranks.personas}
    found = [(comparison, id, comparison.standings[id]) for comparison in ranks.comparisons for id in comparison.losers]
    return Sheet(
        "hidden_losers",
        f"Hidden losers ({len(found)})",
        (
            Column("persona_name", "Persona", most=24),
            Column("name", "Touchpoint"),
            Column("map", "Map" if len(ranks.journeys) > 1 else "", most=14),
            Column("rank", "Rank for it", "whole"),
            Column("average", "On average", "whole"),
            Column("higher", "Places apart", "whole"),
            Column("owner_name", "Owner", most=18),
            *(Column(key) for key in ("persona", "id", "stage", "owner", "at")),
        ),
        tuple(
            {
                "persona": id,
                "persona_name": names[id],
                **identify(comparison.touchpoint, comparison.journey, ranks.journeys),
                "rank": standing.rank,
                "average": _find_average_rank(comparison, ranks),
                "higher": standing.higher,
                "at": write_spot(comparison.touchpoint.at, line_of),
            }
            for comparison, id, standing in found
        ),
        notes=("Places apart are counted among the touchpoints that the persona comes to.",),
        empty=say_no_losers(ranks) if ranks.comparisons else "",
        tasks=sort_tasks(
            (comparison.touchpoint, _say_task(comparison, names[id], standing, ranks, line_of))
            for comparison, id, standing in found
        ),
    )


def _find_average_rank(comparison: "Comparison", ranks: "PersonaRanks") -> int | None:
    if ranks.weighed:
        return comparison.total_rank
    return comparison.everybody.rank if comparison.everybody else None


def _say_task(
    comparison: "Comparison", persona: str, standing: "Standing", ranks: "PersonaRanks", line_of: LineOf
) -> str:
    touchpoint = comparison.touchpoint
    return (
        f"{touchpoint.name} ({touchpoint.id}): rank {standing.rank} for {persona}, "
        f"{_find_average_rank(comparison, ranks)} on average, {spell_spot(touchpoint.at, line_of)}"
    )
