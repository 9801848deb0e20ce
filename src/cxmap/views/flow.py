"""The flow of a journey: what the picture says, before anything is laid out."""

from dataclasses import dataclass
from typing import Literal

from cxmap.views.heads import NamedStage, Titled
from cxmap.views.keys import ChannelKey

End = Literal["", "leaves", "done"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody, or something, that decides where the journey goes on.

    Attributes:
        decider: `customer`, `employee` or `automated`.
        tooltip: Who decides and by which rule, in words.
    """

    decider: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class FlowCard:
    """One touchpoint as the picture shows it.

    Attributes:
        id: The touchpoint's id.
        number: Its place in the map, from 1 in file order.
        name: The touchpoint in the customer's words.
        channel: Its main channel, the first one written; None where none is written.
        owner: The team that answers for it; empty where nobody does.
        moment_of_truth: Whether the relationship is won or lost here.
        decisions: Who decides on the ways on, at most one each of `customer`, `employee`, `automated`.
        tooltip: A sentence or two shown on hovering.
        link: Address the card leads to; may be empty.
    """

    id: str
    number: int
    name: str
    channel: ChannelKey | None
    owner: str
    moment_of_truth: bool
    decisions: tuple[Decision, ...]
    tooltip: str
    link: str


@dataclass(frozen=True, slots=True)
class FlowStage(NamedStage):
    """One stage with its touchpoints in file order; there may be none.

    Attributes:
        cards: The touchpoints.
    """

    cards: tuple[FlowCard, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A touchpoint to which a way leads out of the part that is shown.

    Attributes:
        number: Its place in the map, from 1 in file order.
        name: The touchpoint in the customer's words.
        owner: The team that answers for it; empty where nobody does.
    """

    number: int
    name: str
    owner: str


@dataclass(frozen=True, slots=True)
class FlowWay:
    """One way on from a touchpoint.

    Attributes:
        source: Id of the touchpoint it leaves from.
        target: Id of the touchpoint it leads to; empty where the journey ends, or leads to what is not shown.
        end: How the journey ends: `leaves` for giving up, `done` for the goal; empty where it goes on.
        when: When customers go this way; may be empty.
        share: The share of those at the source who go this way, as "72 %", with `~` before it where it is only
            assumed; empty where it is not known or says nothing.
        assumed: Whether nothing but an opinion stands behind the share.
        handoff: Whether another team takes over on it.
        tooltip: The way told in words.
        outside: Where it leads to what is not shown.
    """

    source: str
    target: str
    end: End
    when: str
    share: str
    assumed: bool
    handoff: bool
    tooltip: str
    outside: Outside | None = None


@dataclass(frozen=True, slots=True)
class FlowView(Titled):
    """Everything the flow shows.

    Attributes:
        stages: The stages in order; at least one of them has a touchpoint.
        ways: Every way on; at most one between two touchpoints.
        channels: The main channels in use, in order of first use.
    """

    stages: tuple[FlowStage, ...]
    ways: tuple[FlowWay, ...]
    channels: tuple[ChannelKey, ...]
