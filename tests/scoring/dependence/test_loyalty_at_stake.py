"""Loyalty at stake: exact where it is known, a range where it is not."""

from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.maps import journey_of

from cxmap.scoring.dependence.loyalty_at_stake import Range, Stakes, find_stake, list_lacks
from cxmap.scoring.precision import settle

METRICS: dict[str, dict[str, Any]] = {
    "ask": {"frequency": 0.5, "loyalty": 8},
    "pay": {"frequency": 0.2},
    "call": {"loyalty": 5},
    "wait": {},
}


@pytest.mark.parametrize(
    ("id", "stake"), [("ask", Range(40, 40)), ("pay", Range(0, 20)), ("call", Range(0, 50)), ("wait", Range(0, 100))]
)
def test_the_stake_of_a_touchpoint(id: str, stake: Range) -> None:
    found = find_stake(journey_of(METRICS).touchpoints[id])
    assert found == stake
    assert found.known is (id == "ask")


def test_stakes_add_up() -> None:
    assert Stakes(journey_of(METRICS)).add(METRICS) == Range(40, 210)


def test_a_part_is_smallest_where_all_that_is_open_lies_outside() -> None:
    journey = journey_of(METRICS)
    assert Stakes(journey).find_part({"ask"}) == pytest.approx((40 / 210, 1))
    assert Stakes(journey).find_part({"pay", "wait"}) == pytest.approx((0, 120 / 160))
    assert Stakes(journey).find_part(()) == Range(0, 0)


def test_what_to_add() -> None:
    lacks = list_lacks(journey_of({**METRICS, "rate": {"frequency": 0.5, "loyalty": 11}}).touchpoints.values())
    assert [lack.add for lack in lacks] == [
        "add `loyalty: NUMBER` to the `metrics` of `pay`", "add `frequency: NUMBER` to the `metrics` of `call`",
        "add `metrics: {frequency: NUMBER}` to `wait`", "add `metrics: {loyalty: NUMBER}` to `wait`",
        "mend loyalty, 11 is outside the scale 0-10 (0 to 10)",
    ]  # fmt: skip
    assert lacks[-1].what.startswith("the loyalty of `rate` (")


numbers = st.fixed_dictionaries({}, optional={"frequency": st.floats(0, 1), "loyalty": st.floats(0, 10)})


@given(st.lists(numbers, min_size=1, max_size=4), st.floats(0, 1), st.floats(0, 10))
def test_whatever_is_not_known_lies_in_the_range(rows: list[dict[str, float]], often: float, much: float) -> None:
    filled = [{"frequency": often, "loyalty": much, **row} for row in rows]
    guess, truth = (journey_of({f"t{place}": row for place, row in enumerate(given)}) for given in (rows, filled))
    found, exact = Stakes(guess).find_part({"t0"}), Stakes(truth).find_part({"t0"})
    assert exact.known
    assert found.low - 1e-9 <= exact.low <= found.high + 1e-9


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 10)), min_size=1, max_size=5))
def test_all_parts_make_the_whole(rows: list[tuple[float, float]]) -> None:
    journey = journey_of({f"t{place}": {"frequency": 0.1 + 0.9 * often, "loyalty": much}
                          for place, (often, much) in enumerate(rows)})  # fmt: skip
    assert sum(Stakes(journey).find_part({id}).low for id in journey.touchpoints) == pytest.approx(1)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 10)), min_size=1, max_size=9), st.integers(0, 9))
def test_what_is_left_is_what_the_others_add_up_to(rows: list[tuple[float, float]], count: int) -> None:
    journey = journey_of({f"t{place}": {"frequency": often, "loyalty": much}
                          for place, (often, much) in enumerate(rows)})  # fmt: skip
    stakes, ids = Stakes(journey), list(journey.touchpoints)
    inside, outside = stakes.add(ids[:count]), stakes.add(ids[count:])
    assert inside.low == settle(fsum(find_stake(journey.touchpoints[id]).low for id in ids[:count]))
    whole = inside.low + outside.high
    assert stakes.find_part(ids[:count]).low == (settle(inside.low / whole) if inside.low else 0)
