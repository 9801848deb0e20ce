"""Importance against performance: what the picture says, before anything is laid out."""

from dataclasses import dataclass
from typing import Literal

from cxmap.views.heads import Titled

Quadrant = Literal["fix-first", "keep-up", "low-priority", "possible-overkill"]


@dataclass(frozen=True, slots=True)
class Position:
    """How important something is and how well it works; also where the quadrants are cut.

    Units:
        0–10.
    """

    importance: float
    performance: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A ranked touchpoint.

    Attributes:
        id: The touchpoint's id.
        name: The touchpoint in the customer's words.
        owner: The team that answers for it; empty where nobody does.
        rank: Its rank in the whole map; equal scores share one.
        position: Where it lies; None where a number that counts for it is not there.
        quadrant: The quadrant it lies in; None without a position.
        score: Its score, as it is printed.
        ranks: The ranks that it could have, as they are printed; empty where nothing was drawn.
        assumed: The metrics whose number is an assumption.
        tooltip: What is shown on hovering.
        link: Address it leads to; may be empty.
    """

    id: str
    name: str
    owner: str
    rank: int
    position: Position | None
    quadrant: Quadrant | None
    score: str
    ranks: str
    assumed: tuple[str, ...]
    tooltip: str
    link: str


@dataclass(frozen=True, slots=True)
class Unranked:
    """A touchpoint without a rank.

    Attributes:
        id: The touchpoint's id.
        number: Its place in the map, from 1 in file order.
        name: The touchpoint in the customer's words.
        owner: The team that answers for it; empty where nobody does.
        missing: What it lacks, in words.
        tooltip: What is shown on hovering.
        link: Address it leads to; may be empty.
    """

    id: str
    number: int
    name: str
    owner: str
    missing: str
    tooltip: str
    link: str


@dataclass(frozen=True, slots=True)
class MatrixView(Titled):
    """Everything the matrix shows.

    Attributes:
        importance: What importance is made of, in words.
        performance: What performance is made of, in words.
        cut: Where the quadrants are cut.
        cut_name: What lies there: `mean`, `median` or `middle`.
        method: By what the list is ordered, in words.
        spots: The ranked touchpoints, by rank.
        unranked: Those without a rank, in file order.
        notes: How to read the numbers, a sentence or two each.
        command: The command that lists all touchpoints.
    """

    importance: str
    performance: str
    cut: Position
    cut_name: str
    method: str
    spots: tuple[Spot, ...]
    unranked: tuple[Unranked, ...]
    notes: tuple[str, ...]
    command: str
