"""The method opportunity: published checks, counted answers, bands and when there is none."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.scoring.maps import by_id, journey_of

from cxmap.scoring.method import Basis
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.methods.opportunity import ODI_STYLE, OPPORTUNITY, Band, Opportunity, band_of, name_band
from cxmap.scoring.result import RankedTouchpoint
from cxmap.scoring.score import score_journey

COUNTED = {"satisfaction": "csat-5-mean", "loyalty": {"min": 1, "max": 5}, "value": {"min": 1, "max": 5}}


def score(
    metrics: dict[str, Any], scales: Mapping[str, Any] | None = None, method: Opportunity = OPPORTUNITY
) -> RankedTouchpoint:
    [entry] = score_journey(journey_of({"pay": metrics}, scales=scales or {}), method).ranked
    return entry


@pytest.mark.parametrize(
    ("importance", "satisfaction", "expected"), [(9, 3, 15), (9, 9, 9), (9, 10, 9), (10, 0, 20), (0, 10, 0), (5, 4, 6)]
)
def test_the_published_checks(importance: float, satisfaction: float, expected: float) -> None:
    assert OPPORTUNITY.combine({"loyalty": importance, "satisfaction": satisfaction}) == expected
    assert score({"loyalty": importance, "satisfaction": satisfaction}).score == expected


def test_counted_answers_give_ten_times_the_share_of_the_two_best() -> None:
    # 71 of 102 and 90 of 100: I = 9, S = 10 · 71/102 = 6.96; 9 + (9 − 6.96) = 11.04.
    metrics = {
        "satisfaction": {"answers": [3, 8, 20, 41, 30], "from": "survey"},
        "loyalty": {"answers": [1, 3, 6, 40, 50], "from": "survey"},
    }
    entry = score(metrics, COUNTED)
    assert entry.score == pytest.approx(18 - 710 / 102, abs=1e-10)
    assert [(part.name, part.value, part.basis, part.how) for part in entry.parts] == [
        ("loyalty", 9, Basis.MEASURED, "10 · 90/100: 90 of 100 chose one of the two best"),
        ("satisfaction", pytest.approx(710 / 102), Basis.MEASURED, "10 · 71/102: 71 of 102 chose one of the two best"),
    ]  # fmt: skip
    assert name_band(OPPORTUNITY, entry.numbers, entry.score) == "consider"


def test_where_low_is_better_the_two_best_are_the_lowest() -> None:
    low = {"min": 1, "max": 5, "better": "low"}
    answers = {"answers": [30, 41, 20, 8, 3], "from": "survey"}
    entry = score({"satisfaction": answers, "loyalty": 9}, {"satisfaction": low})
    assert entry.parts[1].value == pytest.approx(710 / 102)


def test_a_top_box_share_is_such_a_share() -> None:
    scales = {"satisfaction": "csat-5-top-box", "loyalty": "csat-5-top-box"}
    metrics = {"satisfaction": {"value": 0.3, "from": "survey"}, "loyalty": {"value": 0.9, "from": "survey"}}
    entry = score(metrics, scales)
    assert (entry.score, name_band(OPPORTUNITY, entry.numbers, entry.score)) == (15, "high")
    assert entry.parts[1].how == "10 · 0.3, the share that chose one of the two best"
    answers = {**metrics, "loyalty": {"answers": [1, 3, 6, 40, 50], "from": "survey"}}
    assert score(answers, scales).score == 15


@pytest.mark.parametrize(
    ("metrics", "scales"),
    [
        ({"satisfaction": 3, "loyalty": 9}, {}),
        # A mean is no share, however well it was measured.
        ({"satisfaction": {"value": 3.1, "n": 212, "from": "survey"}}, {}),
        # Neither is a share that somebody guessed.
        ({"satisfaction": {"answers": [9, 9, 9, 1, 1], "from": "guess"}}, {}),
        ({"satisfaction": 0.2}, {"satisfaction": "csat-5-top-box"}),
        # The two best of seven are another thing than the two best of five.
        ({"satisfaction": {"answers": [9, 9, 9, 9, 9, 1, 1], "from": "survey"}}, {"satisfaction": "ces-7-easy-high"}),
        ({"satisfaction": {"value": 0.2, "from": "survey"}},
         {"satisfaction": {"min": 1, "max": 7, "method": "top-box"}}),
    ],
)  # fmt: skip
def test_other_numbers_are_odi_style_without_a_band(metrics: dict[str, Any], scales: dict[str, Any]) -> None:
    counted = {"loyalty": {"answers": [1, 3, 6, 40, 50], "from": "survey"}}
    loyalty = "0-10" if "loyalty" in metrics else COUNTED["loyalty"]
    entry = score({**counted, **metrics}, {**COUNTED, "loyalty": loyalty, **scales})
    assert OPPORTUNITY.find_band(entry.numbers, entry.score) is None
    assert name_band(OPPORTUNITY, entry.numbers, entry.score) == ODI_STYLE


def test_a_mean_is_the_figure_out_of_ten() -> None:
    entry = score({"satisfaction": 3.1, "loyalty": 4}, {"satisfaction": "csat-5-mean"})
    assert [part.value for part in entry.parts] == [4, 5.25]


@pytest.mark.parametrize(
    ("number", "band"),
    [(20, Band.EXTREME), (15.0001, Band.EXTREME), (15, Band.HIGH), (12, Band.HIGH), (11.9999, Band.CONSIDER),
     (10, Band.CONSIDER), (9.9999, Band.SERVED), (0, Band.SERVED)],
)  # fmt: skip
def test_the_edges_of_the_bands(number: float, band: Band) -> None:
    assert band_of(number) is band


def test_other_methods_have_no_bands() -> None:
    entry = score({"satisfaction": 3, "loyalty": 9})
    assert name_band(AT_RISK, entry.numbers, entry.score) is None


def test_importance_can_be_weighed() -> None:
    method = Opportunity({"loyalty": 2, "value": 1})
    assert method.formula == "(2·loyalty + 1·value)/3 + max((2·loyalty + 1·value)/3 − satisfaction, 0)"
    # I = (2 · 9 + 6)/3 = 8; 8 + (8 − 5) = 11.
    assert score({"satisfaction": 5, "loyalty": 9, "value": 6}, method=method).score == 11
    assert method.required == ("loyalty", "value", "satisfaction")
    ranking = score_journey(journey_of({"pay": {"satisfaction": 5, "loyalty": 9}}), method)
    assert [entry.missing for entry in ranking.unranked] == [("value",)]


def test_how_sure_a_share_is() -> None:
    answers = {"answers": [3, 8, 20, 41, 30], "from": "survey"}
    ranking = score_journey(
        journey_of(
            {
                "counted": {"satisfaction": answers, "loyalty": {"value": 4, "sd": 1, "n": 50, "from": "survey"}},
                "guessed": {"satisfaction": {**answers, "from": "guess"}, "loyalty": 4},
                "mean": {"satisfaction": {"value": 3.1, "sd": 1, "n": 212, "from": "survey"}, "loyalty": 4},
            },
            scales=COUNTED,
        ),
        OPPORTUNITY,
    )
    spreads = {id: OPPORTUNITY.find_spreads(entry.numbers) for id, entry in by_id(ranking).items()}
    counted, guessed = spreads["counted"]["satisfaction"], spreads["guessed"]["satisfaction"]
    assert (counted.shape, counted.a, counted.b, counted.floor, counted.ceiling) == ("beta", 71.5, 31.5, 0, 10)
    assert counted.reason == "71 of 102 answers: Beta(71.5, 31.5)"
    assert guessed.shape == "band"
    assert (guessed.low + guessed.high) / 2 == pytest.approx(710 / 102)
    assert guessed.high - guessed.low == 4
    assert spreads["counted"]["loyalty"].shape == spreads["mean"]["satisfaction"].shape == "t"


def test_a_top_box_value_is_as_sure_as_its_share() -> None:
    scales = {"satisfaction": "csat-5-top-box"}
    entry = score({"satisfaction": {"value": 0.3, "n": 200, "from": "survey"}, "loyalty": 4}, scales)
    spread = OPPORTUNITY.find_spreads(entry.numbers)["satisfaction"]
    assert (spread.shape, spread.a, spread.b, spread.ceiling) == ("beta", 60.5, 140.5, 10)
