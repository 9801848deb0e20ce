"""The plan as a paper: what each open initiative would remove, in which order, and which of them fit a budget."""

from typing import TYPE_CHECKING, Any

from cxmap.reports.figures import figure, interval, share
from cxmap.reports.papers.cells import NOTHING
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import list_facts, say_subject
from cxmap.reports.scores.lacks import Advice, Unknown, build_lacks
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.plan_sheets import build_answers, build_needs, build_targets, build_unplanned
from cxmap.reports.scores.plan_words import make_write, say_choice, say_order, say_origin, say_removal, say_uncounted
from cxmap.reports.scores.spots import LineOf, spell_spot, write_spot
from cxmap.reports.scores.tasks import sort_by_owner
from cxmap.scoring.bounds import CONFIDENCE
from cxmap.scoring.plan.sequence import add_efforts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxmap.scoring.plan.budget import Choice
    from cxmap.scoring.plan.plans import Item, Plan

FORM = "cxmap-plan/1"


def build_paper(plan: "Plan", line_of: LineOf, choice: "Choice | None" = None) -> Paper:
    """The plan, or what of it fits a budget.

    Args:
        plan: The open initiatives, in an order in which they can be done.
        line_of: Finds the line on which something was written.
        choice: The initiatives that were chosen; None shows all.
    """
    main = [_build_main(plan, plan.items, line_of, say_order(plan))]
    if choice is not None:
        main = [
            _build_main(plan, choice.taken, line_of, tuple(say_choice(plan, choice)), choice),
            _build_left_out(plan, choice, line_of),
        ]
    shown = plan.items if choice is None else choice.taken
    return Paper(
        FORM,
        {**list_facts(plan.ranking), **_list_facts(plan, choice)},
        say_subject(plan.ranking.journeys, "plan"),
        say_origin(plan, choice),
        (
            *main,
            build_targets(plan, shown, line_of),
            build_needs(shown, line_of),
            build_answers(plan, shown, line_of),
            build_unplanned(plan, line_of),
            _build_lacks(plan, line_of),
        ),
    )


def _list_facts(plan: "Plan", choice: "Choice | None") -> dict[str, Any]:
    facts: dict[str, Any] = {
        # What is removed is drawn even where a ranking has nothing to draw from.
        "drawn": {"level": CONFIDENCE, "seed": plan.seed, "draws": plan.draws} if plan.draws else None,
        "score": plan.ranking_score,
        "circles": [[plan.by_number[one].undertaking.entry.id for one in sorted(circle)] for circle in plan.circles],
    }
    if choice is not None:
        facts["budget"] = {
            "days": choice.days,
            "spent": choice.spent,
            "left": choice.left,
            "under_way": choice.started,
            "removes": choice.removal.score,
            "removes_low": choice.removal.low,
            "removes_high": choice.removal.high,
            "under_way_removes": choice.started_removal.score,
            "at_most": choice.bound,
            "assured": choice.assured,
            "counted": choice.counted,
        }
    return facts


def _list_columns(plan: "Plan") -> tuple[Column, ...]:
    method, several = plan.ranking.method, len(plan.ranking.journeys) > 1
    write = make_write(plan)

    def show_ends(row: Row) -> str:
        return NOTHING if row["removes_low"] is None else interval(row["removes_low"], row["removes_high"], write)

    return (
        Column("step", "#", "whole"),
        Column("title", "Initiative"),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if several else "", most=14),
        Column("owner_name", "Owner", roomy=True, most=18),
        Column("status", "Status", "id"),
        Column("effort", "Days", "number", show=_show_days("effort")),
        Column("days_so_far", "So far", "number", roomy=True, show=_show_days("days_so_far")),
        Column("removes", "Removes", "number", digits=method.digits),
        Column("removes_low", share(CONFIDENCE) if plan.draws else "", "number", show=show_ends),
        Column("removes_high"),
        Column("per_day", "A day", "number", digits=method.digits + 2),
        Column("waits_for", "Waits for", roomy=True, most=24),
        Column("unlocks", "Needed by", roomy=True, most=24),
        Column("due", "Due", "id", roomy=True),
        *(Column(key) for key in ("standing", "blocked", "kind", "owner", "cost", "starts", "barriers", "at")),
    )


def _show_days(key: str) -> "Callable[[Row], str]":
    return lambda row: NOTHING if row[key] is None else figure(row[key])


def _lay_out(plan: "Plan", step: int, item: "Item", line_of: LineOf) -> Row:
    one, noun = item.undertaking, item.undertaking.entry.noun
    owner = one.journey.teams.get(noun.owner or "")
    return {
        "step": step,
        "id": one.entry.id,
        "title": noun.title,
        "map": name_map(one.journey, plan.ranking.journeys),
        "owner": noun.owner,
        "owner_name": owner.name if owner else None,
        "status": noun.status,
        "kind": noun.kind,
        "standing": item.standing,
        "blocked": item.blocked or None,
        "effort": noun.effort,
        "removes": item.removal.score if item.removal else None,
        "removes_low": item.removal.low if item.removal else None,
        "removes_high": item.removal.high if item.removal else None,
        "per_day": item.per_day,
        "waits_for": [need.id for need in one.needs if not need.met],
        "unlocks": [plan.by_number[number].undertaking.entry.id for number in item.unlocks],
        "cost": noun.cost,
        "starts": noun.starts.isoformat() if noun.starts else None,
        "due": noun.due.isoformat() if noun.due else None,
        "barriers": [barrier.text for barrier in one.barriers],
        "at": write_spot(one.entry.at, line_of),
    }


def _say_empty(plan: "Plan", choice: "Choice | None") -> str:
    if not plan.items:
        return "No initiative is open."
    if choice is not None and not choice.counted:
        return say_uncounted(len(plan.items))
    return "Nothing can be taken within this budget."


def _build_main(
    plan: "Plan",
    items: "Sequence[Item]",
    line_of: LineOf,
    notes: tuple[str, ...],
    choice: "Choice | None" = None,
) -> Sheet:
    return Sheet(
        "initiatives",
        "",
        _list_columns(plan),
        tuple(
            {**_lay_out(plan, step, item, line_of), "days_so_far": total}
            for (step, item), total in zip(enumerate(items, start=1), _sum_up(items), strict=True)
        ),
        notes=notes,
        empty=_say_empty(plan, choice),
        tasks=sort_by_owner((_find_owner(item), _say_task(plan, item, line_of)) for item in items if not item.blocked),
    )


def _sum_up(items: "Sequence[Item]") -> "Iterator[float | None]":
    """The days up to and with each initiative; None from the first one on that does not say what it takes."""
    for count in range(1, len(items) + 1):
        yield add_efforts(item.undertaking.effort for item in items[:count])


def _build_left_out(plan: "Plan", choice: "Choice", line_of: LineOf) -> Sheet:
    columns = (
        Column("title", "Initiative", most=40),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if len(plan.ranking.journeys) > 1 else "", most=14),
        Column("status", "Status", "id"),
        Column("removes", "Removes", "number", digits=plan.ranking.method.digits),
        Column("reason", "Why it is left out"),
        Column("effort"),
        Column("at"),
    )
    rows = tuple(
        {**_lay_out(plan, step, one.item, line_of), "reason": one.reason}
        for step, one in enumerate(choice.left_out, start=1)
    )
    agreed = [row["id"] for row in rows if row["status"] == "agreed"]
    notes = (f"Agreed already, and yet left out: {', '.join(agreed)}.",) if agreed else ()
    return Sheet("left_out", "Left out", columns, rows, notes=notes)


def _build_lacks(plan: "Plan", line_of: LineOf) -> Sheet:
    unknown = []
    for item in plan.items:
        one = item.undertaking
        owner = one.journey.teams.get(one.entry.noun.owner or "")
        advice = [Advice(lack.what, lack.add, lack.at, lack.key) for lack in item.lacks]
        if advice:
            unknown.append(Unknown(one.journey, one.entry.id, one.entry.noun.title, owner, advice))
    lead = "Without these an initiative cannot be compared with the others."
    return build_lacks(unknown, line_of, lead, noun="Initiative", journeys=plan.ranking.journeys)


def _find_owner(item: "Item") -> str | None:
    owner = item.undertaking.journey.teams.get(item.undertaking.entry.noun.owner or "")
    return owner.name if owner else None


def _say_task(plan: "Plan", item: "Item", line_of: LineOf) -> str:
    noun, waits = item.undertaking.entry.noun, [need.id for need in item.undertaking.needs if not need.met]
    words = [
        "no effort given" if noun.effort is None else f"{figure(noun.effort)} days",
        _say_effect(plan, item),
        *([f"waits for {', '.join(waits)}"] if waits else []),
        *([f"due {noun.due.isoformat()}"] if noun.due else []),
        spell_spot(item.undertaking.entry.at, line_of),
    ]
    return f"{noun.title} ({item.undertaking.entry.id}, {noun.status}): {', '.join(words)}"


def _say_effect(plan: "Plan", item: "Item") -> str:
    if item.removal:
        return f"removes {say_removal(plan, item.removal)}"
    measures = item.undertaking.entry.noun.kind == "measure"
    return "begins to measure" if measures else "sets nothing that can be counted"
