"""The journey map by stage: what the picture says, before anything is laid out."""

from dataclasses import dataclass

from cxmap.views.heads import NamedStage, Titled
from cxmap.views.keys import ChannelKey, PersonaCard


@dataclass(frozen=True, slots=True)
class Item:
    """A line in a cell of barriers, enablers or initiatives.

    Attributes:
        number: The number of the card it belongs to.
        touchpoint: The id of that touchpoint.
        text: What the author wrote.
    """

    number: int
    touchpoint: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One touchpoint as the picture shows it.

    Attributes:
        id: The touchpoint's id.
        number: Its place in the map, from 1 in file order.
        name: The touchpoint in the customer's words.
        channels: The channels it happens on, in file order; may be empty.
        moment_of_truth: Whether the relationship is won or lost here.
        decides: Who decides where the journey goes next: any of `customer`, `employee`, `automated`.
        feels: One emotion for each persona of the view (one in all when the map has no persona), or None.
        tooltip: A sentence or two shown on hovering; may be empty.
        link: Address the card leads to; may be empty.
        absent: The places, in `feels`, of the personas that do not come here. That is another thing than an emotion
            that is not written: they have none to feel.

    Units:
        feels: −2 (angry) to +2 (delighted).
    """

    id: str
    number: int
    name: str
    channels: tuple[ChannelKey, ...]
    moment_of_truth: bool
    decides: tuple[str, ...]
    feels: tuple[float | None, ...]
    tooltip: str
    link: str
    absent: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class StageColumn(NamedStage):
    """One stage with everything that stands in its column.

    Attributes:
        cards: The touchpoints in file order; may be empty.
        barriers: What holds customers back here.
        enablers: What helps them here.
        initiatives: What somebody means to do about it.
    """

    cards: tuple[Card, ...]
    barriers: tuple[Item, ...]
    enablers: tuple[Item, ...]
    initiatives: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class OwnerRun:
    """Neighbouring cards with the same owner.

    Attributes:
        name: The owning team; empty where nobody owns the touchpoints.
        first: Number of the first card of the run.
        last: Number of its last card.
    """

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MapView(Titled):
    """Everything the journey map by stage shows.

    Attributes:
        personas: The personas, each with a curve of its own.
        stages: The columns.
        owners: Runs of cards with one owner, covering every card in order.
        handoffs: Numbers of the cards at which a run takes over from the team of the run before it.
        handoff_count: Hand-offs in the whole map, those between distant cards included.
        channels: The channels in use, in order of first use.
    """

    personas: tuple[PersonaCard, ...]
    stages: tuple[StageColumn, ...]
    owners: tuple[OwnerRun, ...]
    handoffs: tuple[int, ...]
    handoff_count: int
    channels: tuple[ChannelKey, ...]
