"""A band: columns of cards with the channels between them, and the tracks of every way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from cxmap.drawing.layouts.silo.cards import SetCard
from cxmap.drawing.layouts.silo.columns import Column
from cxmap.drawing.layouts.silo.routes import Label, Route, Spot, find_entries, find_exits, make_route
from cxmap.drawing.layouts.silo.style import (
    CARD_EDGE,
    CARD_WIDTH,
    GAP_LEFT,
    GAP_RIGHT,
    LABEL_LEFT,
    LANE_PAD,
    PORT,
    TRACK,
)
from cxmap.drawing.layouts.silo.tabs import Tab, make_inward, make_outward, measure_tabs
from cxmap.drawing.layouts.silo.tracks import Tracks
from cxmap.views.flow import FlowCard, FlowWay

_LEAST_GAP = 26.0


@dataclass(frozen=True, slots=True)
class Stock:
    """What all bands are made of.

    Attributes:
        cards: The touchpoints by id.
        layouts: The same with their texts in lines.
        leaving: The ways on from each touchpoint.
        arriving: The ways to each touchpoint.
        labels: What stands on each way, by its ends.
    """

    cards: Mapping[str, FlowCard]
    layouts: Mapping[str, SetCard]
    leaving: Mapping[str, Sequence[FlowWay]]
    arriving: Mapping[str, Sequence[FlowWay]]
    labels: Mapping[tuple[str, str], Label]


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
        return {route: tuple((gap, taken[gap]) for gap in _list_gaps(route)) for route, taken in found.items()}

    def _list_uprights(self, route: Route) -> "Iterator[_Upright]":
        leave = self.middle(route.source.row) + self.exits[route]
        arrive = self.middle(route.target.row) + self.entries[route]
        if route.straight:
            return
        if route.corridor is None:
            yield _Upright(route, route.target.column, 0, leave, arrive)
            return
        along = self.corridor_height(route)
        yield _Upright(route, route.source.column + 1, 0, leave, along)
        yield _Upright(route, route.target.column, 1, along, arrive)

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


def _list_gaps(route: Route) -> tuple[int, ...]:
    if route.corridor is None:
        return (route.target.column,)
    return route.source.column + 1, route.target.column


def plan_band(columns: Sequence[Column], stock: Stock) -> Band:
    """Give every card of some columns its place, and every way its tracks."""
    rows = tuple(sorted({seat.lane for column in columns for seat in column.seats}))
    spots = {
        seat.card.id: Spot(rows.index(seat.lane), index)
        for index, column in enumerate(columns)
        for seat in column.seats
    }
    routes = tuple(_list_routes(spots, stock))
    exits = find_exits(routes)
    entries = find_entries(routes, exits)
    places = tuple(_place(id, spot, spots, stock) for id, spot in spots.items())
    corridors, counts = _share_corridors(routes)
    return Band(
        columns=tuple(columns),
        rows=rows,
        places=places,
        routes=routes,
        sizes=_size_lanes(len(rows), places, routes, exits, entries, counts),
        last_corridor=_measure_corridor(counts[len(rows)]) if len(rows) in counts else 0.0,
        corridors=corridors,
        exits=exits,
        entries=entries,
    )


def _list_routes(spots: Mapping[str, Spot], stock: Stock) -> Iterator[Route]:
    for id, spot in spots.items():
        for way in stock.leaving[id]:
            if way.target in spots:
                back = stock.cards[way.target].number <= stock.cards[id].number
                yield make_route(way, spot, spots[way.target], stock.labels[id, way.target], back=back)


def _place(id: str, spot: Spot, spots: Mapping[str, Spot], stock: Stock) -> Place:
    card = stock.cards[id]
    outward = [way for way in stock.leaving[id] if way.target not in spots]
    inward = [way for way in stock.arriving[id] if way.source not in spots]
    return Place(
        stock.layouts[id],
        spot,
        make_inward(inward, card, stock.cards),
        make_outward(outward, card, stock.cards),
    )


def _share_corridors(routes: Sequence[Route]) -> tuple[dict[Route, int], dict[int, int]]:
    """The track of each way in its corridor, and how many tracks each corridor has."""
    tracks: dict[int, Tracks] = {}
    found: dict[Route, int] = {}
    for route in routes:
        if route.corridor is not None:
            # Two lines that turn in one gap may meet there, whatever tracks they take in it.
            ends = route.source.column + 1, route.target.column
            found[route] = tracks.setdefault(route.corridor, Tracks(0.5)).take(*ends)
    return found, {corridor: len(taken) for corridor, taken in tracks.items()}


def _size_lanes(
    count: int,
    places: Sequence[Place],
    routes: Sequence[Route],
    exits: Mapping[Route, float],
    entries: Mapping[Route, float],
    counts: Mapping[int, int],
) -> tuple[LaneSize, ...]:
    inward, cards, outward = [0.0] * count, [0.0] * count, [0.0] * count
    for place in places:
        row = place.spot.row
        inward[row] = max(inward[row], measure_tabs(place.inward))
        outward[row] = max(outward[row], measure_tabs(place.outward))
        cards[row] = max(cards[row], place.layout.height)
    for route in routes:
        leave, arrive = exits[route], entries[route]
        reach = max(abs(leave) + CARD_EDGE, route.label.above - leave + 1, route.label.below + leave + 1)
        cards[route.source.row] = max(cards[route.source.row], 2 * reach)
        cards[route.target.row] = max(cards[route.target.row], 2 * (abs(arrive) + CARD_EDGE))
    return tuple(
        LaneSize(_measure_corridor(counts.get(row, 0)), inward[row], cards[row], outward[row]) for row in range(count)
    )


def _measure_corridor(tracks: int) -> float:
    return LANE_PAD + tracks * TRACK
