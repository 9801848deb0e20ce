"""From a journey to the picture of its silos."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.errors import NothingToDraw
from cxmap.language.words import enumerate_plainly
from cxmap.views.facts import NOBODY, write_subtitle
from cxmap.views.flow_builder import build_flow, find_leading
from cxmap.views.silo import SiloLane, SiloView
from cxmap.views.story import count_words, spell_count
from cxmap.views.terms import tell_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Touchpoint, Transition
    from cxmap.views.flow import FlowWay
    from cxmap.views.scope import Scope


def build_silo_view(scope: "Scope") -> SiloView:
    """What the picture of the silos shows of a journey.

    Raises:
        NothingToDraw: No touchpoint of the map, or of the part that is shown, has an owner.
    """
    journey = scope.journey
    if not any(touchpoint.owner for touchpoint in journey.touchpoints.values()):
        raise NothingToDraw(
            f"`{journey.file}` does not say which team owns a touchpoint{scope.aside}",
            "write the id of a team at a stage or at a touchpoint: `owner: sales`",
        )
    stages, ways = build_flow(scope)
    lanes = _build_lanes(scope)
    return SiloView(
        id=journey.id,
        title=journey.title,
        subtitle=write_subtitle(scope, count_words(sum(bool(lane.id) for lane in lanes), "team"), *_count(scope.ways)),
        description=_tell_silos(scope, lanes),
        lanes=lanes,
        stages=stages,
        ways=tuple(_tell_more(way, found) for way, found in zip(ways, scope.ways, strict=True)),
        channels=find_leading(scope, stages),
    )


def _build_lanes(scope: "Scope") -> tuple[SiloLane, ...]:
    names: dict[str, str] = {}
    touchpoints: dict[str, list[str]] = {}
    for touchpoint in scope.journey.touchpoints.values():
        id = touchpoint.owner_id
        names.setdefault(id, touchpoint.owner_name)
        touchpoints.setdefault(id, []).append(touchpoint.id)
    between = _list_exchanges(scope)
    gives = Counter(giver.owner_id for giver, _ in between)
    takes = Counter(taker.owner_id for _, taker in between)
    # What nobody owns stands beneath all teams, wherever it comes first.
    order = [*filter(None, names), *([""] if "" in names else [])]
    return tuple(SiloLane(id, names[id], tuple(touchpoints[id]), gives[id], takes[id]) for id in order)


def _list_exchanges(scope: "Scope") -> "list[tuple[Touchpoint, Touchpoint]]":
    """From where to where each hand-off between two owners leads; where the journey ends, nobody takes over."""
    points = scope.whole.touchpoints
    ends = [(points[way.source], points[way.target]) for way in scope.ways if way.handoff and not way.ends]
    return [(giver, taker) for giver, taker in ends if giver.owner_id != taker.owner_id]


def _count(ways: "Sequence[Transition]") -> list[str]:
    """How many ways between touchpoints are hand-offs, and what they cost the customer where that is written."""
    onward = sum(not way.ends for way in ways)
    handoffs = [way.handoff for way in ways if way.handoff and not way.ends]
    if not onward:
        return []
    which = f"{len(handoffs) or 'none'} of {onward} ways" if onward > 1 else f"{'the' if handoffs else 'no'} way"
    are = "are hand-offs" if len(handoffs) > 1 else "is a hand-off"
    told = [f"{which} on to another touchpoint {are}"]
    repeats, waits = sum(bool(one.repeats) for one in handoffs), sum(bool(one.wait) for one in handoffs)
    several = len(handoffs) > 1
    costs = []
    if repeats:
        costs.append(f"{f'at {spell_count(repeats)} of them ' if several else ''}customers say everything again")
    if waits:
        who = "they" if repeats else "of them customers" if several else "customers"
        costs.append(f"{f'at {spell_count(waits)} ' if several else ''}{who} wait")
    return [*told, *([", ".join(costs)] if costs else [])]


def _tell_more(way: "FlowWay", found: "Transition") -> "FlowWay":
    """The way with what is agreed on its hand-off in the tooltip."""
    terms = tell_terms(found.handoff) if found.handoff else ""
    return replace(way, tooltip=f"{way.tooltip}: {terms}") if terms else way


def _tell_silos(scope: "Scope", lanes: "Sequence[SiloLane]") -> str:
    """Which team owns what and to whom it hands over, as sentences."""
    journey = scope.journey
    between: dict[str, Counter[str]] = {lane.id: Counter() for lane in lanes}
    for giver, taker in _list_exchanges(scope):
        between[giver.owner_id][taker.owner_name or NOBODY] += 1
    sentences = [f"{journey.title}: who hands customers over to whom", *(_begin(told) for told in _count(scope.ways))]
    for lane in lanes:
        points = [f"{journey.touchpoints[id].number} {journey.touchpoints[id].name}" for id in lane.touchpoints]
        takers = [f"{name}{_say_times(count)}" for name, count in between[lane.id].items()]
        hands = f"; hands over to {enumerate_plainly(takers)}" if takers else ""
        sentences.append(f"{lane.name or NOBODY.capitalize()}: {', '.join(points)}{hands}")
    return ". ".join(sentences) + "."


def _begin(told: str) -> str:
    return told[0].upper() + told[1:]


def _say_times(count: int) -> str:
    return f" {'twice' if count == 2 else count_words(count, 'time')}" if count > 1 else ""
