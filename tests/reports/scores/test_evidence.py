"""The next best evidence as a paper, whole: for people, for programs and for a checklist."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.reports.scores.forms import FORMS, line_of
from tests.scoring.maps import score_of

from cxmap.reports.papers.as_markdown import render_markdown
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.evidence import build_paper
from cxmap.scoring.certainty.evidence_value import value_evidence

GOLDEN = Path(__file__).parent / "golden"
METRICS: dict[str, dict[str, Any]] = {
    "quote": {"frequency": 0.6, "satisfaction": {"answers": [20, 25, 25, 20, 10], "from": "survey"}, "loyalty": 8},
    "visit": {"frequency": {"value": 0.4, "n": 90, "from": "survey"}, "satisfaction": {"value": 2.6, "from": "survey"},
              "loyalty": {"value": 7, "low": 6, "high": 8, "from": "survey"}},
    "bill": {"frequency": {"value": 0.9, "n": 9000, "from": "survey"},
             "satisfaction": {"value": 3.4, "sd": 1.1, "n": 40, "from": "survey"},
             "loyalty": {"value": 5, "sd": 2, "n": 40, "from": "survey"}},
    "forum": {"satisfaction": 3},
}  # fmt: skip


def write(metrics: dict[str, Any] = METRICS) -> Paper:
    scales = {"satisfaction": "csat-5-mean"}
    return build_paper(value_evidence(score_of(metrics, scales=scales), seed=1, draws=1000), line_of)


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_paper(form: str, golden: Callable[[str, Path], None]) -> None:
    golden(FORMS[form](write()), GOLDEN / f"evidence.{form}")


def test_a_single_touchpoint_leaves_nothing_to_settle() -> None:
    table = render_table(write({"quote": METRICS["quote"]}))
    assert "Only one touchpoint is ranked, so there is no order to be in doubt." in " ".join(table.split())


def test_nothing_ranked_says_so_and_what_to_add() -> None:
    told = " ".join(render_table(write({"forum": METRICS["forum"], "visit": {}})).split())
    assert "Nothing is ranked yet, so there is no order to be in doubt: first add the numbers listed above." in told
    assert told.index("Measure first (2)") < told.index("add frequency and loyalty") < told.index("Nothing is ranked")
    assert "pair" not in told
    assert "There are no touchpoints" in " ".join(render_table(write({})).split())


def test_what_could_be_first_is_measured_first_and_what_could_not_last() -> None:
    sure = {"satisfaction": {"value": 2.6, "from": "survey"}, "loyalty": 7}
    ranked = {f"t{place}": {"frequency": 0.6 + place / 100, **sure} for place in range(12)}
    for metrics, first in (({}, True), ({"frequency": 0.001}, False)):
        paper = write({**ranked, "other": metrics})
        assert (paper.sheets[0].key == "unranked") is first
        assert ("One could be in the first 10 ranks" in render_table(paper, width=200)) is first
        assert "with at least one of the first 10 ranks" in render_table(paper, width=200)


def test_a_checklist_keeps_words_out_of_what_is_to_be_written() -> None:
    scales = {"satisfaction": "0-10"}
    numbers = {"frequency": 0.5, "satisfaction": {"value": 6, "from": "survey"}, "loyalty": 7}
    found = value_evidence(score_of({"quote": numbers, "visit": numbers}, scales=scales), seed=1, draws=1000)
    text = render_markdown(build_paper(found, line_of))
    assert "Write `satisfaction: {answers: [COUNT, …], from: SOURCE}` with 11 counts, the lowest first" in text


def test_answers_that_no_scale_holds_need_a_scale_first() -> None:
    mean = {"satisfaction": {"value": 2.6, "from": "survey"}}
    metrics = {id: {"frequency": 0.5, "loyalty": 7, **mean} for id in ("quote", "visit")}
    found = value_evidence(score_of(metrics, scales={"satisfaction": {"min": 0, "max": 5.5}}), seed=1, draws=1000)
    advice = {row["write"] for row in build_paper(found, line_of).sheets[0].rows if row["metric"] == "satisfaction"}
    [told] = advice
    assert told.endswith(
        "answers: [COUNT, …], from: SOURCE} on a scale of whole answers, which `scales` does not declare yet"
    )
