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
from cxmap.scoring.figures.kpis import assess_kpis

GOLDEN = Path(__file__).parent / "golden"
KPIS: dict[str, Any] = {
    "in-time": {"name": "Quotes within a day", "behaviour": "organisation", "touchpoint": "quote", "owner": "sales",
                "unit": "share", "better": "higher", "baseline": 0.41, "target": 0.95,
                "actual": {"value": 0.52, "n": 312, "date": "2026-09-30", "from": "log"}},
    "accepted": {"name": "Quotes that become orders", "behaviour": "customer", "touchpoint": "quote", "owner": "sales",
                 "method": "share", "better": "higher", "target": 0.6, "actual": {"answers": [8, 14], "from": "log"}},
    "recommend": {"name": "Would recommend us", "behaviour": "customer", "method": "nps", "baseline": 40, "target": 45,
                  "actual": {"answers": [30, 0, 0, 0, 0, 0, 0, 0, 50, 60, 60], "from": "survey"}},
    "again": {"name": "Would recommend the visit", "touchpoint": "visit", "method": "nps", "target": 45,
              "actual": {"answers": [3, 0, 0, 0, 0, 0, 0, 0, 17, 20, 20], "from": "survey"}},
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


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ({"unit": "days", "actual": 4}, "add `n:` and `sd:`, or `low:` and `high:`"),
        ({"unit": "days", "actual": {"value": 4, "n": 40}}, "add `sd:`, or `low:` and `high:`"),
        ({"unit": "days", "actual": {"value": 4, "sd": 2}}, "add `n:`, or `low:` and `high:`"),
        ({"unit": "days", "actual": {"value": 4, "n": 40, "low": 3}}, "add `sd:`, or `high:`"),
        ({"unit": "days", "actual": {"value": 4, "n": 1, "sd": 2}}, "ask more people, or add `low:` and `high:`"),
        ({"unit": "share", "actual": 0.4}, "add `n:`, how many were asked or counted"),
        ({"unit": "%", "actual": 40},
         "add `n:`, how many were counted, if it is a share of them; else add `low:` and `high:`"),
        ({"unit": "%", "method": "mean of shops", "actual": {"value": 40, "n": 12}},
         "add `sd:`, or `low:` and `high:`"),
        ({"method": "csat-5-mean", "actual": {"value": 4, "n": 40}},
         "add `sd:`, or `low:` and `high:`; or, better, write `answers:` with 5 counts instead of `value:`"),
        ({"method": "csat-5-mean", "actual": {"answers": [0, 0, 0, 9, 0]}},
         "ask more people, or add `low:` and `high:`"),
        ({"method": "nps", "actual": {"value": 4, "n": 40}}, "write `answers:` with 11 counts instead of `value:`"),
        ({"method": "nps", "actual": {"answers": [*[0] * 10, 9]}}, "ask more people, or add `low:` and `high:`"),
        ({"method": "net", "actual": {"value": 4, "n": 40}}, "add `low:` and `high:`"),
    ],
)  # fmt: skip
def test_what_to_add_is_what_is_not_there(written: dict[str, Any], advice: str) -> None:
    target = 0.2 if written.get("unit") == "share" else 2
    journey = build({"kpis": {"k": {"target": target, "better": "higher", **written}}})
    (lacking,) = (sheet for sheet in build_paper(assess_kpis([journey]), line_of).sheets if sheet.key == "lacking")
    assert [row["add"] for row in lacking.rows] == [[advice]]
