"""Importance against performance, redone by hand."""

import pytest
from tests.scoring.maps import by_id, journey_of, score_of, score_rows

from cxmap.scoring.at_risk import AT_RISK
from cxmap.scoring.quadrant import Position, Quadrant, find_cut, find_quadrant
from cxmap.scoring.score import score_journey


def test_quadrants_by_hand() -> None:
    # Importance 9, 8, 2, 1: mean 5. Performance 3, 9, 2, 8: mean 5.5.
    scored = score_rows([(1, 3, 9), (1, 9, 8), (1, 2, 2), (1, 8, 1)])
    assert scored.cut == Position(5, 5.5)
    assert {id: entry.quadrant for id, entry in by_id(scored).items()} == {
        "t0": Quadrant.FIX_FIRST, "t1": Quadrant.KEEP_UP, "t2": Quadrant.LOW_PRIORITY, "t3": Quadrant.POSSIBLE_OVERKILL,
    }  # fmt: skip
    assert [quadrant.value for quadrant in Quadrant] == ["fix-first", "keep-up", "low-priority", "possible-overkill"]


def test_on_the_cut_a_touchpoint_is_important_and_does_well() -> None:
    assert find_quadrant(Position(5, 5), Position(5, 5)) is Quadrant.KEEP_UP
    # Ten times 0.1 does not add up to 1 in floats; alike touchpoints must lie on their own mean all the same.
    scored = score_rows([(1, 0.7, 0.1)] * 10)
    assert {entry.quadrant for entry in scored.ranked} == {Quadrant.KEEP_UP}


def test_only_ranked_touchpoints_make_the_mean() -> None:
    full = {"frequency": 1, "satisfaction": 4, "loyalty": 6}
    scored = score_of({"a": full, "b": {"satisfaction": 10, "loyalty": 10}, "c": {**full, "loyalty": 8}})
    assert scored.cut == Position(7, 4)
    assert score_of({"b": {"loyalty": 3}}).cut is None
    assert find_cut([]) is None


def test_importance_is_a_weighted_mean() -> None:
    metrics = {"frequency": 1, "satisfaction": 4, "loyalty": 6}
    journey = journey_of({"a": {**metrics, "value": 9}, "b": metrics, "c": {**metrics, "value": 30}})
    scored = score_journey(journey, AT_RISK, {"loyalty": 3, "value": 1})
    entries = by_id(scored)
    # (3 · 6 + 1 · 9) / 4 = 6.75; without a value there is no position, and the rank does not need one.
    assert entries["a"].position == Position(6.75, 4)
    assert scored.cut == Position(6.75, 4)
    assert [(entries[id].position, entries[id].quadrant, entries[id].rank) for id in "bc"] == [(None, None, 1)] * 2


def test_a_weight_of_nothing_asks_for_nothing() -> None:
    scored = score_of({"a": {"frequency": 1, "satisfaction": 4, "loyalty": 6}})
    assert scored.weights == {"loyalty": 1, "value": 0}
    assert scored.ranked[0].position == Position(6, 4)


@pytest.mark.parametrize("scale", ["csat-5-mean", "0-10"])
def test_performance_is_on_ten(scale: str) -> None:
    scored = score_of({"a": {"frequency": 1, "satisfaction": 4, "loyalty": 6}}, scales={"satisfaction": scale})
    assert scored.ranked[0].position == Position(6, 7.5 if scale == "csat-5-mean" else 4)
