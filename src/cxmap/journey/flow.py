"""Transitions made explicit: written ways, the default way on, ends, decisions and hand-offs."""

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from cxmap.journey.measures import Measure, Place
from cxmap.journey.model import Decider, Entry, Handoff, Touchpoint, Transition
from cxmap.journey.register import Register
from cxmap.journey.scales import PRESETS, find_opinions, measure
from cxmap.language.base import list_values
from cxmap.language.flow import DONE, ENDS

if TYPE_CHECKING:
    from cxmap.language.flow import Edge
    from cxmap.language.flow import Handoff as WrittenHandoff
    from cxmap.language.organisation import Role, Team
    from cxmap.language.system import System


def build_transitions(register: Register, touchpoints: Mapping[str, Touchpoint]) -> tuple[Transition, ...]:
    """Every way on from every touchpoint, in file order.

    A touchpoint without `next` leads to the next one in the file; the last one ends the journey as `done`.
    A way between two owners carries a hand-off whether or not the author wrote one.
    """
    order = list(touchpoints.values())
    following = {before.id: after for before, after in pairwise(order)}
    builder = _FlowBuilder(register, touchpoints)
    transitions: list[Transition] = []
    for touchpoint in order:
        if touchpoint.noun.next is None:
            transitions.append(builder.default(touchpoint, following.get(touchpoint.id)))
            continue
        for target, edge in touchpoint.noun.next.items():
            at = touchpoint.at.below("next", target)
            transition = builder.written(touchpoint, target, edge, at)
            if transition is not None:
                transitions.append(transition)
    return tuple(transitions)


class _FlowBuilder:
    def __init__(self, register: Register, touchpoints: Mapping[str, Touchpoint]) -> None:
        self._register = register
        self._touchpoints = touchpoints
        self._opinions = find_opinions(register.entries["evidence"])

    def default(self, touchpoint: Touchpoint, after: Touchpoint | None) -> Transition:
        """The way by file order."""
        return Transition(
            source=touchpoint.id,
            target=after.id if after else DONE,
            written=False,
            when="",
            decider=None,
            system=None,
            rule="",
            fallback="",
            share=None,
            handoff=self._handoff(touchpoint, after, None, touchpoint.at),
            at=touchpoint.at,
        )

    def written(self, touchpoint: Touchpoint, target: str, edge: "float | Edge", at: Place) -> Transition | None:
        """A way that the author wrote; None where it leads nowhere, which is noted as a loose end."""
        details = None if isinstance(edge, (int, float)) else edge
        share = self._share(edge, at)
        decider, system, rule, fallback = self._decider(details, at)
        after = self._touchpoints.get(target)
        handoff = self._handoff(touchpoint, after, details.handoff if details else None, at)
        if target not in ENDS and self._register.find("touchpoint", target, at, on_key=True, also=ENDS) is None:
            return None
        when = details.when or "" if details else ""
        return Transition(
            source=touchpoint.id,
            target=target,
            written=True,
            when=when,
            decider=decider,
            system=system,
            rule=rule,
            fallback=fallback,
            share=share,
            handoff=handoff,
            at=at,
        )

    def _share(self, edge: "float | Edge", at: Place) -> Measure | None:
        if isinstance(edge, (int, float)):
            return measure(edge, "frequency", PRESETS["share"], at, self._opinions, ())
        if edge.share is None:
            return None
        at = at.below("share")
        if not isinstance(edge.share, (int, float)):
            self._register.find_sources(edge.share.from_, at, "from")
        return measure(edge.share, "frequency", PRESETS["share"], at, self._opinions, ())

    def _decider(self, edge: "Edge | None", at: Place) -> "tuple[Decider | None, Entry[System] | None, str, str]":
        by = edge.by if edge else None
        if by is None or isinstance(by, str):
            return by, None, "", ""
        place = at.below("by")
        system = self._register.find("system", by.system, place, "system")
        self._register.find("touchpoint", by.fallback, place, "fallback")
        return "automated", system, by.rule or "", by.fallback or ""

    def _handoff(
        self, before: Touchpoint, after: Touchpoint | None, written: "WrittenHandoff | None", at: Place
    ) -> Handoff | None:
        giver: Entry[Team] | None = before.owner
        receiver: Entry[Team] | None = after.owner if after else None
        if written is not None:
            place = at.below("handoff", "role")
            return read_handoff(written, self._register.find("role", written.role, place), giver, receiver)
        if after is None or giver is None or receiver is None or giver.id == receiver.id:
            return None
        return Handoff(giver, receiver, declared=False)


def read_handoff(
    written: "WrittenHandoff",
    role: "Entry[Role] | None",
    giver: "Entry[Team] | None" = None,
    receiver: "Entry[Team] | None" = None,
) -> Handoff:
    """What is agreed where a customer is handed over, as somebody wrote it.

    Args:
        written: What was written.
        role: The role that receives the customer; None where none is written.
        giver: The team that hands over; None where nobody is known to.
        receiver: The team that takes over; None where nobody is known to.
    """
    return Handoff(
        giver,
        receiver,
        declared=True,
        carries=list_values(written.carries),
        repeats=written.repeats,
        wait=written.wait or "",
        role=role,
        empty=written.carries == [],
    )
