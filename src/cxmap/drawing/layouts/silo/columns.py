"""Columns: which touchpoints stand beneath each other, from left to right in the order of the map."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.views.flow import FlowCard
from cxmap.views.silo import SiloView


@dataclass(frozen=True, slots=True)
class Seat:
    """A touchpoint with its lane.

    Attributes:
        card: The touchpoint.
        lane: The place of its lane in the view, from 0.
    """

    card: FlowCard
    lane: int


@dataclass(frozen=True, slots=True)
class Column:
    """Touchpoints beneath each other, at most one in each lane.

    Attributes:
        stage: The place of their stage in the view, from 0.
        seats: The touchpoints; none in a stage without any.
    """

    stage: int
    seats: tuple[Seat, ...]


def set_columns(view: SiloView) -> list[Column]:
    """The columns of all stages.

    A touchpoint stands beneath the one before it where another team owns it and no way leads from one to the other:
    what can happen at once. Else it begins a column.
    """
    lanes = {id: place for place, lane in enumerate(view.lanes) for id in lane.touchpoints}
    linked: dict[str, set[str]] = {}
    for way in view.ways:
        linked.setdefault(way.source, set()).add(way.target)
        linked.setdefault(way.target, set()).add(way.source)
    columns: list[Column] = []
    for stage, written in enumerate(view.stages):
        seats: list[Seat] = []
        for card in written.cards:
            seat = Seat(card, lanes[card.id])
            if seats and not _can_share(seat, seats, linked.get(card.id, set())):
                columns.append(Column(stage, tuple(seats)))
                seats = []
            seats.append(seat)
        columns.append(Column(stage, tuple(seats)))
    return columns


def _can_share(seat: Seat, seats: Sequence[Seat], linked: set[str]) -> bool:
    return all(other.lane != seat.lane and other.card.id not in linked for other in seats)
