"""The method need, against numbers worked out by hand."""

import pytest
from tests.scoring.maps import journey_of

from cxmap.scoring.methods.need import NEED, Need
from cxmap.scoring.score import score_journey

METRICS = {"frequency": 0.6, "satisfaction": 7, "loyalty": 8, "value": 5}


def test_all_four_count_alike() -> None:
    # (0.6 + 0.3 + 0.8 + 0.5) / 4 = 0.55.
    [entry] = score_journey(journey_of({"pay": METRICS}), NEED).ranked
    assert entry.score == 0.55
    assert NEED.formula == "(frequency + (10 − satisfaction)/10 + loyalty/10 + value/10)/4"
    assert NEED.weights == dict.fromkeys(METRICS, 0.25)
    assert NEED.ranges == {**dict.fromkeys(METRICS, (0, 10)), "frequency": (0, 1)}


@pytest.mark.parametrize(
    ("weights", "formula", "score"),
    [
        ({"loyalty": 2, "value": 1}, "(2·loyalty/10 + 1·value/10)/3", 0.7),  # (1.6 + 0.5) / 3
        ({"satisfaction": 3, "frequency": 1}, "(1·frequency + 3·(10 − satisfaction)/10)/4", 0.375),  # (0.6 + 0.9) / 4
        ({"frequency": 0.4, "loyalty": 0.6}, "0.4·frequency + 0.6·loyalty/10", 0.72),
        ({"satisfaction": 9}, "(10 − satisfaction)/10", 0.3),
    ],
)
def test_other_weights(weights: dict[str, float], formula: str, score: float) -> None:
    method = Need(weights)
    assert method.formula == formula
    [entry] = score_journey(journey_of({"pay": METRICS}), method).ranked
    assert entry.score == score
    assert method.weights == {metric: weights.get(metric, 0) for metric in METRICS}


def test_what_counts_nothing_is_not_needed() -> None:
    method = Need({"loyalty": 2, "value": 1, "frequency": 0})
    ranking = score_journey(journey_of({"pay": {"loyalty": 8, "value": 5}, "call": {"loyalty": 8}}), method)
    assert [entry.touchpoint.id for entry in ranking.ranked] == ["pay"]
    assert [(entry.touchpoint.id, entry.missing) for entry in ranking.unranked] == [("call", ("value",))]
    assert method.required == method.weighed == ("loyalty", "value")


def test_the_ends() -> None:
    ends = {"best": {"frequency": 0, "satisfaction": 10, "loyalty": 0, "value": 0},
            "worst": {"frequency": 1, "satisfaction": 0, "loyalty": 10, "value": 10}}  # fmt: skip
    assert [entry.score for entry in score_journey(journey_of(ends), NEED).ranked] == [1, 0]
