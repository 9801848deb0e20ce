"""Curves that end before their last point, so that the tip of an arrow stands there alone."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.drawing.layouts.shared.lines import split_piece, trim
from cxmap.drawing.scene import Point, line

points = st.tuples(st.integers(0, 200), st.integers(0, 200))


def straight(*corners: Point) -> list[Point]:
    """Corners joined by straight pieces."""
    pieces = [corners[0]]
    for start, end in pairwise(corners):
        pieces += line(start, end, "").points[1:]
    return pieces


def test_a_straight_line_ends_before_its_last_point() -> None:
    assert trim(straight((0, 0), (100, 0)), 7)[-1] == pytest.approx((93, 0), abs=0.01)


def test_short_last_pieces_are_left_out() -> None:
    trimmed = trim(straight((0, 0), (90, 0), (96, 0), (100, 0)), 7)
    assert trimmed[-1] == pytest.approx((93, 0), abs=0.01)
    assert len(trimmed) == 7


def test_a_line_shorter_than_that_loses_its_last_half() -> None:
    assert trim(straight((0, 0), (4, 0)), 7)[-1] == pytest.approx((2, 0))


@given(st.lists(points, min_size=4, max_size=4))
def test_both_parts_of_a_piece_meet_on_it(piece: list[Point]) -> None:
    one, other = split_piece(piece, 0.25)
    assert (one[0], other[-1]) == (piece[0], piece[-1])
    assert one[-1] == other[0]
    weights = (0.75**3, 3 * 0.25 * 0.75**2, 3 * 0.25**2 * 0.75, 0.25**3)
    on_it = tuple(sum(w * p[axis] for w, p in zip(weights, piece, strict=True)) for axis in (0, 1))
    assert one[-1] == pytest.approx(on_it)


@given(st.lists(points, min_size=7, max_size=7))
def test_a_curve_that_is_long_enough_ends_where_the_tip_begins(curve: list[Point]) -> None:
    if hypot(curve[3][0] - curve[6][0], curve[3][1] - curve[6][1]) >= 7:
        end = trim(curve, 7)[-1]
        assert hypot(end[0] - curve[6][0], end[1] - curve[6][1]) == pytest.approx(7, abs=0.1)
