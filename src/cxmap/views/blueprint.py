"""The service blueprint: what the picture says, before anything is laid out."""

from dataclasses import dataclass

from cxmap.views.heads import NamedStage, Titled
from cxmap.views.map import Card


@dataclass(frozen=True, slots=True)
class Step:
    """One touchpoint with what stands behind it.

    Attributes:
        card: The touchpoint itself.
        evidence: What the customer sees or holds: the interface, else the names of the channels; may be empty.
        does: What the customer does, beside the name; may be empty.
        frontstage: What staff and screens visibly do.
        backstage: What is done unseen.
        support: Processes that support it.
        systems: Names of the systems it runs on.
        owner: Name of the team that answers for it; empty where nobody does.
        barriers: What holds customers back here.
    """

    card: Card
    evidence: str
    does: str
    frontstage: tuple[str, ...]
    backstage: tuple[str, ...]
    support: tuple[str, ...]
    systems: tuple[str, ...]
    owner: str
    barriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlueprintStage(NamedStage):
    """One stage with its touchpoints.

    Attributes:
        steps: The touchpoints in file order; may be empty.
    """

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class BlueprintView(Titled):
    """Everything the service blueprint shows.

    Attributes:
        stages: The stages in order.
    """

    stages: tuple[BlueprintStage, ...]
