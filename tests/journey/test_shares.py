"""Which share of customers goes each way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build, contacts

from cxmap.journey.shares import Share, find_persona_share, find_shares, find_slack


def shares_of(ways: Any) -> dict[str, Share]:
    """The shares of the ways on from the first of three touchpoints."""
    first = {"next": ways} if ways is not None else {}
    journey = contacts({"see": first, "ask": {}, "pay": {}}, evidence={"log": {"kind": "analytics"}})
    return {target: share for (source, target), share in find_shares(journey).items() if source == "see"}


def assumed(value: float) -> Share:
    """A share that rests on a bare number."""
    return Share(value, value, assumed=True)


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        (None, {"ask": Share(1)}),
        ({"pay": {}}, {"pay": Share(1)}),
        ({"pay": 1}, {"pay": Share(1)}),
        ({"ask": 0.6, "pay": 0.4}, {"ask": assumed(0.6), "pay": assumed(0.4)}),
        ({"ask": 0.6, "leaves": {}}, {"ask": assumed(0.6), "leaves": assumed(0.4)}),
        ({"ask": 1, "leaves": {}}, {"ask": assumed(1), "leaves": assumed(0)}),
        (
            {"ask": {"share": {"answers": [60, 40], "from": "log"}}, "pay": {}},
            {"ask": Share(0.4, 0.4), "pay": Share(0.6, 0.6)},
        ),
    ],
)  # fmt: skip
def test_a_share_is_written_or_follows(ways: Any, expected: dict[str, Share]) -> None:
    assert shares_of(ways) == expected


def test_two_ways_without_a_share_get_none() -> None:
    reason = "it is not written, and other ways have none either"
    left = Share(None, 0.7, reason)
    assert shares_of({"ask": 0.3, "pay": {}, "leaves": {}}) == {
        "ask": assumed(0.3), "pay": left, "leaves": left,
    }  # fmt: skip


@pytest.mark.parametrize(("ways", "total"), [({"ask": 0.9, "pay": 0.4}, "1.3"), ({"ask": 0.5, "pay": 0.4}, "0.9")])
def test_shares_that_contradict_each_other_are_not_used(ways: dict[str, float], total: str) -> None:
    reason = f"the shares of the ways on from `see` add up to {total}"
    assert shares_of(ways) == dict.fromkeys(ways, Share(None, 1, reason))


def test_a_single_way_with_a_part_of_the_customers_hides_the_others() -> None:
    assert shares_of({"pay": 0.5})["pay"].value is None


def test_a_way_that_leads_nowhere_takes_its_part_along() -> None:
    assert shares_of({"akk": 0.3, "pay": {}})["pay"].value is None
    assert shares_of({"akk": 0.3, "pay": 0.7})["pay"].value == 0.7


def test_a_refused_share_says_why() -> None:
    shares = shares_of({"ask": {"share": {"answers": [0, 0]}}, "pay": 0.5, "leaves": 0.2})
    assert shares["ask"].value is None
    assert shares["ask"].reason == "nobody answered"
    assert shares["ask"].most == pytest.approx(0.3)


def test_shares_rounded_to_whole_per_cents_may_miss_one() -> None:
    assert [find_slack(count) for count in (1, 2, 3, 6)] == [0.01, 0.01, 0.015, 0.03]
    assert shares_of({"ask": 0.33, "pay": 0.33, "leaves": 0.33})["pay"].value == 0.33


@given(st.lists(st.none() | st.floats(0, 1), min_size=1, max_size=3))
def test_no_share_is_more_than_it_can_be(written: list[float | None]) -> None:
    edges: list[Any] = [{} if share is None else share for share in written]
    ways = dict(zip(("ask", "pay", "leaves"), edges, strict=False))
    for share in shares_of(ways).values():
        assert 0 <= share.most <= 1
        assert share.value is None or 0 <= share.value <= share.most
        assert (share.value is None) == bool(share.reason)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ({}, None),
        ({"share": 0.4}, 0.4),
        ({"share": {"value": 0.4, "n": 12}}, 0.4),
        # No and yes.
        ({"share": {"answers": [3, 1]}}, 0.25),
        ({"share": {"answers": [3, 1, 1]}}, None),
    ],
)
def test_the_share_of_a_persona(written: Any, share: float | None) -> None:
    assert find_persona_share(build({"personas": {"mover": written}}).personas["mover"]) == share
