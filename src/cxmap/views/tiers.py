"""The ladder of tiers: what the picture says, before anything is laid out."""

from dataclasses import dataclass

from cxmap.views.heads import Titled
from cxmap.views.keys import ChannelKey


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a tier as the picture shows it.

    Attributes:
        text: The number, as "118,000", with `~` before it where it is only assumed; empty where it cannot be used.
        value: The number itself; None where it cannot be used.
        note: How far to trust it: "n = 74", "measured", "assumed", or why it cannot be used.
        assumed: Whether nothing but an opinion stands behind it.
        tooltip: Where it comes from, in words; empty where nothing is written.
    """

    text: str
    value: float | None
    note: str
    assumed: bool
    tooltip: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A touchpoint that is for some tiers, or that leads from one to another.

    Attributes:
        id: The touchpoint's id.
        number: Its place in the map, from 1 in file order.
        name: The touchpoint in the customer's words.
        channel: Its main channel; None where none is written.
        tooltip: A sentence or two shown on hovering.
        link: Address it leads to; may be empty.
    """

    id: str
    number: int
    name: str
    channel: ChannelKey | None
    tooltip: str
    link: str


@dataclass(frozen=True, slots=True)
class Step:
    """A tier.

    Attributes:
        id: The tier's id.
        name: What people call it.
        access: What a customer of it may use; may be empty.
        influence: How such customers influence others; may be empty.
        reach: How many new prospects one such customer brings a year; None where not written.
        value: What one such customer is worth a year; None where not written.
        contacts: The touchpoints that are for this tier and not for every one, in file order.
    """

    id: str
    name: str
    access: str
    influence: str
    reach: Figure | None
    value: Figure | None
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Climb:
    """How customers get from one tier to another.

    Attributes:
        source: Place of the tier they leave, from 0, the lowest.
        target: Place of the tier they come to.
        through: The touchpoint where it happens; None where not written.
        handoff: Whether it is written what is handed over.
        terms: What is handed over, as "carries service history, they wait 3d"; may be empty.
        tooltip: All of it in words.
    """

    source: int
    target: int
    through: Contact | None
    handoff: bool
    terms: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class TiersView(Titled):
    """Everything that the ladder of tiers shows.

    Attributes:
        steps: The tiers, the lowest first; at least one.
        climbs: The ways between tiers.
        entry: The stage in which new prospects begin: awareness, else the first one; empty where there is no stage.
        question: What they ask there; may be empty.
        shared: How many touchpoints are for every tier.
        channels: The main channels in use, in order of first use.
    """

    steps: tuple[Step, ...]
    climbs: tuple[Climb, ...]
    entry: str
    question: str
    shared: int
    channels: tuple[ChannelKey, ...]
