"""Two maps of one journey set against each other: what is matched, what is compared, and what is refused."""

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build, contacts

from cxmap.errors import UsageError
from cxmap.journey.model import Journey
from cxmap.scoring.comparison.against import MapComparison, compare_maps

if TYPE_CHECKING:
    from cxmap.scoring.comparison.changes import Change

EVIDENCE = {"survey": {"kind": "intercept-survey"}}
TEAMS = {"sales": {"name": "Sales"}, "desk": {"name": "Order Desk"}}
CHANNELS = {"web": {"name": "Website"}, "phone": {"name": "Phone"}}
SURE = {"n": 400, "sd": 2, "from": "survey"}


def journey(touchpoints: Mapping[str, Mapping[str, Any]], state: str = "current", **sections: Any) -> Journey:
    """A map in a file of its own, called after its state."""
    common = {"evidence": EVIDENCE, "teams": TEAMS, "channels": CHANNELS, "state": state}
    return rename(contacts(touchpoints, **{**common, **sections}), state)


def rename(made: Journey, name: str) -> Journey:
    return dataclasses.replace(made, id=name, file=f"{name}.journey.yaml")


def rated(value: Any, **more: Any) -> dict[str, Any]:
    return {"metrics": {"satisfaction": value}, **more}


def gaps(comparison: MapComparison) -> list[tuple[str, float]]:
    return [(one.touchpoint.id, one.gap) for one in comparison.numbers]


def told(comparison: MapComparison) -> list[tuple[str, str, str, str]]:
    return [(one.touchpoint.id, one.kind, one.here, one.there) for one in comparison.changes]


def test_a_belief_gap_is_what_is_believed_minus_what_is() -> None:
    now = journey({"pay": rated({"value": 5.2, **SURE}), "call": rated({"value": 6, **SURE})})
    believed = journey({"pay": rated(8.1), "call": rated(6.5)}, "believed")
    comparison = compare_maps(now, believed)
    assert gaps(comparison) == [("pay", 2.9), ("call", 0.5)]
    first = comparison.numbers[0]
    assert (first.here, first.there, first.said) == (5.2, 8.1, True)
    assert first.interval is not None
    # What was said has no error; what was measured has 2/20, times 1.966.
    assert (first.interval.low, first.interval.high) == pytest.approx((2.9 - 0.1966, 2.9 + 0.1966), abs=1e-4)


def test_it_does_not_matter_which_map_was_asked_for_first() -> None:
    now, believed = journey({"pay": rated(5)}), journey({"pay": rated(8)}, "believed")
    assert compare_maps(now, believed) == compare_maps(believed, now)


def test_two_samples_are_compared_by_welch_and_a_sample_alone_is_not_enough() -> None:
    now = journey({"pay": rated({"value": 5, **SURE}), "call": rated({"value": 5, **SURE})})
    earlier = rename(journey({"pay": rated({"value": 4, **SURE}), "call": rated(4)}), "earlier")
    pay, call = compare_maps(now, earlier).numbers
    assert pay.interval is not None
    assert (pay.interval.kind, pay.said) == ("welch", False)
    # Nobody says that this one is more than a sample, so how far it is off is not known.
    assert (call.interval, call.said) == (None, False)


def test_touchpoints_match_by_id_and_by_former_id_on_either_side() -> None:
    now = journey({"same": rated(1), "old": rated(2), "new-here": rated(3, was=["gone"]), "mine": rated(4)})
    future = journey(
        {"same": rated(2), "renamed": rated(3, was=["old"]), "gone": rated(4), "theirs": rated(5)}, "future"
    )
    comparison = compare_maps(now, future)
    assert [(one.id, other.id) for one, other in comparison.pairs] == [
        ("same", "same"), ("old", "renamed"), ("new-here", "gone"),
    ]  # fmt: skip
    assert [one.id for one in comparison.only_here] == ["mine"]
    assert [one.id for one in comparison.only_there] == ["theirs"]


def test_an_id_that_is_the_same_comes_before_one_that_was() -> None:
    now = journey({"a": rated(1), "b": rated(2)})
    future = journey({"b": rated(3, was=["a"])}, "future")
    assert [(one.id, other.id) for one, other in compare_maps(now, future).pairs] == [("b", "b")]


@pytest.mark.parametrize(
    ("here", "there", "value", "reason"),
    [
        ("csat-5-mean", "csat-5-top-box", 0.8,
         ("`satisfaction` is measured in csat-5-mean in one map and in csat-5-top-box in the other: "
         "a mean and a top-box are two different things")),
        ("csat-5-mean", "nps", 40,
         ("`satisfaction` is measured in csat-5-mean in one map and in nps in the other: "
         "a mean and a net are two different things")),
        ("csat-5-mean", "ces-7-easy-high", 4,
         ("`satisfaction` is measured in csat-5-mean in one map and in ces-7-easy-high in the other: "
         "effort and satisfaction are two different questions")),
    ],
)  # fmt: skip
def test_figures_of_different_methods_are_not_compared(here: str, there: str, value: float, reason: str) -> None:
    now = journey({"pay": rated(4)}, scales={"satisfaction": here})
    believed = journey({"pay": rated(value)}, "believed", scales={"satisfaction": there})
    comparison = compare_maps(now, believed)
    assert comparison.numbers == ()
    assert [one.reason for one in comparison.incomparable] == [reason]


def test_two_best_of_five_are_not_two_best_of_seven() -> None:
    seven = {"satisfaction": {"min": 1, "max": 7, "method": "top-box"}}
    now = journey({"pay": rated(0.5)}, scales={"satisfaction": "csat-5-top-box"})
    comparison = compare_maps(now, journey({"pay": rated(0.6)}, "believed", scales=seven))
    assert "the two best answers of one are not like the two best of the other" in comparison.incomparable[0].reason


def test_means_on_other_scales_are_compared_out_of_ten() -> None:
    now = journey({"pay": rated(3)}, scales={"satisfaction": "csat-5-mean"})
    assert gaps(compare_maps(now, journey({"pay": rated(8)}, "believed"))) == [("pay", 3)]
    easy = journey({"pay": rated(2)}, scales={"satisfaction": "ces-7-easy-low"})
    high = journey({"pay": rated(6)}, "believed", scales={"satisfaction": "ces-7-easy-high"})
    assert gaps(compare_maps(easy, high)) == [("pay", 0)]


def test_numbers_that_one_map_lacks_are_no_contradiction() -> None:
    now = journey({"pay": rated(4), "call": rated(11), "ask": {}})
    believed = journey({"pay": {}, "call": rated(4), "ask": {}}, "believed")
    found = compare_maps(now, believed)
    assert [(one.touchpoint.id, one.reason) for one in found.incomparable] == [
        ("call", "the number of current cannot be used: `11` is outside the scale 0-10 (0 to 10)"),
    ]
    assert [(one.journey.id, one.touchpoint.id, one.metric) for one in found.unmatched] == [
        (now.id, "pay", "satisfaction")
    ]


def test_frequencies_are_shares_and_apart() -> None:
    now = journey({"pay": {"metrics": {"frequency": {"value": 40, "n": 100, "from": "survey"}}}},
                  scales={"frequency": "percent"})  # fmt: skip
    future = journey({"pay": {"metrics": {"frequency": 0.6}}}, "future")
    comparison = compare_maps(now, future)
    (one,) = comparison.frequencies
    assert (comparison.numbers, one.here, one.there, one.gap) == ((), 0.4, 0.6, 0.2)
    assert one.interval is not None
    # Wilson for 40 of 100 is .3094 to .4980.
    assert (one.interval.low, one.interval.high) == pytest.approx((0.6 - 0.4980, 0.6 - 0.3094), abs=1e-4)


def test_feelings_are_compared_persona_by_persona() -> None:
    personas = {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}}
    now = journey({"pay": {"feels": {"ann": -2, "bob": 0}}, "call": {"feels": 1}}, personas=personas)
    believed = journey({"pay": {"feels": 1}, "call": {"feels": 2}}, "believed")
    assert [(one.touchpoint.id, one.persona, one.gap) for one in compare_maps(now, believed).feelings] == [
        ("pay", "ann", 3), ("pay", "bob", 1), ("call", "", 1),
    ]  # fmt: skip


def test_owners_and_channels_that_both_maps_name_are_compared() -> None:
    now = journey({"pay": {"owner": "sales", "channels": ["web"]}, "call": {"owner": "sales", "channels": ["web"]}})
    future = journey({"pay": {"owner": "desk", "channels": ["phone"]}, "call": {}}, "future")
    assert told(compare_maps(now, future)) == [
        ("pay", "owner", "Sales", "Order Desk"),
        ("pay", "channel added", "", "Phone"),
        ("pay", "channel dropped", "Website", ""),
    ]
    assert {change.at for change in compare_maps(now, future).changes} == {future.touchpoints["pay"].at}


def test_a_touchpoint_in_another_stage_is_told_and_a_stage_with_another_id_is_not() -> None:
    a, b = {"a": {"name": "A"}}, {"b": {"name": "B"}}
    now = rename(build({"stages": {"buy": {"touchpoints": a}, "use": {"touchpoints": b}}}), "now")
    future = {"purchase": {"name": "Buy", "touchpoints": a}, "care": {"touchpoints": b}}
    found = compare_maps(now, rename(build({"stages": future, "state": "future"}), "future"))
    assert told(found) == [("b", "stage", "Use", "Care")]


def test_what_moved_is_told_and_not_what_it_passed() -> None:
    now = journey({id: {} for id in "abcde"})
    future = journey({id: {} for id in "aebcd"}, "future")
    assert told(compare_maps(now, future)) == [("e", "order", "d", "a")]
    assert compare_maps(now, future).changes[0].at == future.touchpoints["e"].at


@given(st.permutations("abcdef"))
def test_without_those_that_moved_the_order_is_the_same(order: list[str]) -> None:
    found = compare_maps(journey({id: {} for id in "abcdef"}), journey({id: {} for id in order}, "future"))
    moved = {change.touchpoint.id for change in found.changes}
    kept = [id for id in order if id not in moved]
    assert kept == sorted(kept)
    # No fewer would do: put back, each of them stands wrong.
    assert all(sorted({*kept, id}) != [one for one in order if one in {*kept, id}] for id in moved)


def test_ways_are_compared_where_both_maps_write_them() -> None:
    def make(state: str, ways: Mapping[str, Any]) -> Journey:
        return journey({"a": {"next": ways}, "b": {}, "c": {"next": {"done": 1}}}, state)

    share = {"share": {"value": 0.3, "n": 100, "from": "survey"}}
    now = make("current", {"b": share, "c": {}, "leaves": {}})
    future = make("future", {"b": 0.5, "c": {}, "done": {}})
    found = [(way.source, way.target, way.kind, way.gap) for way in compare_maps(now, future).ways]
    assert found == [
        ("a", "b", "kept", 0.2), ("a", "leaves", "dropped", None), ("a", "done", "added", None),
        ("c", "done", "kept", 0),
    ]  # fmt: skip
    # A share alone says nothing of how far it may be off.
    assert [way.interval for way in compare_maps(now, future).ways] == [None, None, None, None]
    silent = journey({"a": {}, "b": {}, "c": {}}, "future")
    assert compare_maps(now, silent).ways == ()


def test_a_map_is_not_compared_with_itself() -> None:
    now = journey({"a": {}})
    with pytest.raises(UsageError, match=r"`current.journey.yaml` is the map itself") as caught:
        compare_maps(now, now)
    assert caught.value.help == "name another map of the same journey after `--against`"


def test_maps_without_a_touchpoint_in_common_are_refused() -> None:
    with pytest.raises(UsageError, match="have no touchpoint in common") as caught:
        compare_maps(journey({"a": {}}), journey({"b": {}}, "future"))
    assert "`current.journey.yaml` and `future.journey.yaml`" in caught.value.message
    assert "`was`" in caught.value.help


def test_two_maps_that_are_the_same_differ_in_nothing() -> None:
    made = {"pay": rated(4, feels=1, owner="sales", channels=["web"]), "call": rated(5)}
    found = compare_maps(journey(made), rename(journey(made), "copy"))
    assert gaps(found) == [("pay", 0), ("call", 0)]
    nothing: tuple[Change, ...] = ()
    assert (found.changes, found.ways, found.only_here, found.only_there) == (nothing, (), (), ())
