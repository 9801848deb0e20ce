"""The list: golden text in every form, what it says of its numbers, and texts that try to break it."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.journey.maps import build, contacts
from tests.reports.scores.forms import FORMS, line_of
from tests.reports.scores.maps import FULL, hostile_map, portfolio, rank, sound_map
from tests.scoring.maps import journey_of, score_rows

from cxmap.journey.model import Journey
from cxmap.reports.papers.as_csv import render_csv
from cxmap.reports.papers.as_json import render_json
from cxmap.reports.papers.as_markdown import render_markdown
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.touchpoints import build_paper
from cxmap.scoring.audience import Audience
from cxmap.scoring.bounds import Tier
from cxmap.scoring.result import Ranking
from cxmap.scoring.selection import EVERYTHING, Selection

GOLDEN = Path(__file__).parent / "golden"


def paper_of(ranking: Ranking, selection: Selection = EVERYTHING) -> Paper:
    return build_paper(ranking, selection, line_of)


def table(ranking: Ranking, selection: Selection = EVERYTHING, **options: Any) -> str:
    return render_table(paper_of(ranking, selection), **options)


def document(ranking: Ranking, selection: Selection = EVERYTHING) -> Any:
    return json.loads(render_json(paper_of(ranking, selection)))


def ranks_of(text: str) -> list[int]:
    """The ranks in the first table of a text."""
    _, _, body = text.partition("─\n")
    return [int(line.split()[0]) for line in body.partition("\n\n")[0].split("\n") if re.match(r" *\d+ +\d", line)]


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_list(golden: Callable[[str, Path], None], form: str) -> None:
    golden(FORMS[form](paper_of(rank(sound_map()))), GOLDEN / f"touchpoints.{form}")


def test_the_whole_list_at_120_cells(golden: Callable[[str, Path], None]) -> None:
    golden(table(rank(sound_map()), width=120), GOLDEN / "touchpoints-120.txt")


@pytest.mark.parametrize(
    ("name", "selection", "options"),
    [
        ("top", Selection(top=1), {}),
        ("owner", Selection(owners=frozenset({"field"})), {}),
        ("none", Selection(tags=frozenset({"money"})), {}),
    ],
)
def test_what_is_shown(
    golden: Callable[[str, Path], None], name: str, selection: Selection, options: dict[str, Any]
) -> None:
    golden(table(rank(sound_map()), selection, **options), GOLDEN / f"touchpoints-{name}.txt")


def test_without_draws(golden: Callable[[str, Path], None]) -> None:
    golden(table(rank(sound_map(), draws=0)), GOLDEN / "touchpoints-undrawn.txt")


def test_a_method_that_cannot_be_drawn() -> None:
    text = table(rank(sound_map(), method="rpn", draws=0))
    assert "Ordinal ranks cannot be drawn, so that these ranks have no intervals.\n" in text
    assert "90 %" not in text


def test_quadrants_have_room_where_the_method_is_known_by_them() -> None:
    # Importance 6, 6, 9: mean 7, median 6, midpoint 5. So the two with 6 are below only the mean.
    low = {"frequency": 0.5, "satisfaction": 4, "loyalty": 6}
    maps = journey_of({"pay": low, "call": low, "wait": {**low, "loyalty": 9}})
    ranking = rank(maps, method="ipa")
    assert {row["id"]: (row["quadrant"], row["other_quadrants"]) for row in document(ranking)["touchpoints"]} == {
        "wait": ("keep-up", {"midpoint": "fix-first"}),
        "pay": ("possible-overkill", {"median": "keep-up", "midpoint": "fix-first"}),
        "call": ("possible-overkill", {"median": "keep-up", "midpoint": "fix-first"}),
    }
    text = table(ranking)
    assert "possible-overkill" in text
    said = " ".join(text.split())
    assert (
        "Quadrants are cut at the mean: importance 7.00, performance 4.00. Cut elsewhere, these lie in another" in said
    )
    assert " one: wait, pay and call." in said
    assert "Quadrant" not in table(rank(maps))
    alike = journey_of({"pay": {**low, "loyalty": 5, "satisfaction": 5}})
    assert "Cut elsewhere, all of these stay where they are." in " ".join(table(rank(alike, method="ipa")).split())
    many = table(rank(journey_of({**{f"t{number}": low for number in range(10)}, "wait": {**low, "loyalty": 9}}),
                      method="ipa"))  # fmt: skip
    assert "t6 and 3 more." in " ".join(many.split())


def test_bands_stand_beside_counted_answers_only() -> None:
    counted = {"answers": [10, 10, 20, 30, 30], "from": "survey"}
    metrics: dict[str, Any] = {
        "pay": {"satisfaction": {"answers": [20, 20, 30, 20, 10], "from": "survey"}, "loyalty": counted},
        "call": {"satisfaction": 4, "loyalty": counted},
    }
    scales = {"satisfaction": "csat-5-mean", "loyalty": "csat-5-mean"}
    journey = journey_of(metrics, scales=scales)
    ranking = rank(journey, method="opportunity")
    # 6 and 3 of 10: 6 + 3 = 9. With a mean, 4 is 7.5 of 10: 6.
    assert {row["id"]: (row["score"], row["band"]) for row in document(ranking)["touchpoints"]} == {
        "pay": (9, "served"), "call": (6, "ODI-style"),
    }  # fmt: skip
    said = " ".join(table(ranking).split())
    assert "ODI-style: not all its numbers are shares of counted answers, for which alone the bands were made." in said
    assert "ODI-style" not in table(ranking, Selection(top=1))
    assert "band" not in document(rank(journey))


def test_a_portfolio_of_20_maps_with_300_touchpoints(golden: Callable[[str, Path], None]) -> None:
    maps = portfolio()
    assert (len(maps), sum(len(one.touchpoints) for one in maps)) == (20, 300)
    ranking = rank(*maps)
    text = table(ranking, width=80)
    golden(text, GOLDEN / "touchpoints-portfolio.txt")
    assert max(map(cell_len, text.split("\n"))) <= 80
    assert ranks_of(text) == [entry.rank for entry in ranking.ranked]
    rows = document(ranking)["touchpoints"]
    assert {row["map"] for row in rows} == {one.id for one in maps}
    # What is said below the list of a portfolio fits on the screen beside its last rows.
    _, _, notes = text.partition("\n\nThe first place")
    assert len(notes.partition("\n\n")[0].split("\n")) <= 12


@pytest.mark.parametrize("form", FORMS)
def test_texts_that_try_to_break_it(golden: Callable[[str, Path], None], form: str) -> None:
    golden(FORMS[form](paper_of(rank(hostile_map()))), GOLDEN / f"touchpoints-hostile.{form}")


@pytest.mark.parametrize("width", [60, 72, 80, 100, 110, 140, 200])
@pytest.mark.parametrize("build_map", [sound_map, hostile_map])
def test_no_line_is_longer_than_the_page(width: int, build_map: Callable[[], Journey]) -> None:
    for line in table(rank(build_map()), width=width).split("\n"):
        assert cell_len(line) <= width or line.startswith("  cxmap score ")


def test_the_keys_that_programs_read() -> None:
    whole = document(rank(sound_map()))
    assert list(whole) == [
        "form", "map", "method", "formula", "weights", "cut", "cuts", "uncertainty", "ranked", "not_ranked",
        "touchpoints", "unranked",
    ]  # fmt: skip
    assert (whole["form"], whole["map"], whole["ranked"], whole["not_ranked"]) == ("cxmap-scores/1", "test", 3, 2)
    assert whole["uncertainty"] == {"level": 0.9, "seed": 20261122, "draws": 2000, "top": 2}
    assert set(whole["touchpoints"][0]) == {
        "rank", "rank_low", "rank_high", "likely", "tier", "id", "name", "stage", "stage_name", "owner", "owner_name",
        "score", "score_low", "score_high", "parts", "basis", "capped", "few_answers", "quadrant", "other_quadrants",
        "assumed", "any_weights", "initiatives", "map", "at",
    }  # fmt: skip
    undrawn = document(rank(sound_map(), draws=0))
    assert undrawn["uncertainty"] == "none"
    assert undrawn["touchpoints"][0]["rank_low"] is None


def test_several_maps_have_their_names_in_every_row() -> None:
    whole = document(rank(sound_map(), journey_of({"pay": FULL})))
    assert whole["maps"] == ["test", "test"]
    assert {row["map"] for row in (*whole["touchpoints"], *whole["unranked"])} == {"test"}


def test_the_formula_gives_exactly_the_printed_score() -> None:
    rows = [(0.1, 1 / 3, 7.7), (0.907, 6.1, 3.3), (2 / 3, 2 / 7, 9.99), (1e-9, 3, 4)]
    for entry in document(score_rows(rows))["touchpoints"]:
        parts = entry["parts"]
        score = 100 * parts["frequency"] * parts["dissatisfied"] * parts["loyalty"] / 10
        assert round(score, 10) == entry["score"]


def test_whoever_is_asked_about_is_named() -> None:
    journey = contacts({"pay": {"metrics": FULL}}, personas={"mover": {"name": "Busy mover"}}, channels={"web": {}})
    ranking = rank(journey, audience=Audience(persona="mover"))
    assert document(ranking)["audience"] == {"persona": "mover", "own": 0, "numbers": 3}
    said = " Ranked for the persona Busy mover: none of its 3 numbers is its own, they are everybody's."
    assert said in " ".join(table(ranking).split())
    assert "audience" not in document(rank(journey))


@pytest.mark.parametrize("form", ["json", "csv", "table", "markdown"])
def test_every_refusal_has_its_place_and_what_to_write(form: str) -> None:
    whole = document(rank(sound_map()))
    blog, forum = whole["unranked"]
    assert blog["add"] == [
        "metrics:",
        "  frequency: {value: NUMBER, n: COUNT, from: SOURCE}",
        "  satisfaction: {value: NUMBER, n: COUNT, from: SOURCE}",
        "  loyalty: {value: NUMBER, n: COUNT, from: SOURCE}",
    ]
    assert (blog["at"]["line"], blog["mend"]) == (40, {})
    assert forum["refused"] == {"satisfaction": "11 is outside the scale csat-5-mean (1 to 5)"}
    assert (forum["add"], forum["at"]["line"], forum["places"]["satisfaction"]["line"]) == ([], 60, 60)
    declare = "or declare another scale of satisfaction under scales and bring all its numbers to it"
    assert forum["mend"] == {"satisfaction": f"write a number from 1 to 5, {declare}"}
    paper = paper_of(rank(sound_map()))
    text = {"json": render_json, "csv": render_csv, "table": render_table, "markdown": render_markdown}[form](paper)
    words = " ".join(text.split())
    # The title of a table names the file of the only map.
    file = "line 60" if form == "table" else "test.journey.yaml:60"
    assert file in words.replace("`", "")
    assert "mend satisfaction, 11 is outside the scale csat-5-mean (1 to 5)" in words
    assert "add frequency, satisfaction and loyalty" in words


def test_csv_goes_on_with_what_is_to_be_measured() -> None:
    text = render_csv(paper_of(rank(sound_map())))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["id"], row["tier"], row["rank"]) for row in rows] == [
        ("compare", "now", "1"), ("visit", "now", "2"), ("online", "next", "3"),
        ("blog", "measure first", ""), ("forum", "measure first", ""),
    ]  # fmt: skip
    assert [row["at_line"] for row in rows] == ["40", "40", "40", "40", "60"]


def test_what_may_lie_highest_is_to_be_measured_first() -> None:
    ranking = rank(journey_of({"low": {"loyalty": 0}, "any": {}, "also": {}, "pay": FULL}))
    whole = document(ranking)
    assert [row["id"] for row in whole["unranked"]] == ["any", "also", "low"]
    top = document(ranking, Selection(top=1))
    assert ([row["id"] for row in top["unranked"]], top["not_ranked"]) == (["any"], 3)
    assert "\nMeasure first (3, showing 1)\n" in table(ranking, Selection(top=1))


def test_marks_say_what_is_assumed_and_what_was_capped() -> None:
    scales = {"frequency": {"min": 0, "max": 9, "method": "count"}}
    guess, known = {"frequency": 3, "satisfaction": 4, "loyalty": 6}, {"from": "survey"}
    measured = {
        "frequency": {"value": 3, **known},
        "satisfaction": {"answers": [0, 1, *[0] * 7, 1, 0], **known},
        "loyalty": {"value": 6, **known},
    }
    both = table(rank(journey_of({"pay": guess, "call": measured}, scales=scales)))
    assert "1.000+~   0.600*~    6.00~\n" in both
    assert "1.000+    0.500°     6.00\n" in both
    assert "\n* taken from the mean: (10 − satisfaction)/10, drawn ±" in both
    assert "\n~ an assumption (3 of 6 numbers).\n" in both
    only = table(rank(journey_of({"call": measured}, scales=scales)))
    assert not set("~*") & set(only.partition("First row")[2])
    assert "\n° few answers: fewer than 30.\n" in only
    assert "\n+ met more than once in a journey, which counts as once.\n" in only


def test_a_mean_that_was_measured_is_no_assumption() -> None:
    known = {"n": 200, "from": "survey"}
    measured = {
        "frequency": {"value": 0.5, **known},
        "satisfaction": {"value": 4, "sd": 1, **known},
        "loyalty": {"value": 6, **known},
    }
    said = table(rank(journey_of({"pay": measured})))
    assert "0.600*" in said
    assert not set("~°") & set(said)


def test_few_answers_are_marked_where_nobody_assumed_them() -> None:
    known = {"n": 29, "from": "survey"}
    metrics = {
        "frequency": {"value": 0.5, "n": 30, "from": "survey"},
        "satisfaction": {"value": 4, "sd": 1, **known},
        "loyalty": {"value": 6, "n": 5},
    }
    ranking = rank(journey_of({"pay": metrics}))
    assert re.search(r"0\.500 +0\.600\*° +6\.00~\n", table(ranking))
    assert document(ranking)["touchpoints"][0]["few_answers"] == ["satisfaction"]


def test_few_of_a_kind_are_told_of_net_scores() -> None:
    metrics = {**FULL, "loyalty": {"answers": [*[0] * 9, 20, 20], "from": "survey"}}
    said = " ".join(table(rank(journey_of({"pay": metrics}, scales={"loyalty": "nps"}))).split())
    assert "10.00°" in said
    assert "° few answers: fewer than 30, or fewer than 5 promoters or detractors." in said


def test_a_score_of_several_maps_bears_the_marks_of_its_parts() -> None:
    known = {"n": 9, "from": "survey"}
    metrics = {"frequency": 0.5, "satisfaction": {"value": 4, **known}, "loyalty": {"value": 6, **known}}
    assert "18.0*~°\n" in table(rank(journey_of({"pay": metrics}), journey_of({"call": FULL})), width=80)


def test_how_sure_the_first_place_is() -> None:
    sure = {"value": 0.9, "n": 9000, "from": "survey"}
    satisfaction = {"answers": [900, *[0] * 9, 100], "from": "survey"}
    loyalty = {"value": 8, "sd": 1, "n": 9000, "from": "survey"}
    high = {"frequency": sure, "satisfaction": satisfaction, "loyalty": loyalty}
    low = {**high, "frequency": {**sure, "value": 0.1}}
    clear = table(rank(journey_of({"pay": high, "call": low}), top=1))
    settled = "\nThe first place is settled: no other touchpoint takes it in more than 5 % of the\n"
    assert f"{settled}draws.\nRank 1 is first in all draws; by chance it would be 50 %.\n" in clear
    open_ = table(rank(journey_of({"pay": high, "call": high}), top=2))
    contested = "\nThe first place is open: 2 touchpoints take it in more than 5 % of the draws\n"
    assert f"{contested}each.\nEach of the first 2 is one of them in " in open_
    assert "\nEqual scores share a rank.\n" in open_
    assert "Equal scores" not in clear
    assert "first place" not in table(rank(journey_of({"pay": high})))


def test_how_much_of_the_order_is_the_choice_of_weights() -> None:
    known = {"from": "survey", "n": 900}
    often = {"frequency": {"value": 1, **known}, "loyalty": {"value": 1, "sd": 1, **known}}
    dear = {"frequency": {"value": 0.2, **known}, "loyalty": {"value": 8, "sd": 1, **known}}
    rare = {"frequency": {"value": 0.3, **known}, "loyalty": {"value": 2, "sd": 1, **known}}
    journey = journey_of({"often": often, "dear": dear, "rare": rare})

    def told(top: int) -> str:
        return table(rank(journey, method="need", weights={"frequency": 20, "loyalty": 1}, top=top))

    # By hand: often is before dear where 0.8 of the weight of frequency is more than 0.7 of the other, in 8/15 of all.
    assert re.search(r"Whatever the weights: rank 1 is first with 5[1-5](\.\d)? % of them\.", told(1))
    assert "Whatever the weights: 1 of the first 2 is there with at least half of them; rare\nwith " in told(2)
    assert "Whatever the weights: each of the first 3 is there with at least half of them." in told(3)
    # There is nothing to choose where one metric counts.
    assert "Whatever the weights" not in table(rank(journey, method="need", weights={"frequency": 9}, top=1))


def test_tasks_of_the_first_tiers_by_owner() -> None:
    paper = paper_of(rank(sound_map()))
    assert {owner: list(tasks) for owner, tasks in paper.sheets[0].tasks.items()} == {
        "Sales": ["I compare plans and prices (compare): rank 1, score 22.8, planned: one-price, test.journey.yaml:40"],
        "Field Operations": [
            "The technician visits me (visit): rank 2, score 2.8, planned: call-ahead, test.journey.yaml:40"
        ],
        "No owner": [
            "I am online for the first time (online): rank 3, score 0.3, nothing planned, test.journey.yaml:40"
        ],
    }
    assert list(paper.sheets[1].tasks) == ["Sales", "No owner"]


def test_what_is_to_be_watched_is_no_task() -> None:
    ranking = rank(*portfolio(), top=5)
    tasks = [task for own in paper_of(ranking).sheets[0].tasks.values() for task in own]
    tiers = [entry.bounds.tier if entry.bounds else None for entry in ranking.ranked]
    assert 0 < len(tasks) == tiers.count(Tier.NOW) + tiers.count(Tier.NEXT) < len(tiers)
    third = ranking.ranked[2]
    assert third.bounds is not None
    between = f"rank 3 ({third.bounds.rank_low}–{third.bounds.rank_high}), score"
    assert [between in task for task in tasks if f"({third.touchpoint.id}): rank 3 " in task] == [True]
    # Without tiers everything that is shown is a task.
    undrawn = paper_of(rank(*portfolio(), draws=0), Selection(top=40)).sheets[0]
    assert sum(map(len, undrawn.tasks.values())) == len(undrawn.rows) >= 40


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("maps/my map.journey.yaml", "  cxmap score 'maps/my map.journey.yaml' --explain pay"),
        ("<stdin>", "  cxmap score - --explain pay"),
        ("a\x1b[2J.journey.yaml", "  cxmap score 'a\ufffd[2J.journey.yaml' --explain pay"),
        (f"{'long/' * 30}x.journey.yaml", f"  cxmap score {'long/' * 30}x.journey.yaml --explain pay"),
    ],
)
def test_the_command_can_be_copied(file: str, command: str) -> None:
    journey = replace(journey_of({"pay": FULL}), file=file)
    assert command in table(rank(journey)).split("\n")


def test_the_command_asks_for_the_same_again() -> None:
    ranking = rank(contacts({"pay": {"metrics": {**FULL, "value": 4}}}), method="need")
    options = ("--method", "need", "--weights", "loyalty=2,value=1", "--config", "our map.toml")
    text = render_table(build_paper(ranking, EVERYTHING, line_of, options), width=None)
    command = (
        "cxmap score test.journey.yaml --method need --weights loyalty=2,value=1 --config 'our map.toml' --explain pay"
    )
    assert f"\n  {command}\n" in text
    many = table(rank(*[contacts({"pay": {"metrics": FULL}})] * 4))
    assert "the same command with\n  --explain pay\n" in many


@pytest.mark.parametrize(
    ("journey", "sentence"),
    [
        (build({}), "Nothing can be ranked yet: there are no touchpoints."),
        (contacts({"pay": {}}), "Nothing can be ranked yet: no touchpoint has frequency, satisfaction and\nloyalty."),
    ],
)
def test_nothing_to_rank(journey: Journey, sentence: str) -> None:
    ranking = rank(journey)
    assert f"\n{sentence}\n" in table(ranking)
    whole = document(ranking)
    assert (whole["touchpoints"], whole["ranked"], whole["uncertainty"]) == ([], 0, "none")
    for row in whole["unranked"]:
        assert row["could_reach"] is None


@pytest.mark.parametrize("width", [60, 80])
def test_numbers_are_never_cut(width: int) -> None:
    lines = table(score_rows([(1, 0, 10), (0.123456, 1 / 3, 9.99999)]), width=width).split("\n")
    assert any(line.endswith("100.0 1.000~   1.000*~   10.00~") for line in lines)
    assert any(line.endswith("11.9 0.123~   0.967*~   10.00~") for line in lines)


@settings(max_examples=40)
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip()), st.integers(60, 150))
def test_any_name_gives_a_list_that_a_terminal_can_trust(name: str, width: int) -> None:
    teams = {"team": {"name": name}}
    stages = {"buy": {"name": name, "touchpoints": {"pay": {"name": name, "owner": "team", "metrics": FULL},
                                                    "call": {"name": name, "owner": "team"}}}}  # fmt: skip
    ranking = rank(build({"title": name, "teams": teams, "stages": stages}), draws=0)
    assert document(ranking)["touchpoints"][0]["name"] == ranking.ranked[0].touchpoint.name
    for encoding in ("utf-8", "ascii"):
        text = table(ranking, width=width, encoding=encoding)
        text.encode(encoding)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)
        assert "18.0" in text
