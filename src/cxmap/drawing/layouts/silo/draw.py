"""A band drawn: lanes, cards with their tabs, and every way with its label."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cxmap.drawing.layouts.shared.frame import Row, draw_ground, draw_separators
from cxmap.drawing.layouts.shared.lines import draw_tip, round_corners, shorten
from cxmap.drawing.layouts.shared.owners import NO_OWNER
from cxmap.drawing.layouts.shared.prose import AnyShape, join_groups, place, tag
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, HANDOFF_WAY, WAY
from cxmap.drawing.layouts.shared.stages import StageHead, name_part
from cxmap.drawing.layouts.silo.band import Band, Place
from cxmap.drawing.layouts.silo.bands import Fitted
from cxmap.drawing.layouts.silo.cards import draw_card
from cxmap.drawing.layouts.silo.routes import Route
from cxmap.drawing.layouts.silo.style import (
    BORDER,
    CARD_WIDTH,
    GAP_LEFT,
    LABEL_LEFT,
    LABEL_RAISE,
    TAB_GAP,
)
from cxmap.drawing.layouts.silo.tabs import draw_tabs, measure_tabs
from cxmap.drawing.scene import Path, Point
from cxmap.views.silo import SiloLane, SiloView

_SPREAD = 26.0
"""How much wider a gap becomes at most, so that bands reach as far as the longest."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A band with its places from left to right, in the coordinates of the picture.

    Attributes:
        band: The band.
        track: The distance of two upright lines.
        cards: Where each column of cards begins.
        tracks: Where the first upright line of each gap stands.

    Units:
        px.
    """

    band: Band
    track: float
    cards: tuple[float, ...]
    tracks: tuple[float, ...]


def spread_band(fitted: Fitted, content: float) -> Spread:
    """Share the room that is left among the gaps of a band.

    Units:
        px.
    """
    band, widths = fitted.band, fitted.band.widths(fitted.track)
    columns = len(band.columns)
    more = min(_SPREAD, (content - band.width(fitted.track)) / columns)
    widths = [widths[0], *(width + more for width in widths[1:])]
    ends = list(accumulate((width + CARD_WIDTH for width in widths), initial=CONTENT_LEFT))
    lefts = ends[:-1]
    tracks = [
        left + room + GAP_LEFT + (more / 2 if gap else 0.0)
        for gap, (left, room) in enumerate(zip(lefts, band.label_rooms, strict=True))
    ]
    cards = [left + width for left, width in zip(lefts[:columns], widths[:columns], strict=True)]
    return Spread(band, fitted.track, tuple(cards), tuple(tracks))


def list_heads(view: SiloView, bands: Sequence[Spread], content: float) -> list[list[StageHead]]:
    """The heads of the stages above the columns of each band; a stage that is torn apart tells its parts."""
    runs: list[list[tuple[int, int]]] = []
    for spread in bands:
        runs.append([])
        for index, column in enumerate(spread.band.columns):
            if not runs[-1] or runs[-1][-1][0] != column.stage:
                runs[-1].append((column.stage, index))
    counts = [stage for band in runs for stage, _ in band]
    heads: list[list[StageHead]] = []
    seen: dict[int, int] = {}
    for spread, band_runs in zip(bands, runs, strict=True):
        lefts = [CONTENT_LEFT, *(spread.cards[first] - BORDER for _, first in band_runs[1:]), CONTENT_LEFT + content]
        heads.append([])
        for place_in_band, (stage, _) in enumerate(band_runs):
            seen[stage] = seen.get(stage, 0) + 1
            number, of = seen[stage], counts.count(stage)
            left, right = lefts[place_in_band : place_in_band + 2]
            heads[-1].append(name_part(view.stages[stage], number, of, left, right - left))
    return heads


def draw_band(view: SiloView, spread: Spread, heads: Sequence[StageHead], top: float, content: float) -> list[AnyShape]:
    """Lanes, ways and cards beneath the heads of a band.

    Units:
        px.
    """
    band = spread.band
    shapes: list[AnyShape] = []
    for row, lane in enumerate(band.rows):
        bottom = band.tops[row + 1] if row + 1 < len(band.rows) else band.height
        title, sub = name_lane(view.lanes[lane])
        frame = Row(title, sub, bottom - band.tops[row], ())
        shapes += draw_ground(frame, top + band.tops[row], content, shaded=row % 2 == 0)
    shapes += draw_separators([head.left for head in heads[1:]], top, top + band.height)
    # Hand-offs lie on top: they are what the picture is about.
    for route in sorted(band.routes, key=lambda route: route.way.handoff):
        shapes += _draw_way(spread, route, top)
    for one in band.places:
        shapes += _draw_place(spread, one, top)
    return shapes


def name_lane(lane: SiloLane) -> tuple[str, str]:
    """What stands before a lane: who it is, and how often that team hands over and takes over."""
    parts = [f"hands over {lane.gives}×"] if lane.gives else []
    parts += [f"takes over {lane.takes}×"] if lane.takes else []
    return lane.name or NO_OWNER, ", ".join(parts).capitalize()


def _draw_place(spread: Spread, one: Place, top: float) -> list[AnyShape]:
    band, row = spread.band, one.spot.row
    left, height = spread.cards[one.spot.column], band.sizes[row].cards
    upper = top + band.middle(row) - height / 2
    return [
        *draw_tabs(one.inward, left, upper - measure_tabs(one.inward)),
        *draw_card(one.layout, left, upper, height),
        *draw_tabs(one.outward, left, upper + height + TAB_GAP),
    ]


def _draw_way(spread: Spread, route: Route, top: float) -> list[AnyShape]:
    points = _trace(spread, route, top)
    role, width = ("handoff", HANDOFF_WAY) if route.way.handoff else ("rule", WAY)
    shapes: list[AnyShape] = [
        Path(round_corners(shorten(points)), role, width, dashed=route.back),
        draw_tip(points, role),
        *_draw_label(route, points[0]),
    ]
    return tag(shapes, group=join_groups((route.way.source, route.way.target)), tooltip=route.way.tooltip)


def _trace(spread: Spread, route: Route, top: float) -> list[Point]:
    """The corners of a way, from the card that it leaves to the one that it reaches."""
    band = spread.band
    begin = spread.cards[route.source.column] + CARD_WIDTH
    end = spread.cards[route.target.column]
    leave = top + band.middle(route.source.row) + band.exits[route]
    arrive = top + band.middle(route.target.row) + band.entries[route]
    if route.straight:
        return [(begin, leave), (end, leave)]
    xs = [spread.tracks[gap] + track * spread.track for gap, track in band.uprights[route]]
    if route.corridor is None:
        return [(begin, leave), (xs[0], leave), (xs[0], arrive), (end, arrive)]
    along = top + band.corridor_height(route)
    return [(begin, leave), (xs[0], leave), (xs[0], along), (xs[1], along), (xs[1], arrive), (end, arrive)]


def _draw_label(route: Route, start: Point) -> list[AnyShape]:
    label, (x, y) = route.label, start
    left = x + LABEL_LEFT
    return [*place(label.share, left, y - label.above), *place(label.when, left, y + LABEL_RAISE)]
