"""How often a journey comes to each place, from the shares of those who go each way: exactly, loops included."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import fsum
from typing import Generic, TypeVar

from cxmap.journey.graph import find_loops

T = TypeVar("T", bound=Hashable)
M = TypeVar("M", bound=Hashable)

Chain = Mapping[T, Mapping[T, float]]
"""The share of those at a place who go on to each other one. What is no key is an end. From every place an end can be
reached, and the shares of a place add up to 1."""


def count_visits(chain: Chain[T], starts: Mapping[T, float]) -> dict[T, float]:
    """How often a journey comes to each place on average; for an end, the share of journeys that end there.

    Args:
        chain: Where customers go.
        starts: The share of journeys that begin at each place.
    """
    return Flow(chain).count_visits(starts)


@dataclass(frozen=True, slots=True)
class _Step(Generic[T]):
    """A place that was taken out of its loop.

    Attributes:
        place: The place.
        before: The share of those at each place left who go to it, also by way of places that were taken out earlier.
        onward: The share of those at it who go to each place left, in the same way.
        going: The share of those at it who go on from it at all; the others come back.
    """

    place: T
    before: Mapping[T, float]
    onward: Mapping[T, float]
    going: float


class Flow(Generic[T]):
    """A chain that was followed once, so that it is soon told where journeys go, wherever they begin.

    Source:
        Expected visits of an absorbing Markov chain: J. G. Kemeny and J. L. Snell, Finite Markov Chains, 1960,
        chapter 3; solved loop by loop, from the beginning to the ends.
    """

    def __init__(self, chain: Chain[T]) -> None:
        self._chain = chain
        self._parts = _split(chain)
        self._numbers: dict[T, int] | None = None

    def without(self, ends: Collection[T]) -> "Flow[T]":
        """The same ways where some more places are ends; only the loops in which they lie are taken apart anew."""
        if self._numbers is None:
            self._numbers = {place: number for number, (part, _) in enumerate(self._parts) for place in part}
        found = copy(self)
        chain, parts = dict(self._chain), list(self._parts)
        for place in ends:
            chain.pop(place, None)
        changed = {self._numbers[place] for place in ends if place in self._numbers}
        for number in sorted(changed, reverse=True):
            part, _ = self._parts[number]
            parts[number : number + 1] = _split({place: chain[place] for place in part if place in chain})
        found._chain, found._parts, found._numbers = chain, parts, None  # noqa: SLF001
        return found

    def count_visits(self, starts: Mapping[T, float]) -> dict[T, float]:
        """How often a journey comes to each place on average; for an end, the share of journeys that end there.

        Args:
            starts: The share of journeys that begin at each place.
        """
        visits: dict[T, float] = defaultdict(float, starts)
        # From the beginnings on, all who come into a part are known before it is looked at.
        for part, steps in reversed(self._parts):
            members: Collection[T] = part
            if steps:
                members = set(part)
                coming = {step.place: visits[step.place] for step in steps}
                visits.update(_visit(steps, coming) if any(coming.values()) else coming)
            for place in part:
                count = visits[place]
                if count:
                    for target, share in self._chain[place].items():
                        if target not in members:
                            visits[target] += count * share
        return dict(visits)

    def find_shares(self, ends: Collection[T]) -> dict[T, float]:
        """The share of those at each place who get to one of these ends."""
        shares: dict[T, float] = dict.fromkeys(ends, 1.0)
        for part, steps in self._parts:
            members = set(part)
            straight = {
                place: fsum(share * shares.get(target, 0.0)
                            for target, share in self._chain[place].items() if target not in members)
                for place in part
            }  # fmt: skip
            for step in steps:
                for source, share in step.before.items():
                    straight[source] += share * (straight[step.place] / step.going)
            for step in reversed(steps):
                more = (share * straight[target] for target, share in step.onward.items())
                straight[step.place] = fsum((straight[step.place], *more)) / step.going
            shares.update(straight)
        return shares


def _split(chain: Chain[T]) -> list[tuple[list[T], tuple[_Step[T], ...]]]:
    """The parts of a chain, each after those that it leads to, with the steps of those that are loops."""
    graph = {place: [target for target in ways if target in chain] for place, ways in chain.items()}
    return [
        (part, _take_out({place: chain[place] for place in part}) if _goes_round(part, graph) else ())
        for part in find_loops(graph)
    ]


def _goes_round(part: Sequence[T], graph: Mapping[T, Collection[T]]) -> bool:
    return len(part) > 1 or part[0] in graph[part[0]]


def _visit(steps: "Sequence[_Step[T]]", coming: dict[T, float]) -> dict[T, float]:
    """The visits of the places of a loop, from how many come into it at each."""
    for step in steps:
        for target, share in step.onward.items():
            coming[target] += coming[step.place] * (share / step.going)
    visits: dict[T, float] = {}
    for step in reversed(steps):
        again = (visits[source] * share for source, share in step.before.items())
        visits[step.place] = fsum((coming[step.place], *again)) / step.going
    return visits


def open_chain(chain: Chain[T]) -> tuple[dict[T, Mapping[T, float]], set[T]]:
    """Close off the places from which no end can be reached, so that the visits of the others can be counted.

    Returns:
        The chain without them, so that they count as ends, and they themselves.
    """
    back: dict[T, list[T]] = defaultdict(list)
    for place, ways in chain.items():
        for target in ways:
            back[target].append(place)
    todo = [target for target in back if target not in chain]
    ending = set(todo)
    while todo:
        for place in back[todo.pop()]:
            if place not in ending:
                ending.add(place)
                todo.append(place)
    return {place: ways for place, ways in chain.items() if place in ending}, chain.keys() - ending


def add_memory(
    chain: Chain[T], starts: Mapping[T, float], remember: Callable[[M, T], M], nothing: M, most: int
) -> dict[T, dict[M, float]] | None:
    """How often a journey comes to each place with each memory of what it has met, that place included.

    Args:
        chain: Where customers go.
        starts: The share of journeys that begin at each place.
        remember: What is remembered after a place, from what was remembered before.
        nothing: What is remembered before the first place.
        most: The most pairs of place and memory to look at.

    Returns:
        The visits by memory, by place; None where there are more pairs than `most`.
    """
    begun: dict[tuple[T, M], float] = {}
    for place, share in starts.items():
        begun[place, remember(nothing, place)] = share
    wide: dict[tuple[T, M], dict[tuple[T, M], float]] = {}
    todo = list(begun)
    while todo:
        pair = todo.pop()
        if pair in wide or pair[0] not in chain:
            continue
        if len(wide) == most:
            return None
        place, memory = pair
        wide[pair] = {
            (target, remember(memory, target) if target in chain else memory): share
            for target, share in chain[place].items()
        }
        todo.extend(wide[pair])
    visits: dict[T, dict[M, float]] = defaultdict(dict)
    for (place, memory), count in count_visits(wide, begun).items():
        visits[place][memory] = count
    return visits


def _take_out(ways: Mapping[T, Mapping[T, float]]) -> tuple[_Step[T], ...]:
    """Take one place after the other out of a loop, those with the fewest ways first.

    The ways through it become ways between the others. Nothing is ever subtracted, so that no digits are lost.

    Source:
        W. K. Grassmann, M. I. Taksar and D. P. Heyman, Regenerative Analysis and Steady State Distributions for
        Markov Chains, Operations Research 33(5), 1985, 1107–1116.
    """
    onward = {place: {target: share for target, share in targets.items() if target in ways}
              for place, targets in ways.items()}  # fmt: skip
    out = {place: fsum(share for target, share in targets.items() if target not in ways)
           for place, targets in ways.items()}  # fmt: skip
    back: dict[T, dict[T, None]] = {place: {} for place in ways}
    for place, targets in onward.items():
        for target in targets:
            back[target][place] = None
    steps = []
    for place in _take_simplest(onward, back):
        row = onward.pop(place)
        row.pop(place, None)
        going = out[place] + fsum(row.values())
        before = {source: onward[source].pop(place) for source in back.pop(place) if source in onward}
        steps.append(_Step(place, before, row, going))
        for target in row:
            back[target].pop(place)
        for source, share in before.items():
            out[source] += share * (out[place] / going)
            for target, onto in row.items():
                onward[source][target] = onward[source].get(target, 0) + share * (onto / going)
                back[target][source] = None
    return tuple(steps)


def _take_simplest(onward: Mapping[T, Mapping[T, float]], back: Mapping[T, Mapping[T, None]]) -> Iterable[T]:
    """The places, next always one with the fewest ways in and out at that time."""
    order = list(onward)
    heap = [(len(onward[place]) * len(back[place]), number) for number, place in enumerate(order)]
    heapq.heapify(heap)
    while heap:
        weight, number = heapq.heappop(heap)
        place = order[number]
        now = len(onward[place]) * len(back[place])
        if now > weight:
            heapq.heappush(heap, (now, number))
        else:
            yield place
