"""Two maps of one journey as a paper, whole: for people, for programs and for a checklist."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import build
from tests.reports.scores.forms import FORMS, line_of

from cxmap.journey.model import Journey
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.scores.against import build_paper
from cxmap.scoring.comparison.against import compare_maps

GOLDEN = Path(__file__).parent / "golden"

COMMON: dict[str, Any] = {
    "scales": {"satisfaction": "csat-5-mean"},
    "teams": {"sales": {"name": "Sales"}, "field": {"name": "Field Operations"}},
    "channels": {"web": {"name": "Website"}, "phone": {"name": "Phone"}},
    "evidence": {"survey": {"kind": "intercept-survey"}, "heads": {"kind": "stakeholder-workshop"}},
}
NOW: dict[str, Any] = {
    "quote": {"name": "I get a quote", "owner": "sales", "channels": ["web"], "feels": -1,
              "metrics": {"frequency": {"value": 0.6, "n": 900, "from": "survey"}, "loyalty": 7,
                          "satisfaction": {"answers": [10, 20, 30, 25, 15], "from": "survey"}},
              "next": {"visit": {"share": {"value": 0.7, "n": 540, "from": "survey"}}, "leaves": {}}},
    "visit": {"name": "The technician visits me", "owner": "field",
              "metrics": {"satisfaction": {"answers": [40, 30, 20, 8, 2], "from": "survey"}}},
    "call": {"name": "I call support", "metrics": {"satisfaction": {"answers": [10, 12, 9, 2, 1], "from": "survey"}}},
    "bill": {"name": "I get my first bill"},
}  # fmt: skip
BELIEVED: dict[str, Any] = {
    "call": {"name": "I call support", "metrics": {"satisfaction": {"value": 3, "sd": 1, "n": 9, "from": "heads"}}},
    "quote": {"name": "I get a quote", "owner": "field", "channels": ["web", "phone"], "feels": 1,
              "metrics": {"frequency": 0.9, "loyalty": 15, "satisfaction": 3.5},
              "next": {"see": 0.9, "done": {}}},
    "see": {"name": "The technician visits me", "was": ["visit"], "metrics": {"satisfaction": 4.2}},
    "gift": {"name": "I get a gift"},
}  # fmt: skip


def make(touchpoints: dict[str, Any], state: str, id: str, **sections: Any) -> Journey:
    stages = {"buy": {"touchpoints": touchpoints}}
    made = build({"title": "Getting online", "state": state, "stages": stages, **COMMON, **sections})
    return dataclasses.replace(made, id=id, file=f"{id}.journey.yaml")


def render(now: Journey, other: Journey) -> str:
    return render_table(build_paper(compare_maps(now, other), line_of), width=80)


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_paper(form: str, golden: Callable[[str, Path], None]) -> None:
    comparison = compare_maps(make(NOW, "current", "now"), make(BELIEVED, "believed", "inside"))
    golden(FORMS[form](build_paper(comparison, line_of)), GOLDEN / f"against.{form}")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("future", "The longest ways still to go come first."),
        ("intended", "what was designed or promised, beside what happens."),
        ("current", "two maps of the same journey."),
    ],
)
def test_each_state_is_called_by_its_name(state: str, words: str) -> None:
    text = render(make(NOW, "current", "now"), make(BELIEVED, state, "other"))
    assert words in " ".join(text.split())
    assert ("Way to go" in text) == (state in {"future", "intended"})
    (head, *_) = [line.split() for line in text.splitlines() if line.startswith("Touchpoint")]
    assert head[2:4] == (["now", "other"] if state == "current" else ["Current", state.capitalize()])


def test_maps_without_numbers_still_tell_what_is_only_in_one() -> None:
    text = render(
        make({"a": {"name": "A"}}, "current", "now"), make({"a": {"name": "A"}, "b": {"name": "B"}}, "future", "x")
    )
    assert "They have no number out of ten in common." in text
    assert "Touchpoints that only one of the two has" in text


def compare_scores(now: dict[str, Any], believed: dict[str, Any], **sections: Any) -> str:
    """The table of two maps with one touchpoint each, in one line."""
    maps = (({"a": {"name": "A", "metrics": one}}, state) for one, state in ((now, "current"), (believed, "believed")))
    made = (make(touchpoints, state, state, **sections) for touchpoints, state in maps)
    return " ".join(render(*made).split())


def test_nothing_is_called_sure_without_saying_what_chance_alone_would_do() -> None:
    score = {"value": 3, "sd": 1, "n": 90, "from": "survey"}
    judged = compare_scores({"satisfaction": score}, {"satisfaction": {**score, "value": 4}})
    assert "1 of 1 interval lies wholly on one side of 0. Of 100 comparisons without any true gap" in judged
    few = compare_scores({"satisfaction": score}, {"satisfaction": {**score, "value": 4.5, "n": 9}})
    assert "wholly on one side of 0, 1 of them from few answers." in few
    assert "surely" not in few
    open_ = compare_scores({"satisfaction": 3}, {"satisfaction": 4})
    assert "side of 0." in open_
    assert "Of 100 comparisons" not in open_
    assert "from few answers" not in open_


def test_few_answers_are_marked_whatever_they_count() -> None:
    shares = ({"frequency": {"value": share, "n": n, "from": "survey"}} for share, n in ((0.5, 900), (0.9, 20)))
    marked = compare_scores(*shares)
    assert "A 50.0 % 90.0 %°" in marked
    assert "° few answers: fewer than 30." in marked
    scores = ([5, *[0] * 6, 20, 20, 20, 35], [2, *[0] * 6, 20, 20, 20, 38])
    nets = ({"loyalty": {"answers": answers, "from": "survey"}} for answers in scores)
    assert "fewer than 5 promoters or detractors" in compare_scores(*nets, scales={"loyalty": "nps"})
