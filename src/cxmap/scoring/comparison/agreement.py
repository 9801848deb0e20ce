"""How far methods agree: Spearman's rho for each two, and the touchpoints that move most between them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from cxmap.scoring.precision import settle
from cxmap.scoring.rank import rank_middle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.scoring.result import RankedTouchpoint, Ranking

FEWEST = 3
"""Touchpoints that a rho needs. Ours: of two, rho is 1 or −1 whatever they are."""

MOST_MOVERS = 5

Key = tuple[str, str]
"""File of the map and id of the touchpoint."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far methods agree on an order.

    Attributes:
        chosen: The ranking that counts: its method is the one that ranks.
        rankings: All of them, each by another method, in the order in which they are shown.
        pairs: Each two methods, in this order.
        standings: The touchpoints that at least one method ranks: those of the chosen one by its rank, then the rest
            in the order of maps and files.
        movers: The touchpoints that move most, at most five, the furthest first.
    """

    chosen: "Ranking"
    rankings: "tuple[Ranking, ...]"
    pairs: "tuple[Pair, ...]"
    standings: "tuple[Standing, ...]"
    movers: "tuple[Move, ...]"


@dataclass(frozen=True, slots=True)
class Pair:
    """How far two methods agree on the touchpoints that both of them rank.

    Attributes:
        first: The name of the one.
        second: The name of the other.
        touchpoints: How many both rank.
        rho: Spearman's rho; None where there is none.
        reason: Why there is none, as a whole sentence without its stop; else empty.

    Units:
        rho: −1 (the order is turned round) to 1 (it is the same).
    """

    first: str
    second: str
    touchpoints: int
    rho: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The rank of a touchpoint by each method.

    Attributes:
        journey: Its map.
        touchpoint: The touchpoint.
        ranks: Its rank by the name of each method that ranks it, among all that this method ranks.
    """

    journey: "Journey"
    touchpoint: "Touchpoint"
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Move:
    """A touchpoint that two methods see at different places.

    Attributes:
        journey: Its map.
        touchpoint: The touchpoint.
        higher: The name of the method that ranks it higher.
        high: Its place by that method.
        lower: The name of the method that ranks it lower.
        low: Its place by that one.
        touchpoints: How many touchpoints both methods rank; places are among these.

    Units:
        high, low: 1 for the first. Those that share a score share the middle of their places, so halves are possible.
    """

    journey: "Journey"
    touchpoint: "Touchpoint"
    higher: str
    high: float
    lower: str
    low: float
    touchpoints: int

    @property
    def distance(self) -> float:
        """How many places lie between."""
        return self.low - self.high


def compare_methods(rankings: "Sequence[Ranking]", chosen: str | None = None) -> Agreement:
    """Compare how methods rank the same maps for the same people.

    Args:
        rankings: One ranking by each method, at least one.
        chosen: The name of the method that ranks; the first when absent.

    Raises:
        ValueError: Two rankings are by one method, or none is by the chosen one.
    """
    names = [ranking.method.name for ranking in rankings]
    if len(set(names)) < len(names) or (chosen or names[0]) not in names:
        raise ValueError(f"the methods {names} cannot be compared with {chosen or names[0]} as the one that ranks")
    main = rankings[names.index(chosen or names[0])]
    comparisons = [_Comparison(first, second) for first, second in combinations(rankings, 2)]
    standings = _list_standings(main, rankings)
    return Agreement(
        chosen=main,
        rankings=tuple(rankings),
        pairs=tuple(comparison.sum_up() for comparison in comparisons),
        standings=standings,
        movers=_find_movers(standings, comparisons),
    )


def find_rho(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rank correlation: Pearson's of the ranks, where those that are equal share the middle of their ranks.

    Args:
        first: A number for each case.
        second: Another number for each case, in the same order.

    Returns:
        −1…1; None where all numbers of one side are equal, or there are no cases.

    Source:
        C. Spearman, The Proof and Measurement of Association between Two Things, American Journal of Psychology 15,
        1904, 72–101. With ties: M. G. Kendall, Rank Correlation Methods, 1948.
    """
    # Twice the middle rank is a whole number, and so is twice the mean of all: sums of these are exact.
    middle = len(first) + 1
    ones = [round(2 * place) - middle for place in rank_middle(first)]
    others = [round(2 * place) - middle for place in rank_middle(second)]
    widths = sum(one * one for one in ones) * sum(other * other for other in others)
    if not widths:
        return None
    return settle(sum(one * other for one, other in zip(ones, others, strict=True)) / math.sqrt(widths))


class _Comparison:
    """Two rankings, by the touchpoints that are in both."""

    def __init__(self, first: "Ranking", second: "Ranking") -> None:
        one, other = _index(first), _index(second)
        self._names = (first.method.name, second.method.name)
        self._keys = [key for key in one if key in other]
        self._scores = tuple([entries[key].score for key in self._keys] for entries in (one, other))
        self._places = [dict(zip(self._keys, rank_middle(scores), strict=True)) for scores in self._scores]

    def sum_up(self) -> Pair:
        """How far the two agree."""
        count = len(self._keys)
        if count < FEWEST:
            both = {0: "no touchpoint is", 1: "only one touchpoint is", 2: "only two touchpoints are"}[count]
            return Pair(*self._names, count, None, f"{both} ranked by both {self._names[0]} and {self._names[1]}")
        rho = find_rho(*self._scores)
        if rho is not None:
            return Pair(*self._names, count, rho)
        flat = next(name for name, scores in zip(self._names, self._scores, strict=True) if len(set(scores)) == 1)
        return Pair(*self._names, count, None, f"{flat} gives all {count} touchpoints that both rank the same score")

    def find_move(self, standing: Standing) -> Move | None:
        """How far a touchpoint moves between the two; None where one of them does not rank it, or it does not move."""
        key = _key_of(standing.journey, standing.touchpoint)
        if key not in self._places[0]:
            return None
        places = [(places[key], name) for places, name in zip(self._places, self._names, strict=True)]
        (high, higher), (low, lower) = sorted(places, key=lambda place: place[0])
        if high == low:
            return None
        return Move(standing.journey, standing.touchpoint, higher, high, lower, low, len(self._keys))


def _index(ranking: "Ranking") -> "dict[Key, RankedTouchpoint]":
    return {_key_of(entry.journey, entry.touchpoint): entry for entry in ranking.ranked}


def _key_of(journey: "Journey", touchpoint: "Touchpoint") -> Key:
    return journey.file, touchpoint.id


def _list_standings(main: "Ranking", rankings: "Sequence[Ranking]") -> tuple[Standing, ...]:
    ranks: dict[Key, dict[str, int]] = {}
    for ranking in rankings:
        for entry in ranking.ranked:
            ranks.setdefault(_key_of(entry.journey, entry.touchpoint), {})[ranking.method.name] = entry.rank
    everything = [(journey, touchpoint) for journey in main.journeys for touchpoint in journey.touchpoints.values()]
    found = [
        Standing(journey, touchpoint, ranks[_key_of(journey, touchpoint)])
        for journey, touchpoint in everything
        if _key_of(journey, touchpoint) in ranks
    ]
    # Sorting keeps the order of maps and files where ranks are shared or absent.
    return tuple(sorted(found, key=lambda standing: standing.ranks.get(main.method.name, math.inf)))


def _find_movers(standings: Sequence[Standing], comparisons: Sequence[_Comparison]) -> tuple[Move, ...]:
    """Each touchpoint by its longest way, the furthest first; those that move as far in the order of the standings."""
    longest = []
    for standing in standings:
        moves = [move for comparison in comparisons if (move := comparison.find_move(standing)) is not None]
        if moves:
            longest.append(max(moves, key=lambda move: move.distance))
    return tuple(sorted(longest, key=lambda move: -move.distance)[:MOST_MOVERS])
