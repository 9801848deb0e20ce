"""Tables of equally likely numbers against scipy, and what holds for every one of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.certainty.quantiles import COUNT, find_quantiles
from cxmap.scoring.spread import Shape, Spread

MIDDLES = (np.arange(COUNT) + 0.5) / COUNT
# Of the standard deviation: a hundredth of what 10,000 draws leave open in a mean.
TOLERANCE = 1e-3


def beta(a: float, b: float, floor: float = 0, ceiling: float = 1, *, turned: bool = False) -> Spread:
    return Spread("beta", "", floor, ceiling, a=a, b=b, turned=turned)


def student(centre: float, scale: float, df: float, bound: float = 1e9) -> Spread:
    return Spread("t", "", -bound, bound, centre=centre, scale=scale, df=df)


def normal(low: float, centre: float, high: float) -> Spread:
    return Spread("normal", "", -1e9, 1e9, centre=centre, low=low, high=high)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 5, 10, 30, 100, 1_000, 100_000, 10_000_000])
@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.5, 0.9, 0.999, 1])
def test_a_beta_is_that_of_scipy(n: int, share: float) -> None:
    a, b = share * n + 0.5, (1 - share) * n + 0.5
    expected = stats.beta(a, b)
    assert find_quantiles(beta(a, b)) == pytest.approx(expected.ppf(MIDDLES), rel=0, abs=TOLERANCE * expected.std())


@given(st.floats(0, 1), st.floats(0, 7))
def test_any_beta_is_that_of_scipy(share: float, magnitude: float) -> None:
    n = 10**magnitude
    a, b = share * n + 0.5, (1 - share) * n + 0.5
    expected = stats.beta(a, b)
    assert find_quantiles(beta(a, b)) == pytest.approx(expected.ppf(MIDDLES), rel=0, abs=TOLERANCE * expected.std())


@pytest.mark.parametrize("df", [1, 2, 3, 4, 5, 10, 30, 31, 32, 33, 50, 80, 81, 82, 211, 1_000, 99_999, 9_999_999])
def test_a_t_is_that_of_scipy(df: int) -> None:
    expected = 5 + 0.3 * stats.t(df).ppf(MIDDLES)
    # With two answers the outermost numbers lie ninety standard errors away: there, of that distance.
    distance = np.maximum(1, np.abs(expected - 5) / 0.3)
    assert np.max(np.abs(find_quantiles(student(5, 0.3, df)) - expected) / 0.3 / distance) < 2 * TOLERANCE


def test_a_normal_has_its_interval_and_its_centre() -> None:
    found = find_quantiles(normal(5, 6, 8))
    below, above = found[found < 6], found[found > 6]
    assert len(below) == len(above) == COUNT / 2
    assert np.mean(found < 5) == np.mean(found > 8) == pytest.approx(0.025, abs=1 / COUNT)
    symmetrical = find_quantiles(normal(4, 6, 8))
    assert symmetrical == pytest.approx(stats.norm(6, 2 / 1.959964).ppf(MIDDLES), abs=1e-6)


def test_a_band_is_flat() -> None:
    band = Spread("band", "", 0, 10, low=7, high=11)
    assert find_quantiles(band) == pytest.approx(np.minimum(7 + 4 * MIDDLES, 10), abs=1e-12)


def test_a_stretched_beta_is_turned_where_low_is_good() -> None:
    plain, turned = find_quantiles(beta(3.5, 1.5, 0, 10)), find_quantiles(beta(3.5, 1.5, 0, 10, turned=True))
    assert plain.mean() == pytest.approx(7, abs=1e-3)
    assert turned == pytest.approx(10 - plain[::-1], abs=1e-9)


shapes: st.SearchStrategy[Shape] = st.sampled_from(["beta", "t", "normal", "band"])


@given(shapes, st.floats(0, 1), st.floats(0, 5), st.integers(1, 10_000))
def test_numbers_rise_and_stay_within_bounds(shape: Shape, share: float, width: float, n: int) -> None:
    found = find_quantiles(
        Spread(
            shape, "", 0, 10, centre=10 * share, scale=width, df=n, a=share * n + 0.5, b=(1 - share) * n + 0.5,
            low=10 * share - width, high=10 * share + width,
        )
    )  # fmt: skip
    assert found.shape == (COUNT,)
    assert (np.diff(found) >= 0).all()
    assert found[0] >= 0
    assert found[-1] <= 10
    if shape != "beta":
        # Half of the draws lie on either side of what was measured, also where the scale ends.
        assert np.median(found) == pytest.approx(10 * share, abs=1e-9 + 2 * width / COUNT)


@given(st.floats(0, 1), st.floats(0.001, 0.5), st.integers(1, 100_000))
def test_a_higher_share_makes_every_number_higher(share: float, more: float, n: int) -> None:
    one, other = (find_quantiles(beta(s * n + 0.5, (1 - s) * n + 0.5)) for s in (share, min(1.0, share + more)))
    assert (one <= other).all()
