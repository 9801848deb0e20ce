"""Findings as SARIF, held to the official schema and read back with a public reader."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft4Validator
from sarif_pydantic import Sarif
from tests.reports.diagnostics.samples import MAP, NAMES, TWICE, TYPO, WHOLE, make_report, read_documents

import cxmap
from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.as_sarif import render_sarif
from cxmap.rules.page import read_page
from cxmap.rules.registry import all_rules
from cxmap.source import Span, parse_document

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(__file__).parents[2] / "data/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
URI = re.compile(r"(file:///)?([\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})([\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*", re.ASCII)


def read(report: Report, folder: str = "") -> dict[str, Any]:
    """The one run of a log that keeps to the schema."""
    log = json.loads(render_sarif(report, read_documents(), folder=folder))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def read_result(found: Diagnostic, folder: str = "") -> dict[str, Any]:
    """The one result of a log."""
    (result,) = read(make_report(found), folder)["results"]
    assert isinstance(result, dict)
    return result


def uri_of(file: str, folder: str = "") -> dict[str, str]:
    """How a file is named."""
    found = read_result(replace(TYPO, file=file), folder)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert isinstance(found, dict)
    return found


def fingerprint_of(text: str, found: Diagnostic, *before: Diagnostic) -> str:
    """The fingerprint of a finding in a file with a text."""
    log = json.loads(
        render_sarif(Report((), (*before, found)), {found.file: parse_document(text.encode(), found.file)})
    )
    (fingerprint,) = log["runs"][0]["results"][-1]["partialFingerprints"].values()
    assert isinstance(fingerprint, str)
    return fingerprint


def test_the_whole_form(golden: Callable[[str, Path], None]) -> None:
    log = json.loads(render_sarif(make_report(), read_documents()))
    # The rules hold the pages of the rules, which have tests of their own.
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [rule["id"] for rule in driver["rules"]]
    driver["version"] = "this version"
    golden(json.dumps(log, ensure_ascii=False, indent=2) + "\n", GOLDEN / "report.sarif.json")


def test_it_keeps_to_the_schema() -> None:
    VALIDATOR.check_schema(SCHEMA)
    run = read(make_report())
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == cxmap.__version__
    assert read(Report((), ()))["results"] == []
    broken = {"version": "2.1.0", "runs": [{**run, "results": [{"message": "text"}]}]}
    assert not VALIDATOR.is_valid(broken)


def test_a_public_reader_gives_it_back() -> None:
    text = render_sarif(make_report(), read_documents())
    log = Sarif.model_validate_json(text)
    assert log.model_dump(mode="json", by_alias=True, exclude_unset=True) == json.loads(text)
    (run,) = log.runs
    assert set(run.model_extra or {}) == {"columnKind"}  # the one word that this reader does not know
    first = (run.results or [])[0]
    assert first.model_extra == {}
    assert first.rule_id == "CX201"
    location = (first.locations or [])[0].physical_location
    assert location is not None
    assert location.region is not None
    assert (location.region.start_line, location.region.end_column) == (6, 40)
    assert (first.fixes or [])[0].artifact_changes[0].replacements[0].deleted_region == location.region


def test_every_rule_is_described() -> None:
    rules = all_rules()
    report = make_report(*(replace(WHOLE, code=rule.code, name=rule.name) for rule in rules))
    described = read(report)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in rules]
    for rule, written in zip(rules, described, strict=True):
        page = read_page(rule)
        assert written["name"] == rule.name
        assert written["shortDescription"]["text"] == page.summary
        assert written["help"]["markdown"] == f"{page.summary}\n\n{page.markdown}"
        assert "```" not in written["help"]["text"]
        assert "## " not in written["help"]["text"]
        assert written["defaultConfiguration"]["level"] == rule.severity.value
        assert max(len(written[key]["text"]) for key in ("shortDescription", "fullDescription")) <= 1024


def test_only_rules_that_speak_are_described_and_results_point_to_them() -> None:
    run = read(make_report())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CX003", "CX201", "CX214", "CX215"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_level_is_the_one_asked_for() -> None:
    assert read_result(replace(TYPO, severity=Severity.NOTE))["level"] == "note"


@pytest.mark.parametrize(
    ("file", "folder", "seen"),
    [
        ("maps/a.yaml", "", "maps/a.yaml"),
        ("maps/a.yaml", "in here", "in here/maps/a.yaml"),
        ("../a.yaml", "in/here", "in/a.yaml"),
        ("a:b.yaml", "", "a:b.yaml"),
        ("飲み物/100%#?.yaml", "", "飲み物/100%#?.yaml"),
        ("not\udcfftext.yaml", "", "not\udcfftext.yaml"),
    ],
)
def test_names_become_relative_addresses(file: str, folder: str, seen: str) -> None:
    location = uri_of(file, folder)
    assert location["uriBaseId"] == "%SRCROOT%"
    assert URI.fullmatch(location["uri"])
    assert ":" not in location["uri"]  # it would be taken for `https:` and the like
    assert unquote_to_bytes(location["uri"]) == seen.encode("utf-8", "surrogateescape")


def test_a_file_elsewhere_has_an_absolute_address() -> None:
    assert uri_of("/else where/a.yaml", "maps") == {"uri": "file:///else%20where/a.yaml"}


def test_the_place_in_the_data_is_a_json_pointer() -> None:
    found = replace(TYPO, path=("stages", "a/b~c", 0))
    (logical,) = read_result(found)["locations"][0]["logicalLocations"]
    assert logical == {"name": "0", "fullyQualifiedName": "/stages/a~1b~0c/0"}
    assert "logicalLocations" not in read_result(WHOLE)["locations"][0]


def test_related_places_are_linked_from_the_message() -> None:
    label = Label("the list `[a\\b]` is here", NAMES[1], Span(6, 7, 6, 10))
    result = read_result(replace(TWICE, related=(label,)))
    assert result["message"]["text"].endswith("\nsee: [the list `\\[a\\\\b\\]` is here](1)")
    (related,) = result["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, label.message)


def test_nothing_that_a_person_wrote_is_a_link() -> None:
    link = re.compile(r"(?<!\\)\[(?:[^\\\[\]]|\\[\\\[\]])*\]\([^)]*\)")
    assert link.search("see [here](1)")
    text = "no channel `[click](https://example.org)`"
    result = read_result(replace(TYPO, message=text, help=text, related=()))
    assert not link.search(result["message"]["text"])
    assert not link.search(read_result(TWICE)["relatedLocations"][0]["message"]["text"])


FIRST = replace(TYPO, span=Span(6, 37, 6, 40))


def test_a_finding_is_known_again() -> None:
    known = fingerprint_of(MAP, FIRST)
    # Lines above came, an item before it came, and cxmap found better words.
    moved = "# a comment\n" + MAP.replace("[wbe", "[web, wbe")
    later = replace(
        FIRST, span=Span(7, 42, 7, 45), path=(*FIRST.path[:-1], 1), message="`wbe` is no channel", help="write `web`"
    )
    assert fingerprint_of(moved, later) == known
    assert fingerprint_of(MAP, replace(FIRST, severity=Severity.NOTE)) == known


@pytest.mark.parametrize(
    "other",
    [
        replace(FIRST, code="CX202"),
        replace(FIRST, file="other.journey.yaml"),
        replace(FIRST, path=("stages", "renew", *FIRST.path[2:])),
        replace(FIRST, span=Span(6, 42, 6, 47)),
    ],
)
def test_another_finding_is_another(other: Diagnostic) -> None:
    assert fingerprint_of(MAP, other) != fingerprint_of(MAP, FIRST)


def test_findings_that_are_alike_are_numbered() -> None:
    alike = [fingerprint_of(MAP, FIRST, *(FIRST,) * count) for count in range(3)]
    assert len(set(alike)) == 3


def test_of_words_on_several_lines_the_first_counts() -> None:
    stage = replace(FIRST, span=Span(6, 7, 10, 5))
    assert fingerprint_of(MAP, stage) == fingerprint_of(MAP.replace("I pay again", "I pay more"), stage)
    assert fingerprint_of(MAP, stage) != fingerprint_of(MAP.replace("I pay,", "I buy,"), stage)


def test_it_does_not_matter_where_cxmap_was_started() -> None:
    here = json.loads(render_sarif(make_report(TYPO), read_documents()))
    inside = replace(TYPO, file="order.journey.yaml")
    documents = {inside.file: parse_document(MAP.encode(), inside.file)}
    below = json.loads(render_sarif(Report((), (inside,)), documents, folder="maps"))
    fingerprints = [log["runs"][0]["results"][0]["partialFingerprints"] for log in (here, below)]
    assert fingerprints[0] == fingerprints[1]
