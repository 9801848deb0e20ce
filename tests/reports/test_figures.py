"""Figures as sentences and tables have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.language.plurals import plural
from cxmap.reports.figures import figure, interval, share


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.475, "47.5 %"),
        (0.3, "30 %"),
        (0, "0 %"),
        (-0.0, "0 %"),
        (1, "100 %"),
        (0.0004, "<0.1 %"),
        (0.9996, ">99.9 %"),
        (1.5, "150 %"),
        (-0.12, "-12 %"),
        (-0.0001, ">-0.1 %"),
        (0.285, "28.5 %"),
    ],
)
def test_shares(value: float, text: str) -> None:
    assert share(value) == text


def test_shares_under_each_other_have_the_same_decimals() -> None:
    assert [share(value, 1) for value in (0.3, 0.475, 1)] == ["30.0 %", "47.5 %", "100.0 %"]
    assert [share(value, 0) for value in (0.001, 0.3, 0.999)] == ["<1 %", "30 %", ">99 %"]


@given(st.floats(0, 1), st.integers(0, 3))
def test_nothing_and_all_are_meant(value: float, digits: int) -> None:
    text = share(value, digits)
    assert (float(text.strip("<> %")) == 0) == (value == 0) or text.startswith("<")
    assert (text == share(1, digits)) == (value == 1)


@pytest.mark.parametrize(
    ("ends", "text"),
    [((1, 2), "1–2"), ((3, 3), "3"), ((0.5, 1.25), "0.5–1.25"), ((-5, 3), "-5 to 3"), ((-5, -3), "-5 to -3")],
)
def test_intervals(ends: tuple[float, float], text: str) -> None:
    assert interval(*ends) == text


def test_intervals_of_shares_name_the_unit_once() -> None:
    assert interval(0.2, 0.35, share) == "20–35 %"
    assert interval(0.2, 0.2001, share) == "20 %"
    assert interval(0.0001, 0.2, share) == "<0.1 to 20 %"
    assert interval(0.5, 0.9999, share) == "50 to >99.9 %"


def test_figures_and_counts() -> None:
    assert [figure(number) for number in (7.5, 7.0, 0.1 + 0.2)] == ["7.5", "7", "0.3"]
    assert [plural(count, "map") for count in (1, 0, 1200)] == ["1 map", "0 maps", "1,200 maps"]
