"""What stands behind a plan: targets, needs, and the barriers that it answers or leaves."""

from typing import TYPE_CHECKING

from cxmap.journey.scales import spell
from cxmap.reports.papers.cells import NOTHING
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.spots import LineOf, spell_spot, write_spot
from cxmap.reports.scores.tasks import sort_tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.scoring.plan.initiatives import Barrier, Need
    from cxmap.scoring.plan.plans import Effect, Item, Plan
    from cxmap.scoring.result import RankedTouchpoint

STATES = {
    "proposed": "proposed",
    "agreed": "agreed",
    "doing": "under way",
    "dropped": "dropped",
    "planned": "a system that is still planned",
    "retiring": "a system on its way out",
    "": "declared nowhere",
}
"""How things stand with what is needed."""


def build_targets(plan: "Plan", items: "Sequence[Item]", line_of: LineOf) -> Sheet:
    """What initiatives are meant to reach, touchpoint by touchpoint."""
    digits, several = plan.ranking.method.digits, len(plan.ranking.journeys) > 1
    columns = (
        Column("id", "Initiative", "id"),
        Column("rank", "Rank", "whole"),
        Column("touchpoint_name", "Touchpoint", most=30),
        Column("map", "Map" if several else "", roomy=True, most=14),
        Column("targets", "Target", show=_show_targets),
        Column("score", "Now", "number", digits=digits),
        Column("then", "Then", "number", digits=digits),
        Column("touchpoint"),
        Column("at"),
    )
    rows = [_lay_out_target(item, effect, plan, line_of) for item in items for effect in item.effects]
    return Sheet("targets", "What is to be reached", columns, tuple(rows))


def build_needs(items: "Sequence[Item]", line_of: LineOf) -> Sheet:
    """What initiatives wait for."""
    rows: list[Row] = []
    for item in items:
        one = item.undertaking
        waits: list[Need | None] = [need for need in one.needs if not need.met]
        rows += [
            {
                "id": one.entry.id,
                "need": need.id if need else None,
                "kind": need.kind if need else None,
                "state": need.state if need else None,
                "blocked": item.blocked or None,
                "at": write_spot(need.at if need else one.entry.at, line_of),
            }
            for need in (waits or ([None] if item.blocked else []))
        ]
    columns = (
        Column("id", "Initiative", "id"),
        Column("need", "Waits for", "id"),
        Column("state", "Which is", show=lambda row: NOTHING if row["state"] is None else STATES[row["state"]]),
        Column("blocked", "Cannot begin, because" if any(row["blocked"] for row in rows) else ""),
        Column("kind"),
        Column("at"),
    )
    planned = any(row["kind"] == "system" for row in rows)
    notes = ("Days of the plan are days of initiatives: what a system takes is not among them.",) if planned else ()
    return Sheet("needs", "What has to be there first", columns, tuple(rows), notes=notes)


def build_answers(plan: "Plan", items: "Sequence[Item]", line_of: LineOf) -> Sheet:
    """Which barriers the initiatives answer: those of the touchpoints that they change."""
    ranks = {id(entry.touchpoint): entry.rank for entry in plan.ranking.ranked}
    answers: dict[tuple[str, tuple[str | int, ...]], Row] = {}
    for item in items:
        for barrier in item.undertaking.barriers:
            row = answers.setdefault(
                (barrier.at.file, barrier.at.path),
                {
                    "rank": ranks.get(id(barrier.touchpoint)),
                    "touchpoint": barrier.touchpoint.id,
                    "touchpoint_name": barrier.touchpoint.name,
                    "barrier": barrier.text,
                    "initiatives": [],
                    "at": write_spot(barrier.at, line_of),
                },
            )
            row["initiatives"].append(item.undertaking.entry.id)
    rows = sorted(answers.values(), key=lambda row: row["rank"] or len(plan.ranking.ranked) + 1)
    columns = (
        Column("rank", "Rank", "whole"),
        Column("touchpoint_name", "Touchpoint", roomy=True, most=30),
        Column("barrier", "What holds customers back"),
        Column("initiatives", "Answered by", most=28),
        Column("touchpoint"),
        Column("at"),
    )
    return Sheet("barriers", "Barriers where something is planned", columns, tuple(rows))


def build_unplanned(plan: "Plan", line_of: LineOf) -> Sheet:
    """The barriers at the touchpoints of the highest scores where nothing is planned."""
    rows = [
        {
            "rank": entry.rank,
            "touchpoint": entry.touchpoint.id,
            "touchpoint_name": entry.touchpoint.name,
            "owner": entry.touchpoint.owner.id if entry.touchpoint.owner else None,
            "owner_name": entry.touchpoint.owner.name if entry.touchpoint.owner else None,
            "barrier": barrier.text,
            "at": write_spot(barrier.at, line_of),
        }
        for entry, barriers in plan.unplanned
        for barrier in barriers
    ]
    columns = (
        Column("rank", "Rank", "whole"),
        Column("touchpoint_name", "Touchpoint", most=30),
        Column("barrier", "What holds customers back"),
        Column("owner_name", "Owner", most=18),
        Column("owner"),
        Column("touchpoint"),
        Column("at"),
    )
    tasks = sort_tasks(
        (entry.touchpoint, _say_unplanned(entry, barrier, line_of))
        for entry, barriers in plan.unplanned
        for barrier in barriers
    )
    title = "Barriers among the highest scores where nothing is planned"
    return Sheet("unplanned", title, columns, tuple(rows), tasks=tasks)


def _say_unplanned(entry: "RankedTouchpoint", barrier: "Barrier", line_of: LineOf) -> str:
    return (
        f"{entry.touchpoint.name} ({entry.touchpoint.id}, rank {entry.rank}): plan something against "
        f"“{barrier.text}”, or say why something else comes first, {spell_spot(barrier.at, line_of)}"
    )


def _lay_out_target(item: "Item", effect: "Effect", plan: "Plan", line_of: LineOf) -> Row:
    entry, outcome = effect.entry, effect.outcome
    targets = {
        metric: {
            "now": entry.numbers.measures[metric].value,
            "target": measure.value,
            "at": write_spot(measure.at, line_of),
        }
        for metric, (_, measure) in outcome.targets.items()
    }
    return {
        "id": item.undertaking.entry.id,
        "map": name_map(entry.journey, plan.ranking.journeys),
        "rank": entry.rank,
        "touchpoint": entry.touchpoint.id,
        "touchpoint_name": entry.touchpoint.name,
        "targets": targets,
        "score": entry.score,
        "then": outcome.score,
        "at": write_spot(entry.touchpoint.at, line_of),
    }


def _show_targets(row: Row) -> str:
    return ", ".join(
        f"{metric} {_brief(target['now'])} → {_brief(target['target'])}" for metric, target in row["targets"].items()
    )


def _brief(number: float) -> str:
    return spell(float(f"{number:.3g}"))
