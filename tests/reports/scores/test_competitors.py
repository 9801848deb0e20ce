"""Gaps to competitors as a paper, whole: for people, for programs and for a checklist."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import build, contacts
from tests.reports.scores.forms import FORMS, line_of

from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.competitors import build_paper
from cxmap.scoring.comparison.competitors import find_gaps

GOLDEN = Path(__file__).parent / "golden"

TOUCHPOINTS: dict[str, Any] = {
    "quote": {
        "name": "I get a quote", "owner": "sales",
        "metrics": {"satisfaction": {"answers": [10, 20, 30, 25, 15], "from": "survey"}, "loyalty": 7},
        "benchmarks": {
            "rival": {"value": 4.1, "sd": 1, "n": 120, "from": "panel"},
            "other-fibre": {"value": 3.2, "sd": 1.2, "n": 25, "date": "2024-05-31", "from": "panel"},
        },
    },
    "visit": {
        "name": "The technician visits me",
        "metrics": {"satisfaction": {"answers": [1, 2, 3, 40, 60], "from": "survey"}},
        "benchmarks": {"rival": {"value": 3.9, "sd": 1, "n": 120, "from": "panel"}, "other-fibre": 4},
    },
    "order": {"name": "I order", "owner": "sales", "metrics": {"satisfaction": 3.5}},
    "bill": {"name": "I get my first bill", "benchmarks": {"rival": {"value": 0.7, "method": "csat-5-top-box"}}},
}  # fmt: skip


def make_paper() -> Paper:
    evidence = {
        "survey": {"kind": "intercept-survey", "date": "2026-09-30"},
        "panel": {"kind": "market-research", "date": "2026-03-31"},
    }
    journey = contacts(
        TOUCHPOINTS,
        title="Getting online",
        teams={"sales": {"name": "Sales"}},
        scales={"satisfaction": "csat-5-mean"},
        evidence=evidence,
    )
    return build_paper(find_gaps([journey]), line_of)


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_paper(form: str, golden: Callable[[str, Path], None]) -> None:
    golden(FORMS[form](make_paper()), GOLDEN / f"competitors.{form}")


def test_a_map_without_benchmarks_says_so() -> None:
    text = render_table(build_paper(find_gaps([build({})]), line_of))
    assert "No touchpoint has both a satisfaction of your own and a benchmark." in text


def test_several_maps_are_ranked_together_and_named() -> None:
    one = contacts({"a": {"metrics": {"satisfaction": 5}, "benchmarks": {"rival": 6}}}, title="One")
    two = contacts({"b": {"metrics": {"satisfaction": 5}, "benchmarks": {"rival": 9}}}, title="Two")
    paper = build_paper(find_gaps([one, two]), line_of)
    assert paper.title == "2 maps: competitors"
    assert [row["id"] for row in paper.sheets[0].rows] == ["b", "a"]
    assert " Map " in render_table(paper)
