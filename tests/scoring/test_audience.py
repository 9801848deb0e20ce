"""Whose numbers count, who comes where, and what of a list is shown."""

import pytest
from tests.journey.maps import build

from cxmap.journey.model import Journey
from cxmap.scoring.audience import EVERYBODY, Audience
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.result import Ranking
from cxmap.scoring.score import score_journeys
from cxmap.scoring.selection import EVERYTHING, Selection

FULL = {"frequency": 0.5, "satisfaction": 5, "loyalty": 8}


def make_journey() -> Journey:
    touchpoints = {
        "pay": {
            "name": "I pay",
            "tags": ["money", "web"],
            "channels": ["web", "phone"],
            "metrics": {
                **FULL,
                "by_persona": {"mover": {"satisfaction": 1}},
                "by_channel": {"phone": {"satisfaction": 2, "frequency": 0.1}},
            },
        },
        "call": {"name": "I call", "owner": "service", "channels": ["phone"], "tiers": ["gold"], "metrics": FULL},
        "move": {"name": "I move", "personas": ["mover"], "tags": ["money"], "metrics": {**FULL, "loyalty": 1}},
        "ask": {"name": "I ask", "personas": ["switcher"]},
    }
    return build(
        {
            "personas": {"mover": {}, "switcher": {}},
            "tiers": {"gold": {"name": "Gold"}, "silver": {"name": "Silver"}},
            "channels": {"web": {"kind": "digital"}, "phone": {"kind": "human"}},
            "teams": {"service": {}, "sales": {}},
            "evidence": {"survey": {"kind": "intercept-survey", "n": 90}, "talk": {"kind": "interview"}},
            "stages": {
                "buy": {"owner": "sales", "touchpoints": {"pay": touchpoints["pay"], "call": touchpoints["call"]}},
                "use": {"touchpoints": {"move": touchpoints["move"], "ask": touchpoints["ask"]}},
            },
        }
    )


def score(audience: Audience = EVERYBODY) -> Ranking:
    return score_journeys([make_journey()], AT_RISK, audience=audience)


def scores(audience: Audience) -> dict[str, float]:
    return {entry.touchpoint.id: entry.score for entry in score(audience).ranked}


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (EVERYBODY, {"pay": 20, "call": 20, "move": 2.5}),
        # 100 · 0.5 · 0.9 · 0.8: its own satisfaction, everybody's frequency and loyalty.
        (Audience(persona="mover"), {"pay": 36, "call": 20, "move": 2.5}),
        (Audience(persona="switcher"), {"pay": 20, "call": 20}),
        # 100 · 0.1 · 0.8 · 0.8
        (Audience(channel="phone"), {"pay": 6.4, "call": 20}),
        (Audience(channel="web"), {"pay": 20}),
        (Audience(tier="gold"), {"pay": 20, "call": 20, "move": 2.5}),
        (Audience(tier="silver"), {"pay": 20, "move": 2.5}),
        # A persona's own number is closer to who is asked about than that of a channel.
        (Audience(persona="mover", channel="phone"), {"pay": 7.2, "call": 20}),
    ],
)
def test_own_numbers_replace_everybodys(audience: Audience, expected: dict[str, float]) -> None:
    assert scores(audience) == expected


def test_only_those_who_come_can_lack_a_number() -> None:
    assert [entry.touchpoint.id for entry in score(Audience(persona="switcher")).unranked] == ["ask"]
    assert score(Audience(persona="mover")).unranked == ()


def test_what_a_map_knows() -> None:
    journey = make_journey()
    known = (Audience(), Audience("mover"), Audience(channel="web"), Audience("mover", "web", "gold"))
    unknown = (Audience("nobody"), Audience(channel="fax"), Audience(tier="bronze"), Audience("mover", "fax", "gold"))
    assert all(audience.knows(journey) for audience in known)
    assert not any(audience.knows(journey) for audience in unknown)


@pytest.mark.parametrize(
    ("selection", "shown"),
    [
        (EVERYTHING, ["pay", "call", "move"]),
        (Selection(stages=frozenset({"use"})), ["move"]),
        (Selection(owners=frozenset({"sales"})), ["pay"]),
        (Selection(owners=frozenset({"sales", "service"})), ["pay", "call"]),
        (Selection(tags=frozenset({"money"})), ["pay", "move"]),
        (Selection(tags=frozenset({"money"}), owners=frozenset({"sales"})), ["pay"]),
        # Those that share the last rank all belong to it.
        (Selection(top=1), ["pay", "call"]),
        (Selection(top=3, tags=frozenset({"money"})), ["pay", "move"]),
        (Selection(tags=frozenset({"nothing"})), []),
    ],
)
def test_what_is_shown_changes_no_rank(selection: Selection, shown: list[str]) -> None:
    ranking = score()
    ranks = {entry.touchpoint.id: entry.rank for entry in ranking.ranked}
    selected = ranking.select(selection)
    assert [entry.touchpoint.id for entry in selected] == shown
    assert all(entry.rank == ranks[entry.touchpoint.id] for entry in selected)
    assert ranks == {"pay": 1, "call": 1, "move": 3}
