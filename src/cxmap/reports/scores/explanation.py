"""Why a touchpoint has its score: the formula with the numbers put in, and every number with its place and evidence."""

from typing import TYPE_CHECKING, Any

from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.explanation_sources import list_evidence, list_initiatives, list_repairs
from cxmap.reports.scores.explanation_words import say_lack, say_rank, say_written
from cxmap.reports.scores.facts import list_facts
from cxmap.reports.scores.formula import digits_of, mark, put_in, say_few
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.spots import LineOf, spell_spot, write_spot
from cxmap.reports.scores.touchpoints import build_row
from cxmap.reports.scores.unranked import build_row as build_unranked_row
from cxmap.scoring.result import RankedTouchpoint

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure
    from cxmap.scoring.explanation import Explanation, Input
    from cxmap.scoring.method import Part
    from cxmap.scoring.spread import Spread

FORM = "cxmap-explanation/1"


def build_paper(explanation: "Explanation", line_of: LineOf) -> Paper:
    """What stands behind one touchpoint.

    Args:
        explanation: The touchpoint with its score, or with what it lacks.
        line_of: Finds the line on which something was written.
    """
    result = explanation.result
    touchpoint, journey = result.touchpoint, result.journey
    stage = next(stage.name for stage in journey.stages if stage.id == touchpoint.stage)
    owner = f"owner {touchpoint.owner.name}" if touchpoint.owner else "no owner"
    return Paper(
        FORM,
        _list_facts(explanation, line_of),
        touchpoint.name,
        f"{touchpoint.id}, {spell_spot(touchpoint.at, line_of)}, stage {stage}, {owner}",
        (
            _list_inputs(explanation, line_of),
            _list_parts(explanation),
            list_evidence(explanation),
            list_repairs(explanation, line_of),
            list_initiatives(explanation),
        ),
    )


def _list_facts(explanation: "Explanation", line_of: LineOf) -> dict[str, Any]:
    ranking, result = explanation.ranking, explanation.result
    method = ranking.method
    facts = {key: fact for key, fact in list_facts(ranking).items() if key not in {"map", "maps"}}
    if isinstance(result, RankedTouchpoint):
        row = build_row(result, ranking, line_of)
        calculation = put_in(method.formula, result.parts)
    else:
        row, calculation = build_unranked_row(result, ranking, line_of), None
    return {
        "map": name_map(result.journey, ranking.journeys),
        **facts,
        "meaning": method.meaning,
        "source": method.source,
        "calculation": calculation,
        "ranked": len(ranking.ranked),
        "touchpoint": row,
    }


def _list_inputs(explanation: "Explanation", line_of: LineOf) -> Sheet:
    """Every number that was asked for, as it was written."""
    result, ranking = explanation.result, explanation.ranking

    lead = say_rank(ranking, result) if isinstance(result, RankedTouchpoint) else say_lack(ranking, result)
    return Sheet(
        "inputs",
        "",
        (
            Column("metric", "Number", "id"),
            Column("said", "What was written", show=_show_written),
            *(Column(key) for key in ("at", "of", "assumed", "refused", "written")),
        ),
        tuple(_build_input(explanation, one, line_of) for one in explanation.inputs),
        lead=lead,
    )


def _show_written(row: Row) -> str:
    # The place comes first, where nothing can push it off the cell.
    at = row["at"]
    return f"{at['file']}:{at['line']}: {row['said']}" if at else row["said"]


def _build_input(explanation: "Explanation", number: "Input", line_of: LineOf) -> Row:
    measure = number.measure
    whose = _find_whose(explanation, number)
    return {
        "metric": number.metric,
        "said": say_written(number, whose),
        "at": write_spot(measure.at, line_of) if measure else None,
        "of": whose,
        "assumed": measure.assumed if measure else None,
        "refused": measure.refused.plain if measure and measure.refused else None,
        "written": _write_measure(number, measure) if measure else None,
    }


def _write_measure(number: "Input", measure: "Measure") -> dict[str, Any]:
    return {
        "value": measure.value,
        "scaled": measure.scaled,
        "scale": {"name": number.scale.name, "min": number.scale.min, "max": number.scale.max},
        "answers": list(measure.answers),
        "n": measure.n,
        "sd": measure.sd,
        "low": measure.low,
        "high": measure.high,
        "date": measure.date or None,
    }


def _find_whose(explanation: "Explanation", number: "Input") -> str | None:
    """Whose number it is: everybody's, or that of the persona or the channel that was asked about."""
    touchpoint, audience = explanation.result.touchpoint, explanation.ranking.audience
    if number.measure is None:
        return None
    for noun, id, own in (
        ("persona", audience.persona, touchpoint.by_persona),
        ("channel", audience.channel, touchpoint.by_channel),
    ):
        if id and own.get(id, {}).get(number.metric) is number.measure:
            return f"{noun} {id}"
    return "everybody"


def _list_parts(explanation: "Explanation") -> Sheet:
    """The numbers of the formula, and how sure each is."""
    method = explanation.ranking.method
    numbers = explanation.result.numbers
    parts = {part.name: part for number in explanation.inputs for part in number.parts}
    if isinstance(explanation.result, RankedTouchpoint):
        parts = {part.name: part for part in explanation.result.parts}

    def show_value(row: Row) -> str:
        text = f"{row['value']:.{digits_of(row['part'], method)}f}"
        return text + mark([parts[row["part"]]], numbers)

    return Sheet(
        "parts",
        "What the formula makes of them" if parts else "",
        (
            Column("part", "In the formula", "id"),
            Column("value", "Value", "number", digits=3, show=show_value),
            Column("how", "How it was made, and what it is drawn from", show=_show_how),
            *(Column(key) for key in ("metrics", "basis", "capped", "drawn_from", "spread")),
        ),
        tuple(_build_part(part, explanation.spreads.get(part.name)) for part in parts.values()),
        notes=tuple(say_few((part, numbers) for part in parts.values())),
    )


def _build_part(part: "Part", spread: "Spread | None") -> Row:
    return {
        "part": part.name,
        "value": part.value,
        "how": part.how or None,
        "metrics": list(part.metrics),
        "basis": part.basis,
        "capped": part.capped,
        "drawn_from": spread.reason if spread else None,
        "spread": _write_spread(spread) if spread else None,
    }


def _show_how(row: Row) -> str:
    drawn = f"drawn from {row['drawn_from']}" if row["drawn_from"] else ""
    return ". ".join(words[:1].upper() + words[1:] for words in (row["how"] or "as it was written", drawn) if words)


def _write_spread(spread: "Spread") -> dict[str, Any]:
    """A distribution with what it is made of, and nothing that its shape does not use."""
    used = {
        "beta": ("a", "b", "turned"),
        "t": ("centre", "scale", "df"),
        "normal": ("centre", "low", "high"),
        "band": ("low", "high"),
    }[spread.shape]
    return {
        "shape": spread.shape,
        "floor": spread.floor,
        "ceiling": spread.ceiling,
        **{name: getattr(spread, name) for name in used},
    }
