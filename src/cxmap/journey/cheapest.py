"""The cheapest paths through a graph, one after the other, loops gone round a few times at most."""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import accumulate, count
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

Costs = Mapping[T, Sequence[tuple[T, float]]]
"""The ways on from each place, each with what it costs, 0 or more. What is no key is an end."""

DECIMALS = 9
"""Of the cost by which paths are ordered: below it lies only the noise of floats."""


def list_cheapest(ways: Costs[T], start: T, rounds: int, most: int) -> Iterator[tuple[T, ...]]:
    """List the paths from a start to an end, the cheapest first.

    Every path but the cheapest one leaves another path on a way that this did not take, and goes on from there as
    cheaply as can be. So each comes out of the one it leaves, and only as many are made as are asked for.

    Args:
        ways: The graph.
        start: Where all paths begin.
        rounds: How many times more than once a path may come to a place.
        most: How many paths to try; some may go round a loop too often.

    Yields:
        The places of a path, the end included.

    Source:
        E. L. Lawler, A procedure for computing the K best solutions to discrete optimization problems, Management
        Science 18(7), 1972, 401–405, for paths that may come to a place again.
    """
    rest, onward = _find_rest(ways)
    if start not in rest:
        return
    made: list[tuple[tuple[T, ...], list[float]]] = []
    serial = count()
    # What a path costs, a number that is never the same, the path that it leaves, where, and for which place.
    heap: list[tuple[float, int, int, int, tuple[T, float]]] = [(round(rest[start], DECIMALS), 0, -1, 0, (start, 0.0))]
    while heap and len(made) < most:
        _, _, parent, fork, (place, price) = heapq.heappop(heap)
        places, spent = made[parent] if parent >= 0 else ((), [])
        head, tail = places[:fork], _follow(onward, place)
        path = (*head, *(step for step, _ in tail))
        prices = accumulate((step for _, step in tail), initial=(spent[fork - 1] if fork else 0.0) + price)
        costs = [*spent[:fork], *prices][: len(path)]
        made.append((path, costs))
        last = _find_overrun(path, rounds)
        if last == len(path):
            yield path
        seen = _count(path[:fork])
        for position in range(fork, min(last, len(path) - 1)):
            here = path[position]
            seen[here] += 1
            for target, cost in ways[here]:
                if target == path[position + 1] or target not in rest or seen.get(target, 0) > rounds:
                    continue
                whole = round(costs[position] + cost + rest[target], DECIMALS)
                heapq.heappush(heap, (whole, next(serial) + 1, len(made) - 1, position + 1, (target, cost)))


def _find_rest(ways: Costs[T]) -> tuple[dict[T, float], dict[T, tuple[T, float]]]:
    """What the cheapest way from each place to an end costs, and its first step; ends are there without a step."""
    back: dict[T, list[tuple[T, float]]] = defaultdict(list)
    for place, targets in ways.items():
        for target, cost in targets:
            back[target].append((place, cost))
    rest: dict[T, float] = {}
    onward: dict[T, tuple[T, float]] = {}
    serial = count()
    heap: list[tuple[float, int, T, tuple[T, float] | None]]
    heap = [(0.0, next(serial), target, None) for target in back if target not in ways]
    while heap:
        cost, _, place, step = heapq.heappop(heap)
        if place in rest:
            continue
        rest[place] = cost
        if step is not None:
            onward[place] = step
        for source, price in back[place]:
            if source not in rest:
                heapq.heappush(heap, (round(cost + price, DECIMALS), next(serial), source, (place, price)))
    return rest, onward


def _follow(onward: Mapping[T, tuple[T, float]], place: T) -> list[tuple[T, float]]:
    """The cheapest way from a place to an end: the places, each with what the step after it costs."""
    steps = []
    while place in onward:
        target, cost = onward[place]
        steps.append((place, cost))
        place = target
    return [*steps, (place, 0.0)]


def _find_overrun(path: Sequence[T], rounds: int) -> int:
    """The first position at which a path comes to a place too often; its length where it never does."""
    seen: dict[T, int] = defaultdict(int)
    for position, place in enumerate(path):
        seen[place] += 1
        if seen[place] > rounds + 1:
            return position
    return len(path)


def _count(places: Sequence[T]) -> dict[T, int]:
    seen: dict[T, int] = defaultdict(int)
    for place in places:
        seen[place] += 1
    return seen
