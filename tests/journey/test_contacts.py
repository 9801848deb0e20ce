"""Touchpoints: who owns them, who comes, how they feel, and their numbers by persona and channel."""

import pytest
from tests.journey.maps import at, build, contacts

TEAMS = {"ops": {"name": "Operations"}, "sales": {"name": "Sales"}}
PERSONAS = {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}}


def test_a_touchpoint_belongs_to_its_stages_owner_unless_it_says_otherwise() -> None:
    touchpoints = {"pay": {"name": "P"}, "call": {"name": "C", "owner": "sales"}, "ask": {"name": "A", "owner": "x"}}
    journey = build({"teams": TEAMS, "stages": {"buy": {"owner": "ops", "touchpoints": touchpoints}}})
    owners = {touchpoint.id: touchpoint.owner for touchpoint in journey.touchpoints.values()}
    assert {id: owner.id if owner else None for id, owner in owners.items()} == {
        "pay": "ops", "call": "sales", "ask": None,
    }  # fmt: skip


def test_touchpoints_are_numbered_through_the_stages() -> None:
    stages = {
        "first-bill": {"touchpoints": {"a": {"name": "A"}, "b": {"name": "B"}}},
        "use": {"name": "Using it", "touchpoints": {"c": {"name": "C"}}},
    }
    journey = build({"stages": stages, "owner": "ops", "teams": TEAMS})
    assert [(t.number, t.stage, t.id) for t in journey.touchpoints.values()] == [
        (1, "first-bill", "a"), (2, "first-bill", "b"), (3, "use", "c"),
    ]  # fmt: skip
    assert [stage.name for stage in journey.stages] == ["First bill", "Using it"]
    assert journey.owner is journey.teams["ops"]
    assert (journey.id, journey.title, journey.file) == ("test", "A test", "test.journey.yaml")


def test_everybody_comes_where_nobody_is_named() -> None:
    journey = contacts({"pay": {}, "call": {"personas": ["bob"]}, "ask": {"personas": ["x"]}}, personas=PERSONAS)
    come = {t.id: [persona.id for persona in t.personas] for t in journey.touchpoints.values()}
    assert come == {"pay": ["ann", "bob"], "call": ["bob"], "ask": []}


@pytest.mark.parametrize(
    ("written", "ann", "bob", "all_"),
    [
        ({}, None, None, None),
        ({"feels": -1}, -1, -1, -1),
        ({"feels": {"ann": 2}}, 2, None, None),
        ({"feels": {"ann": 2, "bob": -2}}, 2, -2, None),
        ({"feels": 1, "personas": ["bob"]}, None, 1, 1),
        ({"feels": {"ann": 2}, "personas": ["bob"]}, None, None, None),
    ],
)
def test_feelings(written: dict[str, object], ann: float | None, bob: float | None, all_: float | None) -> None:
    pay = contacts({"pay": written}, personas=PERSONAS).touchpoints["pay"]
    assert (pay.feeling_of("ann"), pay.feeling_of("bob"), pay.feeling_of("")) == (ann, bob, all_)


def test_numbers_by_persona_and_channel() -> None:
    metrics = {
        "satisfaction": 3,
        "by_persona": {"ann": {"satisfaction": {"value": 2, "from": "talk"}}},
        "by_channel": {"web": {"loyalty": 9}},
    }
    journey = contacts(
        {"pay": {"metrics": metrics}, "call": {}},
        personas=PERSONAS,
        channels={"web": {"name": "Web"}},
        evidence={"talk": {"kind": "interview"}},
        scales={"satisfaction": "csat-5-mean"},
    )
    pay = journey.touchpoints["pay"]
    assert list(pay.metrics) == ["satisfaction"]
    assert pay.by_persona["ann"]["satisfaction"].scaled == 2.5
    assert pay.by_persona["ann"]["satisfaction"].assumed is False
    assert pay.by_persona["ann"]["satisfaction"].at == at(
        "stages", "buy", "touchpoints", "pay", "metrics", "by_persona", "ann", "satisfaction"
    )
    assert pay.by_channel["web"]["loyalty"].at == at(
        "stages", "buy", "touchpoints", "pay", "metrics", "by_channel", "web", "loyalty"
    )
    call = journey.touchpoints["call"]
    assert (call.metrics, call.by_persona, call.by_channel) == ({}, {}, {})


def test_benchmarks_are_on_the_scale_of_satisfaction() -> None:
    benchmarks = {
        "rival": {"answers": [0, 1, 1, 4, 4], "from": "panel", "date": "2026-03-31"},
        "other": 3,
        "third": {"value": 0.6, "method": "top-box"},
    }
    sections = {"scales": {"satisfaction": "csat-5-mean"}, "evidence": {"panel": {"kind": "market-research"}}}
    pay = contacts({"pay": {"benchmarks": benchmarks}}, **sections).touchpoints["pay"]
    rival, other, third = pay.benchmarks.values()
    assert (rival.value, rival.n, rival.date, rival.assumed) == (4.1, 10, "2026-03-31", False)
    assert rival.at == at("stages", "buy", "touchpoints", "pay", "benchmarks", "rival")
    assert (other.scaled, other.assumed) == (5, True)
    assert third.value is None
    assert third.refused is not None
    assert third.refused.kind == "mixed-scales"


def test_complaints_are_shares() -> None:
    complaints = {"rate": {"answers": [95, 5], "from": "panel"}, "recovery": 0.6}
    evidence = {"panel": {"kind": "market-research"}}
    journey = contacts({"pay": {"complaints": complaints}, "call": {}}, evidence=evidence, scales={"loyalty": "share"})
    rate, recovery = journey.touchpoints["pay"].complaints.values()
    assert (rate.value, rate.n, rate.assumed) == (0.05, 100, False)
    assert rate.at == at("stages", "buy", "touchpoints", "pay", "complaints", "rate")
    assert (recovery.value, recovery.assumed) == (0.6, True)
    assert journey.touchpoints["call"].complaints == {}


def test_the_evidence_of_complaints_is_followed() -> None:
    journey = contacts({"pay": {"complaints": {"rate": {"value": 0.1, "from": "nowhere"}}}})
    [loose] = journey.loose_ends
    assert (loose.id, loose.at.path[-3:]) == ("nowhere", ("complaints", "rate", "from"))
