"""How many journeys stop, and how many still reach the goal: against formulas by hand and against counted paths."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import contacts

from cxmap.journey.paths import find_paths
from cxmap.scoring.dependence.loyalty_at_stake import Range
from cxmap.scoring.dependence.outage import Outage

FLOW: dict[str, Any] = {
    "see": {"next": {"ask": 0.3, "pay": 0.6, "leaves": 0.1}},
    "ask": {"next": {"pay": 0.5, "leaves": 0.5}},
    "pay": {"next": {"done": 0.8, "see": 0.2}},
}


@pytest.mark.parametrize(
    ("lost", "stopped", "done"),
    [
        # Of 100 that see it 75 pay, of whom 15 come round again: 0.75 · 0.8 / (1 − 0.75 · 0.2).
        ((), 0, 0.6 / 0.85),
        (("see",), 1, 0),
        (("pay",), 0.75, 0),
        # Those who come back by way of paying can still ask: 0.3 + 0.6 · 0.2 · (the same again).
        (("ask",), 0.3 / (1 - 0.12), 0.48 / (1 - 0.12)),
        (("ask", "pay"), 0.9, 0),
    ],
)
def test_a_loop_by_hand(lost: tuple[str, ...], stopped: float, done: float) -> None:
    outage = Outage(contacts(FLOW))
    assert outage.find_stopped(lost) == pytest.approx((stopped, stopped))
    assert outage.find_done(lost) == pytest.approx((done, done))


@pytest.mark.parametrize(("lost", "cut"), [((), False), (("ask",), False), (("pay",), True), (("see",), True)])
def test_whether_a_way_is_left(lost: tuple[str, ...], cut: bool) -> None:
    assert Outage(contacts(FLOW)).cuts_off(lost) is cut


def test_a_journey_that_never_reaches_the_goal_is_not_cut_off() -> None:
    outage = Outage(contacts({"see": {"next": {"leaves": {}}}}))
    assert not outage.cuts_off({"see"})
    assert outage.find_stopped({"see"}) == Range(1, 1)


def test_a_person_who_takes_over_keeps_the_way_open() -> None:
    journey = contacts(
        {
            "check": {"next": {"pay": {"by": {"system": "crm", "fallback": "call"}, "share": 0.9}, "leaves": 0.1}},
            "pay": {"next": {"done": {}}},
            "call": {"metrics": {"frequency": 0.05}, "next": {"done": {}}},
        },
        systems={"crm": {}},
    )
    outage = Outage(journey)
    assert not outage.cuts_off({"pay"})
    assert outage.cuts_off({"pay", "call"})
    # No way with a share leads to the call, so its own frequency tells.
    assert outage.find_stopped({"call"}) == Range(0.05, 0.05)


def test_what_is_not_known_makes_a_range() -> None:
    flow = {**FLOW, "see": {"next": {"ask": {}, "pay": {}, "leaves": 0.4}}}
    outage = Outage(contacts(flow))
    assert outage.find_stopped({"ask"}) == Range(0, 0.6)
    assert outage.find_stopped({"see"}) == Range(1, 1)
    assert outage.find_done({"ask"}) == Range(0, 0.6)


def test_several_beginnings_of_unknown_size() -> None:
    journey = contacts({"web": {"next": {"pay": {}}}, "desk": {"next": {"pay": {}}}, "pay": {}})
    outage = Outage(journey)
    assert outage.find_stopped({"web"}) == Range(0, 1)
    assert outage.find_stopped({"pay"}) == Range(1, 1)


def test_who_comes_where_no_way_leads_is_told_by_the_frequency_or_not_at_all() -> None:
    automated = {"by": {"system": "bot", "rule": "x > 1", "fallback": "call"}}
    flow: dict[str, Any] = {"see": {"next": {"done": {"share": 1, **automated}}}, "call": {"next": {"done": 1}}}
    systems: dict[str, Any] = {"bot": {}}
    assert Outage(contacts(flow, systems=systems)).find_stopped({"call"}) == Range(0, 1)
    known = {**flow, "call": {**flow["call"], "metrics": {"frequency": 0.25}}}
    assert Outage(contacts(known, systems=systems)).find_stopped({"call"}) == Range(0.25, 0.25)


def test_a_map_without_touchpoints() -> None:
    outage = Outage(contacts({}))
    assert (outage.find_stopped({"x"}), outage.find_done(()), outage.cuts_off({"x"})) == (
        Range(0, 0),
        Range(0, 0),
        False,
    )


@given(st.data())
def test_it_agrees_with_the_paths_counted_one_by_one(data: st.DataObject) -> None:
    ids = [f"t{place}" for place in range(4)]
    flow = {}
    for place, id in enumerate(ids):
        targets = [*ids[place + 1 :], "done", "leaves"]
        parts = data.draw(st.lists(st.integers(0, 5), min_size=len(targets), max_size=len(targets)).filter(any))
        flow[id] = {"next": {target: part / sum(parts) for target, part in zip(targets, parts, strict=True) if part}}
    lost = data.draw(st.sets(st.sampled_from(ids)))
    journey = contacts(flow)
    courses = find_paths(journey).courses
    if len(courses) > 1:
        return
    paths = courses[0].paths
    meeting = sum(path.share or 0 for path in paths if lost.intersection(path.touchpoints))
    left = sum(path.share or 0 for path in paths if not lost.intersection(path.touchpoints) and path.end == "done")
    outage = Outage(journey)
    if not any(id not in courses[0].visits for id in lost):
        assert outage.find_stopped(lost).low == pytest.approx(meeting, abs=2e-3)
    assert outage.find_done(lost).low == pytest.approx(left, abs=2e-3)


@pytest.mark.parametrize("copies", [3, 4, 7])
@pytest.mark.parametrize("lost", [(), ("pay",), ("ask",), ("ask", "pay")])
def test_many_beginnings_are_followed_as_few_are(copies: int, lost: tuple[str, ...]) -> None:
    """Few courses are followed from their beginnings, many from their ends; every copy of a journey ends alike."""
    ends = {"done", "leaves"}
    flows = {
        f"{id}-{copy}": {"next": {to if to in ends else f"{to}-{copy}": share for to, share in noun["next"].items()}}
        for copy in range(copies)
        for id, noun in FLOW.items()
    }
    # Nothing leads to the first touchpoint of a copy but its own loop, so the loop is cut.
    for copy in range(copies):
        flows[f"pay-{copy}"] = {"next": {"done": 0.8, "leaves": 0.2}}
    one, many = Outage(contacts({**FLOW, "pay": {"next": {"done": 0.8, "leaves": 0.2}}})), Outage(contacts(flows))
    gone = [f"{id}-{copy}" for id in lost for copy in range(copies)]
    assert many.find_stopped(gone) == pytest.approx(one.find_stopped(lost))
    assert many.find_done(gone) == pytest.approx(one.find_done(lost))
