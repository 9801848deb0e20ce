"""What rules about hand-offs have in common: the ways on which one lies, and whether somebody is at work there.

A gap for which something is planned is no finding: a map that tells it should not be told of it for ever.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.scales import spell
from cxmap.rules.rule import Spot

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Handoff, Journey, Transition
    from cxmap.language.flow import Handoff as WrittenHandoff

SENDERS = {"employee": "an employee", "automated": "a system"}
"""Who decides for the customer, in words."""

NOTHING_SAID = "and nothing says what is handed over"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A way from one touchpoint to another on which a hand-off lies.

    Attributes:
        way: The way.
        handoff: What lies on it.
        sender: Who of the organisation sends customers this way and not another, as the beginning of a sentence; empty
            where customers choose it, or where there is nothing to choose.
        only: Whether it is the only way from its touchpoint to another, and nobody sends them.
    """

    way: "Transition"
    handoff: "Handoff"
    sender: str
    only: bool

    @property
    def spot(self) -> Spot:
        """The key that the hand-off belongs under: of the way, or of the touchpoint where no way is written."""
        return Spot(self.way.at, on_key=True)

    @property
    def incidental(self) -> bool:
        """Whether it lies inside one team and says only other things, such as how long it takes."""
        return self.handoff.changes_owner is False and not self.handoff.empty and not self.handoff.repeats

    @property
    def owners(self) -> str:
        """The owners on both sides as a part of a sentence; empty where it is one, or one is not known."""
        giver, receiver = self.handoff.giver, self.handoff.receiver
        if giver is None or receiver is None or not self.handoff.changes_owner:
            return ""
        return f" from `{giver.id}` to `{receiver.id}`"

    @property
    def advice(self) -> str:
        """How to write the hand-off."""
        target, share = self.way.target, self.way.share
        handoff = "handoff: {carries: […]}"
        if not self.way.written:
            return f"add `next: {{{target}: {{{handoff}}}}}` with what goes along"
        if share is not None and share.at == self.way.at and share.value is not None:
            return f"write `{target}: {{share: {spell(share.value)}, {handoff}}}` with what goes along"
        return f"add `{handoff}` to this way, with what goes along"


@dataclass(frozen=True, slots=True)
class TierChange:
    """A step from one tier to another.

    Attributes:
        tier: Id of the tier it leaves from.
        target: Id of the tier it leads to.
        handoff: What is handed over; None where that was not written.
        at: Where it was written.
    """

    tier: str
    target: str
    handoff: "WrittenHandoff | None"
    at: "Place"


def find_crossings(journey: "Journey") -> Iterator[Crossing]:
    """The ways with a hand-off for whose receiving end nothing is planned: who receives is who asks again.

    Nobody can hand over what nobody planned: of contacts that are not intentional, only the written ones count.
    """
    busy = journey.open_initiatives()
    ways = Counter(way.source for way in journey.transitions)
    onward = Counter(way.source for way in journey.transitions if not way.ends)
    for way in journey.transitions:
        if way.handoff is None or way.ends or way.target in busy:
            continue
        if way.handoff.declared or not _is_accidental(journey, way):
            sender = SENDERS.get(way.decider or "", "") if ways[way.source] > 1 else ""
            yield Crossing(way, way.handoff, sender, only=onward[way.source] == 1 and not sender)


def find_tier_changes(journey: "Journey") -> Iterator[TierChange]:
    """The steps between tiers at whose touchpoint nobody is at work."""
    busy = journey.open_initiatives()
    for tier in journey.tiers.values():
        for target, step in tier.noun.to.items():
            if step.through not in busy:
                yield TierChange(tier.id, target, step.handoff, tier.at.below("to", target))


def _is_accidental(journey: "Journey", way: "Transition") -> bool:
    return any(journey.touchpoints[id].noun.intentional is False for id in (way.source, way.target))
