"""Ways on: by file order and as written, ends, decisions, and hand-offs between owners."""

import pytest
from tests.journey.maps import at, build, contacts

from cxmap.journey.model import Journey

TEAMS = {"ops": {"name": "Operations"}, "sales": {"name": "Sales"}}
PAY = ("stages", "buy", "touchpoints", "pay")


def ways(journey: Journey) -> list[tuple[str, str]]:
    return [(way.source, way.target) for way in journey.transitions]


def test_a_touchpoint_leads_to_the_next_in_the_file_and_the_last_one_is_done() -> None:
    stages = {
        "buy": {"touchpoints": {"ask": {"name": "A"}, "pay": {"name": "P"}}},
        "use": {"touchpoints": {"use": {"name": "U"}}},
    }
    journey = build({"stages": stages})
    assert ways(journey) == [("ask", "pay"), ("pay", "use"), ("use", "done")]
    assert [way.written for way in journey.transitions] == [False] * 3
    assert [way.ends for way in journey.transitions] == [False, False, True]
    assert journey.transitions[1].at == at(*PAY)
    assert journey.transitions[0].share is None


def test_written_ways_replace_the_default() -> None:
    next_ways = {
        "end": {"when": "is happy", "by": "customer", "share": {"value": 0.7, "n": 50}},
        "leaves": 0.2,
        "pay": {},
    }
    journey = contacts({"pay": {"next": next_ways}, "wait": {}, "end": {"next": {"done": {}}}})
    assert ways(journey) == [("pay", "end"), ("pay", "leaves"), ("pay", "pay"), ("wait", "end"), ("end", "done")]
    end, leaves, again, *_ = journey.transitions
    assert (end.written, end.when, end.decider, end.at) == (True, "is happy", "customer", at(*PAY, "next", "end"))
    assert end.share is not None
    assert (end.share.value, end.share.n, end.share.at) == (0.7, 50, at(*PAY, "next", "end", "share"))
    assert leaves.share is not None
    assert (leaves.share.value, leaves.share.at, leaves.ends) == (0.2, at(*PAY, "next", "leaves"), True)
    assert (again.share, again.decider, again.when) == (None, None, "")


def test_an_automated_decision() -> None:
    by = {"system": "crm", "rule": "score > 700", "fallback": "ask"}
    journey = contacts(
        {"pay": {"next": {"done": {"by": by}, "ask": {"by": "employee"}, "leaves": {"by": {"rule": "no"}}}}, "ask": {}},
        systems={"crm": {"name": "CRM"}},
    )
    done, ask, leaves, _ = journey.transitions
    assert (done.decider, done.system, done.rule, done.fallback) == (
        "automated", journey.systems["crm"], "score > 700", "ask",
    )  # fmt: skip
    assert (ask.decider, ask.system) == ("employee", None)
    assert (leaves.decider, leaves.system, leaves.fallback) == ("automated", None, "")
    assert journey.loose_ends == ()


def test_a_share_that_somebody_guessed_is_an_assumption() -> None:
    evidence = {"guess": {"kind": "assumption"}, "count": {"kind": "analytics"}}
    ways_on = {
        "leaves": {"share": {"value": 0.1, "from": "guess"}},
        "done": {"share": {"value": 0.7, "from": "count"}},
        "pay": {"share": 0.2},
    }
    shares = [way.share for way in contacts({"pay": {"next": ways_on}}, evidence=evidence).transitions]
    assert [(share.value, share.assumed) for share in shares if share] == [(0.1, True), (0.7, False), (0.2, True)]


def test_a_way_that_leads_nowhere_is_left_out() -> None:
    journey = contacts({"pay": {"next": {"nowhere": 0.5, "done": 0.5}}})
    assert ways(journey) == [("pay", "done")]
    assert [end.id for end in journey.loose_ends] == ["nowhere"]


@pytest.mark.parametrize(
    ("giver", "receiver", "handed"),
    [
        ("ops", "sales", True),
        ("ops", "ops", False),
        (None, "sales", False),
        ("ops", None, False),
    ],
)
def test_a_change_of_owner_is_a_hand_off(giver: str | None, receiver: str | None, handed: bool) -> None:
    owners = {"pay": giver, "use": receiver}
    touchpoints = {id: {"owner": owner} if owner else {} for id, owner in owners.items()}
    for way_on in ({}, {"next": {"use": 1}}):
        journey = contacts({**touchpoints, "pay": {**touchpoints["pay"], **way_on}}, teams=TEAMS)
        handoffs = journey.handoffs()
        assert [(way.source, way.target) for way in handoffs] == ([("pay", "use")] if handed else [])
        for way in handoffs:
            assert way.handoff is not None
            assert way.handoff.giver is journey.teams["ops"]
            assert way.handoff.receiver is journey.teams["sales"]
            assert way.handoff.declared is False


def test_no_hand_off_lies_on_the_way_out() -> None:
    assert contacts({"pay": {"owner": "ops", "next": {"leaves": 1}}}, teams=TEAMS).handoffs() == ()


@pytest.mark.parametrize(("carries", "empty"), [([], True), (["a"], False), (None, False)])
def test_a_hand_off_of_which_somebody_wrote_that_it_carries_nothing(carries: list[str] | None, empty: bool) -> None:
    handoff = {"repeats": True} if carries is None else {"carries": carries}
    journey = contacts({"pay": {"next": {"done": {"handoff": handoff}}}})
    (way,) = journey.handoffs()
    assert way.handoff is not None
    assert way.handoff.empty is empty


def test_a_hand_off_that_is_written_down() -> None:
    handoff = {"carries": "quote", "repeats": True, "wait": "2d", "role": "clerk"}
    journey = contacts(
        {"pay": {"owner": "ops", "next": {"use": {"handoff": handoff}, "done": {"handoff": {"carries": ["a", "b"]}}}},
         "use": {"owner": "ops"}},
        teams=TEAMS,
        roles={"clerk": {"name": "Clerk"}},
    )  # fmt: skip
    first, second = (way.handoff for way in journey.handoffs())
    assert first is not None
    assert second is not None
    # Hands can change within one team, which only the author knows.
    assert (first.declared, first.giver, first.receiver) == (True, journey.teams["ops"], journey.teams["ops"])
    assert (first.carries, first.repeats, first.wait, first.role) == (("quote",), True, "2d", journey.roles["clerk"])
    assert (second.carries, second.repeats, second.wait, second.role, second.receiver) == (
        ("a", "b"), None, "", None, None,
    )  # fmt: skip
