"""Tiers: who cannot be told from the first of a tier shares it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring.bounds import Tier
from cxmap.scoring.certainty.tiers import find_tiers

Row = tuple[int, int, int]

# Ranks with intervals that hold them: how far each reaches to either side.
reaches = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=20)


def rows_of(sides: list[tuple[int, int]]) -> list[Row]:
    last = len(sides)
    return [(place, max(1, place - up), min(last, place + down)) for place, (up, down) in enumerate(sides, start=1)]


def tiers_of(rows: list[Row], size: int = 1) -> list[str]:
    ranks, lows, highs = zip(*rows, strict=True)
    return [tier.value for tier in find_tiers(ranks, lows, highs, size)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(1, 1, 1)], ["now"]),
        ([(1, 1, 2), (2, 1, 3), (3, 2, 4), (4, 3, 5), (5, 5, 5)], ["now", "now", "now", "next", "next"]),
        ([(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5)], ["now", "next", "watch", "watch", "watch"]),
        # Nothing can be told: all of it is now.
        ([(1, 1, 3), (2, 1, 3), (3, 1, 3)], ["now", "now", "now"]),
        # Who comes after one that can be told from the first does not go back to it.
        ([(1, 1, 2), (2, 2, 2), (3, 3, 4), (4, 1, 4)], ["now", "now", "next", "next"]),
        # All equal: they share the first rank.
        ([(1, 1, 1), (1, 1, 1)], ["now", "now"]),
    ],
)
def test_tiers(rows: list[Row], expected: list[str]) -> None:
    assert tiers_of(rows) == expected


def test_a_tier_takes_whole_groups_as_long_as_they_fit() -> None:
    sure = [(place, place, place) for place in range(1, 7)]
    assert tiers_of(sure, 2) == ["now"] * 2 + ["next"] * 2 + ["watch"] * 2
    # The second and the third cannot be told apart, and together with the first they are more than two.
    rows = [(1, 1, 1), (2, 2, 3), (3, 2, 3), (4, 4, 4), (5, 5, 5), (6, 6, 6)]
    assert tiers_of(rows, 2) == ["now"] + ["next"] * 2 + ["watch"] * 3
    assert tiers_of(rows, 3) == ["now"] * 3 + ["next"] * 3
    # A group is never split, however large it is.
    wide = [(1, 1, 2), (2, 1, 2), (3, 3, 9), *((place, 3, 9) for place in range(4, 10))]
    assert tiers_of(wide, 5) == ["now"] * 2 + ["next"] * 7


def test_no_touchpoints_have_no_tiers() -> None:
    assert find_tiers([], [], []) == ()


@given(reaches)
def test_tiers_fall_with_the_rank_and_overlap_their_leader(sides: list[tuple[int, int]]) -> None:
    rows = rows_of(sides)
    tiers = tiers_of(rows)
    order = [tier.value for tier in Tier]
    places = [order.index(tier) for tier in tiers]
    assert places == sorted(places)
    assert places[0] == 0
    assert set(places) == set(range(max(places) + 1))
    for tier in order:
        members = [row for row, found in zip(rows, tiers, strict=True) if found == tier]
        if not members:
            continue
        leader = members[0]
        # Everybody but the rest, which is left over, cannot be told from the leader; the next leader can.
        if tier != order[-1]:
            assert all(low <= leader[2] and high >= leader[1] for _, low, high in members)
            after = rows[rows.index(members[-1]) + 1 :]
            assert not after or after[0][1] > leader[2]


@given(reaches, st.randoms(use_true_random=False))
def test_the_order_given_does_not_matter(sides: list[tuple[int, int]], random: Random) -> None:
    rows = [(max(1, rank // 2 * 2), low, high) for rank, low, high in rows_of(sides)]  # pairs share a rank
    shuffled = list(range(len(rows)))
    random.shuffle(shuffled)
    tiers = tiers_of(rows)
    assert tiers_of([rows[place] for place in shuffled]) == [tiers[place] for place in shuffled]
