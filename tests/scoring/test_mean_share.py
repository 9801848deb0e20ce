"""What stands for the share of dissatisfied answers where only a mean is known."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from tests.scoring.test_spread import measured, scale_of

from cxmap.scoring.certainty.quantiles import find_quantiles
from cxmap.scoring.mean_share import find_mean_share_spread
from cxmap.scoring.spread import Spread, find_figure_spread

FACES = "csat-5-mean"


def spread(scale: str = FACES, **written: Any) -> Spread:
    return find_mean_share_spread(measured("satisfaction", scale, **written), scale_of(scale))


T = stats.t.ppf(0.975, 211) * 0.9 / 212**0.5 / 4
LOW, HIGH = proportion_confint(30, 40, method="wilson")


@pytest.mark.parametrize(
    ("written", "ends", "reason"),
    [
        ({"value": 3.1, "sd": 0.9, "n": 212}, (0.475 - T - 0.2, 0.475 + T + 0.2),
         "±0.03 for the mean itself (a mean of 212 answers with a standard deviation of 0.9: Student's t)"),
        ({"value": 2, "n": 40}, (LOW - 0.2, HIGH + 0.2),
         ("−0.15 to +0.11 for the mean itself (a mean of 40 answers, as far apart as answers with this mean can be: "
          "Beta(10.5, 30.5))")),
        ({"value": 3, "low": 2.6, "high": 3.2}, (0.25, 0.8),
         "−0.05 to +0.1 for the mean itself (its own 95 % interval: 2.6 to 3.2)"),
        # As an assumed mean has a band of its own.
        ({"value": 3}, (0.1, 0.9), "±0.2 for the mean itself (a measurement without `n`: ±2 of 10)"),
        ({"value": 3, "n": 9, "from": "guess"}, (0.1, 0.9), "±0.2 for the mean itself (an assumption: ±2 of 10)"),
        # Two answers with a standard deviation of 2: 12.7 · 1.41 is 18 faces, and no share is off by more than all.
        ({"value": 3, "sd": 2, "n": 2}, (-0.7, 1.7),
         "±1 for the mean itself (a mean of 2 answers with a standard deviation of 2: Student's t)"),
    ],
)  # fmt: skip
def test_it_is_drawn_from_a_band_around_what_the_mean_says(
    written: dict[str, Any], ends: tuple[float, float], reason: str
) -> None:
    found = spread(**written)
    assert (found.shape, found.floor, found.ceiling) == ("band", 0, 1)
    assert (found.low, found.high) == pytest.approx(ends, abs=1e-9)
    assert found.reason == f"an assumption from the mean: ±0.2, and {reason}"
    drawn = find_quantiles(found)
    assert 0 <= drawn.min() <= drawn.max() <= 1


@pytest.mark.parametrize(("scale", "expected"), [("percent", (60.5, 20.5)), ("low is good", (20.5, 60.5))])
def test_where_answers_are_no_and_yes_nothing_is_assumed(scale: str, expected: tuple[float, float]) -> None:
    found = spread(scale, value=25, n=80)
    assert (found.shape, found.of_mean) == ("beta", None)
    assert found.reason == "a share of 0.25 among 80: Beta(20.5, 60.5); dissatisfied is (10 − satisfaction)/10"
    assert np.median(find_quantiles(found)) == pytest.approx(stats.beta.median(*expected), abs=1e-3)


known = st.one_of(
    st.just({}),
    st.just({"from": "guess"}),
    st.builds(lambda n: {"n": n}, st.integers(1, 10_000)),
    st.builds(lambda n, sd: {"n": n, "sd": sd}, st.integers(1, 10_000), st.floats(0.01, 3)),
)
scales = st.sampled_from([FACES, "ces-7-easy-low", "nps", "csat-5-top-box", "percent", "0-10"])


@given(scales, st.floats(0, 1), st.floats(0, 1), known)
def test_more_satisfaction_never_draws_a_larger_share(
    name: str, one: float, other: float, written: dict[str, Any]
) -> None:
    scale = scale_of(name)
    places = sorted((one, other), reverse=scale.mirrored)
    less, more = (
        find_quantiles(spread(name, value=scale.min + place * (scale.max - scale.min), **written)) for place in places
    )
    assert (more <= less + 1e-10).all()


@given(st.floats(1, 5), st.floats(0, 4), st.floats(0, 4), st.floats(0, 1))
def test_a_higher_interval_never_draws_a_larger_share(value: float, down: float, up: float, more: float) -> None:
    low, high = max(1.0, value - down), min(5.0, value + up)
    less = find_quantiles(spread(value=value, low=low, high=high))
    raised: dict[str, Any] = {
        key: min(5.0, number + more) for key, number in (("value", value), ("low", low), ("high", high))
    }
    assert (find_quantiles(spread(**raised)) <= less + 1e-12).all()


@given(st.floats(0, 1), known)
def test_the_mean_alone_is_the_satisfaction_turned_round(share: float, written: dict[str, Any]) -> None:
    satisfaction = measured("satisfaction", FACES, value=1 + 4 * share, **written)
    figure = find_quantiles(find_figure_spread("satisfaction", satisfaction, scale_of(FACES)))
    of_mean = find_mean_share_spread(satisfaction, scale_of(FACES)).of_mean
    assert of_mean
    assert find_quantiles(of_mean) == pytest.approx((10 - figure[::-1]) / 10, abs=1e-6)


@pytest.mark.parametrize(
    "answers",
    [[1, 3, 10, 46, 40], [10, 15, 30, 30, 15], [30, 20, 10, 25, 15], [2, 5, 13, 45, 35], [20, 30, 25, 15, 10]],
)
def test_it_holds_the_share_that_counting_finds(answers: list[int]) -> None:
    """Most answers good, mixed, at both ends, and most of them bad: its 90 % interval holds what was counted."""
    total = sum(answers)
    mean = sum(face * count for face, count in enumerate(answers, start=1)) / total
    low, high = np.quantile(find_quantiles(spread(value=mean, sd=1.1, n=total)), [0.05, 0.95])
    assert low <= sum(answers[:2]) / total <= high


def test_a_refused_number_has_no_share() -> None:
    with pytest.raises(ValueError, match="satisfaction has no figure that can be used"):
        spread(value=7)
