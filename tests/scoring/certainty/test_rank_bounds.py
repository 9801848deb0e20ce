"""How sure a ranking is: against another way to compute it, and what must hold whatever the numbers are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.journey.maps import build
from tests.scoring.maps import by_id, score_of

import cxmap.scoring.certainty.rank_bounds as subject
from cxmap.scoring.bounds import Bounds, Tier
from cxmap.scoring.certainty.rank_bounds import add_certainty, find_bounds, limit_draws, name_journeys, rank_draws
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.methods.need import NEED
from cxmap.scoring.profile import DRAWS, SEED
from cxmap.scoring.result import Certainty, Ranking
from cxmap.scoring.score import score_journey, score_journeys

FEW = 400

survey = st.fixed_dictionaries(
    {
        "frequency": st.one_of(
            st.sampled_from([0, 0.25, 0.5, 1]),
            st.builds(
                lambda value, n: {"value": value, "n": n, "from": "survey"}, st.floats(0, 1), st.integers(1, 999)
            ),
        ),
        "satisfaction": st.one_of(
            st.sampled_from([0, 2.5, 5, 10]),
            st.builds(
                lambda value, sd, n: {"value": value, "sd": sd, "n": n, "from": "survey"},
                st.floats(0, 10), st.floats(0, 3), st.integers(1, 999),
            ),
        ),
        "loyalty": st.one_of(
            st.sampled_from([0, 2, 4, 10]),
            st.builds(lambda value: {"value": value, "from": "survey"}, st.floats(0, 10)),
        ),
    }
)  # fmt: skip
maps = st.lists(survey, min_size=1, max_size=8)


def sure(metrics: Mapping[str, Mapping[str, Any]], draws: int = FEW, top: int = 3, seed: int = SEED) -> Ranking:
    counted = any("answers" in str(numbers) for numbers in metrics.values())
    scales = {"satisfaction": "csat-5-mean"} if counted else {}
    return add_certainty(score_of(metrics, scales=scales), seed=seed, draws=draws, top=top)


def name(rows: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {f"t{place}": row for place, row in enumerate(rows)}


def bounds_of(ranking: Ranking) -> dict[str, Bounds]:
    return {id: entry.bounds for id, entry in by_id(ranking).items() if entry.bounds is not None}


def test_bounds_by_hand() -> None:
    # Twenty draws: the interval leaves out one at either end.
    first, second, third = [9.0] * 19 + [1.0], [5.0] * 10 + [9.0] * 10, [2.0] * 18 + [6.0, 10.0]
    one, two, three = find_bounds(np.array([first, second, third]), [9, 7, 2], 1)
    # Ranks of the first: 1 in nineteen draws (in nine of them with the second), 3 in one.
    assert one == Bounds(1, 1, 9, 9, 19 / 20, Tier.NOW)
    # Of the second: 2 in ten, 1 in nine, 2 in the last.
    assert two == Bounds(1, 2, 5, 9, 9 / 20, Tier.NOW)
    assert three == Bounds(3, 3, 2, 6, 1 / 20, Tier.NEXT)


def test_an_interval_is_stretched_to_its_point() -> None:
    (low, high) = find_bounds(np.array([[3.0] * 40, [4.0] * 40]), [8, 1], 1)
    assert (low.rank_low, low.rank_high, low.score_low, low.score_high) == (1, 2, 3, 8)
    assert (high.rank_low, high.rank_high, high.score_low, high.score_high) == (1, 2, 1, 4)


@given(st.integers(1, 30), st.integers(1, 60), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_ranks_are_those_of_scipy(touchpoints: int, draws: int, values: int, seed: int) -> None:
    # Few values make ties frequent, many make them rare.
    scores = np.random.default_rng(seed).integers(0, values, (touchpoints, draws)) / 7
    assert rank_draws(scores).tolist() == stats.rankdata(-scores, method="min", axis=0).astype(int).tolist()


def test_ranks_of_many_draws_are_found_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = np.random.default_rng(1).integers(0, 50, (30, 100)) / 7
    whole = rank_draws(scores)
    monkeypatch.setattr(subject, "_BLOCK", 100)
    assert rank_draws(scores).tolist() == whole.tolist()


ORACLE: Mapping[str, Mapping[str, Any]] = {
    f"t{place}": {
        "frequency": {"value": (3 * place % 20 + 1) / 22, "n": 40 + 30 * place, "from": "survey"},
        "satisfaction": {"answers": [5 + place, 7, 12, 20, 40 - 2 * place], "from": "survey"}
        if place % 2
        else {"value": 2 + place / 10, "sd": 1.1, "n": 25 + 10 * place, "from": "survey"},
        "loyalty": 2 + 7 * place % 8 if place % 3 else {"value": 6, "low": 5, "high": 7.5, "from": "survey"},
    }
    for place in range(20)
}


def _draw_otherwise(metrics: Mapping[str, Any], generator: np.random.Generator) -> Any:
    """A score of at-risk, drawn by somebody else's library."""
    number, satisfaction, loyalty = metrics["frequency"], metrics["satisfaction"], metrics["loyalty"]
    count = number["value"] * number["n"]
    frequency = stats.beta.rvs(count + 0.5, number["n"] - count + 0.5, size=DRAWS, random_state=generator)
    if "answers" in satisfaction:
        low, n = sum(satisfaction["answers"][:2]), sum(satisfaction["answers"])
        dissatisfied = stats.beta.rvs(low + 0.5, n - low + 0.5, size=DRAWS, random_state=generator)
    else:
        n = satisfaction["n"]
        error = satisfaction["sd"] / np.sqrt(n)
        # The mean tells the share within ±0.2, and is itself unsure; one uniform number stands for both.
        half = 0.2 + (stats.t.ppf(0.975, n - 1) * error) / 4
        dissatisfied = np.clip((5 - satisfaction["value"]) / 4 + generator.uniform(-half, half, DRAWS), 0, 1)
    if isinstance(loyalty, dict):
        side = np.abs(stats.norm.rvs(size=DRAWS, random_state=generator)) / 1.959964
        drawn = np.where(generator.random(DRAWS) < 0.5, loyalty["value"] - side, loyalty["value"] + 1.5 * side)
    else:
        drawn = generator.uniform(loyalty - 2, loyalty + 2, DRAWS)
    return 100 * frequency * dissatisfied * np.clip(drawn, 0, 10) / 10


def test_another_library_and_other_dice_find_the_same() -> None:
    ranking = sure(ORACLE, DRAWS, 5)
    generator = np.random.default_rng(99)
    ours = [entry.bounds for entry in ranking.ranked if entry.bounds is not None]
    scores = np.array([_draw_otherwise(ORACLE[entry.touchpoint.id], generator) for entry in ranking.ranked])
    ranks = stats.rankdata(-scores, method="min", axis=0)
    assert len(ours) == len(ORACLE)
    for bounds, entry, row, drawn in zip(ours, ranking.ranked, ranks, scores, strict=True):
        likely = np.mean(row <= 5)
        # Both are drawn: four standard errors of a difference, and a little where the share is 0 or 1.
        assert bounds.likely == pytest.approx(likely, abs=4 * np.sqrt(2 * likely * (1 - likely) / DRAWS) + 0.001)
        low, high = np.quantile(row, [0.05, 0.95])
        assert abs(bounds.rank_low - min(low, entry.rank)) <= 1
        assert abs(bounds.rank_high - max(high, entry.rank)) <= 1
        low, high = np.quantile(drawn, [0.05, 0.95])
        slack = 0.1 * drawn.std()
        assert bounds.score_low == pytest.approx(min(low, entry.score), abs=slack)
        assert bounds.score_high == pytest.approx(max(high, entry.score), abs=slack)


@given(maps, st.integers(1, 5))
def test_an_interval_contains_its_point(rows: Sequence[Mapping[str, Any]], top: int) -> None:
    ranking = sure(name(rows), top=top)
    assert ranking.certainty == Certainty(SEED, FEW, top)
    for entry in ranking.ranked:
        bounds = entry.bounds
        assert bounds is not None
        assert 1 <= bounds.rank_low <= entry.rank <= bounds.rank_high <= len(rows)
        assert 0 <= bounds.score_low <= entry.score <= bounds.score_high <= 100
        assert 0 <= bounds.likely <= 1
        assert bounds.any_weights is None
    # Ties at the last of the first ranks let more in, nothing lets fewer in.
    assert sum(bounds.likely for bounds in bounds_of(ranking).values()) >= min(top, len(rows)) - 1e-9


@given(maps, st.randoms(use_true_random=False))
def test_permuting_the_file_permutes_what_is_found(rows: Sequence[Mapping[str, Any]], random: Random) -> None:
    metrics = name(rows)
    order = list(metrics)
    random.shuffle(order)
    assert bounds_of(sure(metrics)) == bounds_of(sure({id: metrics[id] for id in order}))


@given(maps, survey)
def test_adding_a_touchpoint_moves_nobody_elses_draws(
    rows: Sequence[Mapping[str, Any]], added: Mapping[str, Any]
) -> None:
    before, after = bounds_of(sure(name(rows))), bounds_of(sure({**name(rows), "added": added}))
    for id, bounds in before.items():
        assert (bounds.score_low, bounds.score_high) == (after[id].score_low, after[id].score_high)
        # One more can push it down by one place, and never up.
        assert bounds.rank_low <= after[id].rank_low <= bounds.rank_low + 1
        assert bounds.rank_high <= after[id].rank_high <= bounds.rank_high + 1
        assert after[id].likely <= bounds.likely


measured = {"sd": 1.2, "n": 50, "from": "survey"}


@given(maps, st.floats(0, 10), st.floats(0.01, 5), st.sampled_from([{}, {"n": 30, "from": "survey"}, measured]))
def test_more_satisfaction_never_puts_a_touchpoint_among_the_first(
    rows: Sequence[Mapping[str, Any]], satisfaction: float, more: float, known: Mapping[str, Any]
) -> None:
    likely = []
    for value in (satisfaction, min(10.0, satisfaction + more)):
        changed = {**rows[0], "satisfaction": {"value": value, **known}}
        likely.append(bounds_of(sure({**name(rows), "t0": changed}))["t0"].likely)
    assert likely[1] <= likely[0]


def test_the_same_seed_finds_the_same_and_another_nearly() -> None:
    one, again = sure(ORACLE, DRAWS, 5), sure(ORACLE, DRAWS, 5)
    assert bounds_of(one) == bounds_of(again)
    other = bounds_of(sure(ORACLE, DRAWS, 5, seed=1))
    assert other != bounds_of(one)
    for id, bounds in bounds_of(one).items():
        assert abs(bounds.likely - other[id].likely) < 0.03
        assert abs(bounds.rank_low - other[id].rank_low) <= 1
        assert abs(bounds.rank_high - other[id].rank_high) <= 1


def test_without_ties_the_first_are_as_many_as_they_are() -> None:
    assert sum(bounds.likely for bounds in bounds_of(sure(ORACLE, DRAWS, 5)).values()) == pytest.approx(5)


def test_what_is_printed_stays_the_same_for_ever() -> None:
    found = bounds_of(sure({id: ORACLE[id] for id in ("t19", "t4", "t17")}, DRAWS, 1))
    assert [
        (id, one.rank_low, one.rank_high, round(one.score_low, 6), round(one.score_high, 6), one.likely, one.tier)
        for id, one in found.items()
    ] == [
        ("t19", 1, 3, 18.570596, 37.093285, 0.606, Tier.NOW),
        ("t4", 1, 3, 12.318914, 36.215962, 0.2824, Tier.NOW),
        ("t17", 1, 3, 14.941264, 27.611758, 0.1116, Tier.NOW),
    ]


def test_equal_touchpoints_that_are_sure_share_their_rank_in_every_draw() -> None:
    # Both score 3.15, but as floats they differ in the last digit.
    numbers = {"one": (0.45, 3.0, 1.0), "other": (0.7, 9.5, 9.0)}
    one, other = (100 * f * ((10 - s) / 10) * loyalty / 10 for f, s, loyalty in numbers.values())
    assert one < other < one + 1e-12
    names = ("frequency", "satisfaction", "loyalty")
    rows = {
        id: {metric: {"value": x, "low": x, "high": x} for metric, x in zip(names, row, strict=True)}
        for id, row in numbers.items()
    }
    # A share of people who answered yes leaves nothing to assume about those who did not.
    scales = {"satisfaction": {"min": 0, "max": 10, "method": "share"}}
    ranking = add_certainty(score_of(rows, scales=scales), seed=SEED, draws=FEW, top=1)
    for bounds in bounds_of(ranking).values():
        assert (bounds.rank_low, bounds.rank_high, bounds.likely) == (1, 1, 1)


@pytest.mark.parametrize("touchpoints", [300, 70_000])
def test_ranks_of_many_touchpoints(touchpoints: int) -> None:
    scores = np.arange(2.0 * touchpoints).reshape(touchpoints, 2)
    assert (rank_draws(scores)[:, 1] == np.arange(touchpoints, 0, -1)).all()


def test_maps_are_told_apart_by_their_names_and_not_by_how_they_are_called() -> None:
    journey = build({"stages": {"buy": {"touchpoints": {"pay": {"name": "I pay", "metrics": ORACLE["t4"]}}}}})
    journeys = [replace(journey, file=file, id=id) for file, id in (("eu/a", "a"), ("us/a", "a"), ("b", "b"))]
    assert name_journeys(journeys) == {"eu/a": "a", "us/a": "a 1", "b": "b"}
    assert name_journeys(journeys[::-1]) == {"eu/a": "a", "us/a": "a 1", "b": "b"}
    ranking = add_certainty(score_journeys(journeys, AT_RISK), seed=SEED, draws=DRAWS, top=1)
    found = {entry.journey.file: entry.bounds for entry in ranking.ranked}
    # Three equal touchpoints with dice of their own: each is the first in a third of the draws.
    assert all(bounds is not None and abs(bounds.likely - 1 / 3) < 0.03 for bounds in found.values())
    moved = add_certainty(
        score_journeys([replace(journeys[2], file="../elsewhere/b")], AT_RISK), seed=SEED, draws=DRAWS, top=1
    ).ranked[0].bounds  # fmt: skip
    alone = found["b"]
    assert moved is not None
    assert alone is not None
    assert (moved.score_low, moved.score_high) == (alone.score_low, alone.score_high)


def test_weights_are_tried_where_a_method_weighs() -> None:
    rows = {f"t{place}": {**ORACLE[f"t{place}"], "value": 5} for place in (2, 4, 8, 10)}
    ranking = add_certainty(score_journey(score_of(rows).journeys[0], NEED), seed=SEED, draws=FEW, top=1)
    shares = [bounds.any_weights for bounds in bounds_of(ranking).values()]
    assert sum(share for share in shares if share is not None) == pytest.approx(1)
    assert len(shares) == 4


@pytest.mark.parametrize(
    ("touchpoints", "draws", "expected"),
    [(0, 10, 10), (20, 1_000_000, 1_000_000), (5_000, 10_000, 10_000), (20_000, 10_000, 2_500), (10**9, 10, 1)],
)
def test_memory_is_bounded(touchpoints: int, draws: int, expected: int) -> None:
    assert limit_draws(touchpoints, draws) == expected


def test_the_number_of_draws_that_there_were_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "CELLS", 60)
    assert sure(name([ORACLE["t1"], ORACLE["t2"]])).certainty == Certainty(SEED, 30, 3)
