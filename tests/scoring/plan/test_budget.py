"""The choice within a budget: against all sets of initiatives, and what is said of those left out."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.plans import FULL, name_of, plan_of

from cxmap.errors import UsageError
from cxmap.scoring.plan.budget import Choice, choose_within
from cxmap.scoring.plan.plans import Plan


def taken(choice: Choice) -> list[str]:
    return [name_of(item) for item in choice.taken]


def reasons(choice: Choice) -> dict[str, str]:
    return {name_of(one.item): one.reason for one in choice.left_out}


def reach(number: float, place: str = "pay") -> dict[str, Any]:
    return {"sets": {place: {"satisfaction": number}}}


@st.composite
def initiatives(draw: st.DrawFn) -> dict[str, Any]:
    """Up to eight initiatives at two touchpoints, so that many set the same number, for better or worse."""
    ids = [f"i{number}" for number in range(draw(st.integers(1, 8)))]
    metrics = st.fixed_dictionaries(
        {},
        optional={"satisfaction": st.integers(0, 10), "frequency": st.sampled_from([0, 0.25, 0.5, 1])},
    )
    return {
        id: {
            "effort": draw(st.sampled_from([0, 0.1, 0.2, 0.3, 1, 2.5, 4])),
            "status": draw(st.sampled_from(["proposed", "agreed", "proposed", "doing"])),
            "needs": draw(st.lists(st.sampled_from(ids), max_size=1)),
            "sets": draw(st.dictionaries(st.sampled_from(["pay", "call"]), metrics, max_size=2)),
        }
        for id in ids
    }


def find_best(plan: Plan, days: float) -> float | None:
    """The most that any set removes which holds what is under way, and all that its members need."""
    items = {item.undertaking.number: item for item in plan.items}
    blocked = {number for number, item in items.items() if item.blocked}
    begun = {number for number, item in items.items() if item.undertaking.started}
    best = None
    for size in range(len(items) + 1):
        for each in combinations(sorted(items), size):
            chosen = frozenset(each)
            closed = all(
                need in chosen or (number in begun and need in blocked)
                for number in chosen
                for need in plan.needs[number]
            )
            effort = sum(round(10 * (items[number].undertaking.effort or 0)) for number in chosen)
            if closed and begun <= chosen and not (chosen & blocked) - begun and effort <= round(10 * days):
                removed = plan.removals.find_removed(chosen)
                best = removed if best is None else max(best, removed)
    return best


@given(initiatives(), st.sampled_from([0, 0.1, 0.3, 1, 2.7, 5, 9]))
@settings(max_examples=200)
def test_no_set_removes_more(nouns: dict[str, Any], days: float) -> None:
    plan = plan_of(nouns)
    choice = choose_within(plan, days)
    best = find_best(plan, days)
    assert choice.assured == 1
    if best is None:
        assert choice.left < 0
    else:
        assert choice.left >= 0
        assert choice.removal.score == pytest.approx(best, abs=1e-8)
    assert sorted([*taken(choice), *reasons(choice)]) == sorted(name_of(item) for item in plan.items)


@given(initiatives(), st.integers(0, 9), st.integers(0, 9))
@settings(max_examples=50)
def test_more_days_never_remove_less(nouns: dict[str, Any], first: int, second: int) -> None:
    plan = plan_of(nouns)
    less, more = (choose_within(plan, days) for days in sorted((first, second)))
    if less.left >= 0:
        assert more.removal.score >= less.removal.score - 1e-9


def test_a_dear_beginning_is_paid_by_what_it_makes_possible() -> None:
    plan = plan_of(
        {
            "base": {"effort": 6},
            "one": {"effort": 2, "needs": ["base"], **reach(10)},
            "two": {"effort": 2, "needs": ["base"], **reach(10, "call")},
            "alone": {"effort": 9, **reach(10, "ride")},
        }
    )
    choice = choose_within(plan, 10)
    assert taken(choice) == ["base", "one", "two"]
    assert (choice.removal.score, choice.spent, choice.left) == (36, 10, 0)
    assert reasons(choice) == {"alone": "it takes 9 days, and 0 are left"}


def test_what_is_under_way_is_spent_first() -> None:
    plan = plan_of(
        {
            "begun": {"effort": 5, "status": "doing", "needs": ["base"], **reach(5)},
            "base": {"effort": 2},
            "better": {"effort": 4, "status": "agreed", **reach(10, "call")},
        }
    )
    choice = choose_within(plan, 10)
    assert taken(choice) == ["base", "begun"]
    assert (choice.started, choice.left) == (7, 3)
    assert choice.started_removal.score == 3
    assert reasons(choice) == {"better": "it takes 4 days, and 3 are left"}
    over = choose_within(plan, 6)
    assert (over.left, taken(over)) == (-1, ["base", "begun"])
    assert reasons(over) == {"better": "it takes 4 days, and 0 are left"}


def test_effort_that_nobody_gives_is_not_taken_for_nothing() -> None:
    plan = plan_of(
        {
            "begun": {"status": "doing", **reach(5)},
            "silent": reach(10, "call"),
            "waits": {"effort": 1, "needs": ["silent"], **reach(10, "ride")},
        }
    )
    choice = choose_within(plan, 100)
    assert taken(choice) == ["begun"]
    assert [name_of(item) for item in choice.unknown] == ["begun"]
    assert reasons(choice) == {
        "silent": "it does not say what it takes",
        "waits": "it needs `silent`, which does not say what it takes",
    }


def test_why_others_are_left_out() -> None:
    plan = plan_of(
        {
            "best": {"effort": 3, **reach(9)},
            "weaker": {"effort": 1, **reach(8)},
            "ask": {"effort": 1, "kind": "measure", "touches": ["pay"]},
            "worse": {"effort": 9, **reach(1, "sleep")},
            "odd": {"effort": 1, **reach(11)},
            "vague": {"effort": 1, "touches": ["pay"]},
            "stuck": {"effort": 1, "needs": ["gone"], **reach(9, "call")},
            "gone": {"status": "dropped"},
            "late": {"effort": 1, "needs": ["long"], **reach(9, "ride")},
            "long": {"effort": 7.5},
        },
        dict.fromkeys(("pay", "call", "ride", "sleep"), FULL),
    )
    assert reasons(choose_within(plan, 5)) == {
        "weaker": "it removes nothing more",
        "ask": "it begins to measure, which removes nothing yet",
        "worse": "it would make things worse",
        "odd": "what it removes cannot be counted",
        "vague": "it does not say what it will reach",
        "stuck": "it needs `gone`, which was dropped",
        "late": "it takes 8.5 days with `long`, which it needs, and 2 are left",
        "long": "it does not say what it will reach",
    }


def test_many_targets_for_one_number() -> None:
    plan = plan_of({f"i{number}": {"effort": number, **reach(4 + number / 2)} for number in range(12)})
    choice = choose_within(plan, 7)
    # One of them is enough, and the best that fits is it: a satisfaction of 7.5.
    assert taken(choice) == ["i7"]
    assert (choice.removal.score, choice.assured) == (10.5, 1)


def test_tenths_of_a_day_add_up() -> None:
    plan = plan_of({"a": {"effort": 0.1, **reach(9)}, "b": {"effort": 0.2, **reach(9, "call")}})
    choice = choose_within(plan, 0.3)
    assert taken(choice) == ["a", "b"]
    assert choice.left == 0


@pytest.mark.parametrize("days", [-1, float("nan"), float("inf")])
def test_a_budget_is_a_number_of_days(days: float) -> None:
    with pytest.raises(UsageError, match="is no number of days from 0 upwards"):
        choose_within(plan_of({"a": reach(5)}), days)


def test_no_initiatives_leave_all_days() -> None:
    choice = choose_within(plan_of({}), 5)
    assert (choice.taken, choice.left_out, choice.left, choice.removal.score, choice.assured) == ((), (), 5, 0, 1)
