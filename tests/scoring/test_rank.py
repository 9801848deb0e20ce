"""Ranks: ties share one, and nothing but the scores decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.maps import score_of, score_rows

from cxmap.scoring.precision import settle, trim
from cxmap.scoring.rank import rank, rank_among
from cxmap.scoring.selection import Selection


@pytest.mark.parametrize(
    ("scores", "ranks"),
    [
        ([], ()),
        ([3.0], (1,)),
        ([1.0, 3.0, 2.0], (3, 1, 2)),
        ([2.0, 3.0, 2.0, 1.0], (2, 1, 2, 4)),
        ([5.0, 5.0, 5.0], (1, 1, 1)),
    ],
)
def test_ranks(scores: list[float], ranks: tuple[int, ...]) -> None:
    assert rank(scores) == ranks


@given(st.lists(st.floats(0, 100)))
def test_a_rank_is_one_more_than_the_number_of_higher_scores(scores: list[float]) -> None:
    assert rank(scores) == tuple(1 + sum(other > score for other in scores) for score in scores)
    assert rank(scores) == tuple(rank_among(score, sorted(scores)) for score in scores)


def test_equal_scores_computed_in_different_ways_are_equal() -> None:
    # Both are 100 · 0.063, but in floats one of them ends a digit lower.
    rows = [(0.1, 1, 7), (0.9, 3, 1), (0.7, 9, 9)]
    exact = [100 * frequency * ((10 - satisfaction) / 10) * loyalty / 10 for frequency, satisfaction, loyalty in rows]
    assert len(set(exact)) == 2
    scored = score_rows(rows)
    assert [(entry.rank, entry.score, entry.touchpoint.id) for entry in scored.ranked] == [
        (1, 6.3, "t0"), (1, 6.3, "t1"), (1, 6.3, "t2"),
    ]  # fmt: skip


def test_without_draws_a_rank_has_no_bounds() -> None:
    scored = score_rows([(0.5, 5, 5), (0.5, 5, 5), (0.5, 6, 5)])
    assert scored.certainty is None
    assert [(entry.rank, entry.bounds) for entry in scored.ranked] == [(1, None), (1, None), (3, None)]


def test_there_is_one_zero() -> None:
    assert str(settle(-0.0)) == "0.0"
    assert str(settle(-1e-15)) == "0.0"
    assert str(trim(-0.0)) == "0.0"


def test_a_score_has_no_more_digits_than_the_numbers_it_is_made_of() -> None:
    # 201 of 231 answered below 3: 100 · 0.143 · 201/231 · 0.91 is 11.323, although 201/231 never ends.
    satisfaction = {"answers": [119, 82, 25, 5, 0]}
    scored = score_of(
        {"call": {"frequency": 0.143, "satisfaction": satisfaction, "loyalty": 9.1}},
        scales={"satisfaction": "csat-5-mean"},
    )
    assert scored.ranked[0].score == 11.323
    assert trim((10 - 6.9) / 10) == 0.31


def test_a_shared_rank_is_not_cut() -> None:
    scored = score_rows([(0.9, 1, 9), (0.5, 5, 5), (0.5, 5, 5), (0.1, 9, 1)])
    shown = {top: [entry.touchpoint.id for entry in scored.select(Selection(top=top))] for top in (1, 2, 3, 4, None)}
    assert shown == {
        1: ["t0"], 2: ["t0", "t1", "t2"], 3: ["t0", "t1", "t2"], 4: ["t0", "t1", "t2", "t3"],
        None: ["t0", "t1", "t2", "t3"],
    }  # fmt: skip
