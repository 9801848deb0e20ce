"""What initiatives would remove, how sure that is, and in which order they can be done."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build
from tests.scoring.maps import journey_of
from tests.scoring.plans import FULL, find_item, order_of, plan_of, rank_with

from cxmap.errors import UsageError
from cxmap.scoring.audience import Audience
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.methods.opportunity import OPPORTUNITY
from cxmap.scoring.methods.rpn import RPN
from cxmap.scoring.plan.plans import make_plan
from cxmap.scoring.plan.sequence import Standing
from cxmap.scoring.score import score_journey, score_journeys


def score_removed(initiatives: dict[str, Any], metrics: dict[str, Any] | None = None, **sections: Any) -> float | None:
    """What the first initiative removes."""
    plan = plan_of(initiatives, metrics, **sections)
    removal = find_item(plan, next(iter(initiatives))).removal
    return None if removal is None else removal.score


def test_what_is_removed_can_be_redone_by_hand() -> None:
    # 100 · 0.5 · 0.6 · 0.6 = 18 now; 100 · 0.5 · 0.4 · 0.6 = 12 with a satisfaction of 6.
    assert score_removed({"a": {"sets": {"pay": {"satisfaction": 6}}}}) == 6
    # 100 · 0.2 · 0.4 · 0.6 = 4.8 with both.
    assert score_removed({"a": {"sets": {"pay": {"satisfaction": 6, "frequency": 0.2}}}}) == 13.2
    assert score_removed({"a": {"sets": {"pay": {"satisfaction": 6}, "call": {"satisfaction": 10}}}}) == 24
    assert score_removed({"a": {"sets": {"pay": {"satisfaction": 3}}}}) == -3


def test_targets_are_read_on_the_scale_of_the_map() -> None:
    metrics = {"pay": {**FULL, "satisfaction": 2.6}}
    scales = {"satisfaction": "csat-5-mean"}
    # 2.6 and 3.4 of 1–5 are 4 and 6 of 10.
    assert score_removed({"a": {"sets": {"pay": {"satisfaction": 3.4}}}}, metrics, scales=scales) == 6


def test_counted_answers_keep_their_proportion_to_the_mean() -> None:
    # The mean is 3, so (10 − 5)/10 = 0.5 would be unhappy; 2 of 10 are.
    metrics = {"pay": {**FULL, "satisfaction": {"answers": [2, 0, 6, 0, 2], "from": "survey"}}}
    scales = {"satisfaction": "csat-5-mean"}
    # A mean of 4 is 7.5 of 10, so 0.25 would be unhappy: half of them, and half of 0.2 is 0.1.
    target = {"a": {"sets": {"pay": {"satisfaction": 4}}}}
    assert score_removed(target, metrics, scales=scales) == pytest.approx(100 * 0.5 * (0.2 - 0.1) * 0.6)
    item = find_item(plan_of(target, metrics, scales=scales), "a")
    assert item.effects[0].outcome.parts["dissatisfied"].base == 0.5
    # Where a mean is compared with a mean there is nothing to keep.
    assert find_item(plan_of({"a": {"sets": {"pay": {"satisfaction": 6}}}}), "a").effects[0].outcome.parts[
        "dissatisfied"
    ].base is None  # fmt: skip


def test_nobody_unhappy_leaves_nothing_to_remove() -> None:
    metrics = {"pay": {**FULL, "satisfaction": {"answers": [0, 0, 8, 2, 0], "from": "survey"}}}
    target = {"a": {"sets": {"pay": {"satisfaction": 4.5}}}}
    assert score_removed(target, metrics, scales={"satisfaction": "csat-5-mean"}) == 0


def test_another_method_keeps_proportions_too() -> None:
    answers = {"satisfaction": {"answers": [2, 2, 2, 2, 2], "from": "survey"}}
    journey = journey_of(
        {"pay": {"loyalty": 9, **answers}},
        initiatives={"a": {"title": "a", "sets": {"pay": {"satisfaction": 4}}}},
        scales={"satisfaction": "csat-5-mean"},
    )
    plan = make_plan(score_journey(journey, OPPORTUNITY), seed=1, draws=0)
    # 4 of 10 chose one of the two best, so S is 4 of 10; the mean goes from 5 to 7.5 of 10, and S to 6: 9 + 5 to 9 + 3.
    assert plan.items[0].removal
    assert plan.items[0].removal.score == 2


def test_two_targets_do_not_add_up() -> None:
    plan = plan_of(
        {
            "a": {"sets": {"pay": {"satisfaction": 6}}},
            "b": {"sets": {"pay": {"satisfaction": 7, "frequency": 0.4}}},
            "c": {"sets": {"pay": {"frequency": 0.25}}},
        }
    )
    removed = plan.removals.find_removed
    assert [removed(frozenset({one})) for one in range(3)] == [6, 18 - 7.2, 9]
    # The better satisfaction, 7, and the better frequency, 0.25: 100 · 0.25 · 0.3 · 0.6 = 4.5.
    assert removed(frozenset({0, 1, 2})) == 13.5
    assert removed(frozenset({0, 2})) == 12
    assert removed(frozenset()) == 0


@pytest.mark.parametrize(
    ("noun", "what", "add"),
    [
        ({"touches": ["pay"]}, "what `a` will reach", "add `sets: {pay: {satisfaction: NUMBER}}`"),
        (
            {"sets": {"pay": {"satisfaction": 11}}},
            "what `a` removes at `pay` (11 is outside the scale 0-10 (0 to 10))",
            "mend the number",
        ),
        (
            {"sets": {"blog": {"satisfaction": 6}}},
            "what `a` removes at `blog` (it has no frequency; it has no loyalty)",
            "add `metrics: {frequency: NUMBER, loyalty: NUMBER}` to `blog`",
        ),
        (
            {"sets": {"odd": {"satisfaction": 6}}},
            "what `a` removes at `odd` (loyalty: 12 is outside the scale 0-10 (0 to 10))",
            "mend the number",
        ),
        (
            {"sets": {"pay": {"value": 6}}},
            "what `a` removes at `pay` (`at-risk` does not count value)",
            "set a number that it counts: frequency, satisfaction and loyalty",
        ),
        (
            {"sets": {"nowhere": {"satisfaction": 6}}},
            "what `a` removes at `nowhere` (nothing declares it)",
            "name a touchpoint of this map",
        ),
    ],
)
def test_what_cannot_be_counted_is_listed(noun: dict[str, Any], what: str, add: str) -> None:
    metrics = {"pay": FULL, "blog": {"satisfaction": 3}, "odd": {**FULL, "loyalty": 12}}
    item = plan_of({"a": {"effort": 3, **noun}}, metrics).items[0]
    assert item.removal is None
    assert [(lack.what, lack.add) for lack in item.lacks] == [(what, add)]


def test_a_missing_effort_is_listed() -> None:
    item = plan_of({"a": {"sets": {"pay": {"satisfaction": 6}}}}).items[0]
    assert item.removal
    assert item.per_day is None
    assert [(lack.what, lack.add) for lack in item.lacks] == [("what `a` takes", "add `effort: DAYS`")]


def test_measuring_is_not_expected_to_remove_anything() -> None:
    item = plan_of({"a": {"kind": "measure", "touches": ["pay"], "effort": 3}}).items[0]
    assert item.removal is None
    assert item.lacks == ()


def test_those_with_a_number_of_their_own_are_not_spoken_for() -> None:
    journey = build(
        {
            "personas": {"mover": {"name": "Mover"}, "other": {"name": "Other"}},
            "stages": {
                "buy": {
                    "touchpoints": {
                        "pay": {"name": "pay", "metrics": {**FULL, "by_persona": {"mover": {"satisfaction": 2}}}}
                    }
                }
            },
            "initiatives": {"a": {"title": "a", "effort": 2, "sets": {"pay": {"satisfaction": 6}}}},
        }
    )
    for persona, removed in (("mover", None), ("other", 6)):
        plan = make_plan(score_journeys([journey], AT_RISK, audience=Audience(persona=persona)), seed=1, draws=0)
        removal = plan.items[0].removal
        assert (removal.score if removal else None) == removed
    whom = make_plan(score_journeys([journey], AT_RISK, audience=Audience(persona="mover")), seed=1, draws=0)
    assert "`mover` has a number of its own" in whom.items[0].lacks[0].what


def test_a_product_of_ranks_has_no_plan() -> None:
    with pytest.raises(UsageError, match="`rpn` are no measurements"):
        make_plan(score_journey(journey_of({"pay": FULL}), RPN), seed=1, draws=0)


def test_done_and_dropped_initiatives_are_no_plan() -> None:
    plan = plan_of({id: {"status": id, "sets": {"pay": {"satisfaction": 6}}} for id in ("done", "dropped", "agreed")})
    assert order_of(plan) == ["agreed"]


class TestIntervals:
    def test_they_hold_what_is_removed_and_are_the_same_every_time(self) -> None:
        initiatives = {"a": {"sets": {"pay": {"satisfaction": 6}}}}
        first, second = (plan_of(initiatives, draws=500).items[0].removal for _ in range(2))
        assert first == second
        assert first
        assert first.low is not None
        assert first.high is not None
        assert first.low < first.score < first.high

    def test_what_stays_is_drawn_alike_now_and_then(self) -> None:
        # With satisfaction fixed at the end of its scale nothing is left, so all that is drawn is the score now.
        metrics = {"pay": {**FULL, "frequency": {"value": 0.5, "low": 0.5, "high": 0.5, "from": "survey"}}}
        target = {"value": 0.25, "low": 0.25, "high": 0.25}
        removal = plan_of({"a": {"sets": {"pay": {"frequency": target}}}}, metrics, draws=2000).items[0].removal
        assert removal
        assert removal.score == 9
        # Dissatisfied 0.2–1 and loyalty 4–8, both uniform: were they drawn twice, it could become negative.
        assert removal.low is not None
        assert removal.low > 100 * 0.25 * 0.2 * 0.4

    def test_what_a_mean_does_not_tell_is_the_same_now_and_then(self) -> None:
        exact = {id: {"value": x, "low": x, "high": x} for id, x in FULL.items()}
        target = {"satisfaction": {"value": 7, "low": 7, "high": 7}}
        removal = plan_of({"a": {"sets": {"pay": target}}}, {"pay": exact}, draws=10_000).items[0].removal
        assert removal
        assert removal.score == 9
        # Dissatisfied 0.4–0.8 now, uniform, and in every draw half of it then; its 90 % interval is 0.42–0.78.
        assert (removal.low, removal.high) == pytest.approx((30 * 0.42 / 2, 30 * 0.78 / 2), abs=0.1)

    def test_where_nobody_is_dissatisfied_there_is_no_proportion_to_keep(self) -> None:
        metrics = {"pay": {**FULL, "satisfaction": 10}}
        removal = plan_of({"a": {"sets": {"pay": {"satisfaction": 6}}}}, metrics, draws=500).items[0].removal
        assert removal
        assert removal.score == -12
        assert removal.low is not None
        assert removal.low < -12

    def test_together_they_are_narrower_than_apart(self) -> None:
        plan = plan_of({id: {"sets": {id: {"satisfaction": 6}}} for id in ("pay", "call", "ride")}, draws=4000)
        together = plan.find_removal(frozenset({0, 1, 2}))
        widths = [item.removal.high - item.removal.low for item in plan.items if item.removal]  # type: ignore[operator]
        assert together.score == 18
        assert together.high - together.low < sum(widths)  # type: ignore[operator]


class TestOrder:
    def test_most_for_a_person_day_first(self) -> None:
        plan = plan_of(
            {
                "dear": {"effort": 30, "sets": {"pay": {"satisfaction": 9}}},
                "cheap": {"effort": 3, "sets": {"call": {"satisfaction": 6}}},
                "worse": {"effort": 1, "sets": {"ride": {"satisfaction": 2}}},
                "silent": {"sets": {"ride": {"satisfaction": 9}}},
            }
        )
        assert order_of(plan) == ["cheap", "dear", "worse", "silent"]
        assert [item.standing for item in plan.items] == [
            Standing.WORTH_IT, Standing.WORTH_IT, Standing.NO_GAIN, Standing.NO_EFFORT,
        ]  # fmt: skip

    def test_what_is_needed_is_counted_and_comes_first(self) -> None:
        plan = plan_of(
            {
                "tower": {"effort": 2, "needs": ["ground"], "sets": {"pay": {"satisfaction": 10}}},
                "ground": {"effort": 4},
                "shed": {"effort": 2, "sets": {"call": {"satisfaction": 6.5}}},
            }
        )
        # 18 for 6 days are 3 a day, 7.5 for 2 are 3.75.
        assert order_of(plan) == ["shed", "ground", "tower"]
        assert find_item(plan, "ground").unlocks == (0,)

    def test_what_is_removed_already_does_not_count_again(self) -> None:
        plan = plan_of(
            {
                "second": {"effort": 2, "sets": {"pay": {"satisfaction": 7}}},
                "first": {"effort": 2, "sets": {"pay": {"satisfaction": 8}}},
                "third": {"effort": 2, "sets": {"call": {"satisfaction": 5}}},
            }
        )
        # By itself `second` removes 9 and `third` 3; after `first` there is nothing left for `second`.
        assert order_of(plan) == ["first", "third", "second"]
        assert find_item(plan, "second").standing is Standing.NO_GAIN

    def test_what_is_under_way_comes_first_with_what_it_needs(self) -> None:
        plan = plan_of(
            {
                "good": {"effort": 1, "sets": {"pay": {"satisfaction": 10}}},
                "begun": {"effort": 9, "status": "doing", "needs": ["base"]},
                "base": {"effort": 9},
            }
        )
        assert order_of(plan) == ["base", "begun", "good"]

    def test_what_cannot_begin_stands_last_and_says_why(self) -> None:
        plan = plan_of(
            {
                "a": {"needs": ["b"], "effort": 1, "sets": {"pay": {"satisfaction": 9}}},
                "b": {"needs": ["a"], "effort": 1},
                "c": {"needs": ["gone"], "effort": 1},
                "d": {"needs": ["c"], "effort": 1},
                "e": {"needs": ["e"], "effort": 1},
                "f": {"needs": ["nothing"], "effort": 1},
                "gone": {"status": "dropped"},
                "free": {"effort": 1},
            }
        )
        assert order_of(plan)[0] == "free"
        assert {item.undertaking.entry.id: item.blocked for item in plan.items} == {
            "a": "it and `b` wait for one another",
            "b": "it and `a` wait for one another",
            "c": "it needs `gone`, which was dropped",
            "d": "it needs `c`, which cannot begin",
            "e": "it needs itself",
            "f": "it needs `nothing`, which nothing declares",
            "free": "",
        }
        assert plan.circles == (frozenset({0, 1}), frozenset({4}))

    def test_a_need_that_is_done_or_there_holds_nobody_up(self) -> None:
        systems = {"crm": {}, "hub": {"state": "planned"}}
        plan = plan_of({"a": {"needs": ["old", "crm", "hub"]}, "old": {"status": "done"}}, systems=systems)
        assert [(need.id, need.met) for need in plan.items[0].undertaking.needs] == [
            ("old", True), ("crm", True), ("hub", False),
        ]  # fmt: skip
        assert plan.items[0].blocked == ""

    @given(st.data())
    def test_nothing_stands_before_what_it_needs(self, data: st.DataObject) -> None:
        ids = [f"i{number}" for number in range(data.draw(st.integers(1, 7)))]
        initiatives = {
            id: {
                "effort": data.draw(st.one_of(st.none(), st.integers(0, 9))),
                "status": data.draw(st.sampled_from(["proposed", "doing"])),
                "needs": sorted(data.draw(st.sets(st.sampled_from(ids), max_size=2))),
                "sets": {"pay": {"satisfaction": data.draw(st.integers(0, 10))}} if data.draw(st.booleans()) else {},
            }
            for id in ids
        }
        kept = {
            id: {key: value for key, value in noun.items() if value is not None} for id, noun in initiatives.items()
        }
        plan = plan_of(kept)
        order = order_of(plan)
        assert sorted(order) == ids
        for item in plan.items:
            if not item.blocked:
                for need in item.undertaking.needs:
                    assert order.index(need.id) < order.index(item.undertaking.entry.id)


def test_barriers_are_answered_or_left() -> None:
    touchpoints: dict[str, Any] = {
        id: {"name": id, "metrics": {**FULL, "loyalty": loyalty}, "barriers": [f"bad {id}", {"text": f"worse {id}"}]}
        for id, loyalty in (("pay", 9), ("call", 8), ("ride", 7), ("sleep", 1))
    }
    journey = build(
        {"stages": {"buy": {"touchpoints": touchpoints}}, "initiatives": {"a": {"title": "a", "touches": ["pay"]}}}
    )
    plan = make_plan(score_journey(journey, AT_RISK), seed=1, draws=0)
    assert [barrier.text for barrier in plan.items[0].undertaking.barriers] == ["bad pay", "worse pay"]
    # Of four touchpoints the upper half is high: pay, which is planned for, and call.
    assert [(entry.touchpoint.id, [barrier.text for barrier in found]) for entry, found in plan.unplanned] == [
        ("call", ["bad call", "worse call"])
    ]


def test_maps_that_share_ids_are_kept_apart() -> None:
    initiatives = {"a": {"sets": {"pay": {"satisfaction": 6}}, "effort": 2}}
    first, second = (rank_with(initiatives).journeys[0] for _ in range(2))
    ranking = score_journeys([first, replace(second, file="other.journey.yaml")], AT_RISK)
    plan = make_plan(ranking, seed=1, draws=100)
    assert [item.removal.score for item in plan.items if item.removal] == [6, 6]
    assert plan.find_removal(frozenset({0, 1})).score == 12


def test_numbers_of_those_whom_nobody_asks_about_remove_nothing_that_is_counted() -> None:
    metrics = {"pay": FULL, "call": FULL}
    journey = journey_of(
        metrics,
        personas={"ann": {}, "bob": {}},
        initiatives={"a": {"title": "A", "sets": {"pay": {"satisfaction": 6}}}},
    )
    touchpoint = replace(journey.touchpoints["pay"], personas=(journey.personas["ann"],))
    stage = replace(journey.stages[0], touchpoints=(touchpoint, journey.touchpoints["call"]))
    cut = replace(journey, touchpoints={**journey.touchpoints, "pay": touchpoint}, stages=(stage,))
    plan = make_plan(score_journeys([cut], AT_RISK, audience=Audience(persona="bob")), seed=1, draws=0)
    (lack,) = [lack for item in plan.items for lack in item.lacks if "asked about" in lack.what]
    assert lack.add == "ask about everybody"
    assert lack.at == journey.initiatives["a"].at.below("sets", "pay")
