"""What stands for a number when it is drawn: its own interval, its answers, or a declared band."""

from statistics import NormalDist
from typing import Any

import pytest
from tests.journey.maps import at
from tests.scoring.maps import journey_of

from cxmap.journey.measures import Measure, Scale
from cxmap.journey.scales import PRESETS, measure, own_scale
from cxmap.language.measure import MeasuredValue
from cxmap.language.scale import Scale as WrittenScale
from cxmap.scoring.audience import EVERYBODY
from cxmap.scoring.certainty.quantiles import find_quantiles
from cxmap.scoring.parts import find_spread
from cxmap.scoring.spread import SURVEY_Z, Spread, find_figure_spread, find_share_spread

OWN = {
    "count": own_scale(WrittenScale.model_validate({"min": 0, "max": 20, "method": "count"})),
    "low is good": own_scale(WrittenScale.model_validate({"min": 0, "max": 100, "method": "share", "better": "low"})),
}


def scale_of(name: str) -> Scale:
    return OWN.get(name) or PRESETS[name]


def measured(metric: str, scale: str, **written: Any) -> Measure:
    number = MeasuredValue.model_validate({"from": "survey", **written})
    return measure(number, metric, scale_of(scale), at("x"), frozenset({"guess"}), ())


def spread(metric: str, scale: str, **written: Any) -> Spread:
    return find_figure_spread(metric, measured(metric, scale, **written), scale_of(scale))


def numbers(found: Spread) -> dict[str, float]:
    """What the shape needs, rounded."""
    needed = {
        "beta": ("a", "b"),
        "t": ("centre", "scale", "df"),
        "normal": ("low", "centre", "high"),
        "band": ("low", "high"),
    }[found.shape]
    return {name: round(getattr(found, name), 4) for name in needed}


@pytest.mark.parametrize(
    ("metric", "scale", "written", "shape", "expected", "reason"),
    [
        ("satisfaction", "csat-5-top-box", {"answers": [3, 8, 20, 41, 30]}, "beta", {"a": 71.5, "b": 31.5},
         "71 of 102 answers: Beta(71.5, 31.5)"),
        ("satisfaction", "percent", {"value": 25, "n": 80}, "beta", {"a": 20.5, "b": 60.5},
         "a share of 0.25 among 80: Beta(20.5, 60.5)"),
        ("frequency", "share", {"value": 0, "n": 5}, "beta", {"a": 0.5, "b": 5.5},
         "a share of 0 among 5: Beta(0.5, 5.5)"),
        ("satisfaction", "csat-5-mean", {"value": 3.1, "sd": 0.9, "n": 212}, "t",
         {"centre": 5.25, "scale": 0.1545, "df": 211},
         "a mean of 212 answers with a standard deviation of 0.9: Student's t"),
        ("satisfaction", "ces-7-easy-low", {"value": 2.5, "sd": 1.2, "n": 36}, "t",
         {"centre": 7.5, "scale": 0.3333, "df": 35},
         "a mean of 36 answers with a standard deviation of 1.2: Student's t"),
        ("satisfaction", "csat-5-mean", {"value": 2, "n": 40}, "beta", {"a": 10.5, "b": 30.5},
         "a mean of 40 answers, as far apart as answers with this mean can be: Beta(10.5, 30.5)"),
        ("satisfaction", "csat-5-mean", {"value": 2, "sd": 1, "n": 1}, "beta", {"a": 0.75, "b": 1.25},
         "a mean of 1 answer, as far apart as answers with this mean can be: Beta(0.75, 1.25)"),
        ("satisfaction", "csat-5-mean", {"answers": [0, 0, 0, 0, 9]}, "beta", {"a": 9.5, "b": 0.5},
         "a mean of 9 answers, as far apart as answers with this mean can be: Beta(9.5, 0.5)"),
        # The published net score of 45 ± 10.3, in units of 10.
        ("loyalty", "nps", {"answers": [30, 0, 0, 0, 0, 0, 0, 0, 50, 60, 60]}, "normal",
         {"low": 6.7373, "centre": 7.25, "high": 7.7627},
         "a net score of 200 answers with a standard error of 5.23: normal"),
        ("loyalty", "nps", {"value": 45, "n": 200}, "beta", {"a": 145.5, "b": 55.5},
         "a mean of 200 answers, as far apart as answers with this mean can be: Beta(145.5, 55.5)"),
        ("loyalty", "nps", {"answers": [0] * 10 + [7]}, "beta", {"a": 7.5, "b": 0.5},
         "a mean of 7 answers, as far apart as answers with this mean can be: Beta(7.5, 0.5)"),
        ("satisfaction", "0-10", {"value": 6, "low": 5, "high": 8, "n": 30, "sd": 2}, "normal",
         {"low": 5, "centre": 6, "high": 8}, "its own 95 % interval: 5 to 8"),
        ("satisfaction", "ces-7-easy-low", {"value": 2.5, "low": 2.2}, "normal",
         {"low": 7, "centre": 7.5, "high": 8}, "one end of its own 95 % interval: 2.2"),
        # The mean of these answers is 3.853, a hair above an end that was rounded.
        ("satisfaction", "csat-5-mean", {"answers": [3, 8, 20, 41, 30], "low": 3.6, "high": 3.85}, "normal",
         {"low": 6.5, "centre": 7.1324, "high": 7.1324}, "its own 95 % interval: 3.6 to 3.85"),
        ("satisfaction", "csat-5-mean", {"answers": [3, 8, 20, 41, 31], "low": 3.9, "high": 4.2}, "normal",
         {"low": 7.1602, "centre": 7.1602, "high": 8}, "its own 95 % interval: 3.9 to 4.2"),
        ("satisfaction", "0-10", {"value": 6, "high": 7}, "normal", {"low": 5, "centre": 6, "high": 7},
         "one end of its own 95 % interval: 7"),
        ("satisfaction", "0-10", {"value": 6, "low": 5, "high": 7, "from": "guess"}, "normal",
         {"low": 5, "centre": 6, "high": 7}, "its own 95 % interval: 5 to 7"),
        ("value", "0-10", {"value": 9, "from": "guess", "n": 300}, "band", {"low": 7, "high": 11},
         "an assumption: ±2 of 10"),
        ("loyalty", "0-10", {"value": 9}, "band", {"low": 7, "high": 11}, "a measurement without `n`: ±2 of 10"),
        ("frequency", "percent", {"value": 40, "from": "guess"}, "band", {"low": 0.2, "high": 0.6},
         "an assumption: ±50 % of itself"),
        ("frequency", "count", {"value": 3, "from": "guess"}, "band", {"low": 0.5, "high": 1.5},
         "an assumption: ±50 % of itself"),
        ("frequency", "count", {"value": 0.8, "sd": 0.5, "n": 100}, "t", {"centre": 0.8, "scale": 0.05, "df": 99},
         "a mean of 100 answers with a standard deviation of 0.5: Student's t"),
        # √(19.2 · 0.8) / √100
        ("frequency", "count", {"value": 0.8, "n": 100}, "t", {"centre": 0.8, "scale": 0.3919, "df": 99},
         "a mean of 100 counts, as far apart as counts with this mean can be: Student's t"),
        ("frequency", "count", {"value": 0.8, "n": 1}, "band", {"low": 0.4, "high": 1.2},
         "a single count: ±50 % of itself"),
    ],
)  # fmt: skip
def test_what_a_number_is_drawn_from(
    metric: str, scale: str, written: dict[str, Any], shape: str, expected: dict[str, float], reason: str
) -> None:
    found = spread(metric, scale, **written)
    assert (found.shape, numbers(found), found.reason) == (shape, expected, reason)
    assert (found.floor, found.ceiling) == ((0, 1) if metric == "frequency" else (0, 10))
    assert found.turned is (shape == "beta" and scale == "low is good")


def test_how_many_the_source_asked_in_all_counts_nothing() -> None:
    survey = {"survey": {"kind": "intercept-survey", "n": 129_880}}
    journey = journey_of({"sit": {"satisfaction": {"value": 6, "sd": 1, "from": "survey"}}}, evidence=survey)
    found = find_spread(EVERYBODY.pick(journey, journey.touchpoints["sit"]), "satisfaction")
    assert (found.shape, found.reason) == ("band", "a measurement without `n`: ±2 of 10")


def test_where_low_is_good_the_spread_is_turned() -> None:
    found = spread("satisfaction", "low is good", value=25, n=80)
    assert (found.a, found.b, found.turned) == (20.5, 60.5, True)
    assert find_quantiles(found).mean() == pytest.approx(10 * 60.5 / 81, abs=1e-4)


@pytest.mark.parametrize(
    ("written", "shape", "expected", "reason"),
    [
        ({"answers": [3, 8, 20, 41, 30]}, "beta", {"a": 11.5, "b": 91.5}, "11 of 102 answers: Beta(11.5, 91.5)"),
        ({"answers": [3, 8, 20, 41, 30], "from": "guess"}, "band", {"low": -0.0922, "high": 0.3078},
         "an assumption: ±0.2"),
    ],
)  # fmt: skip
def test_what_a_counted_share_of_dissatisfied_is_drawn_from(
    written: dict[str, Any], shape: str, expected: dict[str, float], reason: str
) -> None:
    found = find_share_spread(measured("satisfaction", "csat-5-mean", **written))
    assert (found.shape, numbers(found), found.reason) == (shape, expected, reason)
    assert (found.floor, found.ceiling, found.of_mean) == (0, 1, None)


def test_what_nobody_counted_is_no_counted_share() -> None:
    with pytest.raises(ValueError, match="nobody counted the dissatisfied answers"):
        find_share_spread(measured("satisfaction", "csat-5-mean", value=3))


def test_a_refused_number_has_no_spread() -> None:
    refused = measured("satisfaction", "csat-5-mean", value=7)
    with pytest.raises(ValueError, match="satisfaction has no figure that can be used"):
        find_figure_spread("satisfaction", refused, PRESETS["csat-5-mean"])


def test_the_half_of_an_interval() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-15) == SURVEY_Z


@pytest.mark.parametrize("ends", [(1e15 - 0.125, 1e15), (0, 5e-324), (-1e15, 1e15), (2000, 2001)])
@pytest.mark.parametrize("better", ["high", "low"])
def test_a_figure_stays_what_it_is_however_narrow_or_far_away_its_scale_is(
    ends: tuple[float, float], better: str
) -> None:
    low, high = ends
    scale = own_scale(WrittenScale.model_validate({"min": low, "max": high, "better": better}))
    for value, other in ((low, high), (high, low)):
        number = MeasuredValue.model_validate({"value": value, "low": min(value, other), "high": max(value, other)})
        made = measure(number, "satisfaction", scale, at("x"), frozenset(), ())
        found = find_figure_spread("satisfaction", made, scale)
        assert (found.low, found.centre, found.high) == (0, made.scaled, 10)
        assert made.scaled == (10 if (value == high) is (better == "high") else 0)


def test_answers_further_apart_than_any_can_be_are_drawn_from_the_ends() -> None:
    scale = own_scale(WrittenScale.model_validate({"min": 0, "max": 5e-324}))
    number = MeasuredValue.model_validate({"value": 0, "sd": 1e15, "n": 2, "from": "survey"})
    found = find_figure_spread("satisfaction", measure(number, "loyalty", scale, at("x"), frozenset(), ()), scale)
    assert set(find_quantiles(found)) <= {0, 10}
