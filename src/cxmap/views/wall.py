"""The journey map by touchpoint: what the wall poster says, before anything is laid out."""

from dataclasses import dataclass

from cxmap.views.heads import NamedStage, Titled
from cxmap.views.keys import PersonaCard
from cxmap.views.map import Card, OwnerRun


@dataclass(frozen=True, slots=True)
class WallColumn:
    """One touchpoint with everything that stands in its column.

    Attributes:
        card: The touchpoint itself.
        thinks: What the customer thinks, in their words; may be empty.
        barriers: What holds customers back here.
        enablers: What helps them here.
        initiatives: What somebody means to do about it.
        frontstage: What staff and screens visibly do.
        backstage: What is done unseen.
        support: Processes that support it.
        systems: Names of the systems it runs on.
    """

    card: Card
    thinks: str
    barriers: tuple[str, ...]
    enablers: tuple[str, ...]
    initiatives: tuple[str, ...]
    frontstage: tuple[str, ...]
    backstage: tuple[str, ...]
    support: tuple[str, ...]
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WallStage(NamedStage):
    """One stage with its touchpoints.

    Attributes:
        columns: The touchpoints in file order; may be empty.
    """

    columns: tuple[WallColumn, ...]


@dataclass(frozen=True, slots=True)
class WallView(Titled):
    """Everything the journey map by touchpoint shows.

    Attributes:
        personas: The personas, each with a curve of its own.
        stages: The stages in order.
        owners: Runs of cards with one owner, covering every card in order.
        handoffs: Numbers of the cards at which a run takes over from the team of the run before it.
        handoff_count: Hand-offs in the whole map, those between distant cards included.
    """

    personas: tuple[PersonaCard, ...]
    stages: tuple[WallStage, ...]
    owners: tuple[OwnerRun, ...]
    handoffs: tuple[int, ...]
    handoff_count: int
