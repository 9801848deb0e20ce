"""Quantiles of Student's t against scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.figures.student import SERIES_FROM, find_t


@given(st.floats(0.01, 0.999), st.one_of(st.floats(1, 500), st.floats(500, 1e7), st.integers(1, 300).map(float)))
def test_the_quantile_is_that_of_scipy(level: float, df: float) -> None:
    assert find_t(level, df) == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=1e-9)


@pytest.mark.parametrize(("df", "table"), [(1, 12.706), (2, 4.303), (10, 2.228), (29, 2.045), (120, 1.980)])
def test_the_quantile_is_that_of_printed_tables(df: int, table: float) -> None:
    assert round(find_t(0.95, df), 3) == table


@pytest.mark.parametrize("df", [SERIES_FROM, SERIES_FROM + 1.5])
@pytest.mark.parametrize(("level", "off"), [(0.5, 1e-12), (0.95, 1e-11), (0.999, 1e-9)])
def test_where_it_begins_the_expansion_is_as_exact_as_it_has_to_be(level: float, off: float, df: float) -> None:
    assert find_t(level, df) == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=off)


def test_both_ways_meet_where_one_takes_over() -> None:
    below, above = find_t(0.95, SERIES_FROM - 1e-6), find_t(0.95, SERIES_FROM)
    assert below == pytest.approx(above, rel=1e-9)
    assert below > above
