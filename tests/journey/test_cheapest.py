"""The cheapest paths, against all paths found one by one."""

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey.cheapest import list_cheapest

Costs = Mapping[str, Sequence[tuple[str, float]]]
IDS = "abcd"
GRAPHS = st.dictionaries(
    st.sampled_from(IDS),
    st.dictionaries(st.sampled_from([*IDS, "end", "out"]), st.integers(0, 3).map(float), max_size=3),
    min_size=1,
).map(lambda graph: {place: list(graph.get(place, {}).items()) for place in IDS})


def walk(ways: Costs, path: tuple[str, ...], rounds: int) -> Iterator[tuple[str, ...]]:
    """All paths on from a path, with no place more often than allowed."""
    if path.count(path[-1]) > rounds + 1:
        return
    if path[-1] not in ways:
        yield path
    for target, _ in ways.get(path[-1], ()):
        yield from walk(ways, (*path, target), rounds)


def cost_of(ways: Costs, path: Sequence[str]) -> float:
    return sum(dict(ways[one])[other] for one, other in pairwise(path))


@given(GRAPHS, st.integers(0, 1))
def test_all_paths_come_the_cheapest_first(ways: Costs, rounds: int) -> None:
    expected = list(walk(ways, ("a",), rounds))
    found = list(list_cheapest(ways, "a", rounds, 100_000))
    assert sorted(found) == sorted(expected)
    costs = [cost_of(ways, path) for path in found]
    assert costs == sorted(costs)


def test_no_path_is_tried_that_comes_to_a_place_too_often() -> None:
    ways = {"a": [("a", 0.1), ("done", 1.0), ("b", 5.0)], "b": [("done", 5.0)]}
    expected = [("a", "done"), ("a", "a", "done"), ("a", "b", "done"), ("a", "a", "b", "done")]
    assert list(list_cheapest(ways, "a", 1, most=4)) == expected


@pytest.mark.parametrize("cost", [0.0, 0.6931471805599453])
def test_a_long_row_with_branches_is_no_trouble(cost: float) -> None:
    # As many paths as the 2,000th Fibonacci number, all of them with the same cost a step.
    count = 2000
    ways = {f"t{i}": [(f"t{min(i + 1, count)}", cost), (f"t{min(i + 2, count)}", cost)] for i in range(count - 1)}
    ways[f"t{count - 1}"] = [(f"t{count}", cost)]
    begun = time.perf_counter()
    paths = list(islice(list_cheapest(ways, "t0", 2, 1000), 100))
    assert time.perf_counter() - begun < 20
    assert len(set(paths)) == 100
    assert all(path[-1] == f"t{count}" for path in paths)
