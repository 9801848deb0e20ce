"""A band: columns of cards with the channels between them, and the tracks of every way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from cxmap.drawing.layouts.shared.tracks import Tracks
from cxmap.drawing.layouts.silo.cards import SetCard
from cxmap.drawing.layouts.silo.columns import Column
from cxmap.drawing.layouts.silo.routes import Route, Spot
from cxmap.drawing.layouts.silo.style import (
    CARD_WIDTH,
    GAP_LEFT,
    GAP_RIGHT,
    LABEL_LEFT,
    LANE_PAD,
    PORT,
    TRACK,
)
from cxmap.drawing.layouts.silo.tabs import Tab

_LEAST_GAP = 26.0


@dataclass(frozen=True, slots=True)
class Place:
    """A card with its place in the band and the tabs on it."""

    layout: SetCard
    spot: Spot
    inward: tuple[Tab, ...]
    outward: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class LaneSize:
    """The heights of a lane, from top to bottom.

    Attributes:
        corridor: Room for ways above the cards.
        inward: Room for the tabs above the cards.
        cards: The height of the cards.
        outward: Room for the tabs beneath the cards.

    Units:
        px.
    """

    corridor: float
    inward: float
    cards: float
    outward: float

    @property
    def height(self) -> float:
        """The height of the whole lane, without the corridor beneath the last.

        Units:
            px.
        """
        return self.corridor + self.inward + self.cards + self.outward + LANE_PAD


@dataclass(frozen=True)
class Band:
    """Columns that stand side by side, with everything between them but coordinates in the picture.

    Attributes:
        columns: The columns.
        rows: The lanes that appear, by their place in the view.
        places: The cards.
        routes: The ways that stay inside.
        sizes: The height of each lane.
        last_corridor: Room for ways beneath the last lane.
        corridors: The track that each way takes in its corridor.
        exits: At which height each way leaves its card, from the middle of the card.
        entries: At which height it reaches its target, from the middle of the card.

    Units:
        Heights in px.
    """

    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    places: tuple[Place, ...]
    routes: tuple[Route, ...]
    sizes: tuple[LaneSize, ...]
    last_corridor: float
    corridors: Mapping[Route, int]
    exits: Mapping[Route, float]
    entries: Mapping[Route, float]

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """Where each lane begins and the last one ends, from the upper border of the first.

        Units:
            px.
        """
        return tuple(accumulate((size.height for size in self.sizes), initial=0.0))

    @property
    def height(self) -> float:
        """The height of all lanes.

        Units:
            px.
        """
        return self.tops[-1] + self.last_corridor

    def middle(self, row: int) -> float:
        """The middle of the cards of a lane, from the upper border of the first lane.

        Units:
            px.
        """
        size = self.sizes[row]
        return self.tops[row] + size.corridor + size.inward + size.cards / 2

    @cached_property
    def uprights(self) -> "Mapping[Route, tuple[tuple[int, int], ...]]":
        """The upright lines of each way: in which gap, the one left of the first column being 0, and on which track."""
        pieces = sorted((piece for route in self.routes for piece in self._list_uprights(route)), key=_order_upright)
        tracks: dict[int, Tracks] = {}
        found: dict[Route, dict[int, int]] = {}
        for piece in pieces:
            track = tracks.setdefault(piece.gap, Tracks(PORT - 2)).take(piece.start, piece.end)
            found.setdefault(piece.route, {})[piece.gap] = track
        return {route: tuple((gap, taken[gap]) for gap in route.gaps) for route, taken in found.items()}

    def _list_uprights(self, route: Route) -> "Iterator[_Upright]":
        leave = self.middle(route.source.row) + self.exits[route]
        arrive = self.middle(route.target.row) + self.entries[route]
        if route.corridor is not None:
            along = self.corridor_height(route)
            yield _Upright(route, route.gaps[0], 0, leave, along)
            yield _Upright(route, route.gaps[1], 1, along, arrive)
        elif route.gaps:
            yield _Upright(route, route.gaps[0], 0, leave, arrive)

    def corridor_height(self, route: Route) -> float:
        """The height of a way in its corridor, from the upper border of the first lane.

        Units:
            px.
        """
        corridor = route.corridor or 0
        return self.tops[corridor] + LANE_PAD + self.corridors[route] * TRACK

    @cached_property
    def track_counts(self) -> tuple[int, ...]:
        """How many tracks each gap has, from that left of the first column."""
        counts = [0] * (len(self.columns) + 1)
        for gap, track in (piece for pieces in self.uprights.values() for piece in pieces):
            counts[gap] = max(counts[gap], track + 1)
        return tuple(counts)

    @cached_property
    def label_rooms(self) -> tuple[float, ...]:
        """How wide the labels in each gap are, from that left of the first column.

        Units:
            px.
        """
        rooms = [0.0] * (len(self.columns) + 1)
        for route in self.routes:
            if route.label.width:
                gap = route.source.column + 1
                rooms[gap] = max(rooms[gap], route.label.width + LABEL_LEFT + 2)
        return tuple(rooms)

    def widths(self, track: float = TRACK) -> list[float]:
        """The width of each gap, from that left of the first column.

        Args:
            track: The distance of two lines.

        Units:
            px.
        """
        widths = []
        for gap, (count, room) in enumerate(zip(self.track_counts, self.label_rooms, strict=True)):
            inner = 0 < gap < len(self.columns)
            bare = GAP_RIGHT if inner else GAP_LEFT
            needed = GAP_LEFT + (count - 1) * track + GAP_RIGHT if count else bare
            widths.append(max(_LEAST_GAP if inner else 0.0, room + needed))
        return widths

    def width(self, track: float = TRACK) -> float:
        """The width of all columns and gaps.

        Units:
            px.
        """
        return len(self.columns) * CARD_WIDTH + sum(self.widths(track))


@dataclass(frozen=True, slots=True, eq=False)
class _Upright:
    route: Route
    gap: int
    kind: int
    start: float
    end: float


def _order_upright(piece: _Upright) -> tuple[int, bool, float]:
    # Lines that leave beneath each other nest into each other, and so do lines that arrive.
    y = piece.end if piece.kind else piece.start
    down = piece.end > piece.start
    return piece.kind, down, -y if down else y
