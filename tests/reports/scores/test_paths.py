"""Journeys as a paper: whole texts, and what changes with what a map knows."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.journey.maps import build, contacts

from cxmap.journey.measures import Place
from cxmap.journey.model import Journey
from cxmap.reports.papers.as_csv import render_csv
from cxmap.reports.papers.as_json import render_json
from cxmap.reports.papers.as_markdown import render_markdown
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.courses import shorten, spell_days
from cxmap.reports.scores.paths import build_paper
from cxmap.scoring.flow.paths import MOST_BEGINNINGS, follow_journey

GOLDEN = Path(__file__).parent / "golden"

HOSTILE = {
    "markup": "[/] closes nothing, [bold]is not bold[/bold]",
    "escape": "\x1b[31mred\x1b[0m \x9b2J",
    "lines": "one\ntwo\r\nthree\tfour",
    "japanese": "見積もりを比較してから店舗の担当者に相談する",
    "long": "a" * 200,
}

COUNTED = {"from": "counts"}
RIDE: dict[str, Any] = {
    "title": "Hiring a bicycle for an afternoon",
    "journeys_per_year": 8000,
    "scales": {"satisfaction": "csat-5-mean"},
    "evidence": {"counts": {"kind": "analytics"}, "cards": {"kind": "customer-comment"}},
    "personas": {"tourist": {"name": "Tourist", "share": 0.75}, "commuter": {"name": "Commuter", "share": 0.25}},
    "teams": {"shop": {"name": "Shop"}, "web": {"name": "Web Team"}},
    "channels": {"site": {"kind": "digital"}, "counter": {"kind": "human"}, "lake": {"kind": "physical"}},
    "stages": {
        "book": {
            "owner": "web",
            "touchpoints": {
                "find-shop": {"name": "I find the shop", "channels": ["site"], "feels": 1, "takes": "5m"},
                "book-bike": {
                    "name": "I book a bicycle",
                    "channels": ["site"],
                    "feels": {"tourist": -1, "commuter": 0},
                    "takes": "10m",
                    "moment_of_truth": True,
                    "next": {
                        "collect-bike": {"share": {"value": 0.7, "n": 900, **COUNTED}},
                        "leaves": {"share": {"value": 0.3, "n": 900, **COUNTED}},
                    },
                },
            },
        },
        "ride": {
            "owner": "shop",
            "touchpoints": {
                "collect-bike": {
                    "name": "I collect my bicycle",
                    "channels": ["counter"],
                    "feels": {"tourist": 0, "commuter": 1},
                    "takes": "20m",
                    "metrics": {
                        "frequency": {"value": 0.7, "n": 900, **COUNTED},
                        "satisfaction": {"answers": [4, 6, 10, 50, 30], "from": "cards"},
                    },
                    "complaints": {
                        "rate": {"value": 0.3, "n": 40, **COUNTED}, "recovery": {"value": 0.5, "n": 12, **COUNTED},
                    },
                },
                "ride-bike": {
                    "name": "I ride around the lake",
                    "channels": ["lake"],
                    "feels": 2,
                    "takes": "3h",
                    "next": {"change-bike": 0.2, "return-bike": {}, "leaves": 0.1},
                },
                "change-bike": {
                    "name": "My chain breaks and I get another",
                    "channels": ["lake", "counter"],
                    "feels": -2,
                    "metrics": {"frequency": 0.4, "satisfaction": 2},
                    "complaints": {"rate": 0.5},
                    "next": {"ride-bike": 1},
                },
                "return-bike": {"name": "I give it back", "channels": ["counter"], "takes": "10m", "next": {"done": 1}},
            },
        },
    },
}  # fmt: skip


def line_of(at: Place) -> int:
    """A line for every place: ten for each step down, so that a test sees which place was asked for."""
    return 10 * len(at.path)


def paper_of(journey: Journey, top: int | None = 10) -> Paper:
    return build_paper(follow_journey(journey), line_of, top)


def ride(**ways: Any) -> Journey:
    """The map with other ways on from the lake."""
    touchpoints = RIDE["stages"]["ride"]["touchpoints"]
    changed = {**touchpoints, "ride-bike": {**touchpoints["ride-bike"], "next": ways}} if ways else touchpoints
    stages = {**RIDE["stages"], "ride": {"owner": "shop", "touchpoints": changed}}
    return build({**RIDE, "stages": stages})


def test_the_whole_table(golden: Callable[[str, Path], None]) -> None:
    golden(render_table(paper_of(ride())), GOLDEN / "paths-table.txt")


def test_the_whole_table_where_shares_are_missing(golden: Callable[[str, Path], None]) -> None:
    journey = ride(**{"change-bike": {}, "return-bike": {}, "leaves": 0.1})
    golden(render_table(paper_of(journey)), GOLDEN / "paths-table-unknown.txt")


def test_of_very_many_beginnings_the_first_are_followed_and_the_others_named() -> None:
    count = MOST_BEGINNINGS + 3
    rows = {f"t{number}": {"next": {"done": 1}} for number in range(count)}
    paper = build_paper(follow_journey(contacts(rows)), lambda _: 1)
    found = json.loads(render_json(paper))
    assert [course["starts"] for course in found["courses"]] == [{f"t{number}": 1} for number in range(MOST_BEGINNINGS)]
    assert found["begins_not_followed"] == [f"t{number}" for number in range(MOST_BEGINNINGS, count)]
    assert f"t{MOST_BEGINNINGS - 1} and 3 more touchpoints, and nobody knows how many at each" in paper.subtitle
    assert paper.subtitle.endswith(f"Only those that begin at the first {MOST_BEGINNINGS} are followed.")
    reasons = [gap.reason for gap in follow_journey(contacts(rows)).gaps]
    assert reasons[0].startswith(
        "journeys begin at `t0`, `t1`, `t2`, `t3`, `t4`, `t5`, `t6`, `t7` and 15 more, and how"
    )


def test_the_whole_table_of_several_beginnings(golden: Callable[[str, Path], None]) -> None:
    touchpoints: dict[str, dict[str, Any]] = {
        "ad": {"feels": 1, "next": {"pay": 0.9, "leaves": 0.1}}, "tip": {"feels": 2, "next": {"pay": 1}},
        "pay": {"next": {"done": 0.5, "tip": 0.2, "leaves": 0.3}}, "walk-in": {"next": {"pay": 0.5, "leaves": 0.5}},
    }  # fmt: skip
    golden(render_table(paper_of(contacts(touchpoints))), GOLDEN / "paths-table-beginnings.txt")


def test_the_whole_json(golden: Callable[[str, Path], None]) -> None:
    golden(render_json(paper_of(ride(), top=2)), GOLDEN / "paths.json")


def test_the_whole_markdown(golden: Callable[[str, Path], None]) -> None:
    golden(render_markdown(paper_of(ride(), top=3)), GOLDEN / "paths.md")


def test_a_map_without_ways_and_feelings(golden: Callable[[str, Path], None]) -> None:
    golden(render_table(paper_of(contacts({"see": {}, "pay": {}, "go": {}}))), GOLDEN / "paths-table-sketch.txt")


def test_an_empty_map() -> None:
    text = render_table(paper_of(build({})))
    assert "the map has no touchpoints, so there are no journeys to" in text
    assert "No path leads to an end." in text


def test_maps_of_different_levels_have_the_same_columns() -> None:
    papers = [
        paper_of(ride()),
        paper_of(contacts({"see": {}})),
        paper_of(contacts({"ad": {"next": {"done": 1}}, "b": {}})),
    ]
    lines = render_csv(papers).splitlines()
    assert len(lines) == 1 + sum(len(paper.sheets[0].rows) for paper in papers)


def test_all_paths_can_be_had() -> None:
    document = json.loads(render_json(paper_of(ride(), top=None)))
    assert len(document["paths"]) == document["courses"][0]["listed"] > 3
    assert document["courses"][0]["covered"] == pytest.approx(sum(row["share"] for row in document["paths"]))
    assert len(json.loads(render_json(paper_of(ride(), top=3)))["paths"]) == 3


def test_a_path_is_folded_where_most_go_the_same_way() -> None:
    followed = follow_journey(ride())
    [course] = followed.courses
    short = {(path.path.touchpoints[2:], path.path.end): shorten(path, course) for path in course.paths}
    assert short[(), "leaves"] == "find-shop → book-bike → leaves"
    assert short[("collect-bike", "ride-bike", "return-bike"), "done"] == "find-shop → (3) → return-bike → done"
    assert short[("collect-bike", "ride-bike", "change-bike", "ride-bike", "return-bike"), "done"] == (
        "find-shop → (2) → ride-bike → change-bike → ride-bike → return-bike → done"
    )
    [course] = follow_journey(contacts({"pay": {}})).courses
    assert shorten(course.paths[0], course) == "pay → done"


def test_what_says_nothing_is_left_out() -> None:
    """That at least nobody does something, and legends of marks that do not occur."""
    touchpoints: dict[str, dict[str, Any]] = {
        "see": {"channels": ["web"], "next": {"pay": {}, "go": {}}},
        "pay": {"channels": ["web"], "next": {"see": 1}},
        "go": {"channels": ["web"], "next": {"leaves": 1}, "metrics": {"satisfaction": 4}, "complaints": {"rate": 0.5}},
    }
    journey = contacts(touchpoints, channels={"web": {}})
    table = " ".join(render_table(paper_of(journey)).split())
    assert "of all journeys 100 % go where the map does not tell." in table
    for word in ("at least 0", "in brackets", "Peak–end is", "By each who comes:", "Lost =", "From–to:"):
        assert word not in table


def test_what_everybody_feels_stands_under_a_name() -> None:
    paper = paper_of(contacts({"pay": {"feels": 1}}))
    assert [row["peak_end"] for row in paper.sheets[0].rows] == [{"everybody": 1}]
    assert '""everybody"": 1' in render_csv(paper)
    assert '""""' not in render_csv(paper_of(contacts({"pay": {}})))


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (1, "1 d"),
        (1.5, "1 d 12 h"),
        (0.5 / 24, "30 min"),
        (90, "90 d"),
        (1 + 1 / 1440, "1 d 1 min"),
        (5 / 86_400, "5 s"),
    ],
)
def test_lengths_of_time(days: float, text: str) -> None:
    assert spell_days(days) == text


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_text_breaks_the_page(width: int, encoding: str) -> None:
    touchpoints = {
        id: {"name": name, "feels": 1, "owner": id, "next": {"done": 0.8, "leaves": 0.2}, "complaints": {"rate": 0.5}}
        for id, name in HOSTILE.items()
    }
    teams = {id: {"name": name} for id, name in HOSTILE.items()}
    text = render_table(paper_of(contacts(touchpoints, teams=teams)), width=width, encoding=encoding)
    assert all(cell_len(line) <= width for line in text.split("\n"))
    assert "\x1b" not in text


@given(st.lists(st.sampled_from(["a", "b", "c", "done", "leaves"]), min_size=1, max_size=4, unique=True), st.booleans())
def test_every_paper_can_be_printed_in_every_form(targets: list[str], shared: bool) -> None:
    ways: Mapping[str, Any] = {target: 1 / len(targets) if shared else {} for target in targets}
    paper = paper_of(contacts({"a": {"next": ways}, "b": {"feels": 1}, "c": {"next": {"leaves": 1}}}))
    for render in (render_table, render_json, render_csv, render_markdown):
        assert render([paper])
