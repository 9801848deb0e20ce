"""Intervals against published numbers, statsmodels and scipy, and the laws that each of them keeps."""

import math
import statistics
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW
from tests.journey.maps import at

from cxmap.journey.scales import PRESETS, measure
from cxmap.language.measure import MeasuredValue
from cxmap.scoring.figures.intervals import (
    Interval,
    find_difference,
    find_interval,
    find_lack,
    has_few_answers,
    net,
    normal,
    rests_on_few,
    student,
    to_share,
    to_ten,
    wilson,
)

counts = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
answers = st.lists(st.integers(0, 60), min_size=5, max_size=5)


def measured(scale: str, **written: Any) -> Any:
    number = MeasuredValue.model_validate(written)
    return measure(number, "satisfaction", PRESETS[scale], at("x"), frozenset(), ())


def find(scale: str, **written: Any) -> Interval | None:
    return find_interval(measured(scale, **written), PRESETS[scale])


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


@given(counts, st.floats(0.5, 0.999))
def test_wilson_is_that_of_statsmodels(count: tuple[int, int], level: float) -> None:
    expected = proportion_confint(*count, alpha=1 - level, method="wilson")
    assert ends(wilson(*count, level)) == pytest.approx(expected, abs=1e-12)


@given(counts)
def test_a_wilson_interval_contains_its_share_and_lies_from_0_to_1(count: tuple[int, int]) -> None:
    successes, n = count
    found = wilson(successes, n)
    assert 0 <= found.low <= successes / n <= found.high <= 1
    assert found.low < found.high


@pytest.mark.parametrize(("successes", "n"), [(0, 0), (-1, 10), (11, 10), (math.nan, 10)])
def test_what_is_no_share_has_no_interval(successes: float, n: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(successes, n)


@given(st.lists(st.floats(0, 10), min_size=2, max_size=40))
def test_the_interval_of_a_mean_is_that_of_scipy(values: list[float]) -> None:
    found = student(statistics.fmean(values), statistics.stdev(values), len(values))
    assert ends(found) == pytest.approx(DescrStatsW(values).tconfint_mean(), abs=1e-9)


def test_the_published_net_scores() -> None:
    low, high = ends(net(0.60, 0.15, 200).stretch(100))
    assert (low + high) / 2 == pytest.approx(45)
    assert round((high - low) / 2, 1) == 10.3
    assert [round(end, 4) for end in ends(net(0.5, 0.2, 400))] == [0.2235, 0.3765]
    counted = find("nps", answers=[30, 0, 0, 0, 0, 0, 0, 0, 50, 60, 60])
    assert [round(end, 1) for end in ends(counted)] == [34.7, 55.3]


def test_a_normal_interval_is_1_96_errors_wide() -> None:
    assert ends(normal(10, 2)) == pytest.approx((10 - 3.919928, 10 + 3.919928))


@pytest.mark.parametrize(
    ("scale", "written", "kind"),
    [
        ("csat-5-mean", {"value": 3.1, "low": 2.9, "high": 3.3, "n": 212, "sd": 1.1}, "declared"),
        ("csat-5-mean", {"answers": [3, 8, 20, 41, 30], "low": 3.6, "high": 4.1}, "declared"),
        ("csat-5-mean", {"answers": [3, 8, 20, 41, 30]}, "t"),
        ("csat-5-mean", {"value": 3.1, "n": 212, "sd": 1.1}, "t"),
        ("csat-5-mean", {"value": 3.1, "n": 212, "sd": 1.1, "low": 3}, "t"),
        ("csat-5-top-box", {"answers": [3, 8, 20, 41, 30]}, "wilson"),
        ("csat-5-top-box", {"value": 0.7, "n": 102}, "wilson"),
        ("percent", {"value": 70, "n": 102}, "wilson"),
        ("share", {"answers": [31, 71]}, "wilson"),
        ("nps", {"answers": [1] * 11}, "net"),
        ("nps", {"value": 45, "n": 200, "sd": 70}, "t"),
    ],
)
def test_what_is_known_decides_how_an_interval_is_found(scale: str, written: dict[str, Any], kind: str) -> None:
    number = measured(scale, **written)
    found = find_interval(number, PRESETS[scale])
    assert found is not None
    assert found.kind == kind
    assert found.holds(number.value)
    assert find_lack(number, PRESETS[scale]) == ""


@pytest.mark.parametrize(
    ("scale", "written", "lack"),
    [
        ("csat-5-mean", {"value": 3.1}, "`n` is not written"),
        ("csat-5-mean", {"value": 3.1, "low": 3}, "only one end of its interval is written"),
        ("csat-5-mean", {"value": 3.1, "n": 50},
         "neither `answers` nor `sd` is written"),
        ("csat-5-mean", {"value": 3.1, "n": 1, "sd": 1}, "one answer does not tell how far answers lie apart"),
        ("csat-5-mean", {"answers": [0, 0, 0, 0, 9]},
         "all answers are alike, so they do not tell how far others would lie apart"),
        ("nps", {"answers": [0] * 10 + [9]},
         "all answers are alike, so they do not tell how far others would lie apart"),
        ("nps", {"value": 45, "n": 200}, "`answers` is not written"),
        ("csat-5-mean", {"value": 7, "n": 200}, "7 is outside the scale csat-5-mean (1 to 5)"),
    ],
)  # fmt: skip
def test_what_has_no_interval_says_why(scale: str, written: dict[str, Any], lack: str) -> None:
    number = measured(scale, **written)
    assert find_interval(number, PRESETS[scale]) is None
    assert find_lack(number, PRESETS[scale]) == lack


def test_percentages_are_shares_in_another_unit() -> None:
    low, high = ends(find("share", value=0.7, n=102))
    assert ends(find("percent", value=70, n=102)) == pytest.approx((100 * low, 100 * high))


@given(answers, st.sampled_from(["csat-5-mean", "csat-5-top-box"]))
def test_an_interval_contains_its_figure_and_stays_on_its_scale(counted: list[int], name: str) -> None:
    scale = PRESETS[name]
    if sum(counted) == 0:
        return
    number = measured(name, answers=counted)
    found = find_interval(number, scale)
    if found is not None:
        assert scale.min <= found.low <= number.value <= found.high <= scale.max


@given(answers)
def test_an_interval_is_brought_to_ten_as_its_figure_is(counted: list[int]) -> None:
    scale = PRESETS["ces-7-easy-low"]
    number = measured("ces-7-easy-low", answers=[*counted, 1, 2])
    found = find_interval(number, scale)
    assert found is not None
    brought = to_ten(found, scale)
    assert brought.low == pytest.approx(scale.to_ten(found.high), abs=1e-9)
    assert brought.high == pytest.approx(scale.to_ten(found.low), abs=1e-9)
    assert brought.error == pytest.approx(found.error * 10 / 6)


@given(counts, counts)
def test_the_difference_of_two_shares_is_newcombes(one: tuple[int, int], other: tuple[int, int]) -> None:
    (a, n), (b, m) = one, other
    expected = confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff")
    found = find_difference(a / n, wilson(a, n), b / m, wilson(b, m))
    assert found.kind == "newcombe"
    assert ends(found) == pytest.approx(expected, abs=1e-9)


def test_the_published_difference_of_two_shares() -> None:
    # Newcombe 1998, example (a): 56/70 against 48/80.
    found = find_difference(56 / 70, wilson(56, 70), 48 / 80, wilson(48, 80))
    assert [round(end, 4) for end in ends(found)] == [0.0524, 0.3339]


samples = st.lists(st.floats(0, 10), min_size=2, max_size=30).filter(lambda values: max(values) - min(values) > 0.01)


@given(samples, samples)
def test_the_difference_of_two_means_is_welchs(one: list[float], other: list[float]) -> None:
    first, second = DescrStatsW(one, ddof=1), DescrStatsW(other, ddof=1)
    expected = CompareMeans(DescrStatsW(one), DescrStatsW(other)).tconfint_diff(usevar="unequal")
    found = find_difference(
        first.mean, student(first.mean, first.std, len(one)), second.mean, student(second.mean, second.std, len(other))
    )
    assert found.kind == "welch"
    assert ends(found) == pytest.approx(expected, abs=1e-9)


def test_other_intervals_are_squared_and_added() -> None:
    found = find_difference(5, Interval(4, 6, "declared"), 3, Interval(2, 7, "net"))
    assert found.kind == "square-and-add"
    assert ends(found) == pytest.approx((2 - math.sqrt(1 + 16), 2 + math.sqrt(1 + 1)))
    one, other = normal(5, 0.3), normal(4, 0.4)
    assert ends(find_difference(5, one, 4, other)) == pytest.approx(ends(normal(1, 0.5)))


@given(counts, counts)
def test_a_difference_turned_round_is_the_same_difference(one: tuple[int, int], other: tuple[int, int]) -> None:
    a, b = one[0] / one[1], other[0] / other[1]
    there, back = (
        find_difference(a, wilson(*one), b, wilson(*other)),
        find_difference(b, wilson(*other), a, wilson(*one)),
    )
    assert ends(there) == pytest.approx((-back.high, -back.low))
    assert there.holds(a - b)


def test_welch_has_the_degrees_of_freedom_of_scipy() -> None:
    found = find_difference(4.1, student(4.1, 1.1, 40), 3.2, student(3.2, 0.7, 25))
    result = stats.ttest_ind_from_stats(4.1, 1.1, 40, 3.2, 0.7, 25, equal_var=False)
    assert found.df == pytest.approx(62.97, abs=0.05)
    assert 0.9 / found.error == pytest.approx(result.statistic)


@pytest.mark.parametrize(("n", "few"), [(None, False), (1, True), (29, True), (30, False)])
def test_few_answers_are_fewer_than_30(n: int | None, few: bool) -> None:
    assert has_few_answers(n) is few


@pytest.mark.parametrize(
    ("scale", "written", "few"),
    [
        ("nps", {"answers": [4, 0, 0, 0, 0, 0, 0, 20, 20, 0, 60]}, True),
        ("nps", {"answers": [5, 0, 0, 0, 0, 0, 0, 20, 20, 0, 60]}, False),
        ("nps", {"answers": [60, 0, 0, 0, 0, 0, 0, 20, 20, 2, 2]}, True),
        ("nps", {"answers": [10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19]}, True),
        ("nps", {"answers": [10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20]}, False),
        ("nps", {"value": 45, "n": 200}, False),
        ("nps", {"value": 45, "n": 20}, True),
        ("nps", {"value": 45}, False),
        ("csat-5-mean", {"answers": [1, 1, 1, 1, 60]}, False),
        ("csat-5-mean", {"answers": [1, 1, 1, 1, 20]}, True),
    ],
)
def test_net_scores_of_few_promoters_or_detractors_are_marked(scale: str, written: dict[str, Any], few: bool) -> None:
    assert rests_on_few(measured(scale, **written), PRESETS[scale]) is few


def cover(promoters: float, detractors: float, n: int) -> tuple[float, float]:
    """How often the interval of a net score holds the true one, and how often it does not hold it and is not marked."""
    held = unmarked = 0.0
    for up in range(n + 1):
        for down in range(n - up + 1):
            chance = stats.multinomial.pmf(
                [up, down, n - up - down], n, [promoters, detractors, 1 - promoters - detractors]
            )
            if net(up / n, down / n, n).holds(promoters - detractors):
                held += chance
            else:
                answers = [down, *[0] * 6, n - up - down, 0, 0, up]
                unmarked += 0.0 if rests_on_few(measured("nps", answers=answers), PRESETS["nps"]) else chance
    return held, unmarked


def test_what_the_net_interval_misses_where_one_kind_is_rare_is_marked() -> None:
    held, unmarked = cover(0.9, 0.02, 30)
    assert held == pytest.approx(0.84, abs=0.005)
    assert unmarked < 0.001
    assert cover(0.5, 0.2, 60)[0] == pytest.approx(0.95, abs=0.01)


def test_the_smallest_errors_are_compared_as_others_are() -> None:
    def mean(error: float) -> Interval:
        return Interval(3 - 2 * error, 3 + 2 * error, "t", error, 9)

    assert find_difference(3, mean(1e-200), 3, mean(2e-200)).df == pytest.approx(
        find_difference(3, mean(0.1), 3, mean(0.2)).df
    )
    assert ends(find_difference(3, mean(0), 2, Interval(2, 2, "t", 0, 9))) == (1, 1)


def test_answers_that_differ_by_less_than_a_float_can_tell_are_alike() -> None:
    assert find("csat-5-mean", value=3, sd=5e-324, n=400) is None
    assert find_lack(measured("csat-5-mean", value=3, sd=5e-324, n=400), PRESETS["csat-5-mean"]).startswith(
        "all answers"
    )


@pytest.mark.parametrize("name", ["share", "percent", "nps", "csat-5-mean"])
def test_a_share_lies_in_its_interval_as_a_figure_does(name: str) -> None:
    scale = PRESETS[name]
    middle, quarter = (scale.min + scale.max) / 2, (scale.max - scale.min) / 4
    assert ends(to_share(Interval(middle - quarter, middle + quarter, "declared"), scale)) == (0.25, 0.75)
