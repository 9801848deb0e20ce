"""Bands planned: every card gets its place, and every way the channels that it runs through."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxmap.drawing.layouts.shared.tracks import Tracks
from cxmap.drawing.layouts.silo.band import Band, LaneSize, Place
from cxmap.drawing.layouts.silo.cards import SetCard
from cxmap.drawing.layouts.silo.columns import Column
from cxmap.drawing.layouts.silo.routes import Label, Lanes, Route, Spot, find_entries, find_exits, make_route
from cxmap.drawing.layouts.silo.style import CARD_EDGE, LANE_PAD, TRACK
from cxmap.drawing.layouts.silo.tabs import make_inward, make_outward, measure_tabs
from cxmap.views.flow import FlowCard, FlowWay


@dataclass(frozen=True, slots=True)
class Stock:
    """What all bands are made of.

    Attributes:
        cards: The touchpoints by id.
        layouts: The same with their texts in lines.
        leaving: The ways on from each touchpoint.
        arriving: The ways to each touchpoint.
        labels: What stands on each way, by its ends.
        lanes: The least height of each lane.

    Units:
        px.
    """

    cards: Mapping[str, FlowCard]
    layouts: Mapping[str, SetCard]
    leaving: Mapping[str, Sequence[FlowWay]]
    arriving: Mapping[str, Sequence[FlowWay]]
    labels: Mapping[tuple[str, str], Label]
    lanes: Sequence[float]


def plan_band(columns: Sequence[Column], stock: Stock) -> Band:
    """Give every card of some columns its place, and every way its tracks."""
    rows = tuple(sorted({seat.lane for column in columns for seat in column.seats}))
    spots = {
        seat.card.id: Spot(rows.index(seat.lane), index)
        for index, column in enumerate(columns)
        for seat in column.seats
    }
    lanes = Lanes(spots.values())
    routes = tuple(_list_routes(spots, lanes, stock))
    exits = find_exits(routes)
    entries = find_entries(routes, lanes, exits)
    places = tuple(_place(id, spot, spots, stock) for id, spot in spots.items())
    corridors, counts = _share_corridors(routes)
    return Band(
        columns=tuple(columns),
        rows=rows,
        places=places,
        routes=routes,
        sizes=tuple(
            _grow(size, stock.lanes[lane])
            for lane, size in zip(rows, _size_lanes(len(rows), places, routes, exits, entries, counts), strict=True)
        ),
        last_corridor=_measure_corridor(counts[len(rows)]) if len(rows) in counts else 0.0,
        corridors=corridors,
        exits=exits,
        entries=entries,
    )


def _list_routes(spots: Mapping[str, Spot], lanes: Lanes, stock: Stock) -> Iterator[Route]:
    for id, spot in spots.items():
        for way in stock.leaving[id]:
            if way.target in spots:
                back = stock.cards[way.target].number <= stock.cards[id].number
                yield make_route(way, (spot, spots[way.target]), lanes, stock.labels[id, way.target], back=back)


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
            found[route] = tracks.setdefault(route.corridor, Tracks(0.5)).take(*route.gaps)
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


def _grow(size: LaneSize, least: float) -> LaneSize:
    """A lane with room for what stands before it."""
    return replace(size, outward=size.outward + max(0.0, least - size.height))


def _measure_corridor(tracks: int) -> float:
    return LANE_PAD + tracks * TRACK
