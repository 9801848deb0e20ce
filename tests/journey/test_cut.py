"""A part of a map: which touchpoints stay, and where the ways between them lead."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.journey.maps import build

from cxmap.journey.cut import cut_journey
from cxmap.journey.model import Journey

TEAMS: Mapping[str, Any] = {"sales": {}, "service": {}}


def journey_of(*stages: Mapping[str, Mapping[str, Any]]) -> Journey:
    """A map of stages s0, s1 and so on, for the personas p and q."""
    return build({
        "personas": {"p": {}, "q": {}},
        "teams": TEAMS,
        "stages": {
            f"s{number}": {"touchpoints": {id: {"name": id, **keys} for id, keys in touchpoints.items()}}
            for number, touchpoints in enumerate(stages)
        },
    })  # fmt: skip


def show(journey: Journey) -> list[str]:
    return [f"{way.source} {way.target}{'' if way.handoff is None else ' over'}" for way in journey.transitions]


P, Q = {"personas": ["p"]}, {"personas": ["q"]}
THREE: tuple[Mapping[str, Any], ...] = ({"a": {}, "b": {}}, {"c": {}, "d": Q}, {"e": {}})


def test_the_whole_is_the_same_map() -> None:
    journey = journey_of(*THREE)
    assert cut_journey(journey) is journey


@pytest.mark.parametrize(
    ("stages", "kept", "ways"),
    [
        (["s0"], "ab", ["a b"]),
        (["s1", "s2"], "cde", ["c d", "d e", "e done"]),
        (["s0", "s2"], "abe", ["a b", "e done"]),
    ],
)
def test_only_some_stages(stages: list[str], kept: str, ways: list[str]) -> None:
    part = cut_journey(journey_of(*THREE), stages=stages)
    assert "".join(part.touchpoints) == kept
    assert [stage.id for stage in part.stages] == stages
    assert "".join(point.id for stage in part.stages for point in stage.touchpoints) == kept
    assert show(part) == ways
    assert [*part.personas] == ["p", "q"]


def test_the_way_of_a_persona_goes_past_what_it_does_not_come_to() -> None:
    journey = journey_of({"a": {}, "b": Q, "c": Q}, {"d": Q, "e": P, "f": Q})
    part = cut_journey(journey, persona="p")
    assert [*part.touchpoints] == ["a", "e"]
    assert [[point.id for point in stage.touchpoints] for stage in part.stages] == [["a"], ["e"]]
    assert show(part) == ["a e", "e done"]
    assert [*part.personas] == ["p"]
    # What lies between parts that are not shown is not gone past.
    assert show(cut_journey(journey, stages=["s0"], persona="p")) == []


def test_a_way_that_was_written_is_left_out_with_what_it_leads_to() -> None:
    journey = journey_of({"a": {"next": {"b": 0.5, "c": 0.5}}, "b": Q, "c": {"next": {"b": 0.1, "leaves": 0.9}}})
    assert show(cut_journey(journey, persona="p")) == ["a c", "c leaves"]


@pytest.mark.parametrize(
    ("before", "after", "over"),
    [("sales", "service", True), ("sales", "sales", False), ("sales", None, False), (None, "service", False)],
)
def test_whoever_is_gone_past_hands_over_nothing(before: str | None, after: str | None, over: bool) -> None:
    a, c = ({} if owner is None else {"owner": owner} for owner in (before, after))
    part = cut_journey(journey_of({"a": a, "b": {**Q, "owner": "service"}, "c": c}), persona="p")
    assert [way.target for way in part.transitions] == ["c", "done"]
    handoff = part.transitions[0].handoff
    assert (handoff is not None) is over
    if handoff is not None:
        assert handoff.giver is not None
        assert handoff.receiver is not None
        assert (handoff.giver.id, handoff.receiver.id, handoff.declared) == ("sales", "service", False)
