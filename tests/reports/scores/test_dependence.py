"""What a journey depends on as a paper: golden text in every form, all of it and one thing alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.journey.maps import contacts
from tests.reports.hostile import HOSTILE
from tests.reports.scores.lines import line_of
from tests.reports.scores.test_seams import GOLDEN
from tests.scoring.dependence.test_dependences import journey_of

from cxmap.reports.papers.forms import FORMS, render
from cxmap.reports.scores.dependence import build_paper
from cxmap.reports.scores.without import build_paper as build_without
from cxmap.scoring.dependence.dependences import find_dependences, find_without


@pytest.mark.parametrize("form", FORMS)
def test_everything_in_every_form(golden: Callable[[str, Path], None], form: str) -> None:
    [found] = find_dependences([journey_of()])
    golden(render(build_paper(found, line_of), form), GOLDEN / f"dependence.{form}")


@pytest.mark.parametrize("form", FORMS)
def test_one_thing_in_every_form(golden: Callable[[str, Path], None], form: str) -> None:
    [found] = find_without([journey_of()], "role:clerk")
    golden(render(build_without(found, line_of), form), GOLDEN / f"without.{form}")


@pytest.mark.parametrize("target", ["system:crm", "channel:phone", "system:radio"])
def test_other_things(golden: Callable[[str, Path], None], target: str) -> None:
    [found] = find_without([journey_of()], target)
    golden(render(build_without(found, line_of), "table"), GOLDEN / f"without-{target.replace(':', '-')}.table")


def test_what_is_not_known_is_a_range_and_a_task(golden: Callable[[str, Path], None]) -> None:
    journey = contacts(
        {
            "see": {"roles": ["guide"], "next": {"ask": {}, "pay": {}, "leaves": 0.4}, "metrics": {"frequency": 1}},
            "ask": {"roles": ["guide", "agent"], "metrics": {"frequency": 0.3, "loyalty": 5}},
            "pay": {"roles": ["clerk"], "metrics": {"loyalty": 11}},
        },
        roles={"guide": {"people": 2}, "agent": {}, "clerk": {"people": 0.5}},
    )
    [found] = find_dependences([journey])
    golden(render(build_paper(found, line_of), "table"), GOLDEN / "dependence-open.table")
    [without] = find_without([journey], "role:clerk")
    golden(render(build_without(without, line_of), "table"), GOLDEN / "without-open.table")


def test_a_map_in_which_nothing_depends_on_anything() -> None:
    [found] = find_dependences([contacts({"see": {}}, systems={"crm": {"name": "CRM"}})])
    text = render(build_paper(found, line_of), "table")
    assert "No touchpoint depends on a system, team, role or channel." in text
    assert "--without" not in text
    assert "Measure first" not in text


def test_what_loses_no_touchpoint_cuts_nothing_off() -> None:
    touchpoints = {"see": {"systems": ["crm"], "channels": ["web", "app"]}, "pay": {"systems": ["crm"]}}
    sections = {"systems": {"crm": {"name": "CRM"}}, "channels": {"web": {"name": "Web"}, "app": {"name": "App"}}}
    [found] = find_dependences([contacts(touchpoints, **sections)])
    told = " ".join(render(build_paper(found, line_of), "table").split())
    assert "There is no way round CRM: its loss cuts the goal off." in told
    assert "Without Web or App every touchpoint can still take place." in told
    touchpoints["pay"]["systems"] = ["crm", "till"]
    [found] = find_dependences([contacts(touchpoints, **{**sections, "systems": {"crm": {}, "till": {}}})])
    told = " ".join(render(build_paper(found, line_of), "table").split())
    assert "There is no way round 2 of them: each loss cuts the goal off." in told


def test_people_see_the_first_and_are_told_of_the_rest() -> None:
    [found] = find_dependences([journey_of()])
    paper = build_paper(found, line_of, top=1)
    first, sole, *_ = paper.sheets
    assert {row["rank"] for row in first.rows} == {1}
    assert f"Showing {len(first.rows)} of {len(found.entries)}." in first.notes
    assert len(sole.rows) <= 1


def test_touchpoints_with_one_channel_are_named_by_what_is_at_stake() -> None:
    journey = contacts(
        {
            "see": {"channels": ["web", "app"], "metrics": {"frequency": 1, "loyalty": 9}},
            "ask": {"channels": ["phone"], "metrics": {"frequency": 0.2, "loyalty": 5}},
            "pay": {"channels": ["web"], "metrics": {"frequency": 0.5, "loyalty": 8}},
        },
        channels={"web": {}, "app": {}, "phone": {}},
    )
    [found] = find_dependences([journey])
    sole = next(sheet for sheet in build_paper(found, line_of).sheets if sheet.key == "sole_channels")
    assert [(row["id"], row["channel"]) for row in sole.rows] == [("pay", "web"), ("ask", "phone")]
    assert [row["stake"]["low"] for row in sole.rows] == pytest.approx([40, 10])


@pytest.mark.parametrize("form", FORMS)
def test_texts_that_try_to_break_it(form: str) -> None:
    ids = list(HOSTILE)
    journey = contacts(
        {id: {"name": HOSTILE[id], "systems": [id], "roles": [id], "owner": id} for id in ids},
        title=HOSTILE["markup"],
        systems={id: {"name": HOSTILE[id]} for id in ids},
        roles={id: {"name": HOSTILE[id], "people": 1 + place} for place, id in enumerate(ids)},
        teams={id: {"name": HOSTILE[id]} for id in ids},
    )
    [found] = find_dependences([journey])
    [without] = find_without([journey], "system:escape")
    for paper in (build_paper(found, line_of), build_without(without, line_of)):
        text = render(paper, form)
        assert "\x1b" not in text
        if form == "table":
            assert max(map(cell_len, text.splitlines())) <= 80
