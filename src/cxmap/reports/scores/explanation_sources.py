"""What an explanation rests on and leads to: evidence, what to write, and what is planned."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.explanation_words import say_limits, say_where
from cxmap.reports.scores.repair import find_repairs
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.scoring.result import RankedTouchpoint

if TYPE_CHECKING:
    from cxmap.scoring.explanation import Explanation, Input


def list_evidence(explanation: "Explanation") -> Sheet:
    """The evidence of every number."""
    rows = tuple(row for number in explanation.inputs for row in _build_evidence(number))
    return Sheet(
        "evidence",
        "What stands behind them",
        (
            Column("metric", "Number", "id"),
            Column("id", "Evidence", most=20),
            Column("kind", "Kind", most=18),
            Column("source", "What it is"),
            Column("n", "n", "whole"),
            Column("date", "Date" if any(row["date"] for row in rows) else "", "id"),
            Column("period", "Period", roomy=True),
        ),
        rows,
    )


def _build_evidence(number: "Input") -> Iterator[Row]:
    row = {"metric": number.metric, "id": None, "kind": None, "source": None, "n": None, "date": None, "period": None}
    if number.measure is None:
        return
    if not number.sources:
        yield {**row, "kind": "assumed", "source": "no evidence is named"}
    for source in number.sources:
        if source.entry is None:
            yield {**row, "id": source.id, "source": "nothing declares it"}
            continue
        noun = source.entry.noun
        date = noun.date.isoformat() if noun.date else None
        opinion = " (assumed)" if noun.kind == "assumption" else ""
        yield {
            **row,
            "id": source.id,
            "kind": noun.kind,
            "source": f"{noun.source or source.entry.name}{opinion}",
            "n": noun.n,
            "date": date,
            "period": noun.period,
        }


def list_repairs(explanation: "Explanation", line_of: LineOf) -> Sheet:
    """What to write for a touchpoint that is not ranked; nothing for one that is."""
    result = explanation.result
    repairs = () if isinstance(result, RankedTouchpoint) else find_repairs(result)
    return Sheet(
        "repairs",
        "What to write",
        (
            # A line of YAML stays whole; advice is words.
            Column("line", "Line", "text" if any(repair.refused for repair in repairs) else "id", show=_show_line),
            Column("at", "Where", roomy=True, most=60),
            *(Column(key) for key in ("metric", "refused", "advice", "limits")),
        ),
        tuple(
            {
                "line": repair.line or None,
                "at": write_spot(repair.at, line_of),
                "metric": repair.metric,
                "refused": repair.refused or None,
                "advice": repair.advice or None,
                "limits": repair.limits,
            }
            for repair in repairs
        ),
        lead=() if isinstance(result, RankedTouchpoint) else say_where(result, line_of),
        notes=() if isinstance(result, RankedTouchpoint) else say_limits(result),
    )


def _show_line(row: Row) -> str:
    return row["line"] or f"{row['metric']}: {row['advice']}"


def list_initiatives(explanation: "Explanation") -> Sheet:
    """The initiatives that touch the touchpoint, or mean to change a number of it."""
    teams = explanation.result.journey.teams
    return Sheet(
        "initiatives",
        "What is planned",
        (
            Column("id", "Initiative", most=28),
            Column("title", "What"),
            Column("status", "Status", "id"),
            Column("owner_name", "Owner", most=18),
            Column("due", "Due", "id"),
            Column("owner"),
        ),
        tuple(
            {
                "id": entry.id,
                "title": entry.noun.title,
                "status": entry.noun.status,
                "owner": entry.noun.owner,
                "owner_name": teams[entry.noun.owner].name if entry.noun.owner and entry.noun.owner in teams else None,
                "due": entry.noun.due.isoformat() if entry.noun.due else None,
            }
            for entry in explanation.result.initiatives
        ),
        empty="No initiative touches it.",
    )
