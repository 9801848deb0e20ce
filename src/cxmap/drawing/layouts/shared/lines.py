"""Lines between boxes: right-angled ways with rounded corners, and tips of arrows."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from cxmap.drawing.scene import Path, Point, line

_TIP_LENGTH, _TIP_WIDTH = 9.0, 7.0
# How far a control stands from the end of a quarter of a circle, in radii.
_QUARTER = 0.5523
# Points of one Bézier piece, and how often a piece is halved to find a place on it.
_PIECE, _HALVINGS = 4, 16


def round_corners(points: Sequence[Point], radius: float = 6.0) -> tuple[Point, ...]:
    """A way through corners, each rounded as far as the two lines at it are long enough.

    Shape:
        points: two or more pairs; the result has 1 + 3·k.

    Units:
        px.
    """
    pieces: list[Point] = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        begin, end = _towards(corner, before, reach), _towards(corner, after, reach)
        _go_straight(pieces, begin)
        if reach > 0:
            pieces += [_mix(corner, begin, 1 - _QUARTER), _mix(corner, end, 1 - _QUARTER), end]
    _go_straight(pieces, points[-1])
    return tuple(pieces)


def draw_tip(points: Sequence[Point], role: str, *, scale: float = 1.0) -> Path:
    """The tip of an arrow at the end of a line.

    The line should end a little before its last point, as `shorten` makes it, or it shows beside the tip.

    Args:
        points: The line; its last two different points give the direction.
        role: Colour role.
        scale: How much larger than 9 by 7 px.

    Units:
        px.
    """
    end = points[-1]
    before = next((point for point in reversed(points) if _distance(point, end) > 0.01), (end[0] - 1, end[1]))
    length = _distance(before, end)
    x, y = (end[0] - before[0]) / length, (end[1] - before[1]) / length
    base = end[0] - x * _TIP_LENGTH * scale, end[1] - y * _TIP_LENGTH * scale
    half = _TIP_WIDTH * scale / 2
    corners = (end, (base[0] - y * half, base[1] + x * half), (base[0] + y * half, base[1] - x * half), end)
    pieces = [point for one, other in pairwise(corners) for point in line(one, other, role).points[1:]]
    return Path((end, *pieces), role, 1.0, fill=role)


def shorten(points: Sequence[Point], by: float = _TIP_LENGTH - 2) -> tuple[Point, ...]:
    """A line that ends a little before its last point, so that the tip of an arrow stands there alone.

    Shape:
        points: corners, or 1 + 3·k pairs of Bézier pieces whose last two points lie further apart than `by`.

    Units:
        px.
    """
    end = points[-1]
    before = next((point for point in reversed(points) if _distance(point, end) > 0.01), end)
    return (*points[:-1], _towards(end, before, min(by, _distance(before, end))))


def trim(points: Sequence[Point], by: float = _TIP_LENGTH - 2) -> tuple[Point, ...]:
    """A curve that ends a little before its last point, however short its last pieces are.

    A curve that is shorter than that loses its last half.

    Shape:
        points: 1 + 3·k pairs of Bézier pieces; the result has no more.

    Units:
        px.
    """
    end, kept = points[-1], list(points)
    while len(kept) > _PIECE and _distance(kept[-_PIECE], end) < by:
        del kept[-3:]
    piece = kept[-_PIECE:]
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _distance(split_piece(piece, middle)[0][-1], end) < by:
            high = middle
        else:
            low = middle
    return (*kept[:-_PIECE], *split_piece(piece, low or 0.5)[0])


def split_piece(piece: Sequence[Point], share: float) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """A Bézier piece as two.

    Args:
        piece: Start, two controls, end.
        share: Where to cut it, from 0, its start, to 1, its end.

    Source:
        De Casteljau's construction.
    """
    a, b, c, d = piece
    ab, bc, cd = _mix(a, b, share), _mix(b, c, share), _mix(c, d, share)
    abc, bcd = _mix(ab, bc, share), _mix(bc, cd, share)
    middle = _mix(abc, bcd, share)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _go_straight(pieces: list[Point], to: Point) -> None:
    if _distance(pieces[-1], to) > 0.001:
        pieces += line(pieces[-1], to, "").points[1:]


def _distance(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _mix(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _towards(start: Point, aim: Point, by: float) -> Point:
    length = _distance(start, aim)
    return _mix(start, aim, by / length) if length else start
