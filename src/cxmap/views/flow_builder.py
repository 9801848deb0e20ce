"""From a journey to its flow."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from cxmap.errors import NothingToDraw
from cxmap.journey.shares import find_shares
from cxmap.language.words import enumerate_plainly
from cxmap.views.facts import DECIDER_WORDS, DECIDERS, find_link, find_question, tell_tooltip, write_subtitle
from cxmap.views.figures import write_share
from cxmap.views.flow import Decision, End, FlowCard, FlowStage, FlowView, FlowWay, Outside
from cxmap.views.story import count_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxmap.journey.model import Handoff, Journey, Stage, Touchpoint, Transition
    from cxmap.journey.shares import Share, Way
    from cxmap.views.keys import ChannelKey
    from cxmap.views.scope import Scope


_ENDS: Final[dict[str, End]] = {"leaves": "leaves", "done": "done"}
_GOES_TO: Final[dict[End, str]] = {"leaves": "gives up", "done": "reaches the goal"}


def build_flow_view(scope: "Scope") -> FlowView:
    """What the flow shows of a journey.

    Shares are those of the whole map, also where only a part of it is shown.

    Raises:
        NothingToDraw: The map, or the part that is shown, has no touchpoint.
    """
    journey = scope.journey
    if not journey.touchpoints:
        raise NothingToDraw(
            f"`{journey.file}` has no touchpoint to go through{scope.aside}",
            "write one below its stage, e.g. `touchpoints: {insert-money: {name: I insert money}}`",
        )
    stages, ways = build_flow(scope)
    counts = [f"{count_words(len(ways), 'way')} on"]
    # Where nobody owns anything, nothing is known of hand-offs.
    if any(card.owner for stage in stages for card in stage.cards):
        counts.append(count_words(sum(way.handoff for way in ways), "hand-off"))
    return FlowView(
        id=journey.id,
        title=journey.title,
        subtitle=write_subtitle(scope, *counts),
        description=_tell_flow(scope, stages, ways),
        stages=stages,
        ways=ways,
        channels=find_leading(scope, stages),
    )


def build_flow(scope: "Scope") -> tuple[tuple[FlowStage, ...], tuple[FlowWay, ...]]:
    """The stages with their cards, and a way for each of the scope, in the same order."""
    journey = scope.journey
    # Who decides at a touchpoint does so as well where the way on is not shown, and a share says something as well.
    leaving: dict[str, list[Transition]] = {id: [] for id in scope.whole.touchpoints}
    for way in scope.whole.transitions:
        leaving[way.source].append(way)
    shares = find_shares(scope.whole)
    stages = tuple(_build_stage(stage, scope, leaving) for stage in journey.stages)
    ways = tuple(_build_way(way, scope, shares, alone=len(leaving[way.source]) == 1) for way in scope.ways)
    return stages, ways


def find_leading(scope: "Scope", stages: "Sequence[FlowStage]") -> "tuple[ChannelKey, ...]":
    """The main channels of cards, in order of first use."""
    leading = {card.channel.id for stage in stages for card in stage.cards if card.channel}
    return tuple(channel for channel in scope.channels.values() if channel.id in leading)


def _build_stage(stage: "Stage", scope: "Scope", leaving: "Mapping[str, list[Transition]]") -> FlowStage:
    cards = tuple(
        FlowCard(
            id=touchpoint.id,
            number=touchpoint.number,
            name=touchpoint.name,
            channel=scope.channels[touchpoint.channels[0].id] if touchpoint.channels else None,
            owner=touchpoint.owner_name,
            moment_of_truth=bool(touchpoint.noun.moment_of_truth),
            decisions=_find_decisions(leaving[touchpoint.id], scope.whole),
            tooltip=tell_tooltip(touchpoint),
            link=find_link(touchpoint),
        )
        for touchpoint in stage.touchpoints
    )
    return FlowStage(stage.id, stage.name, find_question(stage), cards)


def _find_decisions(ways: "Sequence[Transition]", whole: "Journey") -> tuple[Decision, ...]:
    deciders = {way.decider for way in ways}
    told = dict.fromkeys(_tell_rule(way, whole) for way in ways if way.decider == "automated")
    rules = ": " + "; ".join(filter(None, told)) if any(told) else ""
    return tuple(
        Decision(decider, f"Decided by {DECIDER_WORDS[decider]}{rules if decider == 'automated' else ''}")
        for decider in DECIDERS
        if decider in deciders
    )


def _tell_rule(way: "Transition", whole: "Journey") -> str:
    """The rule of an automated way: system, rule, and where a person takes over; empty where none is written."""
    parts = [part for part in (way.system.name if way.system else "", way.rule) if part]
    fallback = whole.touchpoints.get(way.fallback)
    if fallback is not None:
        parts.append(f"a person takes over at {_call(fallback)}")
    return ", ".join(parts)


def _build_way(way: "Transition", scope: "Scope", shares: "Mapping[Way, Share]", *, alone: bool) -> FlowWay:
    # A way that leads past touchpoints which are left out is none of the whole map and has no share there.
    found = shares.get((way.source, way.target))
    share = ""
    if found is not None and found.value is not None and not (alone and found.value == 1):
        share = write_share(found.value, assumed=found.assumed)
    target = None if way.ends else scope.whole.touchpoints[way.target]
    shown = target is not None and target.id in scope.journey.touchpoints
    return FlowWay(
        source=way.source,
        target=way.target if shown else "",
        end=_ENDS.get(way.target, "") if way.ends else "",
        when=way.when,
        share=share,
        assumed=bool(share) and found is not None and found.assumed,
        handoff=way.handoff is not None,
        tooltip=_tell_way(way, scope.whole, share),
        outside=None if target is None or shown else Outside(target.number, target.name, target.owner_name),
    )


def _tell_way(way: "Transition", journey: "Journey", share: str) -> str:
    """A way in a line: "2 I check my address → 3 I read reviews, when my address is covered, 72 %, hand-off …"."""
    to = _GOES_TO[_ENDS[way.target]] if way.ends else _call(journey.touchpoints[way.target])
    parts = [f"{_call(journey.touchpoints[way.source])} → {to}"]
    parts += [f"when {way.when}"] if way.when else []
    parts += [share] if share else []
    parts += [tell_handoff(way.handoff)] if way.handoff else []
    return ", ".join(parts)


def tell_handoff(handoff: "Handoff") -> str:
    """Who hands over to whom: "hand-off from Sales to Billing"; teams are named where they differ."""
    giver, receiver = handoff.giver, handoff.receiver
    if giver is None or receiver is None or giver.id == receiver.id:
        return "hand-off"
    return f"hand-off from {giver.name} to {receiver.name}"


def _call(touchpoint: "Touchpoint") -> str:
    return f"{touchpoint.number} {touchpoint.name}"


def _tell_flow(scope: "Scope", stages: "Sequence[FlowStage]", ways: "Sequence[FlowWay]") -> str:
    """The flow as sentences: for each touchpoint of each stage where the journey goes on, and how many go there."""
    journey = scope.journey
    numbers = {id: touchpoint.number for id, touchpoint in journey.touchpoints.items()}
    written = Counter(way.source for way in scope.whole.transitions)
    leaving: dict[str, list[FlowWay]] = {id: [] for id in numbers}
    for way in ways:
        leaving[way.source].append(way)
    sentences = [f"{journey.title}: where customers go from each touchpoint"]
    for stage in stages:
        if not stage.cards:
            sentences.append(f"{stage.name}: no touchpoints")
        for card in stage.cards:
            where = [_tell_target(way, numbers) for way in leaving[card.id]]
            where += ["to what is not shown"] if len(where) < written[card.id] else []
            start = f"{stage.name}: " if card is stage.cards[0] else ""
            sentences.append(f"{start}{card.number} {card.name} → {'; '.join(where)}{_tell_deciders(card)}")
    return ". ".join(sentences) + "."


def _tell_deciders(card: FlowCard) -> str:
    who = [DECIDER_WORDS[decision.decider] for decision in card.decisions]
    return f"; decided by {enumerate_plainly(who)}" if who else ""


def _tell_target(way: FlowWay, numbers: "Mapping[str, int]") -> str:
    number = way.outside.number if way.outside else numbers.get(way.target, 0)
    to = _GOES_TO[way.end] if way.end else f"{number} {way.outside.name}" if way.outside else str(number)
    if not way.end and number <= numbers[way.source]:
        to = f"back to {to}"
    details = [way.share, f"when {way.when}" if way.when else "", "hand-off" if way.handoff else ""]
    details += ["not shown"] if way.outside else []
    said = ", ".join(detail for detail in details if detail)
    return f"{to} ({said})" if said else to
