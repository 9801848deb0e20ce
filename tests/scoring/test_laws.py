"""What must hold by every method, whatever the numbers are."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build
from tests.scoring.maps import by_id, journey_of

from cxmap.reports.scores.formula import put_in
from cxmap.scoring.method import Method
from cxmap.scoring.methods.registry import METHODS, make_method
from cxmap.scoring.profile import Profile
from cxmap.scoring.result import RankedTouchpoint, Ranking
from cxmap.scoring.score import score_journey

Row = tuple[float, float, float, float]
NAMES = ("frequency", "satisfaction", "loyalty", "value")
RISES = (True, False, True, True)
"""Whether more of it makes a touchpoint more urgent."""

# Written numbers have few decimals; the coarse ones make ties frequent.
shares = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.2, 0.4, 0.5, 1.0]))
tens = st.one_of(st.floats(0, 10), st.sampled_from([0.0, 2.0, 4.0, 5.0, 10.0]))
row = st.tuples(shares, tens, tens, tens)
rows = st.lists(row, min_size=1, max_size=12)
cents = st.integers(0, 100)
short = st.tuples(cents, cents, cents, cents).map(lambda row: (row[0] / 100, row[1] / 10, row[2] / 10, row[3] / 10))

weight = st.one_of(st.sampled_from([0.0, 0.25, 0.3, 1.0, 2.0]), st.floats(1e-3, 1e3))
importance = st.fixed_dictionaries({"loyalty": weight, "value": weight}).filter(lambda weights: any(weights.values()))
everything = st.fixed_dictionaries(dict.fromkeys(NAMES, weight)).filter(lambda weights: any(weights.values()))
methods = st.one_of(
    st.sampled_from(list(METHODS.values())),
    everything.map(lambda weights: make_method(Profile("need", weights))),
    st.tuples(st.sampled_from(["opportunity", "ipa"]), importance).map(lambda pair: make_method(Profile(*pair))),
)
PLAIN = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())


def score_rows(numbers: Sequence[Row], method: Method, **sections: Any) -> Ranking:
    return score_of(
        {f"t{place}": dict(zip(NAMES, row, strict=True)) for place, row in enumerate(numbers)}, method, **sections
    )


def score_of(metrics: Mapping[str, Mapping[str, Any]], method: Method, **sections: Any) -> Ranking:
    return score_journey(journey_of(metrics, **sections), method)


def ranks(ranking: Ranking) -> dict[str, int]:
    return {entry.touchpoint.id: entry.rank for entry in ranking.ranked}


def find_bounds(method: Method) -> tuple[float, float]:
    """The lowest and the highest score: from a touchpoint where nothing, and one where everything speaks for it."""
    scores = [entry.score for entry in score_rows([(0, 10, 0, 0), (1, 0, 10, 10)], method).ranked]
    return min(scores), max(scores)


@given(rows, methods)
def test_a_score_lies_between_the_ends_and_is_redone_from_its_parts(numbers: Sequence[Row], method: Method) -> None:
    ranking = score_rows(numbers, method)
    low, high = find_bounds(method)
    for entry in ranking.ranked:
        assert low <= entry.score <= high
        assert entry.score == round(method.combine({part.name: part.value for part in entry.parts}), 10)
        assert [part.name for part in entry.parts] == list(method.ranges)
        for part in entry.parts:
            least, most = method.ranges[part.name]
            assert least <= part.value <= most
    scores = [entry.score for entry in ranking.ranked]
    assert scores == sorted(scores, reverse=True)


@given(row, methods)
def test_the_printed_formula_gives_the_printed_score(numbers: Row, method: Method) -> None:
    [entry] = score_rows([numbers], method).ranked
    written = put_in(method.formula, entry.parts).replace("·", "*").replace("−", "-")
    assert set(written) <= set("0123456789.e+-*/()max, ")
    assert round(eval(written, {"max": max}), 10) == entry.score


@given(row, methods, st.sampled_from([0, 1, 2, 3]), tens)
def test_a_score_is_monotone_in_each_input(numbers: Row, method: Method, place: int, other: float) -> None:
    changed = list(numbers)
    changed[place] = other / 10 if place == 0 else other
    pair = score_of(
        {"t0": dict(zip(NAMES, numbers, strict=True)), "t1": dict(zip(NAMES, changed, strict=True))}, method
    )
    scores = {id: entry.score for id, entry in by_id(pair).items()}
    if changed[place] == numbers[place] or NAMES[place] not in method.required:
        assert scores["t0"] == scores["t1"]
    elif (changed[place] > numbers[place]) is RISES[place]:
        assert scores["t1"] >= scores["t0"]
    else:
        assert scores["t1"] <= scores["t0"]


@given(rows, methods, st.randoms(use_true_random=False))
def test_permuting_the_file_changes_nothing_but_the_order_of_ties(
    numbers: Sequence[Row], method: Method, random: Random
) -> None:
    order = list(range(len(numbers)))
    random.shuffle(order)
    metrics = {f"t{place}": dict(zip(NAMES, values, strict=True)) for place, values in enumerate(numbers)}
    one, other = score_of(metrics, method), score_of({f"t{place}": metrics[f"t{place}"] for place in order}, method)
    assert _facts(one) == _facts(other)
    assert one.cuts == other.cuts
    for ranking, file_order in ((one, range(len(numbers))), (other, order)):
        places = {f"t{number}": place for place, number in enumerate(file_order)}
        keys = [(entry.rank, places[entry.touchpoint.id]) for entry in ranking.ranked]
        assert keys == sorted(keys)


def _facts(ranking: Ranking) -> dict[str, tuple[object, ...]]:
    return {id: (entry.rank, entry.score, entry.parts, entry.quadrants) for id, entry in by_id(ranking).items()}


@given(rows, row, methods)
def test_adding_a_touchpoint_does_not_reorder_the_others(numbers: Sequence[Row], added: Row, method: Method) -> None:
    before, after = ranks(score_rows(numbers, method)), ranks(score_rows([*numbers, added], method))
    for one in before:
        for other in before:
            assert (before[one] < before[other]) is (after[one] < after[other])


@given(numbers=st.lists(short, min_size=1, max_size=8), method=methods, factor=st.sampled_from([1, 2, 4]))
def test_a_change_of_scale_does_not_change_the_order(numbers: Sequence[Row], method: Method, factor: float) -> None:
    written = [(100 * f, 1 + factor * s / 10, 10 - y, 10 * v) for f, s, y, v in numbers]
    scales = {
        "frequency": "percent",
        "satisfaction": {"min": 1, "max": 1 + factor},
        "loyalty": {"min": 0, "max": 10, "better": "low"},
        "value": "percent",
    }
    one, other = by_id(score_rows(numbers, method)), by_id(score_rows(written, method, scales=scales))
    # What a float loses in the change of scale is far below what a rank can tell, but it may break or make a tie.
    assert {id: entry.score for id, entry in one.items()} == pytest.approx(
        {id: entry.score for id, entry in other.items()}, abs=1e-9
    )
    for first in one:
        for second in one:
            if one[first].score > one[second].score + 1e-9:
                assert other[first].rank < other[second].rank


@PLAIN
def test_a_linear_change_of_scale_keeps_ties(method: Method) -> None:
    numbers = [(0.2, 5, 8, 5), (0.4, 5, 4, 5), (0.8, 7.5, 4, 5), (0.3, 2.5, 7, 5)]
    written = [(100 * f, 1 + s * 0.4, y, v) for f, s, y, v in numbers]
    scales = {"frequency": "percent", "satisfaction": "csat-5-mean"}
    assert ranks(score_rows(numbers, method)) == ranks(score_rows(written, method, scales=scales))


@given(rows, methods)
def test_arrays_are_combined_as_single_numbers_are(numbers: Sequence[Row], method: Method) -> None:
    entries = score_rows(numbers, method).ranked
    parts = [{part.name: part.value for part in entry.parts} for entry in entries]
    columns = {name: np.array([row[name] for row in parts], dtype=float) for name in method.ranges}
    assert list(method.combine(columns)) == [method.combine(row) for row in parts]


@given(rows, st.sampled_from(["need", "opportunity", "ipa"]), everything)
def test_weights_that_are_handed_over_are_those_of_a_method_with_them(
    numbers: Sequence[Row], name: str, weights: dict[str, float]
) -> None:
    everyone = NAMES if name == "need" else ("loyalty", "value")
    given_weights = {metric: weights[metric] + 0.001 for metric in everyone}
    own, method = make_method(Profile(name, given_weights)), make_method(Profile(name, dict.fromkeys(everyone, 1)))
    entries = score_rows(numbers, own).ranked
    columns = {part: np.array([_part(entry, part) for entry in entries]) for part in own.ranges}
    drawn = method.combine(columns, {metric: np.full(len(entries), each) for metric, each in given_weights.items()})
    assert method.weighed == own.weighed == everyone
    assert list(drawn) == pytest.approx([entry.score for entry in entries], abs=1e-9)


def _part(entry: RankedTouchpoint, name: str) -> float:
    return next(part.value for part in entry.parts if part.name == name)


@PLAIN
def test_what_is_sure_is_said_of_every_part(method: Method) -> None:
    [entry] = score_rows([(0.5, 6, 7, 8)], method).ranked
    spreads = method.find_spreads(entry.numbers)
    assert list(spreads) == (list(method.ranges) if method.drawn else [])
    for name, spread in spreads.items():
        assert (spread.floor, spread.ceiling) == method.ranges[name]
        assert spread.shape == "band"


@PLAIN
def test_a_touchpoint_without_a_number_that_counts_is_not_ranked(method: Method) -> None:
    full = dict(zip(NAMES, (0.5, 6, 7, 8), strict=True))
    for metric in NAMES:
        ranking = score_of({"full": full, "half": {name: full[name] for name in NAMES if name != metric}}, method)
        assert [entry.missing for entry in ranking.unranked] == ([(metric,)] if metric in method.required else [])


def test_stages_do_not_matter() -> None:
    metrics = {"frequency": 0.5, "satisfaction": 5, "loyalty": 5}
    one = {"name": "One", "metrics": metrics}
    other = {"name": "Other", "metrics": {**metrics, "loyalty": 9}}
    together = build({"stages": {"a": {"touchpoints": {"one": one, "other": other}}}})
    apart = build({"stages": {"a": {"touchpoints": {"one": one}}, "b": {"touchpoints": {"other": other}}}})
    at_risk = METHODS["at-risk"]
    assert ranks(score_journey(together, at_risk)) == ranks(score_journey(apart, at_risk)) == {"other": 1, "one": 2}
