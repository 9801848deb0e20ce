"""Graphs: what can be reached, and where one can go round."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

Graph = Mapping[T, Sequence[T]]
"""The places that ways lead to, by the place they leave from."""


def find_reached(graph: Graph[T], starts: Iterable[T], closed: Collection[T] = ()) -> set[T]:
    """Everything that can be reached from some places, with the places themselves, without coming to a closed one."""
    reached = {start for start in starts if start not in closed}
    todo = list(reached)
    while todo:
        for target in graph[todo.pop()]:
            if target not in reached and target not in closed:
                reached.add(target)
                todo.append(target)
    return reached


def find_loops(graph: Graph[T]) -> Iterator[list[T]]:
    """The strongly connected parts of a graph: in each, every place can be reached from every other.

    A place in no loop is a part of its own. A part comes after those that can be reached from it.

    Source:
        R. Tarjan, Depth-First Search and Linear Graph Algorithms, SIAM Journal on Computing 1(2), 1972, 146–160;
        without recursion, because a map may have thousands of touchpoints in a row.
    """
    numbers: dict[T, int] = {}
    lows: dict[T, int] = {}
    path: list[T] = []
    on_path: set[T] = set()
    for start in graph:
        if start in numbers:
            continue
        todo = [(start, iter(graph[start]))]
        while todo:
            place, targets = todo[-1]
            if place not in numbers:
                numbers[place] = lows[place] = len(numbers)
                path.append(place)
                on_path.add(place)
            for target in targets:
                if target not in numbers:
                    todo.append((target, iter(graph[target])))
                    break
                if target in on_path:
                    lows[place] = min(lows[place], numbers[target])
            else:
                todo.pop()
                if todo:
                    lows[todo[-1][0]] = min(lows[todo[-1][0]], lows[place])
                if lows[place] == numbers[place]:
                    part = _take_from(path, place)
                    on_path.difference_update(part)
                    yield part


def _take_from(path: list[T], place: T) -> list[T]:
    """Take a place and all behind it off a path."""
    part = [path.pop()]
    while part[-1] != place:
        part.append(path.pop())
    return part
