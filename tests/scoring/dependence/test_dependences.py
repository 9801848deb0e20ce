"""What a journey depends on."""

from typing import Any

import pytest
from tests.journey.maps import build

from cxmap.errors import UsageError
from cxmap.journey.model import Journey
from cxmap.scoring.dependence.dependences import Dependence, find_dependences, find_without


def journey_of(**sections: Any) -> Journey:
    """A shop with two ways to pay: 0.2 of those who look ask first."""
    return build(
        {
            "teams": {"sales": {"name": "Sales"}, "desk": {"name": "Desk"}, "board": {}},
            "roles": {"clerk": {"name": "Clerk", "people": 1}, "agent": {"people": 4}},
            "channels": {"web": {}, "phone": {}},
            "systems": {"shop": {}, "crm": {}, "radio": {}},
            "kpis": {
                "asked": {"name": "Asked", "stage": "talk"},
                "looked": {"name": "Looked", "stage": "buy"},
                "paid": {"name": "Paid", "touchpoint": "pay"},
                "called": {"name": "Called"},
            },
            "stages": {
                "buy": {
                    "owner": "sales",
                    "touchpoints": {
                        "look": {
                            "name": "I look",
                            "channels": ["web"],
                            "systems": ["shop"],
                            "metrics": {"frequency": 1, "loyalty": 2},
                            "next": {"ask": 0.2, "pay": 0.5, "leaves": 0.3},
                        },
                        "pay": {
                            "name": "I pay",
                            "channels": ["web", "phone"],
                            "systems": ["shop", "crm"],
                            "roles": ["clerk"],
                            "metrics": {"frequency": 0.6, "loyalty": 5},
                            "next": {"done": {}},
                        },
                    },
                },
                "talk": {
                    "owner": "desk",
                    "touchpoints": {
                        "ask": {
                            "name": "I ask",
                            "channels": ["phone"],
                            "roles": ["agent"],
                            "systems": ["crm"],
                            "kpis": ["called"],
                            "metrics": {"frequency": 0.2, "loyalty": 10},
                            "next": {"pay": 0.5, "done": 0.5},
                        }
                    },
                },
            },
            **sections,
        }
    )


def entries() -> dict[tuple[str, str], Dependence]:
    """Everything the shop depends on."""
    [found] = find_dependences([journey_of()])
    return {(str(one.kind), one.entry.id): one for one in found.entries}


def test_everything_that_something_depends_on_is_ranked() -> None:
    found = entries()
    # At stake: 20 at the look, 30 at paying, 20 at asking.
    parts = {key: one.part.low for key, one in found.items()}
    assert parts == pytest.approx(
        {
            ("system", "shop"): 50 / 70, ("team", "sales"): 50 / 70, ("system", "crm"): 50 / 70,
            ("role", "clerk"): 30 / 70, ("channel", "web"): 20 / 70,
            ("team", "desk"): 20 / 70, ("role", "agent"): 20 / 70, ("channel", "phone"): 20 / 70,
        }
    )  # fmt: skip
    # The same part: what stops more journeys comes first, and equals share a rank.
    assert [(key, one.rank) for key, one in found.items()] == [
        (("system", "shop"), 1), (("team", "sales"), 1), (("system", "crm"), 3), (("role", "clerk"), 4),
        (("channel", "web"), 5), (("team", "desk"), 6), (("role", "agent"), 6), (("channel", "phone"), 6),
    ]  # fmt: skip


def test_what_stops_and_what_is_left() -> None:
    found = entries()
    shares = {key: (one.stopped.low, one.done.low) for key, one in found.items()}
    assert shares["system", "shop"] == pytest.approx((1, 0))
    # Half of those who ask reach the goal without paying: 0.2 · 0.5.
    assert shares["role", "clerk"] == pytest.approx((0.6, 0.1))
    assert shares["role", "agent"] == pytest.approx((0.2, 0.5))
    assert [key for key, one in found.items() if one.cuts_off] == [
        ("system", "shop"), ("team", "sales"), ("system", "crm"), ("channel", "web"),
    ]  # fmt: skip
    # Without the clerk a way is left, but most journeys stop.
    assert found["role", "clerk"].single_point
    assert not found["role", "agent"].single_point
    assert all(one.stopped.known and one.done.known for one in found.values())


def test_the_kpis_that_can_move_no_more() -> None:
    found = entries()
    kpis = {key: [kpi.id for kpi in one.kpis] for key, one in found.items()}
    assert kpis["team", "sales"] == ["looked", "paid"]
    assert kpis["channel", "web"] == []
    assert kpis["role", "agent"] == ["asked", "called"]


def test_only_roles_have_people() -> None:
    found = entries()
    assert {key: one.people for key, one in found.items() if one.people is not None} == {
        ("role", "clerk"): 1, ("role", "agent"): 4,
    }  # fmt: skip


def test_what_nothing_depends_on_is_named() -> None:
    [found] = find_dependences([journey_of()])
    assert [entry.id for entry in found.idle] == ["radio", "board"]
    assert found.done.low == pytest.approx(0.7)


def test_without_one_thing() -> None:
    [found] = find_without([journey_of()], "system:crm")
    assert found.dependence == entries()["system", "crm"]
    assert (found.among, found.elsewhere) == (8, ())
    assert found.done.low == pytest.approx(0.7)


def test_without_what_nothing_depends_on() -> None:
    [found] = find_without([journey_of()], "system:radio")
    assert (found.dependence.lost, found.dependence.weakened, found.dependence.kpis) == ((), (), ())
    assert (found.dependence.stopped.high, found.dependence.part.high, found.dependence.rank) == (0, 0, 9)
    assert not found.dependence.single_point


def test_only_maps_that_know_it() -> None:
    other = build({"title": "Another", "systems": {"till": {}}})
    [found] = find_without([journey_of(), other], "system:crm")
    assert (found.dependence.journey.title, found.elsewhere) == ("A test", (other.file,))
    with pytest.raises(UsageError):
        find_without([other], "system:crm")


def test_one_thing_alone_has_the_rank_that_it_has_among_all() -> None:
    journey = journey_of()
    [found] = find_dependences([journey])
    for one in found.entries:
        [alone] = find_without([journey], f"{one.kind}:{one.entry.id}")
        assert (alone.dependence, alone.among, alone.done) == (one, len(found.entries), found.done)
    assert len({one.rank for one in found.entries}) < len(found.entries)
