"""Seams as a paper: golden text in every form, and what is shown of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.journey.maps import contacts
from tests.reports.hostile import HOSTILE
from tests.reports.scores.lines import line_of

from cxmap.journey.model import Journey
from cxmap.reports.papers.forms import FORMS, render
from cxmap.reports.scores.seams import build_paper
from cxmap.scoring.flow.seams import rank_seams

GOLDEN = Path(__file__).parent / "golden"

TOUCHPOINTS: dict[str, Any] = {
    "see": {
        "name": "I see what it costs",
        "owner": "sales",
        "next": {"compare": {"share": {"value": 0.8, "n": 900, "from": "log"}}, "leaves": {}},
    },
    "compare": {
        "name": "I compare plans and prices",
        "owner": "sales",
        "channels": ["web"],
        "systems": ["shop"],
        "feels": 1,
        "metrics": {"satisfaction": 7},
        "next": {
            "order": {
                "share": {"value": 0.5, "from": "log"},
                "handoff": {"carries": ["plan"], "repeats": True, "wait": "2d", "role": "clerk"},
            },
            "ask": {"share": 0.3, "handoff": {"carries": []}},
            "leaves": 0.2,
        },
    },
    "order": {
        "name": "I place the order",
        "owner": "desk",
        "channels": ["phone"],
        "systems": ["till"],
        "feels": -1,
        "metrics": {"satisfaction": 8},
        "next": {"ask": {}, "done": {}},
    },
    "ask": {
        "name": "I ask a question",
        "owner": "care",
        "channels": ["web"],
        "feels": 0,
        "metrics": {"frequency": 0.3},
        "next": {"forum": {"handoff": {"carries": ["question"]}}},
    },
    "forum": {"name": "I read on in the forum", "metrics": {"frequency": 0.1, "satisfaction": 3}},
}


def seam_map(**sections: Any) -> Journey:
    """A map with a seam that no survey sees, one that is an assumption, and one of which little is known."""
    nouns: dict[str, Any] = {
        "title": "Getting online at home",
        "teams": {"sales": {"name": "Sales"}, "desk": {"name": "Order Desk"}, "care": {"name": "Customer Care"}},
        "roles": {"clerk": {}},
        "channels": {"web": {}, "phone": {}},
        "systems": {"shop": {}, "till": {}},
        "evidence": {"log": {"kind": "analytics"}},
    }
    return contacts(TOUCHPOINTS, **{**nouns, **sections})


def hostile_map() -> Journey:
    """A map whose every text tries to break the form."""
    ids = list(HOSTILE)
    touchpoints = {
        id: {"name": HOSTILE[id], "owner": id, "metrics": {"frequency": 1} if place % 2 else {}}
        for place, id in enumerate(ids)
    }
    return contacts(touchpoints, title=HOSTILE["markup"], teams={id: {"name": HOSTILE[id]} for id in ids})


@pytest.mark.parametrize("form", FORMS)
def test_every_form(golden: Callable[[str, Path], None], form: str) -> None:
    paper = build_paper(rank_seams([seam_map()]), line_of)
    golden(render(paper, form), GOLDEN / f"seams.{form}")


def test_several_maps(golden: Callable[[str, Path], None]) -> None:
    maps = [seam_map(), contacts({"see": {}, "pay": {}}, title="Another")]
    golden(render(build_paper(rank_seams(maps), line_of), "table"), GOLDEN / "seams-several.table")


def test_only_the_first(golden: Callable[[str, Path], None]) -> None:
    golden(render(build_paper(rank_seams([seam_map()]), line_of, top=1), "table"), GOLDEN / "seams-top.table")


def test_what_cannot_be_ranked_and_what_is_not_there() -> None:
    bare = contacts({"see": {"owner": "a"}, "pay": {"owner": "b"}}, teams={"a": {}, "b": {}})
    text = render(build_paper(rank_seams([bare]), line_of), "table")
    assert "No hand-off can be ranked yet: nobody knows how many journeys cross it." in text
    assert "line 40: add frequency" in " ".join(text.split())
    text = render(build_paper(rank_seams([contacts({"see": {}})]), line_of), "table")
    assert "There is no hand-off" in text
    assert "Measure first" not in text


@pytest.mark.parametrize("form", FORMS)
def test_texts_that_try_to_break_it(form: str) -> None:
    text = render(build_paper(rank_seams([hostile_map()]), line_of), form)
    assert "\x1b" not in text
    if form == "table":
        assert max(map(cell_len, text.splitlines())) <= 80


def test_shares_that_add_up_to_too_much_are_to_be_corrected() -> None:
    """What has a share is not asked for one."""
    touchpoints: dict[str, Any] = {
        "ask": {"owner": "sales", "metrics": {"frequency": 1}, "next": {"order": 0.8, "leaves": 0.3}},
        "order": {"owner": "desk"},
    }
    paper = build_paper(rank_seams([contacts(touchpoints, teams={"sales": {}, "desk": {}})]), line_of)
    for form in ("table", "markdown"):
        text = " ".join(render(paper, form).split())
        reason = "the shares of the ways on from `ask` add up to 1.1"
        assert form == "table" or f"correct the shares under `next` so that they add up to 1 ({reason})" in text
        assert "its share" not in text
    [row] = json.loads(render(paper, "json"))["unranked"]
    assert row["lacking"][0]["what"] == reason


def test_frequencies_against_the_ways_are_told_in_one_line() -> None:
    touchpoints: dict[str, Any] = {
        "ask": {"owner": "sales", "next": {"order": 0.5, "leaves": 0.5}},
        "order": {"owner": "desk", "metrics": {"frequency": 0.9}},
    }
    maps = [contacts(touchpoints, teams={"sales": {}, "desk": {}})]
    table = " ".join(render(build_paper(rank_seams(maps), line_of), "table").split())
    assert "at 1 touchpoint: `cxmap score test.journey.yaml --show paths` lists them." in table
    assert "Frequencies contradict" not in render(build_paper(rank_seams([seam_map()]), line_of), "table")


def test_json_has_every_number_in_full() -> None:
    document = json.loads(render(build_paper(rank_seams([seam_map()]), line_of), "json"))
    for row in document["seams"]:
        known = [value for value in row["signs"].values() if value is not None]
        assert row["score"] == pytest.approx(100 * row["crossing"] * sum(known) / 6)
        assert row["could_be"] == pytest.approx(100 * row["crossing"] * (sum(known) + 6 - len(known)) / 6)
        assert bool(row["lacking"]) is (len(known) < 6)
