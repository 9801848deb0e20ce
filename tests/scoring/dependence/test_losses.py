"""What the loss of a system, a team, a role or a channel does to touchpoints."""

from typing import Any

import pytest
from tests.journey.maps import build

from cxmap.journey.measures import Place
from cxmap.scoring.dependence.losses import Kind, find_effects, list_entries

BUY = ("stages", "buy", "touchpoints")

MAP: dict[str, Any] = {
    "teams": {"sales": {}, "field": {}, "care": {}, "idle": {}},
    "roles": {"agent": {}, "driver": {}},
    "channels": {"web": {}, "phone": {}, "desk": {}},
    "systems": {"crm": {}, "shop": {}},
    "stages": {
        "buy": {
            "owner": "sales",
            "touchpoints": {
                "ask": {
                    "name": "I ask",
                    "channels": ["web", "phone"],
                    "contributors": ["field"],
                    "roles": ["agent"],
                    "systems": ["shop"],
                    "measured_by": {"system": "crm"},
                    "next": {"visit": {"by": {"system": "crm"}, "handoff": {"carries": ["x"], "role": "driver"}}},
                },
                "visit": {
                    "name": "They visit me",
                    "owner": "field",
                    "contributors": ["field", "sales"],
                    "channels": ["phone"],
                    "systems": ["crm"],
                },
                "rate": {"name": "I rate it", "channels": ["web", "phone", "desk"]},
            },
        }
    },
}


@pytest.mark.parametrize(
    ("kind", "id", "expected"),
    [
        (
            Kind.SYSTEM,
            "crm",
            [("ask", False, "nothing records any more what happens there"), ("visit", True, "it runs on it")],
        ),
        (
            Kind.TEAM,
            "sales",
            [
                ("ask", True, "nobody owns its stage any more"),
                ("visit", False, "its owner is left alone with it"),
                ("rate", True, "nobody owns its stage any more"),
            ],
        ),
        # Who owns a touchpoint and takes part as well loses it.
        (
            Kind.TEAM,
            "field",
            [("ask", False, "its owner is left alone with it"), ("visit", True, "nobody owns it any more")],
        ),
        (Kind.ROLE, "agent", [("ask", True, "nobody is there to do it")]),
        (Kind.ROLE, "driver", [("visit", False, "nobody receives those who come from `ask`")]),
        (Kind.CHANNEL, "web", [("ask", False, "only `phone` is left"), ("rate", False, "`phone`, `desk` are left")]),
        (
            Kind.CHANNEL,
            "phone",
            [
                ("ask", False, "only `web` is left"),
                ("visit", True, "there is no other channel"),
                ("rate", False, "`web`, `desk` are left"),
            ],
        ),
    ],
)
def test_what_is_lost_and_what_is_weakened(kind: Kind, id: str, expected: list[tuple[str, bool, str]]) -> None:
    effects = find_effects(build(MAP), kind)[id]
    assert [(effect.touchpoint.id, effect.lost, effect.reason) for effect in effects] == expected


def test_every_effect_has_its_place() -> None:
    journey = build(MAP)
    places = {
        (kind, id, effect.touchpoint.id): effect.at
        for kind in Kind
        for id, effects in find_effects(journey, kind).items()
        for effect in effects
    }
    file = journey.file
    assert places[Kind.TEAM, "sales", "ask"] == Place(file, ("stages", "buy", "owner"))
    assert places[Kind.TEAM, "field", "visit"] == Place(file, (*BUY, "visit", "owner"))
    assert places[Kind.SYSTEM, "crm", "ask"] == Place(file, (*BUY, "ask", "measured_by", "system"))
    assert places[Kind.ROLE, "driver", "visit"] == Place(file, (*BUY, "ask", "next", "visit", "handoff", "role"))
    assert places[Kind.CHANNEL, "phone", "rate"] == Place(file, (*BUY, "rate", "channels", 1))


def test_what_nothing_depends_on_has_no_effect() -> None:
    journey = build(MAP)
    assert "idle" in list_entries(journey, Kind.TEAM)
    assert "idle" not in find_effects(journey, Kind.TEAM)
