"""KPIs as a paper, whole: for people, for programs and for a checklist."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import build
from tests.reports.scores.forms import FORMS, line_of

from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.kpis import build_paper
from cxmap.scoring.kpis import assess_kpis

GOLDEN = Path(__file__).parent / "golden"
KPIS: dict[str, Any] = {
    "in-time": {"name": "Quotes within a day", "behaviour": "organisation", "touchpoint": "quote", "owner": "sales",
                "unit": "share", "better": "higher", "baseline": 0.41, "target": 0.95,
                "actual": {"value": 0.52, "n": 312, "date": "2026-09-30", "from": "log"}},
    "accepted": {"name": "Quotes that become orders", "behaviour": "customer", "touchpoint": "quote", "owner": "sales",
                 "method": "share", "better": "higher", "target": 0.6, "actual": {"answers": [8, 14], "from": "log"}},
    "recommend": {"name": "Would recommend us", "behaviour": "customer", "method": "nps", "baseline": 40, "target": 45,
                  "actual": {"answers": [30, 0, 0, 0, 0, 0, 0, 0, 50, 60, 60], "from": "survey"}},
    "days": {"name": "Days to the first answer", "behaviour": "organisation", "stage": "buy", "owner": "field",
             "unit": "days", "better": "lower", "baseline": 4, "target": 2, "actual": {"value": 5, "n": 40}},
    "visits": {"name": "Visits kept", "touchpoint": "visit", "owner": "field", "unit": "%", "better": "higher",
               "target": 90, "actual": {"value": 80, "n": 200, "from": "log"}},
    "mixed": {"name": "Pleased with the visit", "touchpoint": "visit", "method": "csat-5-mean", "target": 4,
              "actual": {"value": 0.7, "method": "csat-5-top-box"}},
    "new": {"name": "Calls before the visit"},
}  # fmt: skip


def make_paper() -> Paper:
    stages = {
        "buy": {"touchpoints": {"quote": {"name": "I get a quote"}}},
        "use": {"touchpoints": {"visit": {"name": "The technician visits me"}}},
    }
    teams = {"sales": {"name": "Sales"}, "field": {"name": "Field Operations"}}
    evidence = {"log": {"kind": "analytics", "date": "2026-08-31"}, "survey": {"kind": "relationship-survey"}}
    journey = build({"title": "Getting online", "stages": stages, "teams": teams, "evidence": evidence, "kpis": KPIS})
    return build_paper(assess_kpis([journey]), line_of)


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_paper(form: str, golden: Callable[[str, Path], None]) -> None:
    golden(FORMS[form](make_paper()), GOLDEN / f"kpis.{form}")


def test_a_map_without_kpis_says_so() -> None:
    assert "The map has no KPIs." in render_table(build_paper(assess_kpis([build({})]), line_of))


def test_kpis_that_differ_between_maps_are_named() -> None:
    one, two = (build({"kpis": {"k": {"actual": actual}}}) for actual in (1, 2))
    paper = build_paper(assess_kpis([one, two]), line_of)
    assert paper.facts["differing"] == ["k"]
    assert "nothing is averaged" in " ".join(render_table(paper).split())
