"""The plan as a paper, whole: for people, for programs and for a checklist."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import build
from tests.reports.scores.forms import FORMS, line_of
from tests.reports.scores.maps import hostile_map
from tests.scoring.plans import plan_of

from cxmap.journey.model import Journey
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.plan import build_paper
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.plan.budget import choose_within
from cxmap.scoring.plan.plans import Plan, make_plan
from cxmap.scoring.score import score_journey, score_journeys

GOLDEN = Path(__file__).parent / "golden"
ANSWERS = {"answers": [20, 25, 25, 20, 10], "from": "survey"}
TOUCHPOINTS: dict[str, Any] = {
    "quote": {"name": "I get a quote", "owner": "sales", "barriers": ["It takes nine days"],
              "metrics": {"frequency": {"value": 0.9, "n": 400, "from": "log"}, "satisfaction": ANSWERS, "loyalty": 8}},
    "visit": {"name": "The technician visits me", "owner": "field",
              "barriers": [{"text": "No time is named", "severity": 7}],
              "metrics": {"frequency": 0.4, "satisfaction": 2.6, "loyalty": 7}},
    "bill": {"name": "I read the bill", "owner": "sales", "barriers": ["Nobody | explains <it>"],
             "metrics": {"frequency": 1, "satisfaction": 2.2, "loyalty": 6}},
    "forum": {"name": "I ask in the forum", "metrics": {"satisfaction": 3}},
    "blog": {"name": "I read the blog", "metrics": {"frequency": 0.1, "satisfaction": 4.5, "loyalty": 2}},
    "song": {"name": "I wait on the phone", "metrics": {"frequency": 0.1, "satisfaction": 3, "loyalty": 2}},
}  # fmt: skip
INITIATIVES: dict[str, Any] = {
    "configurator": {"title": "Quotes from the configurator", "owner": "sales", "status": "doing", "effort": 40,
                     "due": "2027-01-29", "needs": ["crm"], "sets": {"quote": {"satisfaction": 3.6}}},
    "call-ahead": {"title": "Call ahead", "owner": "field", "status": "agreed", "effort": 12.5,
                   "needs": ["time-slots", "planner"], "sets": {"visit": {"satisfaction": 4, "frequency": 0.3}}},
    "time-slots": {"title": "Slots of two hours", "owner": "field", "effort": 20, "cost": 3000,
                   "sets": {"visit": {"satisfaction": 3.2}}},
    "answers": {"title": "Answer the forum", "effort": 5, "sets": {"forum": {"satisfaction": 4.5}}},
    "music": {"title": "Louder music", "owner": "sales", "effort": 8, "sets": {"song": {"satisfaction": 2}}},
    "ask": {"title": "Ask more people", "kind": "measure", "touches": ["blog"], "effort": 3},
    "stuck": {"title": "Go on from there", "needs": ["gone"], "effort": 1, "touches": ["blog"]},
    "gone": {"title": "Given up", "status": "dropped"},
    "guess": {"title": "Be nicer", "owner": "field", "touches": ["visit"]},
}  # fmt: skip


def make_journey() -> Journey:
    return build(
        {
            "title": "Getting online",
            "scales": {"satisfaction": "csat-5-mean"},
            "teams": {"sales": {"name": "Sales"}, "field": {"name": "Field Operations"}},
            "systems": {"crm": {"state": "retiring"}, "planner": {"state": "planned"}},
            "evidence": {"log": {"kind": "analytics"}, "survey": {"kind": "transactional-survey"}},
            "stages": {"buy": {"touchpoints": TOUCHPOINTS}},
            "initiatives": INITIATIVES,
        }
    )


def plan_all(draws: int = 1000) -> Plan:
    return make_plan(score_journey(make_journey(), AT_RISK), seed=1, draws=draws)


def write(days: float | None = None, draws: int = 1000) -> Paper:
    plan = plan_all(draws)
    return build_paper(plan, line_of, None if days is None else choose_within(plan, days))


def flat(paper: Paper) -> str:
    """The table as one line, wherever it was broken."""
    return " ".join(render_table(paper, width=400).split())


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_paper(form: str, golden: Callable[[str, Path], None]) -> None:
    golden(FORMS[form](write()), GOLDEN / f"plan.{form}")


@pytest.mark.parametrize("form", FORMS)
def test_a_budget(form: str, golden: Callable[[str, Path], None]) -> None:
    golden(FORMS[form](write(75)), GOLDEN / f"plan-budget.{form}")


def test_a_budget_that_is_spent_already() -> None:
    assert "What is under way takes 10 days more than there are." in flat(write(30))


def test_a_budget_with_an_effort_that_nobody_gives() -> None:
    plan = plan_of({"a": {"status": "doing", "sets": {"pay": {"satisfaction": 6}}}})
    assert "fewer days are left than this: a." in flat(build_paper(plan, line_of, choose_within(plan, 5)))


def test_a_choice_says_how_many_initiatives_it_is_among() -> None:
    aim = {"sets": {"pay": {"satisfaction": 6}}}
    silent = {"mute": aim, "aimless": {"effort": 3}, "waiting": {**aim, "effort": 2, "needs": ["mute"]}}
    choice = {**silent, "base": {"effort": 1}, "built": {**aim, "effort": 4, "needs": ["base"]}}
    plan = plan_of(choice)
    told = flat(build_paper(plan, line_of, choose_within(plan, 100)))
    assert "This holds of the 2 initiatives that can be counted; 3 cannot, see below." in told
    plan = plan_of(silent)
    told = flat(build_paper(plan, line_of, choose_within(plan, 100)))
    assert "None of the 3 initiatives can be counted, so nobody knows which set removes most" in told
    assert "no other set" not in told
    plan = plan_of({"base": {"effort": 1}, "built": {**aim, "effort": 4, "needs": ["base"]}})
    assert "can be counted" not in flat(build_paper(plan, line_of, choose_within(plan, 100)))


def test_a_choice_that_may_not_be_the_best_says_how_good_it_is() -> None:
    plan = plan_all()
    choice = choose_within(plan, 75)
    added = choice.removal.score - choice.started_removal.score
    rough = replace(choice, bound=choice.started_removal.score + added / 0.9701)
    assert "adds at least 97 % of the most" in flat(build_paper(plan, line_of, rough))
    exact = flat(build_paper(plan, line_of, choice))
    assert "as they stand, no other set that can be done within 75 days removes more." in exact
    assert "Within their 90 % another set may." in exact


@pytest.mark.parametrize(
    ("satisfaction", "draws", "said"),
    [
        ({"answers": [20, 25, 25, 20, 10], "from": "survey"}, 100, True),
        ({"answers": [20, 25, 25, 20, 10], "from": "survey"}, 0, True),
        ({"value": 2.75, "sd": 1, "n": 100, "from": "survey"}, 100, True),
        # Without draws the share is what the mean tells, now and then.
        ({"value": 2.75, "sd": 1, "n": 100, "from": "survey"}, 0, False),
    ],
)
def test_the_interval_is_said_to_leave_out_the_doubt_about_the_rule_of_proportion(
    satisfaction: dict[str, Any], draws: int, said: bool
) -> None:
    sections = {"scales": {"satisfaction": "csat-5-mean"}, "evidence": {"survey": {"kind": "transactional-survey"}}}
    metrics = {"pay": {"frequency": 0.5, "satisfaction": satisfaction, "loyalty": 6}}
    plan = plan_of({"a": {"sets": {"pay": {"satisfaction": 4}}}}, metrics, draws=draws, **sections)
    text = flat(build_paper(plan, line_of))
    assert ("in the proportion in which the means do." in text) is said
    assert ("The 90 % leave out how wrong that may be." in text) is (said and draws > 0)


def test_without_draws_there_are_no_intervals() -> None:
    paper = write(draws=0)
    assert "90 %" not in flat(paper)
    assert {row["removes_low"] for row in paper.sheets[0].rows} == {None}


def test_a_map_without_initiatives_says_so() -> None:
    plan = plan_of({})
    assert "No initiative is open." in flat(build_paper(plan, line_of))
    assert "No initiative is open." in flat(build_paper(plan, line_of, choose_within(plan, 5)))


def test_nothing_fits() -> None:
    plan = plan_of({"a": {"effort": 5, "sets": {"pay": {"satisfaction": 6}}}})
    assert "Nothing can be taken within this budget." in flat(build_paper(plan, line_of, choose_within(plan, 2)))


def test_several_maps_have_one_plan() -> None:
    journeys = [make_journey(), replace(make_journey(), id="other", file="other.journey.yaml")]
    plan = make_plan(score_journeys(journeys, AT_RISK), seed=1, draws=100)
    paper = build_paper(plan, line_of, choose_within(plan, 100))
    assert [row["map"] for row in paper.sheets[0].rows] == ["test", "other", "test"]
    assert paper.subtitle.startswith("Ranked together, method at-risk")
    assert "2 maps: plan" in flat(paper)
    assert "plan them apart" in flat(build_paper(plan, line_of))
    assert "are added up unweighted." in flat(paper)
    assert "unweighted" not in flat(write(75))


def test_texts_that_try_to_break_it(golden: Callable[[str, Path], None]) -> None:
    plan = make_plan(score_journey(hostile_map(), AT_RISK), seed=1, draws=0)
    paper = build_paper(plan, line_of, choose_within(plan, 1))
    golden(render_table(paper), GOLDEN / "plan-hostile.txt")
    golden(FORMS["md"](paper), GOLDEN / "plan-hostile.md")
