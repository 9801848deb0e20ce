"""The six signs that a hand-off hurts."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import at, contacts

from cxmap.journey.durations import count_days
from cxmap.scoring.flow.seam_signs import Sign, SignName, weigh_wait
from cxmap.scoring.flow.seams import find_seams
from cxmap.scoring.lack import Lack

NOUNS: Mapping[str, Any] = {
    "teams": {"shop": {}, "boats": {}},
    "channels": {"web": {}, "desk": {}, "phone": {}},
    "systems": {"till": {}, "crm": {}},
    "personas": {"rider": {"name": "Rider", "share": 0.75}, "guest": {"name": "Guest", "share": 0.25}},
}
PAY, BOARD = at("stages", "buy", "touchpoints", "pay"), at("stages", "buy", "touchpoints", "board")


def signs_of(
    pay: Mapping[str, Any], board: Mapping[str, Any], /, *, handoff: Any = None, **nouns: Any
) -> dict[str, Sign]:
    """The signs of the hand-off from paying to boarding, by name."""
    way = {"next": {"board": {"handoff": {"carries": ["ticket"]} if handoff is None else handoff}}}
    journey = contacts({"pay": {**pay, **way}, "board": board}, **{**NOUNS, **nouns})
    [seam] = find_seams(journey)
    assert [sign.name for sign in seam.signs] == list(SignName)
    return {sign.name.value: sign for sign in seam.signs}


@pytest.mark.parametrize(("before", "after", "value"), [("shop", "boats", 1), ("shop", "shop", 0)])
def test_another_owner(before: str, after: str, value: float) -> None:
    assert signs_of({"owner": before}, {"owner": after})["owner_change"].value == value


def test_an_owner_that_is_missing() -> None:
    lack = Lack("who owns `board`", "add `owner: TEAM` to `board`", BOARD)
    assert signs_of({"owner": "shop"}, {})["owner_change"] == Sign(SignName.OWNER, None, (lack,))


@pytest.mark.parametrize(("key", "name"), [("channels", "channel_change"), ("systems", "system_change")])
def test_nothing_in_common(key: str, name: str) -> None:
    first, second = list(NOUNS[key])[:2]
    assert signs_of({key: [first]}, {key: [second]})[name].value == 1
    assert signs_of({key: [first]}, {key: [second, first]})[name].value == 0
    bare = signs_of({key: [first]}, {})[name]
    assert bare.value is None
    assert bare.lacks == (Lack(f"the {key} of `board`", f"add `{key}: [ID]` to `board`", BOARD),)


def test_what_the_hand_off_says() -> None:
    signs = signs_of({}, {}, handoff={"repeats": True, "wait": "2d"})
    assert (signs["repeats"].value, signs["wait"].value) == (1, 0.75)
    assert signs_of({}, {}, handoff={"repeats": False})["repeats"].value == 0


def test_what_the_hand_off_does_not_say() -> None:
    signs = signs_of({}, {}, handoff={"carries": ["ticket"]})
    place = PAY.below("next", "board", "handoff")
    assert signs["repeats"].lacks[0].at == signs["wait"].lacks[0].at == place
    assert signs["repeats"].lacks[0].add == "add `repeats: true` to `handoff`, or `false`"
    journey = contacts({"pay": {"owner": "shop"}, "board": {"owner": "boats"}}, **NOUNS)
    [unwritten] = find_seams(journey)
    [lack] = unwritten.signs[4].lacks
    assert lack == Lack("how long customers wait", "add `handoff: {wait: TIME}`, e.g. `6m` or `2d`", PAY)


@pytest.mark.parametrize(
    ("wait", "weight"),
    [("0s", 0), ("60s", 0), ("61s", 0.25), ("1h", 0.25), ("2h", 0.5), ("24h", 0.5), ("25h", 0.75), ("1w", 0.75),
     ("8d", 1), ("1y", 1)],
)  # fmt: skip
def test_how_much_a_wait_counts(wait: str, weight: float) -> None:
    assert weigh_wait(count_days(wait)) == weight


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_longer_wait_never_counts_less(one: float, other: float) -> None:
    assert weigh_wait(min(one, other)) <= weigh_wait(max(one, other))


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        (2, -2, 1), (1, -1, 0.5), (0, 0, 0), (-2, 2, 0),
        # Riders fall by two of four steps, guests by none or one.
        ({"rider": 1, "guest": 0}, {"rider": -1, "guest": 0}, 0.375),
        ({"rider": 1, "guest": 0}, {"rider": -1, "guest": -1}, 0.4375),
        # That guests cheer up makes up for nothing.
        ({"rider": 1, "guest": -2}, {"rider": -1, "guest": 2}, 0.375),
        ({"rider": 1, "guest": 1}, -1, 0.5),
    ],
)  # fmt: skip
def test_how_far_the_mood_falls(before: Any, after: Any, value: float) -> None:
    assert signs_of({"feels": before}, {"feels": after})["emotion_drop"].value == value


def test_only_those_count_who_come_to_both() -> None:
    pay = {"feels": {"rider": 2, "guest": 2}}
    signs = signs_of(pay, {"feels": {"guest": 0}, "personas": ["guest"]})
    assert signs["emotion_drop"].value == 0.5
    [lack] = signs_of({**pay, "personas": ["rider"]}, {"feels": 0, "personas": ["guest"]})["emotion_drop"].lacks
    assert lack.what == "who goes from `pay` to `board`"


def test_a_mood_without_personas() -> None:
    assert signs_of({"feels": 1}, {"feels": 0}, personas={})["emotion_drop"].value == 0.25


def test_moods_and_shares_that_are_missing() -> None:
    [lack] = signs_of({"feels": 1}, {"feels": {"rider": 0}})["emotion_drop"].lacks
    assert lack == Lack("how customers feel at `board`", "add `feels: {guest: NUMBER}` to `board`", BOARD)
    [lack] = signs_of({"feels": 1}, {})["emotion_drop"].lacks
    assert lack.add == "add `feels: NUMBER` to `board`"
    unequal = ({"feels": {"rider": 1, "guest": 1}}, {"feels": {"rider": 1, "guest": 0}})
    personas = {"rider": {"name": "Rider", "share": 0.75}, "guest": {"name": "Guest"}}
    [lack] = signs_of(*unequal, personas=personas)["emotion_drop"].lacks
    assert lack == Lack("how many are `guest`", "add `share: NUMBER` to `guest`", at("personas", "guest"))
    # Where all fall as far, nobody has to be counted.
    assert signs_of({"feels": 1}, {"feels": 0}, personas=personas)["emotion_drop"].value == 0.25
