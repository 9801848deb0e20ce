"""References followed once: what they lead to, what leads nowhere, what is given twice."""

from typing import Any

import pytest
from tests.journey.maps import at, build, catalogue, contacts

from cxmap.journey.build import check_catalogue
from cxmap.journey.lapses import Clash, LooseEnd
from cxmap.journey.register import MOST_COMPARISONS

PAY = ("stages", "buy", "touchpoints", "pay")
SECTIONS = {
    "personas": {"ann": {"name": "Ann"}},
    "tiers": {"fan": {"name": "Fan"}},
    "teams": {"ops": {"name": "Operations"}},
    "roles": {"clerk": {"name": "Clerk"}},
    "channels": {"web": {"name": "Web"}},
    "systems": {"crm": {"name": "CRM"}},
    "evidence": {"survey": {"kind": "interview"}},
    "kpis": {"speed": {"name": "Speed"}},
    "initiatives": {"fix": {"title": "Fix it"}},
    "voice": {"tones": {"calm": "Calm"}},
}


def test_references_lead_to_what_is_declared() -> None:
    journey = contacts(
        {
            "pay": {
                "owner": "ops", "personas": ["ann"], "tiers": ["fan"], "channels": ["web"], "contributors": ["ops"],
                "roles": ["clerk"], "systems": ["crm"], "kpis": ["speed"], "from": "survey", "tone": "calm",
                "measured_by": {"event": "paid", "system": "crm"},
            }
        },
        **SECTIONS,
    )  # fmt: skip
    pay = journey.touchpoints["pay"]
    assert journey.loose_ends == ()
    assert pay.owner is not None
    assert (pay.owner.name, pay.owner.at) == ("Operations", at("teams", "ops"))
    followed = (pay.personas, pay.channels, pay.contributors, pay.roles, pay.systems, pay.kpis, pay.evidence)
    assert [[entry.id for entry in entries] for entries in followed] == [
        ["ann"], ["web"], ["ops"], ["clerk"], ["crm"], ["speed"], ["survey"],
    ]  # fmt: skip
    assert {kind: ids for kind, ids in journey.used.items() if ids} == {
        "persona": {"ann"}, "tier": {"fan"}, "team": {"ops"}, "role": {"clerk"}, "channel": {"web"},
        "system": {"crm"}, "evidence": {"survey"}, "kpi": {"speed"}, "tone": {"calm"},
    }  # fmt: skip


# What is written about touchpoint `pay` → where the reference stands, what it should be, whether it is a key.
IN_TOUCHPOINTS: list[tuple[dict[str, Any], tuple[str | int, ...], str, bool]] = [
    ({"owner": "x"}, ("owner",), "team", False),
    ({"personas": ["ann", "x"]}, ("personas", 1), "persona", False),
    ({"tiers": ["x"]}, ("tiers", 0), "tier", False),
    ({"channels": ["x"]}, ("channels", 0), "channel", False),
    ({"contributors": ["x"]}, ("contributors", 0), "team", False),
    ({"roles": ["x"]}, ("roles", 0), "role", False),
    ({"systems": ["x"]}, ("systems", 0), "system", False),
    ({"kpis": ["x"]}, ("kpis", 0), "kpi", False),
    ({"from": "x"}, ("from",), "evidence", False),
    ({"from": ["survey", "x"]}, ("from", 1), "evidence", False),
    ({"feels": {"x": 1}}, ("feels", "x"), "persona", True),
    ({"tone": "x"}, ("tone",), "tone", False),
    ({"tone": {"x": "calm"}}, ("tone", "x"), "channel", True),
    ({"tone": {"web": "x"}}, ("tone", "web"), "tone", False),
    ({"measured_by": {"event": "e", "system": "x"}}, ("measured_by", "system"), "system", False),
    ({"barriers": ["b", {"text": "t", "from": "x"}]}, ("barriers", 1, "from"), "evidence", False),
    ({"enablers": [{"text": "t", "from": ["x"]}]}, ("enablers", 0, "from", 0), "evidence", False),
    ({"benchmarks": {"rival": {"value": 3, "from": "x"}}}, ("benchmarks", "rival", "from"), "evidence", False),
    ({"complaints": {"rate": {"value": 0.1, "from": "x"}, "recovery": 0.5}}, ("complaints", "rate", "from"), "evidence",
     False),
    ({"metrics": {"loyalty": {"value": 3, "from": "x"}}}, ("metrics", "loyalty", "from"), "evidence", False),
    ({"metrics": {"by_persona": {"x": {"value": 3}}}}, ("metrics", "by_persona", "x"), "persona", True),
    ({"metrics": {"by_channel": {"web": {"value": {"value": 1, "from": "x"}}}}},
     ("metrics", "by_channel", "web", "value", "from"), "evidence", False),
    ({"next": {"x": 0.5}}, ("next", "x"), "touchpoint", True),
    ({"next": {"done": {"by": {"system": "x", "rule": "r"}}}}, ("next", "done", "by", "system"), "system", False),
    ({"next": {"done": {"by": {"system": "crm", "rule": "r", "fallback": "x"}}}}, ("next", "done", "by", "fallback"),
     "touchpoint", False),
    ({"next": {"done": {"handoff": {"role": "x"}}}}, ("next", "done", "handoff", "role"), "role", False),
    ({"next": {"done": {"share": {"value": 0.1, "from": "x"}}}}, ("next", "done", "share", "from"), "evidence", False),
]  # fmt: skip


@pytest.mark.parametrize(("written", "path", "wanted", "on_key"), IN_TOUCHPOINTS)
def test_a_loose_end_in_a_touchpoint(
    written: dict[str, Any], path: tuple[str | int, ...], wanted: str, on_key: bool
) -> None:
    [end] = contacts({"pay": written}, **SECTIONS).loose_ends
    assert (end.wanted, end.id, end.found, end.at, end.on_key) == (wanted, "x", "", at(*PAY, *path), on_key)
    assert "x" not in end.choices


ELSEWHERE: list[tuple[dict[str, Any], tuple[str | int, ...], str, bool]] = [
    ({"owner": "x"}, ("owner",), "team", False),
    ({"journeys_per_year": {"value": 9, "from": "x"}}, ("journeys_per_year", "from"), "evidence", False),
    ({"personas": {"ann": {"name": "A", "from": ["x"]}}}, ("personas", "ann", "from", 0), "evidence", False),
    ({"personas": {"ann": {"name": "A", "share": {"value": 1, "from": "x"}}}}, ("personas", "ann", "share", "from"),
     "evidence", False),
    ({"personas": {"ann": {"name": "A", "jobs": [{"job": "j", "importance": {"value": 1, "from": "x"}}]}}},
     ("personas", "ann", "jobs", 0, "importance", "from"), "evidence", False),
    ({"roles": {"clerk": {"name": "C", "team": "x"}}}, ("roles", "clerk", "team"), "team", False),
    ({"systems": {"crm": {"name": "C", "owner": "x"}}}, ("systems", "crm", "owner"), "team", False),
    ({"systems": {"crm": {"name": "C", "replaced_by": "x"}}}, ("systems", "crm", "replaced_by"), "system", False),
    ({"evidence": {"survey": {"kind": "interview", "persona": "x"}}}, ("evidence", "survey", "persona"), "persona",
     False),
    ({"stages": {"buy": {"owner": "x", "touchpoints": {}}}}, ("stages", "buy", "owner"), "team", False),
    ({"tiers": {"fan": {"name": "F", "reach": {"value": 1, "from": "x"}}}}, ("tiers", "fan", "reach", "from"),
     "evidence", False),
    ({"tiers": {"fan": {"name": "F", "to": {"x": {}}}}}, ("tiers", "fan", "to", "x"), "tier", True),
    ({"tiers": {"fan": {"name": "F", "to": {"fan": {"through": "x"}}}}}, ("tiers", "fan", "to", "fan", "through"),
     "touchpoint", False),
    ({"tiers": {"fan": {"name": "F", "to": {"fan": {"handoff": {"role": "x"}}}}}},
     ("tiers", "fan", "to", "fan", "handoff", "role"), "role", False),
    ({"kpis": {"k": {"name": "K", "stage": "x"}}}, ("kpis", "k", "stage"), "stage", False),
    ({"kpis": {"k": {"name": "K", "touchpoint": "x"}}}, ("kpis", "k", "touchpoint"), "touchpoint", False),
    ({"kpis": {"k": {"name": "K", "owner": "x"}}}, ("kpis", "k", "owner"), "team", False),
    ({"kpis": {"k": {"name": "K", "actual": {"value": 1, "from": "x"}}}}, ("kpis", "k", "actual", "from"), "evidence",
     False),
    ({"initiatives": {"i": {"title": "I", "touches": ["x"]}}}, ("initiatives", "i", "touches", 0), "touchpoint", False),
    ({"initiatives": {"i": {"title": "I", "owner": "x"}}}, ("initiatives", "i", "owner"), "team", False),
    ({"initiatives": {"i": {"title": "I", "needs": ["crm", "i", "x"]}}}, ("initiatives", "i", "needs", 2), "initiative",
     False),
    ({"initiatives": {"i": {"title": "I", "sets": {"x": {"loyalty": 1}}}}}, ("initiatives", "i", "sets", "x"),
     "touchpoint", True),
    ({"initiatives": {"i": {"title": "I", "sets": {"pay": {"loyalty": {"value": 1, "from": "x"}}}}}},
     ("initiatives", "i", "sets", "pay", "loyalty", "from"), "evidence", False),
    ({"playbooks": {"p": {"title": "P", "persona": "x"}}}, ("playbooks", "p", "persona"), "persona", False),
    ({"playbooks": {"p": {"title": "P", "moves": {"from": "x", "to": "buy"}}}}, ("playbooks", "p", "moves", "from"),
     "stage", False),
    ({"playbooks": {"p": {"title": "P", "when": {"touchpoint": "x", "metric": "loyalty", "below": 3}}}},
     ("playbooks", "p", "when", "touchpoint"), "touchpoint", False),
    ({"playbooks": {"p": {"title": "P", "owner": "x"}}}, ("playbooks", "p", "owner"), "team", False),
    ({"playbooks": {"p": {"title": "P", "kpi": "x"}}}, ("playbooks", "p", "kpi"), "kpi", False),
    ({"ancillary": {"a": {"name": "A", "system": "x"}}}, ("ancillary", "a", "system"), "system", False),
    ({"ancillary": {"a": {"name": "A", "touches": ["pay", "x"]}}}, ("ancillary", "a", "touches", 1), "touchpoint",
     False),
]  # fmt: skip


@pytest.mark.parametrize(("written", "path", "wanted", "on_key"), ELSEWHERE)
def test_a_loose_end_elsewhere(written: dict[str, Any], path: tuple[str | int, ...], wanted: str, on_key: bool) -> None:
    data = {"stages": {"buy": {"touchpoints": {"pay": {"name": "I pay"}}}}, **SECTIONS, **written}
    [end] = build(data).loose_ends
    assert (end.wanted, end.id, end.found, end.at, end.on_key) == (wanted, "x", "", at(*path), on_key)


def test_a_reference_to_something_of_another_kind() -> None:
    journey = contacts({"pay": {"channels": ["crm"], "owner": "buy"}}, **SECTIONS)
    assert journey.loose_ends == (
        LooseEnd("team", "buy", "stage", ("ops",), "", at(*PAY, "owner")),
        LooseEnd("channel", "crm", "system", ("web",), "", at(*PAY, "channels", 0)),
    )
    assert journey.touchpoints["pay"].owner is None
    assert journey.touchpoints["pay"].channels == ()


def test_the_nearest_id_is_named_while_there_are_not_too_many_to_compare() -> None:
    channels: dict[str, object] = {f"channel-{number}-of-many": {} for number in range(2_000)}
    slips = [f"chanel-{number}-of-many" for number in range(150)]
    data = {"pay": {"channels": [*slips, *slips]}}
    near = [end.near for end in contacts(data, channels=channels).loose_ends]
    compared = MOST_COMPARISONS // len(channels)
    assert near[:compared] == [f"channel-{number}-of-many" for number in range(compared)]
    assert set(near[compared:150]) == {""}
    assert near[150:] == near[:150]  # a slip made twice is looked up once


def test_a_way_on_may_also_lead_to_an_end() -> None:
    [end] = contacts({"pay": {"next": {"web": {}}}}, **SECTIONS).loose_ends
    assert (end.found, end.choices) == ("channel", ("pay", "leaves", "done"))


def test_what_an_initiative_needs_may_be_an_initiative_or_a_system() -> None:
    journey = build(
        {**SECTIONS, "initiatives": {"one": {"title": "1"}, "two": {"title": "2", "needs": ["one", "crm"]}}}
    )
    assert journey.loose_ends == ()
    assert journey.used["initiative"] == {"one"}
    assert journey.used["system"] == {"crm"}


def test_a_touchpoint_given_twice() -> None:
    stages = {
        "buy": {"touchpoints": {"pay": {"name": "I pay"}}},
        "use": {"touchpoints": {"pay": {"name": "I pay again"}, "end": {"name": "I stop"}}},
    }
    journey = build({"stages": stages})
    second = at("stages", "use", "touchpoints", "pay")
    assert journey.clashes == (Clash("touchpoint", "pay", second, at(*PAY)),)
    assert [touchpoint.name for touchpoint in journey.touchpoints.values()] == ["I pay", "I stop"]
    assert [len(stage.touchpoints) for stage in journey.stages] == [1, 2]


def test_earlier_ids_that_collide() -> None:
    journey = contacts({"pay": {"was": ["order", "buy-it"]}, "order": {"was": ["buy-it"]}})
    order = ("stages", "buy", "touchpoints", "order")
    assert journey.clashes == (
        Clash("was", "order", at(*PAY, "was", 0), at(*order), "touchpoint"),
        Clash("was", "buy-it", at(*order, "was", 0), at(*PAY, "was", 1), "was"),
    )


def test_an_earlier_id_leads_to_what_it_is_called_now() -> None:
    journey = contacts({
        "pay": {"was": ["order", "buy-it"]}, "look": {"was": ["buy-it"]},
        "ask": {"next": {"order": 0.5, "buy-it": 0.4, "ordr": 0.1}},
    })  # fmt: skip
    assert [(end.id, end.near, end.now, end.sure) for end in journey.loose_ends] == [
        ("order", "pay", "pay", True), ("buy-it", "", "", False), ("ordr", "", "", False),
    ]  # fmt: skip


def test_catalogues_are_merged_and_the_map_is_the_place_to_mend() -> None:
    shared = catalogue(teams={"ops": {"name": "Operations"}, "it": {"name": "IT"}}, channels={"web": {"name": "Web"}})
    data = {
        "uses": ["company.catalogue.yaml"],
        "teams": {"ops": {"name": "Ours"}},
        "stages": {"buy": {"touchpoints": {"pay": {"name": "I pay", "owner": "ops", "channels": ["web"]}}}},
    }
    journey = build(data, [("company.catalogue.yaml", shared)])
    declared = at("teams", "ops", file="company.catalogue.yaml")
    assert list(journey.teams) == ["ops", "it"]
    assert journey.teams["ops"].name == "Operations"
    assert journey.teams["ops"].at == declared
    assert journey.clashes == (Clash("team", "ops", at("teams", "ops"), declared),)
    assert [channel.id for channel in journey.touchpoints["pay"].channels] == ["web"]


def test_loose_ends_of_a_catalogue_are_said_with_the_catalogue() -> None:
    shared = catalogue(roles={"clerk": {"name": "Clerk", "team": "nobody"}})
    assert build({}, [("c.catalogue.yaml", shared)]).loose_ends == ()
    loose_ends, clashes = check_catalogue(shared, "c.catalogue.yaml")
    assert [(end.wanted, end.id, end.at) for end in loose_ends] == [
        ("team", "nobody", at("roles", "clerk", "team", file="c.catalogue.yaml"))
    ]
    assert clashes == ()


def test_a_catalogue_builds_on_others() -> None:
    base = catalogue(teams={"ops": {"name": "Operations"}}, voice={"tones": {"calm": "Calm"}})
    ours = catalogue(teams={"ops": {"name": "Again"}}, roles={"clerk": {"name": "C", "team": "ops"}},
                     systems={"crm": {"name": "CRM", "owner": "ops"}})  # fmt: skip
    loose_ends, clashes = check_catalogue(ours, "ours.catalogue.yaml", [("base.catalogue.yaml", base)])
    assert loose_ends == ()
    assert clashes == (
        Clash("team", "ops", at("teams", "ops", file="ours.catalogue.yaml"),
              at("teams", "ops", file="base.catalogue.yaml")),
    )  # fmt: skip


def test_the_nearest_scales_win_whole() -> None:
    far = catalogue(scales={"satisfaction": "nps", "loyalty": "percent"})
    near = catalogue(scales={"satisfaction": "csat-5-mean"})
    shelf = [("far.catalogue.yaml", far), ("near.catalogue.yaml", near)]
    inherited, own = build({}, shelf), build({"scales": {"loyalty": "nps"}}, shelf)
    assert {metric: scale.name for metric, scale in inherited.scales.items()} == {
        "frequency": "share", "satisfaction": "csat-5-mean", "loyalty": "0-10", "value": "0-10",
    }  # fmt: skip
    assert (own.scales["satisfaction"].name, own.scales["loyalty"].name) == ("0-10", "nps")


def test_tones_of_map_and_catalogue_are_known_with_their_texts() -> None:
    house = catalogue(voice={"tones": {"calm": "Short, no jokes"}})
    journey = build({"voice": {"tones": {"warm": "As between friends"}}}, [("house.catalogue.yaml", house)])
    assert {id: tone.noun for id, tone in journey.tones.items()} == {
        "calm": "Short, no jokes", "warm": "As between friends",
    }  # fmt: skip
    assert journey.tones["calm"].at == at("voice", "tones", "calm", file="house.catalogue.yaml")
