"""What must hold whatever the numbers are."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build
from tests.scoring.maps import by_id, score_of, score_rows

from cxmap.scoring.result import ScoredMap
from cxmap.usecases.score import score_map

Row = tuple[float, float, float]
# Written numbers have few decimals; the coarse ones make ties frequent.
shares = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.2, 0.4, 0.5, 1.0]))
tens = st.one_of(st.floats(0, 10), st.sampled_from([0.0, 2.0, 4.0, 5.0, 10.0]))
row = st.tuples(shares, tens, tens)
rows = st.lists(row, min_size=1, max_size=12)


def ranks(scored: ScoredMap) -> dict[str, int]:
    return {entry.touchpoint.id: entry.rank for entry in scored.ranked}


@given(rows)
def test_a_score_lies_from_0_to_100_and_is_redone_from_its_parts(numbers: Sequence[Row]) -> None:
    scored = score_rows(numbers)
    for entry in scored.ranked:
        assert 0 <= entry.score <= 100
        frequency, dissatisfied, loyalty = (part.value for part in entry.parts)
        assert entry.score == round(100 * frequency * dissatisfied * loyalty / 10, 10)
    scores = [entry.score for entry in scored.ranked]
    assert scores == sorted(scores, reverse=True)


@given(row, st.sampled_from([0, 1, 2]), tens)
def test_a_score_is_monotone_in_each_input(numbers: Row, place: int, other: float) -> None:
    changed = list(numbers)
    changed[place] = other / 10 if place == 0 else other
    before, after = (
        entry.score for entry in sorted(score_rows([numbers, changed]).ranked, key=lambda e: e.touchpoint.id)
    )
    # More come, or more depends on it: more is at risk. More are satisfied: less is.
    rises = (changed[place] >= numbers[place]) is (place != 1)
    if changed[place] == numbers[place]:
        assert after == before
    else:
        assert after >= before if rises else after <= before


@given(rows, st.randoms(use_true_random=False))
def test_permuting_the_file_changes_nothing_but_the_order_of_ties(numbers: Sequence[Row], random: Random) -> None:
    order = list(range(len(numbers)))
    random.shuffle(order)
    names = ("frequency", "satisfaction", "loyalty")
    metrics = {f"t{place}": dict(zip(names, values, strict=True)) for place, values in enumerate(numbers)}
    one, other = score_of(metrics), score_of({f"t{place}": metrics[f"t{place}"] for place in order})
    assert _facts(one) == _facts(other)
    assert one.cut == other.cut
    for scored, file_order in ((one, range(len(numbers))), (other, order)):
        places = {f"t{number}": place for place, number in enumerate(file_order)}
        keys = [(entry.rank, places[entry.touchpoint.id]) for entry in scored.ranked]
        assert keys == sorted(keys)


def _facts(scored: ScoredMap) -> dict[str, tuple[object, ...]]:
    return {id: (entry.rank, entry.score, entry.parts, entry.quadrant) for id, entry in by_id(scored).items()}


@given(rows, row)
def test_adding_a_touchpoint_does_not_reorder_the_others(numbers: Sequence[Row], added: Row) -> None:
    before, after = ranks(score_rows(numbers)), ranks(score_rows([*numbers, added]))
    for one in before:
        for other in before:
            assert (before[one] < before[other]) is (after[one] < after[other])


@pytest.mark.parametrize("factor", [1, 2, 4])
@given(numbers=rows)
def test_a_linear_change_of_scale_does_not_change_the_order(numbers: Sequence[Row], factor: float) -> None:
    written = [(100 * f, 1 + factor * s / 10, 10 - y) for f, s, y in numbers]
    scales = {
        "frequency": "percent",
        "satisfaction": {"min": 1, "max": 1 + factor},
        "loyalty": {"min": 0, "max": 10, "better": "low"},
    }
    one, other = by_id(score_rows(numbers)), by_id(score_rows(written, scales=scales))
    # What a float loses in the change of scale is far below what a rank can tell, but it may break or make a tie.
    assert {id: entry.score for id, entry in one.items()} == pytest.approx(
        {id: entry.score for id, entry in other.items()}, abs=1e-9
    )
    for first in one:
        for second in one:
            if one[first].score > one[second].score + 1e-9:
                assert other[first].rank < other[second].rank


def test_a_linear_change_of_scale_keeps_ties() -> None:
    numbers = [(0.2, 5, 8), (0.4, 5, 4), (0.8, 7.5, 4), (0.3, 2.5, 7)]
    written = [(100 * f, 1 + s * 0.4, y) for f, s, y in numbers]
    scales = {"frequency": "percent", "satisfaction": "csat-5-mean"}
    assert ranks(score_rows(numbers)) == ranks(score_rows(written, scales=scales))


def test_stages_do_not_matter() -> None:
    metrics = {"frequency": 0.5, "satisfaction": 5, "loyalty": 5}
    one = {"name": "One", "metrics": metrics}
    other = {"name": "Other", "metrics": {**metrics, "loyalty": 9}}
    together = build({"stages": {"a": {"touchpoints": {"one": one, "other": other}}}})
    apart = build({"stages": {"a": {"touchpoints": {"one": one}}, "b": {"touchpoints": {"other": other}}}})
    assert ranks(score_map(together)) == ranks(score_map(apart)) == {"other": 1, "one": 2}
