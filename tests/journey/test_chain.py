"""Visits of a chain, against linear algebra of others, and against journeys counted one by one."""

from collections.abc import Mapping
from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey.chain import Flow, add_memory, count_visits, open_chain

Chain = Mapping[str, Mapping[str, float]]
IDS = "abcdef"


@st.composite
def chains(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    """A chain of a few places from each of which some go straight to one of two ends."""
    places = IDS[: draw(st.integers(1, len(IDS)))]
    chain = {}
    for place in places:
        targets = draw(st.lists(st.sampled_from(places), unique=True, max_size=4))
        parts = {target: draw(st.integers(1, 9)) for target in targets}
        parts[draw(st.sampled_from(["done", "leaves"]))] = draw(st.integers(1, 3))
        whole = sum(parts.values())
        chain[place] = {target: part / whole for target, part in parts.items()}
    return chain


@given(chains())
def test_visits_are_the_solution_of_the_linear_system(chain: Chain) -> None:
    visits = count_visits(chain, {"a": 1.0})
    places = list(chain)
    onward = np.array([[chain[one].get(other, 0.0) for other in places] for one in places])
    begun = np.array([1.0 if place == "a" else 0.0 for place in places])
    expected = np.linalg.solve((np.eye(len(places)) - onward).T, begun)
    assert [visits.get(place, 0.0) for place in places] == pytest.approx(list(expected), rel=1e-9, abs=1e-12)
    assert visits.get("done", 0) + visits.get("leaves", 0) == pytest.approx(1)


@given(chains(), st.sampled_from([["done"], ["leaves"], ["done", "leaves"], ["nowhere"]]))
def test_the_share_that_gets_to_an_end_is_that_of_the_visits_from_every_place(chain: Chain, ends: list[str]) -> None:
    flow = Flow(chain)
    shares = flow.find_shares(ends)
    for place in chain:
        visits = flow.count_visits({place: 1.0})
        assert visits == count_visits(chain, {place: 1.0})
        assert shares[place] == pytest.approx(fsum(visits.get(end, 0.0) for end in ends))


@given(chains(), st.permutations(IDS))
def test_the_order_of_the_file_changes_nothing(chain: Chain, order: list[str]) -> None:
    turned = {place: chain[place] for place in order if place in chain}
    assert count_visits(turned, {"a": 1.0}) == pytest.approx(count_visits(chain, {"a": 1.0}))


@given(chains())
def test_what_is_remembered_changes_no_visits(chain: Chain) -> None:
    found = add_memory(chain, {"a": 1.0}, lambda memory, place: memory | {place}, frozenset[str](), 10_000)
    assert found is not None
    visits = count_visits(chain, {"a": 1.0})
    assert {place: fsum(by.values()) for place, by in found.items()} == pytest.approx(
        {place: count for place, count in visits.items() if place in found}
    )
    assert all(place in memory for place, by in found.items() if place in chain for memory in by)


def test_a_memory_that_grows_too_large_is_given_up() -> None:
    chain = {"a": {"b": 0.5, "c": 0.5}, "b": {"done": 1.0}, "c": {"done": 1.0}}
    assert add_memory(chain, {"a": 1.0}, lambda memory, place: memory + place, "", 2) is None
    assert add_memory(chain, {"a": 1.0}, lambda memory, place: memory + place, "", 3) == {
        "a": {"a": 1.0}, "b": {"ab": 0.5}, "c": {"ac": 0.5}, "done": {"ab": 0.5, "ac": 0.5},
    }  # fmt: skip


def test_a_loop_by_hand() -> None:
    # One in ten pays again, so there are 1 + 0.1 + 0.01 + … = 10/9 payments in a journey.
    assert count_visits({"pay": {"pay": 0.1, "done": 0.9}}, {"pay": 1.0}) == pytest.approx({"pay": 10 / 9, "done": 1})


def test_places_without_an_end_become_ends() -> None:
    chain = {"a": {"b": 0.5, "done": 0.5}, "b": {"c": 1.0}, "c": {"b": 1.0}}
    opened, endless = open_chain(chain)
    assert (set(opened), endless) == ({"a"}, {"b", "c"})
    assert count_visits(opened, {"a": 1.0}) == {"a": 1.0, "b": 0.5, "done": 0.5}


@pytest.mark.parametrize("step", [1, 2, 7, 400])
def test_two_thousand_places_in_one_loop(step: int) -> None:
    count = 2000
    chain = {
        f"t{i}": {f"t{(i + 1) % count}": 0.9, f"t{(i + step) % count}": 0.05, "done": 0.05} if step > 1
        else {f"t{(i + 1) % count}": 0.99, "done": 0.01}
        for i in range(count)
    }  # fmt: skip
    visits = count_visits(chain, {"t0": 1.0})
    assert visits["done"] == pytest.approx(1)
    assert fsum(visits[place] for place in chain) == pytest.approx(20 if step > 1 else 100)


def test_rare_exits_lose_no_digits() -> None:
    chain = {"a": {"b": 1.0}, "b": {"a": 1 - 1e-13, "done": 1e-13}}
    assert count_visits(chain, {"a": 1.0})["done"] == pytest.approx(1, rel=1e-12)


@given(chains(), st.sets(st.sampled_from([*IDS, "done", "nowhere"])))
def test_places_that_become_ends_are_those_of_a_chain_without_them(chain: Chain, ends: set[str]) -> None:
    found, smaller = Flow(chain).without(ends), {place: ways for place, ways in chain.items() if place not in ends}
    visits, expected = found.count_visits({"a": 1.0}), count_visits(smaller, {"a": 1.0})
    places = [*IDS, "done", "leaves", "nowhere"]
    assert [visits.get(place, 0) for place in places] == pytest.approx([expected.get(place, 0) for place in places])
    shares = found.find_shares(["done", *ends])
    expected = Flow(smaller).find_shares(["done", *ends])
    assert [shares.get(place, 0) for place in places] == pytest.approx([expected.get(place, 0) for place in places])
    stopped = found.without({"a"}).count_visits({"a": 1.0})
    assert {place: count for place, count in stopped.items() if count} == {"a": 1.0}
    # What it was taken from stays as it is.
    flow = Flow(chain)
    flow.without(ends)
    assert flow.count_visits({"a": 1.0}) == count_visits(chain, {"a": 1.0})
