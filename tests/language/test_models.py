"""The words of the language: every section, every key and every choice, and no others."""

import datetime as dt
import functools
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from cxmap.language.anatomy import keys_of
from cxmap.language.base import Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.evidence import Evidence
from cxmap.language.flow import Automated, Edge, Handoff
from cxmap.language.initiative import Initiative
from cxmap.language.journey_map import JourneyMap
from cxmap.language.kpi import Kpi
from cxmap.language.measure import (
    MeasuredAmountValue,
    MeasuredRatingValue,
    MeasuredShareValue,
    MeasuredValue,
)
from cxmap.language.metrics import Complaints, MeasuredBy, Metrics, MetricSet, Quality
from cxmap.language.organisation import Channel, Role, Team
from cxmap.language.parse import read_catalogue, read_map
from cxmap.language.persona import Job, Persona
from cxmap.language.playbook import Ancillary, Move, Playbook, Trigger
from cxmap.language.scale import Scale, Scales
from cxmap.language.schema import build_schema
from cxmap.language.stage import Stage
from cxmap.language.system import System
from cxmap.language.tier import Tier, TierStep
from cxmap.language.touchpoint import Data, Link, Remark, Touchpoint
from cxmap.language.voice import Voice

SHARED = "cxmap title summary owner uses scales personas teams roles channels systems evidence voice"
MEASURED = "value answers n sd low high date from method"
KEYS: dict[type[Noun], str] = {
    JourneyMap: f"{SHARED} scenario state level reviewed review_every journeys_per_year tiers stages kpis initiatives "
    "playbooks ancillary",
    Catalogue: SHARED,
    Scales: "frequency satisfaction loyalty value",
    Scale: "min max better method dissatisfied_below",
    Persona: "name summary goal segment kind share value jobs discovers_through evaluates_by engages_with shares quote "
    "from",
    Job: "job importance satisfaction",
    Stage: "name phase question goal operation when owner touchpoints",
    Touchpoint: "name was personas tiers channels owner contributors roles moment_of_truth intentional tags links "
    "takes interface does thinks expects feels meant_to_feel enablers barriers metrics quality benchmarks measured_by "
    "data tone frontstage backstage support systems complaints kpis journey next from",
    Remark: "text from severity",
    Link: "title url",
    MetricSet: "frequency satisfaction loyalty value",
    Metrics: "frequency satisfaction loyalty value by_persona by_channel",
    Quality: "personal relevant timely connected",
    MeasuredBy: "event system what",
    Data: "collects uses anticipates",
    Complaints: "rate recovery",
    Edge: "when by share handoff",
    Automated: "system rule fallback",
    Handoff: "carries repeats wait role",
    MeasuredValue: MEASURED,
    MeasuredShareValue: MEASURED,
    MeasuredAmountValue: MEASURED,
    MeasuredRatingValue: MEASURED,
    Evidence: "kind source url date period n incentivised by persona",
    Kpi: "name behaviour stage touchpoint owner unit method better baseline target actual",
    System: "name kind vendor owner state cost renews replaced_by",
    Role: "name team people",
    Team: "name goals incentives",
    Channel: "name kind formality",
    Tier: "name access influence reach value to",
    TierStep: "through handoff",
    Initiative: "title kind touches owner status effort cost starts due needs sets",
    Playbook: "title persona moves when steps behaviour outcome owner kpi",
    Move: "from to",
    Trigger: "touchpoint metric below above",
    Ancillary: "name trigger does system touches",
    Voice: "constant tones",
}
WORDS = {
    "JourneyMap.state": "current future intended believed",
    "JourneyMap.level": "sketch mapped measured",
    "Scale.better": "high low",
    "Scale.method": "mean top-box net share count",
    "Persona.kind": "buyer user influencer",
    "Stage.phase": "awareness consideration purchase retention advocacy",
    "Stage.when": "before during after",
    "Evidence.kind": "transactional-survey intercept-survey relationship-survey interview focus-group analytics "
    "service-reports observation social forum stakeholder-workshop customer-comment customer-story market-research "
    "assumption",
    "Kpi.behaviour": "customer organisation",
    "Kpi.better": "higher lower",
    "System.state": "current planned retiring",
    "Channel.kind": "digital human physical document",
    "Channel.formality": "casual neutral formal",
    "Initiative.kind": "improve technology measure",
    "Initiative.status": "proposed agreed doing done dropped",
    "Trigger.metric": "frequency satisfaction loyalty value",
    "Edge.by": "customer employee",
    **dict.fromkeys(
        ("Scales.frequency", "Scales.satisfaction", "Scales.loyalty", "Scales.value"),
        "csat-5-mean csat-5-top-box nps ces-7-easy-high ces-7-easy-low percent share 0-10",
    ),
}
SMALLEST: dict[str, Any] = {"cxmap": 1, "title": "T", "stages": {"s": {}}}
REQUIRED = {
    "JourneyMap": ["cxmap", "title", "stages"],
    "Catalogue": ["cxmap"],
    "Scale": ["min", "max"],
    "Job": ["job"],
    "Touchpoint": ["name"],
    "Remark": ["text"],
    "Link": ["title", "url"],
    "Evidence": ["kind"],
    "Initiative": ["title"],
    "Playbook": ["title"],
    "Trigger": ["touchpoint", "metric"],
}


def all_nouns(noun: type[Noun] = Noun) -> set[type[Noun]]:
    """All models of the language; other tests make some of their own."""
    found = {each for child in noun.__subclasses__() for each in (child, *all_nouns(child))}
    return {each for each in found if each.__module__.startswith("cxmap.")}


@pytest.mark.parametrize("noun", KEYS, ids=lambda noun: noun.__name__)
def test_a_noun_has_its_keys_and_no_others(noun: type[Noun]) -> None:
    assert sorted(keys_of(noun)) == sorted(KEYS[noun].split())


def test_every_noun_is_listed_here() -> None:
    assert {noun.__name__ for noun in all_nouns()} - {noun.__name__ for noun in KEYS} == {"Shared"}


def test_choices_are_these_words_and_no_others() -> None:
    found = {}
    for noun in KEYS:
        properties = schema_of(noun)["properties"]
        for key, schema in properties.items():
            enums = [part["enum"] for part in (schema, *schema.get("anyOf", ())) if "enum" in part]
            if enums:
                found[f"{noun.__name__}.{key}"] = " ".join(*enums)
    assert found == WORDS


def test_required_keys() -> None:
    assert {noun.__name__: schema_of(noun)["required"] for noun in KEYS if "required" in schema_of(noun)} == REQUIRED


@functools.cache
def schema_of(noun: type[Noun]) -> dict[str, Any]:
    """The JSON Schema of one noun."""
    if noun is Catalogue:
        return build_schema("catalogue")
    whole = build_schema()
    return whole if noun is JourneyMap else whole["$defs"][noun.__name__]


def test_the_smallest_map() -> None:
    reading = read_map(
        {
            "cxmap": 1,
            "title": "Buying a drink from a machine",
            "stages": {
                "purchase": {
                    "touchpoints": {
                        "insert-money": {"name": "I insert money"},
                        "take-drink": {"name": "I take my drink"},
                    }
                }
            },
        }
    )
    assert reading.problems == ()
    assert reading.value is not None
    assert reading.value.state == "current"
    assert reading.value.level == "sketch"
    assert list(reading.value.stages["purchase"].touchpoints) == ["insert-money", "take-drink"]
    assert reading.value.stages["purchase"].touchpoints["take-drink"].name == "I take my drink"


def test_a_catalogue_may_be_empty_but_for_its_version() -> None:
    assert read_catalogue({"cxmap": 1}).problems == ()


def test_order_is_kept() -> None:
    ids = ["z", "a", "m", "b-2", "b-10"]
    reading = read_map(SMALLEST | {"stages": {id: {} for id in ids}, "tiers": {id: {} for id in ids}})
    assert reading.value is not None
    assert list(reading.value.stages) == ids
    assert list(reading.value.tiers) == ids


def test_keys_that_begin_with_x_are_kept_in_every_noun() -> None:
    own = {"x-mine": {"anything": [1, None, {"Any Key": True}]}, "x-": None, "x-2 b": "text"}
    share = {"value": 0.4, **own}
    handoff = {"carries": ["quote"], **own}
    metrics = {"satisfaction": {"value": 3, **own}, **own}
    data = {
        **SMALLEST,
        **own,
        "journeys_per_year": {"value": 5, **own},
        "scales": {"satisfaction": {"min": 1, "max": 5, **own}, **own},
        "personas": {"a": {"jobs": [{"job": "Pay", "importance": {"value": 3, **own}, **own}], "share": share, **own}},
        "tiers": {"a": {"to": {"b": {"handoff": handoff, **own}}, **own}},
        "teams": {"a": own},
        "roles": {"a": own},
        "channels": {"a": own},
        "systems": {"a": own},
        "evidence": {"a": {"kind": "interview", **own}},
        "kpis": {"a": own},
        "initiatives": {"a": {"title": "A", "sets": {"pay": metrics}, **own}},
        "playbooks": {
            "a": {
                "title": "A",
                "moves": own,
                "when": {"touchpoint": "pay", "metric": "value", "below": 1, **own},
                **own,
            }
        },
        "ancillary": {"a": own},
        "voice": own,
        "stages": {
            "buy": {
                **own,
                "touchpoints": {
                    "pay": {
                        **own,
                        "name": "I pay",
                        "barriers": [{"text": "Slow", **own}],
                        "links": [{"title": "A", "url": "a.png", **own}],
                        "metrics": {**metrics, "by_persona": {"a": metrics}},
                        "quality": own,
                        "measured_by": own,
                        "data": own,
                        "complaints": {"rate": share, **own},
                        "next": {"leaves": {"by": {"system": "crm", **own}, "share": share, "handoff": handoff, **own}},
                    }
                },
            }
        },
    }
    reading = read_map(data)
    assert reading.problems == ()
    kept: dict[str, object] = {}

    def collect(value: object) -> None:
        if isinstance(value, BaseModel):
            kept[type(value).__name__] = value.model_extra
            for name in type(value).model_fields:
                collect(getattr(value, name))
        elif isinstance(value, dict):
            for part in value.values():
                collect(part)
        elif isinstance(value, list):
            for part in value:
                collect(part)

    collect(reading.value)
    assert kept == {noun.__name__: own for noun in KEYS if noun is not Catalogue}
    catalogue = read_catalogue({"cxmap": 1, **own}).value
    assert catalogue is not None
    assert catalogue.model_extra == own


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("feels", -2),
        ("feels", 1.5),
        ("feels", {"buyer": 2, "user": -0.5}),
        ("meant_to_feel", -1),
        ("meant_to_feel", "safe"),
        ("meant_to_feel", ["safe", "in control"]),
        ("enablers", ["One price", {"text": "A person", "from": ["a", "b"], "severity": 3}]),
        ("tone", "calm"),
        ("tone", {"web": "calm", "phone": "warm"}),
        ("frontstage", "Shows plans"),
        ("frontstage", ["Shows plans", "Greets"]),
        ("takes", "5m"),
        ("takes", "1h30m"),
        ("takes", "1.5d"),
        ("takes", "2w"),
        ("takes", "1y"),
        ("takes", "0s"),
        ("links", [{"title": "A", "url": url} for url in ("https://a.b", "http://a", "mailto:a@b.c", "docs/a.png")]),
        ("next", {"leaves": 0, "done": 1, "a": 0.5, "b": {}, "c": {"share": {"answers": [3, 1]}}}),
        ("next", {"a": {"by": "customer"}, "b": {"by": "employee"}, "c": {"by": {"system": "crm"}}}),
        ("next", {"a": {"handoff": {"carries": "quote", "repeats": False, "wait": "2d", "role": "clerk"}}}),
        ("metrics", {"frequency": 2, "satisfaction": -3.5, "loyalty": 7, "value": {"answers": [0, 1]}}),
        (
            "metrics",
            {"value": {"value": 1, "low": 0.5, "high": 0.5, "date": "2024-02-29", "from": "a", "n": 0, "sd": 0}},
        ),
        ("benchmarks", {"rival": {"value": 3.9, "from": ["study"]}, "other": 4}),
        ("complaints", {"rate": {"value": 0, "n": 3}, "recovery": 1}),
        ("quality", {"personal": 0, "connected": 10}),
        ("from", "survey"),
        ("from", ["survey"]),
        ("moment_of_truth", False),
        ("channels", []),
        ("was", ["old-id", "1"]),
    ],
)
def test_what_a_touchpoint_may_hold(key: str, value: object) -> None:
    touchpoint = {"name": "I pay", key: value}
    assert read_map(SMALLEST | {"stages": {"s": {"touchpoints": {"t": touchpoint}}}}).problems == ()


def test_numbers_and_dates_arrive_as_values() -> None:
    reading = read_map(SMALLEST | {"reviewed": "2026-11-02", "journeys_per_year": {"value": 5, "date": "2026-01-31"}})
    assert reading.value is not None
    assert reading.value.reviewed == dt.date(2026, 11, 2)
    assert isinstance(reading.value.journeys_per_year, MeasuredAmountValue)
    assert reading.value.journeys_per_year.date == dt.date(2026, 1, 31)


def test_a_map_that_was_read_can_be_checked_again() -> None:
    """Python callers may pass dates instead of texts."""
    reading = read_map(SMALLEST | {"reviewed": dt.date(2026, 11, 2)})
    assert reading.value is not None
    assert reading.value.reviewed == dt.date(2026, 11, 2)
    again = read_map(
        SMALLEST
        | {
            "journeys_per_year": MeasuredAmountValue.model_validate({"value": 3}),
            "evidence": {"a": Evidence.model_validate({"kind": "forum"})},
        }
    )
    assert again.problems == ()


def test_metrics_are_listed_by_name() -> None:
    metrics = Metrics.model_validate({"satisfaction": 3, "frequency": 0.5, "by_persona": {"a": {"value": 1}}})
    assert list(metrics.items()) == [("frequency", 0.5), ("satisfaction", 3.0)]
    assert list(metrics.by_persona["a"].items()) == [("value", 1.0)]


def test_every_key_that_may_be_absent_is_absent_by_default() -> None:
    """Missing is missing: a default never stands in for a number, and only words have defaults."""
    for noun in KEYS:
        for name, field in noun.model_fields.items():
            default = field.get_default(call_default_factory=True)
            if default is None or default in ([], {}) or field.is_required():
                continue
            assert default in get_args(field.annotation), f"{noun.__name__}.{name}"
