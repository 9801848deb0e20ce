"""The matrix itself: quadrants, axes, cut lines and a circle for each touchpoint."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from cxmap.drawing.layouts.matrix.spread import Room, Spreader
from cxmap.drawing.layouts.matrix.style import ZONES, draw_circle
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose, tag
from cxmap.drawing.layouts.shared.sizes import BODY, CHANNEL, LANE, MARGIN, STAGE
from cxmap.drawing.scene import Box, Point, Text, line
from cxmap.drawing.text import measure
from cxmap.views.matrix import MatrixView, Quadrant

TICKS_WIDTH = 30.0
"""Left of the ground, for the numbers at the axis."""

CUT_WIDTH = 74.0
"""Right of the ground, for the number at the cut."""

HEAD, FOOT = 40.0, 46.0
"""Above and below the ground, for the names of the axes and the numbers at them."""

_PAD_X, _PAD_Y = 20.0, 42.0
_TOP = 10
# From so many touchpoints on, the next smaller circles are taken; the last have no room for a number.
_SIZES = ((70, 25.0), (150, 21.0), (320, 18.0), (None, 9.0))
_NUMBERED = 18.0
_MOST_TRIES = 400


@dataclass(frozen=True, slots=True)
class Plane:
    """Where the ground of the matrix lies.

    Attributes:
        left: Its left border.
        top: Its upper border.
        width: Of all four quadrants.
        height: Of all four quadrants.
        cut: Where the quadrants meet.

    Units:
        px.
    """

    left: float
    top: float
    width: float
    height: float
    cut: Point

    @property
    def right(self) -> float:
        """The right border of the ground.

        Units:
            px.
        """
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower border of the ground.

        Units:
            px.
        """
        return self.top + self.height

    def x(self, performance: float) -> float:
        """Where a performance lies.

        Units:
            performance: 0–10; result: px.
        """
        return self.left + _PAD_X + performance / _TOP * (self.width - 2 * _PAD_X)

    def y(self, importance: float) -> float:
        """Where an importance lies.

        Units:
            importance: 0–10; result: px.
        """
        return self.bottom - _PAD_Y - importance / _TOP * (self.height - 2 * _PAD_Y)

    def find_room(self, quadrant: Quadrant) -> Room:
        """Where circles of a quadrant may stand: beside its name, and nowhere beyond the cuts."""
        (x, y), inner = self.cut, (self.x(0), self.y(_TOP), self.x(_TOP), self.y(0))
        left, right = (inner[0], x) if quadrant in {"fix-first", "low-priority"} else (x, inner[2])
        top, bottom = (inner[1], y) if quadrant in {"fix-first", "keep-up"} else (y, inner[3])
        return Room(left, top, right, bottom)


def make_plane(view: MatrixView, left: float, top: float, width: float, height: float) -> Plane:
    """A plane with its cut, from where its ground lies.

    Units:
        px.
    """
    plane = Plane(left, top, width, height, (left, top))
    return replace(plane, cut=(plane.x(view.cut.performance), plane.y(view.cut.importance)))


def draw_plane(view: MatrixView, plane: Plane, listed: Collection[str]) -> list[AnyShape]:
    """The matrix.

    Args:
        view: What it shows.
        plane: Where it lies.
        listed: The touchpoints that stand in the list as well.
    """
    return [*_draw_zones(plane), *_draw_axes(view, plane), *_draw_cuts(view, plane), *_draw_spots(view, plane, listed)]


def _draw_zones(plane: Plane) -> list[AnyShape]:
    x, y = plane.cut
    columns = ((plane.left, x), (x, plane.right))
    rows = ((plane.top, y), (y, plane.bottom))
    shapes: list[AnyShape] = []
    for index, zone in enumerate(ZONES.values()):
        (left, right), (top, bottom) = columns[index % 2], rows[index // 2]
        shapes.append(Box(left, top, right - left, bottom - top, fill=zone.ground))
        room = right - left - 24
        name = set_prose(zone.name, STAGE, room, "ink", bold=True, max_lines=1)
        if room < 24:
            continue
        name_top = plane.top + 9 if index < 2 else plane.bottom - 26
        shapes += place(name, left + 12, name_top)
        if room - name.width - 8 >= measure(zone.meaning, BODY):
            meaning = set_prose(zone.meaning, BODY, room, "muted", max_lines=1)
            shapes += place(meaning, left + 12 + name.width + 8, name_top + 3)
    return shapes


def _draw_axes(view: MatrixView, plane: Plane) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    for tick in range(0, _TOP + 1, 2):
        x, y = plane.x(tick), plane.y(tick)
        shapes.append(line((x, plane.y(_TOP)), (x, plane.y(0)), "line", dashed=True))
        shapes.append(line((plane.x(0), y), (plane.x(_TOP), y), "line", dashed=True))
        shapes.append(Text(plane.left - 8, y + 4, str(tick), CHANNEL, "muted", anchor="end"))
        shapes.append(Text(x, plane.bottom + 16, str(tick), CHANNEL, "muted", anchor="middle"))
    upwards = set_prose(f"↑ Importance ({view.importance})", LANE, plane.width, "ink", bold=True, max_lines=1)
    onwards = set_prose(f"Performance ({view.performance}) →", LANE, plane.width, "ink", bold=True, max_lines=1)
    shapes += place(upwards, MARGIN, plane.top - HEAD + 2)
    shapes += place(onwards, plane.left + plane.width / 2, plane.bottom + 26, anchor="middle")
    return shapes


def _draw_cuts(view: MatrixView, plane: Plane) -> list[AnyShape]:
    x, y = plane.cut
    across, down = (f"{view.cut_name} {value:.1f}" for value in (view.cut.performance, view.cut.importance))
    half = measure(across, CHANNEL) / 2
    middle = min(max(x, plane.left + half), plane.right - half)
    return [
        line((x, plane.top), (x, plane.bottom), "rule", 1.6),
        line((plane.left, y), (plane.right, y), "rule", 1.6),
        Text(middle, plane.top - 6, across, CHANNEL, "muted", anchor="middle"),
        Text(plane.right + 6, y + 4, down, CHANNEL, "muted"),
    ]


def _draw_spots(view: MatrixView, plane: Plane, listed: Collection[str]) -> list[AnyShape]:
    placed = [(spot, spot.quadrant) for spot in view.spots if spot.position and spot.quadrant]
    true = [
        (plane.x(spot.position.performance), plane.y(spot.position.importance)) for spot, _ in placed if spot.position
    ]
    diameter, points = _spread(true, [quadrant for _, quadrant in placed], plane.find_room)
    leaders: list[AnyShape] = []
    circles: list[AnyShape] = []
    for (spot, _), home, (x, y) in zip(placed, true, points, strict=True):
        shapes = draw_circle(spot, x, y, diameter, numbered=diameter >= _NUMBERED)
        if spot.id not in listed:
            shapes[0] = replace(shapes[0], id=f"card-{spot.id}")
        far = abs(x - home[0]) + abs(y - home[1]) > diameter
        leader: list[AnyShape] = [line(home, (x, y), "rule", 1.0)] if far else []
        leaders += tag(leader, group=f"tp-{spot.id}", tooltip=spot.tooltip)
        circles += tag(shapes, group=f"tp-{spot.id}", tooltip=spot.tooltip, link=spot.link)
    return [*leaders, *circles]


def _spread(
    true: Sequence[Point], quadrants: Sequence[Quadrant], find_room: Callable[[Quadrant], Room]
) -> tuple[float, list[Point]]:
    """The largest circles that find room beside each other, and where they stand."""
    for most, diameter in _SIZES:
        if most is not None and len(true) > most:
            continue
        spreader = Spreader(diameter, None if diameter >= _NUMBERED else _MOST_TRIES)
        points = [
            spreader.place(point, find_room(quadrant).shrink(diameter / 2))
            for point, quadrant in zip(true, quadrants, strict=True)
        ]
        if not spreader.crowded:
            break
    return diameter, points
