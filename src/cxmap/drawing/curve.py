"""A smooth curve through points that never leaves the range of its neighbours."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from cxmap.drawing.scene import Point

# Fritsch and Carlson: a piece stays monotone while the slopes, measured in secants, lie in this circle.
SAFE_RADIUS = 3.0


def find_slopes(points: Sequence[Point]) -> list[float]:
    """The slope at each point, limited so that the curve is monotone between neighbours.

    Shape:
        points: two or more pairs, each further to the right than the one before.

    Source:
        F. N. Fritsch, R. E. Carlson, Monotone Piecewise Cubic Interpolation, SIAM J. Numer. Anal. 17 (1980).
    """
    secants = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairwise(points)]
    between = [(a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(secants)]
    slopes = [secants[0], *between, secants[-1]]
    for index, secant in enumerate(secants):
        if secant == 0:
            slopes[index] = slopes[index + 1] = 0.0
            continue
        length = hypot(slopes[index] / secant, slopes[index + 1] / secant)
        if length > SAFE_RADIUS:
            slopes[index] *= SAFE_RADIUS / length
            slopes[index + 1] *= SAFE_RADIUS / length
    return slopes


def draw_curve(points: Sequence[Point]) -> tuple[Point, ...]:
    """The curve as Bézier pieces: the start, then two controls and an end for each piece.

    Shape:
        points: any number of pairs, each further to the right than the one before; the result has 1 + 3·k.

    Source:
        The limits of `find_slopes`; controls at the thirds make the horizontal position linear along a piece.
    """
    if len(points) < 2:
        return tuple(points)
    slopes = find_slopes(points)
    pieces: list[Point] = [points[0]]
    for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        third = (x2 - x1) / 3
        # Rounding must not carry a control, and with it the curve, past the two values.
        low, high = min(y1, y2), max(y1, y2)
        leave = min(max(y1 + slopes[index] * third, low), high)
        arrive = min(max(y2 - slopes[index + 1] * third, low), high)
        pieces += [(x1 + third, leave), (x2 - third, arrive), (x2, y2)]
    return tuple(pieces)


def cut_curve(pieces: Sequence[Point], x: float) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The part left of a vertical line and the part right of it; one is empty where the line misses it.

    Shape:
        pieces: 1 + 3·k pairs, from left to right, as `draw_curve` gives them.
    """
    if not pieces or pieces[-1][0] <= x:
        return tuple(pieces), ()
    if pieces[0][0] >= x:
        return (), tuple(pieces)
    start = next(index for index in range(0, len(pieces), 3) if pieces[index + 3][0] > x)
    a, b, c, d = pieces[start : start + 4]
    share = (x - a[0]) / (d[0] - a[0])
    ab, bc, cd = _mix(a, b, share), _mix(b, c, share), _mix(c, d, share)
    abc, bcd = _mix(ab, bc, share), _mix(bc, cd, share)
    middle = (x, _mix(abc, bcd, share)[1])
    return (*pieces[: start + 1], ab, abc, middle), (middle, bcd, cd, *pieces[start + 3 :])


def _mix(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
