"""From a journey to the technology landscape behind it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.errors import NothingToDraw
from cxmap.journey.landscape import find_successors, find_uses
from cxmap.language.words import enumerate_plainly
from cxmap.views.facts import write_subtitle
from cxmap.views.story import count_words
from cxmap.views.technology import Layer, SystemCard, TechnologyView, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxmap.journey.landscape import Use
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.initiative import Initiative
    from cxmap.language.system import System
    from cxmap.views.scope import Scope

OTHER = "Other"
"""The layer of systems that name no `kind`."""

_WAYS = {"runs": "runs on it", "records": "recorded by it", "decides": "it decides here"}


@dataclass(frozen=True, slots=True)
class _Around:
    """What a card needs to know of the map."""

    journey: "Journey"
    uses: "Mapping[str, Sequence[Use]]"
    successors: "Mapping[str, tuple[str, ...]]"
    plans: "Mapping[str, tuple[Entry[Initiative], ...]]"


def build_technology_view(scope: "Scope") -> TechnologyView:
    """What becomes of each system behind a journey.

    New is what is still to come (`state: planned`). What goes (`state: retiring`, or in use and `replaced_by`
    another) is replaced where something that stays takes over in the end, and retired where nothing does. What stays
    is changed where an initiative that is neither done nor dropped `needs` it, and kept where none does: initiatives
    touch touchpoints, and one that changes a touchpoint need not change what it runs on. Plans are those of the whole
    map, whatever part of it is shown.

    A part of a map shows the systems that its touchpoints depend on and what takes over from these; the whole map shows
    every system.

    Raises:
        NothingToDraw: There is no system. Write `systems`, and name them where touchpoints run on them.
    """
    whole = scope.whole
    around = _Around(whole, _find_shown_uses(scope), find_successors(whole), _find_plans(whole))
    shown = _find_shown(scope, around)
    layers: dict[str, list[SystemCard]] = {}
    for id, system in whole.systems.items():
        if id in shown:
            layers.setdefault(system.noun.kind or OTHER, []).append(_build_card(system, around))
    names = sorted(layers, key=lambda name: name == OTHER)
    ordered = tuple(Layer(name, tuple(layers[name])) for name in names)
    return TechnologyView(
        id=whole.id,
        title=whole.title,
        subtitle=f"Technology landscape · {write_subtitle(scope, count_words(len(shown), 'system'))}",
        description=_tell(ordered, around),
        layers=ordered,
    )


def _find_shown_uses(scope: "Scope") -> "dict[str, list[Use]]":
    """What the touchpoints that are shown depend on, also where a system decides on ways to what is not shown."""
    shown = {id: [use for use in uses if use.touchpoint in scope.journey.touchpoints]
             for id, uses in find_uses(scope.whole).items()}  # fmt: skip
    return {id: uses for id, uses in shown.items() if uses}


def _find_shown(scope: "Scope", around: _Around) -> set[str]:
    systems = scope.whole.systems
    if not systems:
        help = "write `systems:` with an id and a name for each, and `systems: [id]` where touchpoints run on them"
        raise NothingToDraw(f"`{scope.whole.file}` names no system", help)
    if scope.journey is scope.whole:
        return set(systems)
    used = {id for id in around.uses if id in systems}
    if not used:
        help = "write `systems: [id]` where they do, or show the whole map"
        raise NothingToDraw(f"no touchpoint in this part of `{scope.whole.file}` runs on a system", help)
    return used | {successor for id in used for successor in around.successors.get(id, ())}


def _find_plans(journey: "Journey") -> "dict[str, tuple[Entry[Initiative], ...]]":
    """Open initiatives by the system that they need."""
    plans: dict[str, tuple[Entry[Initiative], ...]] = {}
    for entry in journey.initiatives.values():
        if entry.noun.status not in {"done", "dropped"}:
            for id in dict.fromkeys(entry.noun.needs):
                plans[id] = (*plans.get(id, ()), entry)
    return plans


def _judge(system: "Entry[System]", around: _Around) -> Verdict:
    if system.noun.state == "planned":
        return "new"
    if system.id in around.successors:
        return "replace" if around.successors[system.id] else "retire"
    return "change" if system.id in around.plans else "keep"


def _build_card(system: "Entry[System]", around: _Around) -> SystemCard:
    noun, verdict = system.noun, _judge(system, around)
    owner = _find_owner(noun, around.journey)
    users = {use.touchpoint for use in around.uses.get(system.id, ())}
    plans = around.plans.get(system.id, ())
    renewal = f"contract renews {noun.renews.isoformat()}" if noun.renews else ""
    return SystemCard(
        id=system.id,
        name=system.name,
        verdict=verdict,
        touchpoints=tuple(sorted(users, key=lambda user: around.journey.touchpoints[user].number)),
        successors=around.successors.get(system.id, ()),
        note=" · ".join(part for part in (owner, renewal) if part),
        reason=f"Initiative{'s' if len(plans) > 1 else ''}: {_find_reason(plans)}" if plans else "",
        tooltip="\n".join(_tell_tooltip(system, verdict, around)),
    )


def _find_owner(system: "System", journey: "Journey") -> str:
    owner = journey.teams.get(system.owner or "")
    return owner.name if owner else ""


def _find_reason(plans: "Sequence[Entry[Initiative]]") -> str:
    others = f" and {len(plans) - 1} more" if len(plans) > 1 else ""
    return f"{plans[0].name}{others}" if plans else ""


def _tell_tooltip(system: "Entry[System]", verdict: Verdict, around: _Around) -> "Iterator[str]":
    noun, journey = system.noun, around.journey
    yield f"{system.name}: {_tell_fate(system.id, verdict, around)}"
    owner = _find_owner(noun, journey)
    facts = (
        f"vendor {noun.vendor}" if noun.vendor else "",
        f"owner {owner}" if owner else "",
        f"costs {noun.cost:,.15g} a year" if noun.cost is not None else "",
        f"contract renews {noun.renews.isoformat()}" if noun.renews else "",
    )
    if any(facts):
        yield " · ".join(fact for fact in facts if fact)
    running: set[str] = set()
    for how, said in _WAYS.items():
        uses = dict.fromkeys(use.touchpoint for use in around.uses.get(system.id, ()) if use.how == how)
        # What runs on a system is usually recorded by it as well.
        points = [journey.touchpoints[id] for id in uses if how != "records" or id not in running]
        running |= uses.keys()
        if points:
            yield f"{said}: {', '.join(f'{point.number} {point.name}' for point in points)}"
    plans = around.plans.get(system.id, ())
    if plans:
        yield f"needed for: {', '.join(_tell_plan(entry) for entry in plans)}"


def _tell_plan(entry: "Entry[Initiative]") -> str:
    return f"{entry.name}{f' (by {entry.noun.due.isoformat()})' if entry.noun.due else ''}"


def _tell_fate(id: str, verdict: Verdict, around: _Around) -> str:
    reason = _find_reason(around.plans.get(id, ()))
    match verdict:
        case "keep":
            return "kept"
        case "change":
            return f"changed for {reason}"
        case "replace":
            return f"replaced by {enumerate_plainly([around.journey.systems[to].name for to in around.successors[id]])}"
        case "retire":
            return "retired, and nothing takes over"
        case "new":
            return f"new, for {reason}" if reason else "new"


def _tell(layers: "Sequence[Layer]", around: _Around) -> str:
    """The landscape as sentences: what becomes of each system, and how many touchpoints depend on it."""
    sentences = [f"{around.journey.title}: the systems behind the journey, now and planned"]
    sentences += [f"{layer.name}: {'; '.join(_tell_card(card, around) for card in layer.systems)}" for layer in layers]
    return ". ".join(sentences) + "."


def _tell_card(card: SystemCard, around: _Around) -> str:
    told = f"{card.name} {_tell_fate(card.id, card.verdict, around)}"
    if card.verdict == "new" and not card.touchpoints:
        return told
    return f"{told} ({count_words(len(card.touchpoints), 'touchpoint')})"
