"""Findings, and silences, that the two cases of a rule have no room for."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.fuzz.journeys import to_bytes
from tests.journey.maps import at, contacts

from cxmap.diagnostics.diagnostic import Diagnostic
from cxmap.rules.families import FAMILIES, group_rules
from cxmap.rules.figures import find_citations
from cxmap.rules.index import get_rule
from cxmap.rules.page import describe_rule
from cxmap.rules.registry import all_rules
from cxmap.rules.wording import spell_id
from cxmap.source import Document, parse_document
from cxmap.usecases.check import check_paths
from cxmap.usecases.wishes import Flags, make_wishes

TODAY = date(2026, 11, 22)
SURVEY = {"kind": "transactional-survey", "date": "2026-11-01"}


def find(code: str, touchpoints: dict[str, Any], **sections: Any) -> list[tuple[str, str]]:
    """What a rule says of a map of one stage, with its help."""
    return find_in(make_map(touchpoints, **sections), code)


def make_map(touchpoints: dict[str, Any], **sections: Any) -> dict[str, Any]:
    named = {id: {"name": id, **noun} for id, noun in touchpoints.items()}
    return {"stages": {"s": {"touchpoints": named}}, **sections}


def find_in(data: dict[str, Any], code: str) -> list[tuple[str, str]]:
    return [(found.message, found.help) for found in check(data, code)[1]]


def check(data: dict[str, Any], code: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    document = parse_document(to_bytes({"cxmap": 1, "title": "T", **data}), "a.journey.yaml")
    wishes = make_wishes(Flags(select=[code], level="measured", today=TODAY))
    return document, check_paths([], [document], wishes).report.diagnostics


def test_one_barrier_is_not_counted() -> None:
    metrics = {"frequency": 1, "satisfaction": 2, "loyalty": 8}
    (found,) = find("CX313", {"pay": {"barriers": ["no change"], "metrics": metrics}})
    assert found[0] == "`pay` has rank 1 of 1 by at-risk score and a barrier, and no open initiative"
    (found,) = find("CX313", {"pay": {"barriers": ["no change", "no notes"], "metrics": metrics}})
    assert found[0] == "`pay` has rank 1 of 1 by at-risk score and 2 barriers, and no open initiative"


@pytest.mark.parametrize(("value", "told"), [(6.5, True), (1.5, False)])
def test_on_a_scale_on_which_little_is_good_much_is_unhappy(value: float, told: bool) -> None:
    metrics = {"satisfaction": {"value": value, "from": "log"}}
    sections = {"scales": {"satisfaction": "ces-7-easy-low"}, "evidence": {"log": {"kind": "analytics"}}}
    assert bool(find("CX317", {"pay": {"metrics": metrics}}, **sections)) is told


def test_the_part_of_an_owner_is_where_it_is_named() -> None:
    pay = {"owner": "shop", "contributors": ["desk"], "kpis": ["wait"]}
    teams = {"shop": {}, "desk": {"goals": ["x"]}}
    document, (found,) = check(make_map({"pay": pay}, teams=teams, kpis={"wait": {"name": "W"}}), "CX326")
    (part,) = found.related
    line = document.line(part.span.line)
    assert line[part.span.column - 1 : part.span.end_column - 1] == '"shop"'
    assert '"owner"' in line


def test_a_lone_role_on_which_nothing_depends_is_no_risk() -> None:
    metrics = {"frequency": 1, "satisfaction": 2, "loyalty": 8}
    touchpoints = {id: {"roles": ["guide"], "metrics": metrics} for id in ("a", "b", "c")}
    roles = {"idle": {"people": 1}, "guide": {"people": 1}}
    (found,) = find("CX329", touchpoints, roles=roles)
    assert found[0] == "3 of the touchpoints with the highest scores depend on `guide`, which one person fills"


def test_where_no_channel_is_declared_one_is_to_be() -> None:
    (found,) = find("CX332", {"pay": {}})
    assert found[1] == "declare where it happens under `channels`, and add `channels:` with its id"


@pytest.mark.parametrize(("answers", "told"), [([1, 1], False), ([3, 1], True), ([0, 0], False), ([1, 1, 1], False)])
def test_a_share_is_counted_from_no_and_yes_alone(answers: list[int], told: bool) -> None:
    ways = {"done": {"share": {"answers": answers}}, "leaves": 0.5}
    assert bool(find("CX403", {"pay": {"next": ways}})) is told


@pytest.mark.parametrize(("kind", "told"), [("market-research", True), ("analytics", False)])
def test_a_benchmark_is_old_unless_its_source_is_stale_and_told_already(kind: str, told: bool) -> None:
    benchmarks = {"rival": {"value": 7, "from": "panel", "date": "2025-06-01"}}
    found = find("CX410", {"pay": {"benchmarks": benchmarks}}, evidence={"panel": {"kind": kind}})
    assert [message for message, _ in found] == (
        ["`rival` is 539 days old, and a benchmark stays good for a year"] if told else []
    )


def test_of_numbers_that_rest_on_as_many_the_first_is_named() -> None:
    number = {"value": 5, "n": 90, "from": "survey"}
    metrics = {"satisfaction": number, "loyalty": number, "value": number}
    _, (found,) = check(make_map({"pay": {"metrics": metrics}}, evidence={"survey": {**SURVEY, "n": 30}}), "CX414")
    assert found.message == "`survey` has an `n` of 30, but all 3 numbers that come from it have more"
    assert [part.message for part in found.related] == ["`satisfaction` rests on 90"]


def test_of_two_stages_customers_begin_anywhere_in_the_first() -> None:
    first = {"a": {"name": "A", "next": {"c": {}}}, "b": {"name": "B", "next": {"c": {}}}}
    second = {"c": {"name": "C", "next": {"done": {}}}, "d": {"name": "D", "next": {"done": {}}}}
    stages = {"s": {"touchpoints": first}, "t": {"touchpoints": second}}
    assert [found[0] for found in find_in({"stages": stages}, "CX501")] == ["no way leads to `d`"]
    one = {"s": {"touchpoints": {**first, **second}}}
    assert [found[0] for found in find_in({"stages": one}, "CX501")] == ["no way leads to `b`", "no way leads to `d`"]


def test_what_only_some_think_is_no_sample_however_few_they_are() -> None:
    evidence = {"guess": {"kind": "assumption"}, "talk": {"kind": "stakeholder-workshop"}, "survey": SURVEY}
    for sources, told in ((["guess", "talk"], False), (["guess"], False), (["guess", "survey"], True)):
        metrics = {"satisfaction": {"value": 5, "n": 2, "from": sources}}
        assert bool(find("CX312", {"pay": {"metrics": metrics}}, evidence=evidence)) is told


def test_sources_of_words_are_cited_where_they_are_named() -> None:
    remarks = [{"text": "no change", "from": "new"}, "free", {"text": "no notes", "from": ["old", "new"]}]
    journey = contacts({"pay": {"barriers": remarks, "from": "old"}}, evidence={"new": SURVEY, "old": SURVEY})
    pay = ("stages", "buy", "touchpoints", "pay")
    assert list(find_citations(journey)) == [
        ("old", at(*pay, "from")),
        ("new", at(*pay, "barriers", 0, "from")),
        ("old", at(*pay, "barriers", 2, "from")),
        ("new", at(*pay, "barriers", 2, "from")),
    ]


def test_a_path_with_a_name_like_that_of_a_file_can_be_mended(tmp_path: Path) -> None:
    (tmp_path / "company.catalogue.yaml").write_text("cxmap: 1\n", encoding="utf-8")
    path = tmp_path / "a.journey.yaml"
    data = {"cxmap": 1, "title": "T", **make_map({"pay": {}}, uses=["compny.catalogue.yaml"])}
    path.write_bytes(to_bytes(data))
    (tmp_path / "cxmap.toml").touch()
    (found,) = check_paths([path], [], make_wishes(Flags(select=["CX217"], today=TODAY))).report.diagnostics
    assert found.help == "did you mean `company.catalogue.yaml`?"
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ['"company.catalogue.yaml"']


def test_families_hold_every_rule_once_and_only_those_that_were_asked_for() -> None:
    families = group_rules(all_rules())
    assert [family.code for family in families] == list(FAMILIES)
    assert [rule for family in families for rule in family.rules] == list(all_rules())
    (family,) = group_rules([get_rule("CX301")])
    assert (family.code, family.title, family.rules) == ("CX3", FAMILIES["CX3"], (get_rule("CX301"),))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("CX101", "Severity: error"),
        ("CX301", "Severity: error · Speaks from level `mapped` on"),
        ("CX602", "Severity: note · Speaks from level `mapped` on · It can only guess"),
    ],
)
def test_what_is_said_of_a_rule_beside_its_page(code: str, said: str) -> None:
    assert describe_rule(get_rule(code)) == said


def test_an_id_is_read_as_words() -> None:
    assert spell_id("pay-at-the-desk") == "pay at the desk."
