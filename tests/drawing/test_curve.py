"""The curve goes through its points, is smooth and never overshoots."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.drawing.curve import cut_curve, draw_curve, find_slopes
from cxmap.drawing.scene import Point

values = st.floats(min_value=-2, max_value=2, allow_nan=False)
steps = st.floats(min_value=0.5, max_value=200, allow_nan=False)


@st.composite
def rising_points(draw: st.DrawFn) -> list[Point]:
    heights = draw(st.lists(values, min_size=1, max_size=30))
    x, points = 0.0, []
    for height in heights:
        points.append((x, height))
        x += draw(steps)
    return points


def at(piece: tuple[Point, ...], share: float) -> Point:
    """A point of one Bézier piece by the Bernstein polynomials, another way than the tested code takes."""
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, piece, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, piece, strict=True)),
    )


def pieces_of(curve: tuple[Point, ...]) -> list[tuple[Point, ...]]:
    return [curve[i : i + 4] for i in range(0, len(curve) - 1, 3)]


@given(rising_points())
def test_goes_through_every_point(points: list[Point]) -> None:
    assert list(draw_curve(points)[::3]) == points


@given(rising_points())
def test_never_leaves_the_range_of_its_neighbours(points: list[Point]) -> None:
    for piece in pieces_of(draw_curve(points)):
        low, high = sorted((piece[0][1], piece[3][1]))
        # All four controls inside the range: so is the whole piece, by the convex hull property.
        assert all(low <= y <= high for _, y in piece)


@given(rising_points())
def test_is_monotone_between_neighbours(points: list[Point]) -> None:
    for piece in pieces_of(draw_curve(points)):
        heights = [at(piece, step / 20)[1] for step in range(21)]
        rises = [b - a for a, b in pairwise(heights)]
        sign = 1 if piece[3][1] >= piece[0][1] else -1
        assert all(rise * sign >= -1e-9 for rise in rises)


@given(rising_points())
def test_has_no_kink_where_pieces_meet(points: list[Point]) -> None:
    for left, right in pairwise(pieces_of(draw_curve(points))):
        before = (left[3][1] - left[2][1]) / (left[3][0] - left[2][0])
        after = (right[1][1] - right[0][1]) / (right[1][0] - right[0][0])
        assert before == pytest.approx(after, abs=1e-6)


def test_slopes_worked_out_by_hand() -> None:
    # Secants 1 and 1: a straight line keeps its slope.
    assert find_slopes([(0, 0), (1, 1), (2, 2)]) == [1, 1, 1]
    # A peak is flat at its top.
    assert find_slopes([(0, 0), (1, 1), (2, 0)]) == [1, 0, -1]
    # Secants 1 and 9: the mean 5 is five secants steep on the left piece, beyond the circle of radius 3,
    # so the slopes 1 and 5 shrink by 3 / sqrt(26).
    shrink = 3 / 26**0.5
    assert find_slopes([(0, 0), (1, 1), (2, 10)]) == pytest.approx([shrink, 5 * shrink, 9])


def test_flat_stays_flat() -> None:
    curve = draw_curve([(0, 1), (10, 1), (20, -2)])
    assert [y for _, y in curve[:4]] == [1, 1, 1, 1]


def test_one_point_is_no_piece() -> None:
    assert draw_curve([(3, 1)]) == ((3, 1),)
    assert draw_curve([]) == ()


@given(rising_points(), st.floats(min_value=-10, max_value=6000, allow_nan=False))
def test_cutting_keeps_the_curve(points: list[Point], x: float) -> None:
    curve = draw_curve(points)
    left, right = cut_curve(curve, x)
    assert all(px <= x for px, _ in left)
    assert all(px >= x - 1e-9 for px, _ in right)
    if left and right:
        assert left[-1] == right[0]
        assert len(left) % 3 == len(right) % 3 == 1
    kept = [p for p in left[::3] if p[0] != x] + [p for p in right[::3] if p[0] != x]
    assert kept == [p for p in points if p[0] != x]


@given(rising_points(), st.floats(min_value=0.05, max_value=0.95))
def test_the_cut_lies_on_the_curve(points: list[Point], share: float) -> None:
    curve = draw_curve(points)
    for piece in pieces_of(curve):
        x, y = at(piece, share)
        left, _ = cut_curve(curve, x)
        assert left[-1][1] == pytest.approx(y, abs=1e-6)


def test_a_cut_outside_gives_one_part() -> None:
    curve = draw_curve([(0, 0), (10, 1)])
    assert cut_curve(curve, -1) == ((), curve)
    assert cut_curve(curve, 10) == (curve, ())
    assert cut_curve((), 5) == ((), ())
