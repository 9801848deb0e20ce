"""The technology landscape: what the picture says, before anything is laid out."""

from dataclasses import dataclass
from typing import Literal

from cxmap.views.heads import Titled

Verdict = Literal["keep", "change", "replace", "retire", "new"]


@dataclass(frozen=True, slots=True)
class SystemCard:
    """One system.

    Attributes:
        id: The system's id.
        name: What people call it.
        verdict: What becomes of it.
        touchpoints: Ids of the touchpoints that depend on it, in file order; may be empty.
        successors: Ids of the systems that take over from it in the end; may be empty.
        note: Its owner and the day its contract renews, in a line; may be empty.
        reason: The initiatives that need it, in a line; may be empty.
        tooltip: All that is known of it, shown on hovering.
    """

    id: str
    name: str
    verdict: Verdict
    touchpoints: tuple[str, ...]
    successors: tuple[str, ...]
    note: str
    reason: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Systems of one kind.

    Attributes:
        name: What the layer is called.
        systems: Its systems in file order.
    """

    name: str
    systems: tuple[SystemCard, ...]


@dataclass(frozen=True, slots=True)
class TechnologyView(Titled):
    """Everything the technology landscape shows.

    Attributes:
        layers: The layers in order of first appearance; those that name none come last.
    """

    layers: tuple[Layer, ...]
