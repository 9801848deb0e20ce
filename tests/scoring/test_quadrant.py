"""Importance against performance, redone by hand."""

import pytest
from tests.scoring.maps import by_id, journey_of, score_of, score_rows

from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.quadrant import CUTS, Cut, Position, Quadrant, find_cut, find_quadrant
from cxmap.scoring.score import score_journeys


def test_quadrants_by_hand() -> None:
    # Importance 9, 8, 2, 1: mean 5. Performance 3, 9, 2, 8: mean 5.5.
    ranking = score_rows([(1, 3, 9), (1, 9, 8), (1, 2, 2), (1, 8, 1)])
    assert ranking.cuts["mean"] == Position(5, 5.5)
    assert {id: entry.quadrants["mean"] for id, entry in by_id(ranking).items()} == {
        "t0": Quadrant.FIX_FIRST, "t1": Quadrant.KEEP_UP, "t2": Quadrant.LOW_PRIORITY, "t3": Quadrant.POSSIBLE_OVERKILL,
    }  # fmt: skip
    assert [quadrant.value for quadrant in Quadrant] == ["fix-first", "keep-up", "low-priority", "possible-overkill"]


def test_on_the_cut_a_touchpoint_is_important_and_does_well() -> None:
    assert find_quadrant(Position(5, 5), Position(5, 5)) is Quadrant.KEEP_UP
    # Ten times 0.1 does not add up to 1 in floats; alike touchpoints must lie on their own mean all the same.
    ranking = score_rows([(1, 0.7, 0.1)] * 10)
    assert {entry.quadrants["mean"] for entry in ranking.ranked} == {Quadrant.KEEP_UP}


@pytest.mark.parametrize(
    ("cut", "position"), [("mean", Position(4, 5)), ("median", Position(2, 6)), ("midpoint", Position(5, 5))]
)
def test_where_quadrants_are_cut(cut: Cut, position: Position) -> None:
    positions = [Position(1, 2), Position(9, 7), Position(2, 6)]
    assert find_cut(positions, cut) == position
    assert find_cut([], cut) is None


def test_an_even_number_has_its_median_in_the_middle() -> None:
    assert find_cut([Position(1, 2), Position(9, 7), Position(2, 6), Position(4, 6)], "median") == Position(3, 6)


def test_only_ranked_touchpoints_make_the_mean() -> None:
    full = {"frequency": 1, "satisfaction": 4, "loyalty": 6}
    ranking = score_of({"a": full, "b": {"satisfaction": 10, "loyalty": 10}, "c": {**full, "loyalty": 8}})
    assert ranking.cuts["mean"] == Position(7, 4)
    assert score_of({"b": {"loyalty": 3}}).cuts == {}


def test_importance_is_a_weighted_mean() -> None:
    metrics = {"frequency": 1, "satisfaction": 4, "loyalty": 6}
    journey = journey_of({"a": {**metrics, "value": 9}, "b": metrics, "c": {**metrics, "value": 30}})
    ranking = score_journeys([journey], AT_RISK, weights={"loyalty": 3, "value": 1})
    entries = by_id(ranking)
    # (3 · 6 + 1 · 9) / 4 = 6.75; without a value there is no position, and the rank does not need one.
    assert entries["a"].position == Position(6.75, 4)
    assert ranking.cuts["mean"] == Position(6.75, 4)
    assert [(entries[id].position, entries[id].quadrants, entries[id].rank) for id in "bc"] == [(None, {}, 1)] * 2


def test_a_weight_of_nothing_asks_for_nothing() -> None:
    ranking = score_of({"a": {"frequency": 1, "satisfaction": 4, "loyalty": 6}})
    assert ranking.weights == {"loyalty": 1, "value": 0}
    assert ranking.ranked[0].position == Position(6, 4)


@pytest.mark.parametrize("scale", ["csat-5-mean", "0-10"])
def test_performance_is_on_ten(scale: str) -> None:
    ranking = score_of({"a": {"frequency": 1, "satisfaction": 4, "loyalty": 6}}, scales={"satisfaction": scale})
    assert ranking.ranked[0].position == Position(6, 7.5 if scale == "csat-5-mean" else 4)


# Importance 9, 6, 5, 4: mean 6, median 5.5. Performance 2, 7, 6.5, 8: mean 5.875, median 6.75. Midpoint 5 and 5.
ROWS = [(1, 2, 9), (1, 7, 6), (1, 6.5, 5), (1, 8, 4)]
PLACES = {
    "t0": ("fix-first", "fix-first", "fix-first"),
    "t1": ("keep-up", "keep-up", "keep-up"),
    "t2": ("possible-overkill", "low-priority", "keep-up"),
    "t3": ("possible-overkill", "possible-overkill", "possible-overkill"),
}


@pytest.mark.parametrize("cut", CUTS)
def test_a_quadrant_by_every_cut(cut: Cut) -> None:
    names = ("frequency", "satisfaction", "loyalty")
    journey = journey_of({f"t{place}": dict(zip(names, row, strict=True)) for place, row in enumerate(ROWS)})
    ranking = score_journeys([journey], AT_RISK, cut=cut)
    expected = {id: dict(zip(CUTS, places, strict=True)) for id, places in PLACES.items()}
    assert {
        id: {way: str(place) for way, place in entry.quadrants.items()} for id, entry in by_id(ranking).items()
    } == (expected)
