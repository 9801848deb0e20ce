"""From the initiatives of a map to the plan on a timeline."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cxmap.errors import NothingToDraw
from cxmap.journey.scales import spell
from cxmap.scoring.plan.plans import make_plan
from cxmap.scoring.plan.sequence import add_efforts
from cxmap.views.facts import find_link, write_subtitle
from cxmap.views.figures import write_day, write_score
from cxmap.views.plan import Arrow, Bar, Lane, PlanView, Removed, Touched, Wait
from cxmap.views.plan_words import say_conflict, tell_plan, write_message, write_notes, write_tooltip
from cxmap.views.story import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.journey.model import Entry, Journey
    from cxmap.language.initiative import Initiative
    from cxmap.scoring.plan.initiatives import Need
    from cxmap.scoring.plan.plans import Item, Plan
    from cxmap.scoring.result import Ranking
    from cxmap.views.plan import Status
    from cxmap.views.scope import Scope

_STATUSES: "Final[dict[str, Status]]" = {
    "proposed": "proposed",
    "agreed": "agreed",
    "doing": "doing",
    "done": "done",
}
_STATES: Final = {"planned": "planned", "retiring": "on its way out"}


@dataclass(frozen=True)
class _Around:
    """What a bar needs to know of the whole plan.

    Attributes:
        journey: The whole map.
        plan: Its open initiatives.
        shown: The initiatives that are shown, open or done, in file order.
    """

    journey: "Journey"
    plan: "Plan"
    shown: "Mapping[str, Entry[Initiative]]"

    @cached_property
    def items(self) -> "Mapping[str, Item]":
        """The open initiatives by id, in the order in which they can be done."""
        return {item.undertaking.entry.id: item for item in self.plan.items}

    def is_dated(self, id: str) -> bool:
        """Whether an initiative stands on the timeline."""
        return id in self.shown and _begin(self.shown[id]) is not None


def build_plan_view(scope: "Scope", ranking: "Ranking") -> PlanView:
    """What the plan shows of a map: its open initiatives and those that are done.

    Args:
        scope: Which touchpoints are shown; an initiative that does nothing at any of them is left out.
        ranking: What is urgent now in the whole map.

    Raises:
        NothingToDraw: No initiative is open or done at what is shown.
        UsageError: A score of the method is no measurement, so that nothing can be taken away from it.
    """
    certainty = ranking.certainty
    plan = make_plan(ranking, seed=certainty.seed if certainty else 0, draws=certainty.draws if certainty else 0)
    shown = {
        entry.id: entry for entry in scope.whole.initiatives.values() if _has_place(entry) and _is_shown(entry, scope)
    }
    if not shown:
        raise _say_nothing(scope)
    around = _Around(scope.whole, plan, shown)
    arrows = tuple(_find_arrows(around))
    conflicts: dict[str, tuple[str, ...]] = {}
    for arrow in arrows:
        if arrow.conflict:
            conflicts[arrow.target] = (*conflicts.get(arrow.target, ()), arrow.conflict)
    bars = {entry.id: _make_bar(entry, around, conflicts.get(entry.id, ())) for entry in shown.values()}
    order = [id for id in around.items if id in bars] + [id for id in bars if id not in around.items]
    lanes = _make_lanes([bars[id] for id in order if bars[id].dated], around)
    undated = tuple(bars[id] for id in order if not bars[id].dated)
    message, notes = write_message(plan, tuple(shown)), write_notes(plan, scope)
    return PlanView(
        id=scope.journey.id,
        title=scope.journey.title,
        subtitle=f"Plan · {write_subtitle(scope, *_count(bars.values()))}",
        message=message,
        description=tell_plan(scope.journey.title, lanes, undated, arrows, message),
        lanes=lanes,
        undated=undated,
        arrows=arrows,
        notes=notes,
    )


def _has_place(entry: "Entry[Initiative]") -> bool:
    """Whether an initiative is still to do, or has a place on the timeline."""
    status = entry.noun.status
    return status != "dropped" and not (status == "done" and _begin(entry) is None)


def _is_shown(entry: "Entry[Initiative]", scope: "Scope") -> bool:
    if scope.journey is scope.whole:
        return True
    return any(id in scope.journey.touchpoints for id in (*entry.noun.touches, *entry.noun.sets))


def _begin(entry: "Entry[Initiative]") -> date | None:
    return entry.noun.starts or entry.noun.due


def _count(bars: Collection[Bar]) -> "Iterator[str]":
    yield count_words(len(bars), "initiative")
    for status in reversed(_STATUSES):
        if found := sum(bar.status == status for bar in bars):
            yield f"{found} {status}"


def _make_bar(entry: "Entry[Initiative]", around: _Around, conflicts: "tuple[str, ...]") -> Bar:
    noun, item = entry.noun, around.items.get(entry.id)
    problems = list(conflicts)
    if item and noun.starts and noun.due and noun.starts > noun.due:
        problems.append(f"It starts on {write_day(noun.starts)}, after it is due on {write_day(noun.due)}")
    if item and item.blocked:
        problems.append(f"It cannot begin: {item.blocked.replace('`', '')}")
    bar = Bar(
        id=entry.id,
        name=entry.name,
        kind=noun.kind,
        status=_STATUSES[noun.status],
        effort="" if noun.effort is None else spell(noun.effort),
        starts=noun.starts,
        due=noun.due,
        touches=_find_touched(entry, around.journey),
        removes=_find_removed(item, around.plan) if item else None,
        uncounted=_say_uncounted(item) if item else "done",
        unlocks=len(item.unlocks) if item else 0,
        waits=tuple(_find_waits(item, around, dated=_begin(entry) is not None)) if item else (),
        problems=tuple(problems),
        tooltip="",
    )
    return replace(bar, tooltip=write_tooltip(bar, entry, item, around.plan))


def _find_touched(entry: "Entry[Initiative]", journey: "Journey") -> tuple[Touched, ...]:
    known = (journey.touchpoints.get(id) for id in {*entry.noun.touches, *entry.noun.sets})
    touched = sorted((one for one in known if one is not None), key=lambda one: one.number)
    return tuple(Touched(one.id, one.number, one.name, find_link(one)) for one in touched)


def _find_removed(item: "Item", plan: "Plan") -> Removed | None:
    if item.removal is None:
        return None
    found, digits = item.removal, plan.ranking.method.digits
    return Removed(found.score, found.low, found.high, write_score(found.score, digits))


def _say_uncounted(item: "Item") -> str:
    if item.removal is not None:
        return ""
    return "begins to measure" if item.undertaking.entry.noun.kind == "measure" else "not counted"


def _find_waits(item: "Item", around: _Around, *, dated: bool) -> "Iterator[Wait]":
    """What is needed and not there, unless an arrow on the timeline shows it."""
    for need in {need.id: need for need in item.undertaking.needs if not need.met}.values():
        if not (dated and need.kind == "initiative" and around.is_dated(need.id)):
            yield _make_wait(need, around)


def _make_wait(need: "Need", around: _Around) -> Wait:
    journey = around.journey
    if need.kind == "system":
        return Wait(journey.systems[need.id].name, _STATES[need.state], system=True)
    if need.kind == "unknown":
        return Wait(need.id, "nothing declares it", system=False)
    entry = journey.initiatives[need.id]
    if need.state == "dropped":
        return Wait(entry.name, "dropped", system=False)
    if need.id not in around.shown:
        return Wait(entry.name, "not in this picture", system=False)
    due = entry.noun.due
    return Wait(entry.name, f"due {write_day(due)}" if due else "no due date", system=False)


def _find_arrows(around: _Around) -> "Iterator[Arrow]":
    for entry in around.shown.values():
        for id in dict.fromkeys(entry.noun.needs):
            # What needs itself cannot begin, and says so.
            if id != entry.id and around.is_dated(id) and around.is_dated(entry.id):
                yield Arrow(id, entry.id, say_conflict(around.shown[id], entry))


def _make_lanes(bars: "Sequence[Bar]", around: _Around) -> tuple[Lane, ...]:
    """The bars by team: the team that begins first comes first, and those without an owner last."""
    teams: dict[str, list[Bar]] = {}
    for bar in sorted(bars, key=lambda bar: (bar.starts or bar.due or date.max, bar.due or date.max)):
        teams.setdefault(around.shown[bar.id].noun.owner or "", []).append(bar)
    known = around.journey.teams
    return tuple(
        Lane(known[id].name if id in known else id, tuple(found), _add_efforts(found, around))
        for id, found in sorted(teams.items(), key=lambda team: not team[0])
    )


def _add_efforts(bars: "Sequence[Bar]", around: _Around) -> str:
    efforts = [around.shown[bar.id].noun.effort for bar in bars]
    known = [effort for effort in efforts if effort is not None]
    total = add_efforts(known)
    if not known or total is None:
        return ""
    at_least = "at least " if len(known) < len(efforts) else ""
    return f"{at_least}{spell(total)} {'day' if total == 1 else 'days'}"


def _say_nothing(scope: "Scope") -> NothingToDraw:
    if scope.note and any(_has_place(entry) for entry in scope.whole.initiatives.values()):
        message = f"no initiative of `{scope.journey.file}` does anything at what is shown ({scope.note})"
        return NothingToDraw(message, "leave `--stages` and `--persona` out, or name a touchpoint under its `touches`")
    every = " to draw: all are dropped, or done without a date" if scope.whole.initiatives else ""
    touchpoint = next(iter(scope.journey.touchpoints), "TOUCHPOINT")
    written = f"initiatives: {{ID: {{title: WHAT WILL BE DONE, touches: [{touchpoint}], due: YYYY-MM-DD}}}}"
    return NothingToDraw(f"`{scope.journey.file}` has no initiatives{every}", f"write `{written}` into the map")
