"""One touchpoint explained: golden text, and every number that stands behind a score."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journey.maps import contacts
from tests.reports.scores.maps import HOSTILE, hostile_map, line_of, sound_map
from tests.scoring.maps import journey_of, score_of

from cxmap.language.parse import read_map
from cxmap.reports.scores.explanation import render_explanation
from cxmap.scoring.at_risk import AT_RISK
from cxmap.scoring.explanation import explain
from cxmap.scoring.result import ScoredMap
from cxmap.scoring.score import score_journey

GOLDEN = Path(__file__).parent / "golden"
FULL = {"frequency": 0.5, "satisfaction": 4, "loyalty": 6}


def text(scored: ScoredMap, id: str, **options: Any) -> str:
    return render_explanation(explain(scored, id), line_of, **options)


@pytest.mark.parametrize("id", ["compare", "visit", "online", "blog", "forum"])
def test_the_whole_explanation(golden: Callable[[str, Path], None], id: str) -> None:
    golden(text(sound_map(), id), GOLDEN / f"explain-{id}.txt")


def test_with_colour_and_in_ascii(golden: Callable[[str, Path], None]) -> None:
    golden(text(sound_map(), "compare", colour=True), GOLDEN / "explain-colour.txt")
    golden(text(sound_map(), "compare", encoding="ascii"), GOLDEN / "explain-ascii.txt")


@pytest.mark.parametrize("id", [*HOSTILE, *(f"{id}-less" for id in HOSTILE)])
def test_texts_that_try_to_break_it(id: str) -> None:
    explained = text(hostile_map(), id)
    assert not set(explained) & set("\x1b\x9b\x07\r\t\u2028\u202e")
    assert "plan: \ufffd[31mred\ufffd[0m" in explained or id.endswith("-less")


def test_what_to_write_is_a_line_of_yaml_that_waits_for_a_number() -> None:
    explained = text(score_of({"pay": {"frequency": 1}}), "pay")
    assert "Add under `metrics` of `pay`, test.journey.yaml:50\n" in explained
    assert "\n    satisfaction: {value: NUMBER, n: COUNT, from: SOURCE}\n" in explained
    assert "\n    loyalty: {value: NUMBER, n: COUNT, from: SOURCE}\n" in explained
    # Left as it is, it is no map; with numbers it is.
    for value, sound in (("NUMBER", False), (4, True)):
        metrics = {"satisfaction": {"value": value, "n": 12, "from": "survey"}}
        stages = {"buy": {"touchpoints": {"pay": {"name": "I pay", "metrics": metrics}}}}
        assert (read_map({"cxmap": 1, "title": "T", "stages": stages}).value is not None) is sound


@pytest.mark.parametrize(
    ("scale", "sentence"),
    [
        ("csat-5-mean", ("satisfaction is a number from 1 to 5 (csat-5-mean); or, better, `answers: [COUNT, COUNT, …]` "
                        "with 5 counts instead of `value`.")),
        ("ces-7-easy-low", "satisfaction is a number from 1 to 7 (ces-7-easy-low), where 1 is best; or, better, "),
        ({"min": 0, "max": 2.5}, "satisfaction is a number from 0 to 2.5 (0–2.5). "),
    ],
)  # fmt: skip
def test_what_numbers_the_scale_allows(scale: Any, sentence: str) -> None:
    explained = text(score_of({"pay": {"frequency": 1, "loyalty": 3}}, scales={"satisfaction": scale}), "pay")
    assert sentence in f"{' '.join(explained.split())} "


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ({}, "SOURCE is an id that you declare under `evidence`."),
        ({"a": {"kind": "forum"}, "b": {"kind": "forum"}}, "SOURCE is one of a, b."),
        ({f"e{number}": {"kind": "forum"} for number in range(7)}, "SOURCE is an id under `evidence`."),
    ],
)
def test_what_a_source_can_be(evidence: dict[str, Any], sentence: str) -> None:
    assert sentence in " ".join(text(score_of({"pay": {}}, evidence=evidence), "pay").split())


def test_at_best() -> None:
    scored = score_of({"pay": FULL, "call": {"frequency": 0.1}})
    assert "At best it would be rank 2 of 2." in text(scored, "call")
    assert "At best" not in text(score_of({"call": {}}), "call")


def test_intervals_that_are_half_known() -> None:
    scored = score_of({"pay": {**FULL, "loyalty": {"value": 5, "low": 4, "sd": 0}}})
    assert "standard deviation 0; 95 % interval 4 to ?" in text(scored, "pay", width=120)
    assert "interval" not in text(score_of({"pay": FULL}), "pay")
    high = score_of({"pay": {**FULL, "loyalty": {"value": 5, "high": 6}}})
    assert "95 % interval ? to 6" in text(high, "pay")


def test_a_scale_where_low_is_best() -> None:
    scored = score_of({"pay": {**FULL, "satisfaction": 2.5}}, scales={"satisfaction": "ces-7-easy-low"})
    assert "satisfaction 2.5 on the scale ces-7-easy-low (1 to 7, 1 is best), which is 7.5 of 10" in " ".join(
        text(scored, "pay").split()
    )


def test_more_contacts_than_journeys() -> None:
    scored = score_of({"pay": {**FULL, "frequency": 3}}, scales={"frequency": {"min": 0, "max": 9, "method": "count"}})
    explained = text(scored, "pay")
    assert "\n  frequency = 1: met 3 times in a journey, which counts as once\n" in explained
    assert "\n    frequency 3 on the scale count of 0–9 (0 to 9)\n" in explained


def test_what_counts_for_the_quadrant_only() -> None:
    journey = journey_of({"a": {**FULL, "value": 9}, "b": FULL})
    scored = score_journey(journey, AT_RISK, {"loyalty": 1, "value": 1})
    assert "\n  value counts for the quadrant only\n    value 9 on the scale 0-10 (0 to 10)\n" in text(scored, "a")
    lacking = text(scored, "b")
    assert "\n  value is missing\n" in lacking
    assert "Quadrant" not in lacking


def test_initiatives() -> None:
    teams = {"ops": {"name": "Operations"}}
    initiatives = {
        "one": {"title": "One", "touches": ["pay"]},
        "two": {"title": "Two", "touches": ["pay"], "owner": "ops", "status": "agreed", "due": "2027-01-31"},
    }
    scored = score_of({"pay": FULL, "call": FULL}, teams=teams, initiatives=initiatives)
    assert "\n  one: One (proposed, no owner)\n  two: Two (agreed, Operations, due 2027-01-31)\n" in text(scored, "pay")
    assert "\nNo initiative touches it.\n" in text(scored, "call")


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda name: name.strip()), st.integers(1, 150))
def test_any_text_is_explained(name: str, width: int) -> None:
    journey = contacts(
        {"pay": {"name": name, "metrics": {"loyalty": {"value": 3, "from": "talk"}}}},
        evidence={"talk": {"kind": "interview", "source": name, "period": name}},
        initiatives={"plan": {"title": name, "touches": ["pay"]}},
    )
    for encoding in ("utf-8", "ascii"):
        text(score_journey(journey, AT_RISK), "pay", width=width, encoding=encoding).encode(encoding)
