"""Numbers on scales, against arithmetic done by hand and against the standard library."""

import statistics
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import at, contacts

from cxmap.journey.measures import Measure
from cxmap.journey.scales import find_decimals, find_rounding


def measure(written: Any, scale: Any = None, metric: str = "satisfaction", **touchpoint: Any) -> Measure:
    scales = {} if scale is None else {"scales": {metric: scale}}
    evidence = {"survey": {"kind": "interview"}, "guess": {"kind": "assumption"}}
    journey = contacts({"pay": {"metrics": {metric: written}, **touchpoint}}, evidence=evidence, **scales)
    assert journey.loose_ends == ()
    return journey.touchpoints["pay"].metrics[metric]


def test_a_counted_mean_by_hand() -> None:
    # 3·1 + 8·2 + 20·3 + 41·4 + 30·5 = 393; squares 1621; (1621 − 393²/102) / 101 = 1.0573675
    result = measure({"answers": [3, 8, 20, 41, 30], "from": "survey"}, "csat-5-mean")
    assert result.value == pytest.approx(393 / 102)
    assert result.sd == pytest.approx(1.0573675**0.5)
    assert result.scaled == pytest.approx(10 * (393 / 102 - 1) / 4)
    assert result.dissatisfied == pytest.approx(11 / 102)
    assert result.n == 102
    assert result.answers == (3, 8, 20, 41, 30)


def test_a_net_score_by_hand() -> None:
    # Of 200, 120 promote (9–10) and 30 detract (0–6): p .60, d .15, so 45.
    result = measure({"answers": [5, 5, 5, 5, 5, 3, 2, 20, 30, 50, 70], "from": "survey"}, "nps")
    assert result.value == 45
    assert result.scaled == 7.25
    assert result.dissatisfied == 0.15
    assert result.sd is None
    assert result.n == 200


def test_a_top_box_by_hand() -> None:
    result = measure({"answers": [10, 20, 10, 40, 20]}, "csat-5-top-box")
    assert (result.value, result.scaled, result.dissatisfied) == (0.6, 6, 0.3)


def test_effort_where_low_is_easy_is_mirrored() -> None:
    # 1·10 + 2·5 + 3·5 + 4·10 + 5·20 + 6·30 + 7·20 = 495; above 4 are 70 of 100.
    hard = measure({"answers": [10, 5, 5, 10, 20, 30, 20]}, "ces-7-easy-low")
    assert hard.value == 4.95
    assert hard.scaled == pytest.approx(10 * (7 - 4.95) / 6)
    assert hard.dissatisfied == 0.7
    easy = measure({"answers": [20, 30, 20, 10, 5, 5, 10]}, "ces-7-easy-high")
    assert easy.value == pytest.approx(8 - 4.95)
    assert easy.scaled == pytest.approx(hard.scaled)
    assert easy.dissatisfied == hard.dissatisfied
    assert easy.sd == pytest.approx(hard.sd)


def test_percent_and_share_of_yes() -> None:
    percent = measure({"answers": [30, 70]}, "percent")
    share = measure({"answers": [30, 70]}, "share")
    assert (percent.value, percent.scaled, percent.dissatisfied) == (70, 7, 0.3)
    assert (share.value, share.scaled, share.dissatisfied) == (0.7, 7, 0.3)


@pytest.mark.parametrize(
    ("scale", "value", "scaled"),
    [
        ("csat-5-mean", 3.1, 5.25),
        ("csat-5-top-box", 0.62, 6.2),
        ("nps", -100, 0),
        ("nps", 100, 10),
        ("ces-7-easy-high", 7, 10),
        ("ces-7-easy-low", 7, 0),
        ("ces-7-easy-low", 1, 10),
        ("percent", 64, 6.4),
        ("share", 0.64, 6.4),
        ("0-10", 7.6, 7.6),
        (None, 7.6, 7.6),
        ({"min": 1, "max": 7}, 4, 5),
        ({"min": 1, "max": 7, "better": "low"}, 2.5, 7.5),
        ({"min": 1, "max": 7, "method": "top-box"}, 0.4, 4),
        ({"min": 0, "max": 10, "method": "net"}, -20, 4),
        ({"min": 0, "max": 100, "method": "share", "better": "low"}, 30, 7),
    ],
)
def test_figures_on_their_scales(scale: Any, value: float, scaled: float) -> None:
    result = measure(value, scale)
    assert result.refused is None
    assert result.value == value
    assert result.scaled == pytest.approx(scaled, abs=1e-12)
    assert result.dissatisfied is None


@pytest.mark.parametrize(
    ("scale", "answers", "value", "scaled", "dissatisfied"),
    [
        # Cut in the middle: below 2.5 of 1–4.
        ({"min": 1, "max": 4}, [1, 2, 3, 4], 3, 20 / 3, 0.3),
        # The same answers turned around mean the same.
        ({"min": 1, "max": 4, "better": "low"}, [4, 3, 2, 1], 2, 20 / 3, 0.3),
        # A cut of one's own, counted from the bad end where the scale is turned.
        ({"min": 1, "max": 4, "dissatisfied_below": 2}, [1, 2, 3, 4], 3, 20 / 3, 0.1),
        ({"min": 1, "max": 4, "better": "low", "dissatisfied_below": 2}, [4, 3, 2, 1], 2, 20 / 3, 0.1),
        # Shares of the good end: more is better, whichever end that is.
        ({"min": 1, "max": 7, "method": "top-box"}, [1, 1, 1, 1, 1, 2, 3], 0.5, 5, 0.3),
        ({"min": 1, "max": 7, "method": "top-box", "better": "low"}, [3, 2, 1, 1, 1, 1, 1], 0.5, 5, 0.3),
        ({"min": 0, "max": 10, "method": "net", "dissatisfied_below": 7}, [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1], 25, 6.25,
         0.25),
        ({"min": 1, "max": 5, "method": "net", "better": "low"}, [6, 0, 1, 2, 1], 30, 6.5, 0.3),
        # No and yes, where yes is the trouble.
        ({"min": 0, "max": 100, "method": "share", "better": "low"}, [7, 3], 30, 7, 0.3),
        ({"min": 20, "max": 40, "method": "share"}, [1, 1], 30, 5, 0.5),
    ],
)  # fmt: skip
def test_answers_on_scales_of_ones_own(
    scale: Any, answers: list[int], value: float, scaled: float, dissatisfied: float
) -> None:
    result = measure({"answers": answers}, scale)
    assert result.refused is None
    assert result.value == pytest.approx(value)
    assert result.scaled == pytest.approx(scaled)
    assert result.dissatisfied == pytest.approx(dissatisfied)


@given(st.lists(st.integers(0, 500), min_size=7, max_size=7).filter(lambda answers: sum(answers) > 1))
def test_mean_and_deviation_are_those_of_the_single_answers(answers: list[int]) -> None:
    single = [value for value, count in enumerate(answers, start=1) for _ in range(count)]
    result = measure({"answers": answers}, "ces-7-easy-high")
    assert result.value == pytest.approx(statistics.fmean(single))
    assert result.sd == pytest.approx(statistics.stdev(single), abs=1e-6)
    assert result.dissatisfied == pytest.approx(sum(value < 4 for value in single) / len(single))


def test_one_answer_has_no_deviation() -> None:
    assert measure({"answers": [0, 0, 1, 0, 0]}, "csat-5-mean").sd is None


def test_a_written_deviation_wins_even_when_it_is_zero() -> None:
    assert measure({"answers": [1, 0, 1, 0, 0], "sd": 0}, "csat-5-mean").sd == 0


@pytest.mark.parametrize(
    ("written", "scale", "kind", "key", "refused"),
    [
        (11, None, "off-scale", "", "11 is outside the scale 0-10 (0 to 10)"),
        ({"value": 0.5}, "csat-5-mean", "off-scale", "value", "0.5 is outside the scale csat-5-mean (1 to 5)"),
        (5.0000001, "csat-5-mean", "off-scale", "", "5.0000001 is outside the scale csat-5-mean (1 to 5)"),
        (70, {"min": 0, "max": 100, "method": "top-box"}, "off-scale", "",
         "70 is outside the scale top-box of 0–100 (0 to 1)"),
        (8, {"min": 1, "max": 7, "better": "low"}, "off-scale", "",
         "8 is outside the scale 1–7, low is better (1 to 7)"),
        ({"answers": [1, 2, 3]}, "csat-5-mean", "wrong-options", "answers",
         "3 answer options, but the scale csat-5-mean has 5"),
        ({"answers": [1, 2]}, {"min": 0, "max": 2.5}, "wrong-options", "answers",
         "counted answers do not fit the scale 0–2.5"),
        ({"answers": [1, 2]}, {"min": 0, "max": 1, "method": "count"}, "wrong-options", "answers",
         "counted answers do not fit the scale count of 0–1"),
        ({"answers": [1, 2, 3]}, {"min": 0, "max": 2, "method": "top-box"}, "wrong-options", "answers",
         "the two best of 3 answer options tell nothing, so give the top-box as a value"),
        ({"answers": [0, 0, 0, 0, 0]}, "csat-5-mean", "nobody-answered", "answers", "nobody answered"),
        ({"value": 3, "n": 0}, "csat-5-mean", "nobody-answered", "n", "nobody answered"),
        ({"value": 3, "method": "top-box"}, "csat-5-mean", "mixed-scales", "method",
         "the method is top-box, but the scale csat-5-mean is a mean"),
        ({"value": 3, "method": " Net "}, "csat-5-mean", "mixed-scales", "method",
         "the method is net, but the scale csat-5-mean is a mean"),
        ({"value": 3, "method": "NPS"}, "csat-5-mean", "mixed-scales", "method",
         "the method is nps, but the scale is csat-5-mean"),
        ({"value": 3, "method": "ces-7-easy-low"}, {"min": 1, "max": 7}, "mixed-scales", "method",
         "the method is ces-7-easy-low, but the scale is 1–7"),
        ({"answers": [1, 2, 3, 4, 5], "n": 16}, "csat-5-mean", "n-contradicts-answers", "n",
         "n is 16, but the answers add up to 15"),
        ({"answers": [0, 0, 0, 0, 0], "n": 3}, "csat-5-mean", "n-contradicts-answers", "n",
         "n is 3, but the answers add up to 0"),
        ({"value": 3, "low": 3.2}, "csat-5-mean", "impossible-interval", "low",
         "3 is below its own interval, which begins at 3.2"),
        ({"value": 3, "low": 1, "high": 2.8}, "csat-5-mean", "impossible-interval", "high",
         "3 is above its own interval, which ends at 2.8"),
        ({"answers": [3, 8, 20, 41, 30], "low": 3.86, "high": 4.1}, "csat-5-mean", "impossible-interval", "low",
         "3.853 is below its own interval, which begins at 3.86"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_stands_in(
    written: Any, scale: Any, kind: str, key: str, refused: str
) -> None:
    result = measure(written, scale)
    assert result.refused is not None
    assert (result.refused.kind, result.refused.key, result.refused.plain) == (kind, key, refused)
    assert (result.value, result.scaled, result.dissatisfied) == (None, None, None)
    assert result.at == at("stages", "buy", "touchpoints", "pay", "metrics", "satisfaction")


def test_what_a_refused_number_rests_on_is_kept() -> None:
    result = measure({"value": 9, "n": 12, "date": "2026-09-30", "from": "survey"}, "csat-5-mean")
    assert (result.n, result.date, result.evidence, result.assumed) == (12, "2026-09-30", ("survey",), False)


@pytest.mark.parametrize(
    "written",
    [
        {"value": 3, "low": 3, "high": 3},
        {"value": 3, "method": "mean"},
        {"value": 3, "method": "our own way"},
        {"value": 3, "method": "CSAT-5-mean"},
        {"answers": [0, 1, 0, 0, 0], "low": 2, "high": 2},
        # 393 of 102 answers is 3.8529…, which 3.85 stands for.
        {"answers": [3, 8, 20, 41, 30], "low": 3.65, "high": 3.85},
    ],
)
def test_what_agrees_with_itself_is_taken(written: Any) -> None:
    assert measure(written, "csat-5-mean").refused is None


@pytest.mark.parametrize(
    ("written", "scale", "share"),
    [
        (0.64, None, 0.64),
        (0.07, None, 0.07),
        (64, "percent", 0.64),
        ({"answers": [36, 64]}, "share", 0.64),
        (0.4, {"min": 0, "max": 20, "method": "count"}, 0.4),
        (3, {"min": 0, "max": 20, "method": "count"}, 1),
        # Which end is good has no meaning for how many come by.
        (0.2, {"min": 0, "max": 1, "method": "share", "better": "low"}, 0.2),
        (2.5, {"min": 0, "max": 10}, 0.25),
    ],
)
def test_frequency_is_a_share_of_journeys(written: Any, scale: Any, share: float) -> None:
    assert measure(written, scale, "frequency").scaled == share


def refusal(written: Any, scale: Any = None, metric: str = "satisfaction") -> str:
    refused = measure(written, scale, metric).refused
    return refused.plain if refused else ""


@pytest.mark.parametrize("written", [1.2, -0.1])
def test_a_share_of_journeys_beyond_all_or_none_is_refused(written: float) -> None:
    assert refusal(written, None, "frequency") == f"{written} is outside the scale share (0 to 1)"


def test_a_negative_count_is_refused() -> None:
    scale = {"min": 0, "max": 5, "method": "count"}
    assert refusal(-1, scale, "frequency") == "-1 is outside the scale count of 0–5 (0 to 5)"


def test_a_preset_under_a_name_of_ones_own_is_that_preset() -> None:
    scale = {"min": 1, "max": 7, "better": "low", "dissatisfied_below": 3}
    assert refusal({"value": 3, "method": "ces-7-easy-low"}, scale) == ""


@pytest.mark.parametrize(
    ("scale", "directed"),
    [
        (None, False),
        ({"min": 1, "max": 7}, False),
        ({"min": 1, "max": 7, "better": "high"}, True),
        ("ces-7-easy-low", True),
        ("0-10", True),
    ],
)
def test_a_scale_knows_whether_somebody_gave_it_a_direction(scale: Any, directed: bool) -> None:
    scales = {} if scale is None else {"scales": {"satisfaction": scale}}
    assert contacts({"pay": {}}, **scales).scales["satisfaction"].directed is directed


@pytest.mark.parametrize(("number", "off"), [(3.85, 0.005), (0.1, 0.05), (5.0, 0.5), (2.5e-7, 5e-9), (5e-324, 0)])
def test_what_rounding_takes_from_a_number(number: float, off: float) -> None:
    assert find_rounding(number) == off


def test_the_smallest_number_of_all_can_end_an_interval() -> None:
    assert measure({"answers": [3, 8, 20, 41, 30], "low": 5e-324}, "csat-5-mean").refused is None


@pytest.mark.parametrize(
    ("number", "decimals"),
    [(3, 0), (3.0, 0), (3.1, 1), (-0.25, 2), (1e-7, 7), (1e15, 0), (19 / 6, 14), (0.1 + 0.2, 1)],
)
def test_decimals_of_a_number(number: float, decimals: int) -> None:
    assert find_decimals(number) == decimals


@pytest.mark.parametrize(
    ("written", "touchpoint", "evidence", "assumed"),
    [
        (3, {}, (), True),
        (3, {"from": "survey"}, (), True),  # a bare number stays a guess, whoever was asked about the touchpoint
        ({"value": 3}, {}, (), True),
        ({"value": 3}, {"from": "survey"}, ("survey",), False),
        ({"value": 3, "from": "survey"}, {}, ("survey",), False),
        ({"value": 3, "from": "guess"}, {"from": "survey"}, ("guess",), True),
        ({"value": 3, "from": ["guess", "survey"]}, {}, ("guess", "survey"), False),
    ],
)
def test_a_number_is_an_assumption_unless_evidence_stands_behind_it(
    written: Any, touchpoint: dict[str, Any], evidence: tuple[str, ...], assumed: bool
) -> None:
    result = measure(written, None, **touchpoint)
    assert (result.evidence, result.assumed) == (evidence, assumed)


@given(st.floats(1, 5), st.floats(1, 5))
def test_a_better_figure_is_never_worse_on_ten(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for scale, better in (("csat-5-mean", high), ("ces-7-easy-low", low)):
        best = measure(better, scale).scaled
        assert best is not None
        assert all(0 <= (measure(value, scale).scaled or 0) <= best for value in (one, other))
