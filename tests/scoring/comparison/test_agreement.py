"""Agreement of methods: published numbers, scipy as the oracle, and who moves."""

import math
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ConstantInputWarning, rankdata, spearmanr
from tests.journey.maps import read
from tests.scoring.maps import journey_of

from cxmap.journey.build import build_journey
from cxmap.scoring.comparison.agreement import Agreement, compare_methods, find_rho
from cxmap.scoring.methods.registry import METHODS
from cxmap.scoring.rank import rank_middle
from cxmap.scoring.score import score_journeys

numbers = st.one_of(st.integers(0, 4).map(float), st.floats(-1e6, 1e6))
paired = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=40)


def compare(metrics: Mapping[str, Mapping[str, Any]], *names: str, chosen: str | None = None) -> Agreement:
    journey = journey_of(metrics)
    rankings = [score_journeys([journey], METHODS[name]) for name in names or METHODS]
    return compare_methods(rankings, chosen)


def rows(values: Sequence[tuple[float, float, float]]) -> dict[str, dict[str, float]]:
    names = ("frequency", "satisfaction", "loyalty")
    return {f"t{place}": dict(zip(names, row, strict=True)) for place, row in enumerate(values)}


def test_a_published_example() -> None:
    # Ten people: intelligence quotient, and hours before the television in a week. The sum of squared differences of
    # ranks is 194, so rho is 1 − 6 · 194/(10 · 99) = −29/165.
    quotients = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]
    assert find_rho(quotients, hours) == round(-29 / 165, 10)


def test_ties_by_hand() -> None:
    # Ranks 1, 2.5, 2.5, 4 and 1.5, 1.5, 3, 4; off the mean of 2.5 they are −1.5, 0, 0, 1.5 and −1, −1, 0.5, 1.5:
    # (1.5 + 2.25)/√(4.5 · 4.5) = 5/6.
    assert find_rho([1, 2, 2, 3], [5, 5, 6, 7]) == round(5 / 6, 10)
    assert rank_middle([3, 2, 2, 1]) == (1, 2.5, 2.5, 4)


@given(paired)
def test_rho_is_that_of_scipy(pairs: list[tuple[float, float]]) -> None:
    first, second = map(list, zip(*pairs, strict=True))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConstantInputWarning)
        expected = spearmanr(first, second).statistic
    found = find_rho(first, second)
    if math.isnan(expected):
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=1e-9)
    assert list(rank_middle(first)) == list(rankdata([-number for number in first]))


@given(paired)
def test_rho_has_no_side_and_the_order_of_cases_does_not_matter(pairs: list[tuple[float, float]]) -> None:
    first, second = map(list, zip(*pairs, strict=True))
    rho = find_rho(first, second)
    assert find_rho(second, first) == rho
    assert find_rho(first[::-1], second[::-1]) == rho
    if rho is not None:
        assert -1 <= rho <= 1
        assert find_rho(first, [-number for number in second]) == pytest.approx(-rho)
        assert find_rho(first, first) == 1


def test_no_cases_have_no_rho() -> None:
    assert find_rho([], []) is None


def test_only_touchpoints_that_both_rank_are_compared() -> None:
    # ipa ranks a, b, c, d; at-risk lacks the frequency of d.
    metrics = rows([(1, 1, 9), (0.1, 2, 8), (0.5, 3, 7)])
    agreement = compare({**metrics, "d": {"satisfaction": 0, "loyalty": 10}}, "at-risk", "ipa")
    [pair] = agreement.pairs
    # at-risk: 81, 6.4, 24.5; ipa: 8, 6, 4. Ranks 1, 3, 2 and 1, 2, 3: rho 1 − 6 · 2/24 = 0.5.
    assert (pair.first, pair.second, pair.touchpoints, pair.rho, pair.reason) == ("at-risk", "ipa", 3, 0.5, "")
    assert [(standing.touchpoint.id, standing.ranks) for standing in agreement.standings] == [
        ("t0", {"at-risk": 1, "ipa": 2}),
        ("t2", {"at-risk": 2, "ipa": 4}),
        ("t1", {"at-risk": 3, "ipa": 3}),
        ("d", {"ipa": 1}),
    ]
    assert [(move.touchpoint.id, move.higher, move.high, move.lower, move.low, move.touchpoints, move.distance)
            for move in agreement.movers] == [
        ("t2", "at-risk", 2, "ipa", 3, 3, 1),
        ("t1", "ipa", 2, "at-risk", 3, 3, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        (0, "no touchpoint is ranked by both at-risk and ipa"),
        (1, "only one touchpoint is ranked by both at-risk and ipa"),
        (2, "only two touchpoints are ranked by both at-risk and ipa"),
    ],
)
def test_too_few_have_no_rho(count: int, reason: str) -> None:
    [pair] = compare(rows([(1, 1, 9), (0.1, 2, 8)][:count]), "at-risk", "ipa").pairs
    assert (pair.touchpoints, pair.rho, pair.reason) == (count, None, reason)


def test_where_all_have_one_score_there_is_no_rho() -> None:
    [pair] = compare(rows([(0, 1, 9), (0, 2, 8), (0, 3, 9)]), "at-risk", "ipa").pairs
    assert pair.rho is None
    assert pair.reason == "at-risk gives all 3 touchpoints that both rank the same score"


def test_every_two_methods_are_compared_and_one_ranks() -> None:
    metrics = {id: {**row, "value": 5} for id, row in rows([(1, 1, 9), (0.1, 2, 8), (0.5, 3, 7)]).items()}
    agreement = compare(metrics)
    assert len(agreement.pairs) == 10
    assert agreement.chosen.method.name == "at-risk"
    assert compare(metrics, chosen="ipa").chosen.method.name == "ipa"
    assert [standing.touchpoint.id for standing in compare(metrics, chosen="ipa").standings] == ["t0", "t1", "t2"]


def test_one_touchpoint_moves_once_by_its_longest_way_and_five_are_named() -> None:
    # at-risk ranks by frequency here, ipa the other way round: the ends move most, those in the middle least.
    agreement = compare(rows([((10 - place) / 10, 10 - place / 2, 5) for place in range(9)]), "at-risk", "ipa")
    by_risk = [standing.touchpoint.id for standing in agreement.standings]
    [pair] = agreement.pairs
    assert pair.rho is not None
    assert len(agreement.movers) == 5
    assert len({move.touchpoint.id for move in agreement.movers}) == 5
    distances = [move.distance for move in agreement.movers]
    assert distances == sorted(distances, reverse=True)
    for first, second in zip(agreement.movers, agreement.movers[1:], strict=False):
        if first.distance == second.distance:
            assert by_risk.index(first.touchpoint.id) < by_risk.index(second.touchpoint.id)


def test_methods_that_agree_move_nothing() -> None:
    assert compare(rows([(1, 1, 9), (1, 2, 8), (1, 3, 7)]), "at-risk", "ipa").movers == ()


def test_touchpoints_of_two_maps_may_have_one_id() -> None:
    stages = {"buy": {"touchpoints": {id: {"name": id, "metrics": row} for id, row in rows(
        [(1, 1, 9), (0.1, 2, 8)]).items()}}}  # fmt: skip
    journeys = [build_journey(read({"stages": stages}), name, f"{name}.journey.yaml", ()) for name in ("one", "two")]
    agreement = compare_methods([score_journeys(journeys, METHODS[name]) for name in ("at-risk", "ipa")])
    assert [pair.touchpoints for pair in agreement.pairs] == [4]
    assert [(standing.journey.id, standing.touchpoint.id, standing.ranks) for standing in agreement.standings] == [
        ("one", "t0", {"at-risk": 1, "ipa": 1}),
        ("two", "t0", {"at-risk": 1, "ipa": 1}),
        ("one", "t1", {"at-risk": 3, "ipa": 3}),
        ("two", "t1", {"at-risk": 3, "ipa": 3}),
    ]


@pytest.mark.parametrize(("names", "chosen"), [(("ipa", "ipa"), None), (("ipa", "need"), "rpn")])
def test_what_cannot_be_compared(names: tuple[str, ...], chosen: str | None) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        compare({}, *names, chosen=chosen)
