"""Loops and what can be reached, against brute force on small graphs, and in so many steps as there are ways."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey.graph import find_loops, find_reached

IDS = "abcdef"
GRAPHS = st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=3), min_size=1).map(
    lambda graph: {id: [target for target in targets if target in graph] for id, targets in graph.items()}
)


def close(graph: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Every pair of places of which the second can be reached from the first."""
    pairs = {(id, id) for id in graph} | {(id, target) for id, targets in graph.items() for target in targets}
    for middle, first, last in product(graph, graph, graph):
        if (first, middle) in pairs and (middle, last) in pairs:
            pairs.add((first, last))
    return pairs


@given(GRAPHS)
def test_loops_are_where_each_reaches_each(graph: dict[str, list[str]]) -> None:
    pairs = close(graph)
    parts = list(find_loops(graph))
    assert sorted(id for part in parts for id in part) == sorted(graph)
    part_of = {id: number for number, part in enumerate(parts) for id in part}
    for one, other in product(graph, graph):
        assert (part_of[one] == part_of[other]) == ((one, other) in pairs and (other, one) in pairs)
        if (one, other) in pairs:
            assert part_of[other] <= part_of[one]


@given(GRAPHS, st.sampled_from(IDS))
def test_what_is_reached(graph: dict[str, list[str]], start: str) -> None:
    if start in graph:
        assert find_reached(graph, [start]) == {last for first, last in close(graph) if first == start}


@given(GRAPHS, st.sampled_from(IDS), st.sets(st.sampled_from(IDS)))
def test_nobody_goes_through_a_closed_place(graph: dict[str, list[str]], start: str, closed: set[str]) -> None:
    open_graph = {id: [target for target in ways if target not in closed] for id, ways in graph.items()}
    starts = [start] if start in graph else []
    expected = find_reached(open_graph, [one for one in starts if one not in closed])
    assert find_reached(graph, starts, closed) == expected


class Counted(dict[str, list[str]]):
    """A graph that counts how many ways were gone."""

    gone = 0

    def __getitem__(self, id: str) -> list[str]:
        return CountedWays(super().__getitem__(id), self)


class CountedWays(list[str]):
    """Ways that tell their graph when they are gone."""

    def __init__(self, targets: list[str], graph: Counted) -> None:
        super().__init__(targets)
        self.graph = graph

    def __iter__(self) -> Iterator[str]:
        for target in super().__iter__():
            self.graph.gone += 1
            yield target


def test_each_way_is_gone_once_and_none_too_deep() -> None:
    count = 20_000
    graph = Counted({f"t{i}": [f"t{(i + 1) % count}", f"t{i // 2}"] for i in range(count)})
    assert [len(part) for part in find_loops(graph)] == [count]
    assert graph.gone == 2 * count
    graph.gone = 0
    assert len(find_reached(graph, ["t0"])) == count
    assert graph.gone == 2 * count
