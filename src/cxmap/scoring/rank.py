"""Ranks: 1 for the highest score; equal scores share a rank, and the next one is as many places lower."""

from bisect import bisect_right
from collections.abc import Sequence


def rank(scores: Sequence[float]) -> tuple[int, ...]:
    """The rank of every score, in the order given (standard competition ranking: 1, 2, 2, 4)."""
    ranks: dict[float, int] = {}
    for place, score in enumerate(sorted(scores, reverse=True), start=1):
        ranks.setdefault(score, place)
    return tuple(ranks[score] for score in scores)


def rank_among(score: float, ascending: Sequence[float]) -> int:
    """The rank that a score would have among others, which are given from the lowest to the highest."""
    return 1 + len(ascending) - bisect_right(ascending, score)


def rank_middle(scores: Sequence[float]) -> tuple[float, ...]:
    """The middle rank of every score, in the order given: equal scores share the mean of the places that they take."""
    places: dict[float, list[int]] = {}
    for place, score in enumerate(sorted(scores, reverse=True), start=1):
        places.setdefault(score, []).append(place)
    return tuple((places[score][0] + places[score][-1]) / 2 for score in scores)
