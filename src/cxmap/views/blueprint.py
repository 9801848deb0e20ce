"""The service blueprint: what the picture says, before anything is laid out."""

from dataclasses import dataclass

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
class BlueprintStage:
    """One stage with its touchpoints.

    Attributes:
        id: The stage's id.
        name: What people call the stage.
        question: What the customer asks here; may be empty.
        steps: The touchpoints in file order; may be empty.
    """

    id: str
    name: str
    question: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class BlueprintView:
    """Everything the service blueprint shows.

    Attributes:
        id: The map's id.
        title: The map's title.
        subtitle: State and counts in one line.
        description: The blueprint told in words, for people who cannot see the picture.
        stages: The stages in order.
    """

    id: str
    title: str
    subtitle: str
    description: str
    stages: tuple[BlueprintStage, ...]
