"""What it would be worth to know a number: what is certain is worth nothing, and no number is worth less than that."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.maps import journey_of, score_of

from cxmap.errors import UsageError
from cxmap.scoring.certainty.evidence_value import CANDIDATES, FIRST, value_evidence
from cxmap.scoring.certainty.order_doubt import find_doubts, find_settled, find_wrong
from cxmap.scoring.methods.rpn import RPN
from cxmap.scoring.score import score_journey

SURE: dict[str, Any] = {
    "frequency": {"value": 0.5, "n": 100_000, "from": "survey"},
    "satisfaction": {"answers": [60_000, 0, 0, 0, 0, 0, 0, 0, 40_000, 0, 0], "from": "survey"},
    "loyalty": {"value": 6, "sd": 2, "n": 100_000, "from": "survey"},
}


def test_pairs_that_cannot_be_told_apart_are_half_wrong() -> None:
    rows = np.array([[3.0, 3.0, 1.0, 1.0], [2.0, 2.0, 2.0, 2.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]])
    # The first two beat each other half of the time; the last two are equal, which counts half.
    doubts = find_doubts(rows, len(rows))
    assert doubts.each.tolist() == [0.5, 0.5, 0.5, 0.5]
    assert (doubts.counted, doubts.all) == (1, 1)
    assert find_wrong(rows[0], rows[1:]).tolist() == [0.5, 0, 0]


def test_pairs_without_one_of_the_first_do_not_count() -> None:
    rows = np.array([[3.0, 3.0, 1.0, 1.0], [2.0, 2.0, 2.0, 2.0], [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]])
    doubts = find_doubts(rows, 1)
    assert doubts.each.tolist() == [0.5, 0.5, 0, 0]
    assert (doubts.counted, doubts.all) == (0.5, 1)


def test_what_decides_an_order_is_worth_all_of_the_doubt() -> None:
    rng = np.random.default_rng(1)
    parts = {"coin": np.repeat([0.0, 1.0], 5000), "noise": rng.random(10_000)}
    others = np.full((1, 10_000), 0.5)
    assert find_settled(lambda drawn: drawn["coin"] + 0 * drawn["noise"], parts, "coin", others) == 1
    assert find_settled(lambda drawn: drawn["coin"] + 0 * drawn["noise"], parts, "noise", others) == 0


def test_it_agrees_with_what_can_be_computed_by_hand() -> None:
    """Two uniform numbers of 0–1 are the wrong way round half of the time; knowing one leaves min(v, 1 − v) = 1/4."""
    grid = (np.arange(100_000) + 0.5) / 100_000
    rng = np.random.default_rng(7)
    others = rng.permutation(grid)[None, :]
    assert find_settled(lambda drawn: drawn["x"], {"x": rng.permutation(grid)}, "x", others) == pytest.approx(
        0.5, abs=0.01
    )


@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
@settings(max_examples=60)
def test_knowing_more_is_never_worth_less_than_nothing(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    parts = {"a": rng.random(300), "b": rng.normal(size=300)}
    others = rng.random((count, 300))
    for name in parts:
        assert 0 <= find_settled(lambda drawn: drawn["a"] * drawn["b"], parts, name, others) <= 1


def test_the_assumption_among_measurements_is_the_one_to_ask_about() -> None:
    metrics = {
        "pay": SURE,
        "call": {**SURE, "loyalty": 6.2},
        "ride": {**SURE, "frequency": {"value": 0.55, "n": 100_000, "from": "survey"}},
    }
    found = value_evidence(score_of(metrics), seed=1, draws=4000)
    assert [(one.entry.touchpoint.id, one.metric) for one in found.values] == [("call", "loyalty")]
    best = found.values[0]
    assert found.pairs == 3
    assert 0.5 < best.gain <= best.doubt <= found.wrong
    assert best.left == pytest.approx(found.wrong - best.gain)
    # Nobody says how far answers lie apart: 1.96² · 1/12 / 0.05² = 128.
    assert best.ask == 130


def test_a_small_survey_is_to_be_four_times_as_large() -> None:
    answers = {"answers": [0, 0, 4, 5, 6, 10, 10, 5, 5, 3, 2], "from": "survey"}
    metrics = {
        "pay": {**SURE, "satisfaction": answers},
        "call": {**SURE, "satisfaction": {"answers": [30_000, 0, 0, 0, 0, 0, 0, 0, 70_000, 0, 0], "from": "survey"}},
    }
    found = value_evidence(score_of(metrics), seed=1, draws=4000)
    best = found.values[0]
    assert (best.metric, best.to_count) == ("satisfaction", False)
    # A share of 0.3 would take 1.96² · 0.21 / 0.05² = 323; four times 50 answers is less.
    assert best.ask == 330


def test_a_large_survey_is_to_be_four_times_as_large_too() -> None:
    known = {"value": 4, "sd": 3, "n": 200, "from": "survey"}
    metrics = {"pay": {**SURE, "loyalty": known}, "call": {**SURE, "loyalty": {**known, "value": 4.1}}}
    best = value_evidence(score_of(metrics), seed=1, draws=4000).values[0]
    # A standard deviation of 3 of 10 would take 1.96² · 0.09 / 0.05² = 138, fewer than there are.
    assert (best.metric, best.ask, best.to_count) == ("loyalty", 800, False)


@pytest.mark.parametrize("n", [200, 100_000])
def test_where_a_mean_is_all_there_is_answers_are_to_be_counted(n: int) -> None:
    mean = {"value": 4, "sd": 3, "n": n, "from": "survey"}
    metrics = {"pay": SURE, "call": {**SURE, "satisfaction": mean}}
    found = value_evidence(score_of(metrics), seed=1, draws=4000)
    assert [(one.entry.touchpoint.id, one.metric, one.to_count) for one in found.values] == [
        ("call", "satisfaction", True)
    ]
    # Half of all pairs are open, and counting settles them; the share may be any: 1.96² · 1/4 / 0.05² = 384.
    assert found.values[0].gain == pytest.approx(found.wrong, abs=0.05)
    assert found.wrong == pytest.approx(0.5, abs=0.05)
    assert found.values[0].ask == 390


def test_answers_cannot_lie_further_apart_than_the_ends_of_their_scale() -> None:
    apart = {"value": 6, "sd": 1e15, "n": 20, "from": "survey"}
    metrics = {"pay": SURE, "call": {**SURE, "loyalty": apart}}
    best = value_evidence(score_of(metrics), seed=1, draws=4000).values[0]
    # 1.96² · 1/4 / 0.05² = 384
    assert (best.metric, best.ask) == ("loyalty", 390)


def test_a_share_of_people_is_not_to_be_counted_again() -> None:
    metrics = {"pay": SURE, "call": {**SURE, "satisfaction": {"value": 4, "n": 50, "from": "survey"}}}
    scales = {"satisfaction": {"min": 0, "max": 10, "method": "share"}}
    metrics["pay"] = {**SURE, "satisfaction": {"value": 4, "n": 100_000, "from": "survey"}}
    best = value_evidence(score_of(metrics, scales=scales), seed=1, draws=4000).values[0]
    # 1.96² · 0.24 / 0.05² = 369
    assert (best.entry.touchpoint.id, best.metric, best.to_count, best.ask) == ("call", "satisfaction", False, 370)


def test_of_many_numbers_those_are_valued_that_have_to_do_with_the_doubt() -> None:
    metrics: dict[str, Any] = {
        f"t{place}": {**SURE, "frequency": {"value": 0.05 * place, "n": 10**9, "from": "survey"}}
        for place in range(1, 11)
    }
    # The two lowest ones stand last among the candidates, too.
    metrics["t1"] = {**metrics["t2"], "loyalty": 6}
    found = value_evidence(score_of(metrics), seed=1, draws=1000)
    assert found.numbers == 30 > found.valued
    assert [(one.entry.touchpoint.id, one.metric) for one in found.values] == [("t1", "loyalty")]


def test_what_decides_who_is_first_is_asked_before_what_only_stirs_the_middle() -> None:
    """Forty that nobody can tell apart hold more pairs than the two at the top, and change nothing of what is done."""
    top = {**SURE, "frequency": {"value": 0.9, "n": 100_000, "from": "survey"}}
    clear = {f"c{place}": {**SURE, "frequency": {"value": 0.6 + place / 50, "n": 10**9, "from": "survey"}}
             for place in range(FIRST - 2)}  # fmt: skip
    alike = {f"m{place}": {**SURE, "frequency": {"value": 0.2, "n": 50, "from": "survey"}} for place in range(40)}
    metrics = {
        **alike,
        **clear,
        "pay": top,
        "call": {**top, "loyalty": {"value": 6, "sd": 2, "n": 40, "from": "survey"}},
    }
    found = value_evidence(score_of(metrics), seed=1, draws=2000)
    assert [(one.entry.touchpoint.id, one.metric) for one in found.values] == [("call", "loyalty")]
    assert (found.pairs, found.first_pairs) == (50 * 49 // 2, 50 * 49 // 2 - 40 * 39 // 2)
    assert found.first_wrong < 1 < 100 < found.wrong
    assert found.values[0].left == pytest.approx(found.first_wrong - found.values[0].gain)


def test_it_is_the_same_every_time_and_wherever_a_touchpoint_stands() -> None:
    metrics = {f"t{place}": {"frequency": 0.1 * place, "satisfaction": 3, "loyalty": 5} for place in range(1, 9)}
    first = value_evidence(score_of(metrics), seed=3, draws=500)
    again = value_evidence(score_of(metrics), seed=3, draws=500)
    turned = value_evidence(score_of(dict(reversed(metrics.items()))), seed=3, draws=500)
    told = [
        [(one.entry.touchpoint.id, one.metric, one.gain) for one in found.values] for found in (first, again, turned)
    ]
    assert told[0] == told[1] == told[2]
    assert first.numbers == 24
    assert first.valued == CANDIDATES
    gains = [one.gain for one in first.values]
    assert gains == sorted(gains, reverse=True)


def test_what_lacks_a_number_is_listed_by_the_rank_it_could_have() -> None:
    metrics = {
        "pay": SURE,
        "low": {"frequency": 0.01, "loyalty": 6},
        "any": {"loyalty": 6},
        "some": {"frequency": 0.9, "loyalty": 6},
    }
    found = value_evidence(score_of(metrics), seed=1, draws=100)
    assert [(entry.touchpoint.id, entry.could_reach) for entry in found.unranked] == [
        ("some", 1),
        ("any", 1),
        ("low", 2),
    ]


@pytest.mark.parametrize("metrics", [{}, {"pay": SURE}, {"pay": {"loyalty": 4}}])
def test_without_an_order_there_is_no_doubt(metrics: dict[str, Any]) -> None:
    found = value_evidence(score_of(metrics), seed=1, draws=100)
    assert (found.pairs, found.wrong, found.values, found.seed) == (0, 0, (), 1)


def test_what_is_not_drawn_has_no_worth() -> None:
    with pytest.raises(UsageError, match="`rpn` are no measurements"):
        value_evidence(score_journey(journey_of({"pay": SURE}), RPN), seed=1, draws=100)
    with pytest.raises(UsageError, match="without draws"):
        value_evidence(score_of({"pay": SURE}), seed=1, draws=0)
