"""How sure it is who reaches the goal: against known distributions, and where nothing is drawn."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from tests.journey.maps import contacts

from cxmap.journey.paths import find_paths
from cxmap.scoring.flow.goal import DRAWS, MOST_DRAWN, GoalInterval, find_goal

EVIDENCE = {"log": {"kind": "analytics"}}


def goal_of(nexts: Mapping[str, Any], **metrics: Any) -> GoalInterval | None:
    """The interval of a map given by the `next` of its touchpoints."""
    journey = contacts({id: {"next": next} for id, next in nexts.items()}, evidence=EVIDENCE, **metrics)
    [course] = find_paths(journey, 0).courses
    return find_goal(journey, course)


def counted(value: float, n: int) -> dict[str, Any]:
    return {"share": {"value": value, "n": n, "from": "log"}}


@pytest.mark.parametrize("n", [40, 400, 4000])
def test_one_fork_is_a_beta_distribution(n: int) -> None:
    found = goal_of({"pay": {"done": counted(0.75, n), "leaves": {}}})
    assert found is not None
    exact = stats.beta(0.75 * n + 0.5, 0.25 * n + 0.5)
    assert found[:2] == pytest.approx(exact.ppf([0.05, 0.95]), abs=0.3 * exact.std())
    assert (found.draws, found.seed) == (DRAWS, 20261122)


def test_two_forks_in_a_row_are_multiplied() -> None:
    fork = counted(0.5, 100)
    found = goal_of({"see": {"pay": fork, "leaves": {}}, "pay": {"done": fork, "leaves": {}}})
    assert found is not None
    one = stats.beta(50.5, 50.5)
    # Of a product of two that do not hang together, by the moments of each.
    error = ((one.var() + 0.25) ** 2 - 0.25**2) ** 0.5
    assert found.high - found.low == pytest.approx(2 * 1.645 * error, rel=0.15)


def test_an_assumption_may_be_half_as_much_again() -> None:
    found = goal_of({"pay": {"done": 0.5, "leaves": {}}})
    assert found is not None
    assert found[:2] == pytest.approx((0.275, 0.725), abs=0.03)


def test_where_every_way_has_a_share_the_draws_add_up() -> None:
    third = counted(1 / 3, 300)
    found = goal_of({"pay": {"done": third, "leaves": third, "ask": third}, "ask": {"done": {}}})
    assert found is not None
    exact = stats.beta(200, 100)
    assert found[:2] == pytest.approx(exact.ppf([0.05, 0.95]), abs=0.02)


def test_more_answers_make_it_surer() -> None:
    few, many = (goal_of({"pay": {"done": counted(0.6, n), "leaves": {}}}) for n in (30, 3000))
    assert few is not None
    assert many is not None
    assert few.low < many.low < 0.6 < many.high < few.high


def test_the_same_in_every_run() -> None:
    nexts = {"pay": {"call": counted(0.2, 50), "done": {}}, "call": {"pay": counted(0.5, 20), "leaves": {}}}
    assert goal_of(nexts) == goal_of(nexts)


@pytest.mark.parametrize(
    "nexts",
    [
        {"see": {"pay": 1}, "pay": {"done": 1}},
        {"see": {"ask": {}, "pay": {}}, "ask": {"done": 1}, "pay": {"done": 1}},
        {"see": {"ask": 0.5, "pay": 0.5}, "ask": {"wait": 1}, "wait": {"ask": 1}, "pay": {"done": 1}},
        {f"t{step}": {f"t{step + 1}" if step < MOST_DRAWN else "done": 0.9, "leaves": 0.1}
         for step in range(MOST_DRAWN + 1)},
    ],
    ids=["nothing to draw", "not all ways known", "no end", "too many"],
)  # fmt: skip
def test_where_nothing_is_drawn(nexts: Mapping[str, Any]) -> None:
    assert goal_of(nexts) is None


def test_as_many_touchpoints_as_are_drawn() -> None:
    last = MOST_DRAWN - 1
    ways = {f"t{step}": {f"t{step + 1}" if step < last else "done": 1} for step in range(MOST_DRAWN)}
    assert goal_of({**ways, "t0": {"t1": 0.5, "leaves": 0.5}}) is not None


def test_what_is_not_known_where_nobody_comes_to_does_not_matter() -> None:
    ways = {"pay": {"done": 0.8, "leaves": 0.2}, "call": {"ask": 1}, "ask": {"call": 0.5}}
    assert goal_of(ways) == goal_of({"pay": ways["pay"]})


def test_a_loop_that_nobody_leaves_in_some_draw_still_ends() -> None:
    # A share of 0.9 that is an assumption may as well be 1, and then none would be left to leave.
    found = goal_of({"pay": {"call": 0.9, "done": {}}, "call": {"pay": 1}})
    assert found == GoalInterval(1, 1, 20261122, DRAWS)


ways = st.dictionaries(st.sampled_from(["a", "b", "c", "done", "leaves"]), st.integers(0, 9), min_size=2).filter(
    lambda row: any(row.values())
)


@settings(max_examples=20)
@given(st.tuples(ways, ways, ways), st.integers(1, 500) | st.none())
def test_an_interval_contains_what_was_computed(rows: tuple[Mapping[str, int], ...], n: int | None) -> None:
    touchpoints: dict[str, Any] = {}
    for id, row in zip("abc", rows, strict=True):
        shares = {target: part / sum(row.values()) for target, part in row.items()}
        touchpoints[id] = {"next": {to: {"share": one} if n is None else counted(one, n) for to, one in shares.items()}}
    journey = contacts(touchpoints, evidence=EVIDENCE)
    for course in find_paths(journey, 0).courses:
        found = find_goal(journey, course)
        if found is not None:
            assert 0 <= found.low <= course.done + 1e-9
            assert course.done - 1e-9 <= found.high <= 1
