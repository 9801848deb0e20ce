"""What a report brings together: facts, the ranked list, who hands over, what is stale, what to do next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.journey.maps import build

from cxmap.errors import NothingToDraw
from cxmap.reports.overview.overview import MapOverview, Notice, Overview, TouchpointRow
from cxmap.scoring.profile import Profile
from cxmap.usecases.load import load_maps
from cxmap.usecases.overviews.facts import list_facts
from cxmap.usecases.overviews.teams import count_ways
from cxmap.usecases.pictures import VIEWS
from cxmap.usecases.pictures import make_scene as draw_scene
from cxmap.usecases.report import ReportWishes, make_overview
from cxmap.usecases.score import ScoreWishes
from cxmap.usecases.wishes import Flags, make_wishes

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
METRICS = {"frequency": 0.5, "satisfaction": 4, "loyalty": 8}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def broadband(today: date = TODAY, **wishes: Any) -> MapOverview:
    return report_on(ROOT / "examples" / "broadband.journey.yaml", today=today, **wishes).maps[0]


def report_on(*paths: Path, today: date = TODAY, **wishes: Any) -> Overview:
    loaded = load_maps(paths, wishes=make_wishes(Flags(today=today)))
    return make_overview(loaded, ReportWishes(today=today, **wishes))


def report(
    touchpoints: Mapping[str, Any], *, today: date = TODAY, score: ScoreWishes | None = None, **more: Any
) -> MapOverview:
    """A report on a small map."""
    data = {
        "cxmap": 1,
        "title": "Buying",
        "teams": {"sales": {"name": "Sales"}, "care": {"name": "Care"}},
        **more,
        "stages": {"buy": {"touchpoints": {id: {"name": f"I {id}", **each} for id, each in touchpoints.items()}}},
    }
    Path("buy.journey.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    return report_on(Path("buy.journey.yaml"), today=today, score=score or ScoreWishes()).maps[0]


def facts(overview: MapOverview) -> dict[str, str]:
    return {fact.label: fact.value for fact in overview.facts}


def row(overview: MapOverview, id: str) -> TouchpointRow:
    return next(row for row in overview.touchpoints if row.id == id)


def texts(notices: tuple[Notice, ...]) -> list[str]:
    return [f"{notice.text} {notice.help}" for notice in notices]


def test_the_facts_of_a_measured_map() -> None:
    assert facts(broadband()) == {
        "Touchpoints": "24 in 6 stages",
        "Personas": "Busy mover and Careful switcher",
        "Moments of truth": "10",
        "Hand-offs": "19 of 31 ways on",
        "Reach the goal": "28.8 % of journeys (in nine of ten draws 28.1–29.4 %); 15.4 % pass where shares are only "
        "assumed",
        "Pain points": "11 at 11 touchpoints",
        "Initiatives": "13 open of 13",
        "Numbers": "202 measured, 14 assumed",
        "Level": "measured",
        "Owner": "CX team",
        "Last review": "2026-11-02, due again on 2027-01-31",
    }


def test_what_is_not_known_is_not_told() -> None:
    assert facts(report({"see": {}, "pay": {}})) == {
        "Touchpoints": "2 in 1 stage",
        "Moments of truth": "none marked",
        "Hand-offs": "not known: no touchpoint has an owner",
        "Level": "sketch",
        "Owner": "nobody",
        "Last review": "never",
    }


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        (
            {"pay": 0.75, "leaves": 0.25},
            "75 % of journeys (in nine of ten draws 58.2–85.8 %); 100 % pass where shares are only assumed",
        ),
        ({"pay": {"share": 0.75}, "leaves": {}, "ask": {}}, "at least 75 % of journeys"),
        ({"pay": {}, "leaves": {}}, None),
        ({"pay": 1}, None),
    ],
)
def test_the_goal_where_shares_allow(ways: dict[str, Any], told: str | None) -> None:
    end: dict[str, Any] = {"next": {"done": {}}}
    found = report({"see": {"next": ways}, "pay": end, **({"ask": end} if "ask" in ways else {})})
    assert facts(found).get("Reach the goal") == told


def test_the_goal_of_journeys_that_begin_anywhere() -> None:
    fork = {"next": {"pay": 0.5, "leaves": 0.5}}
    found = report({"see": fork, "call": fork, "pay": {"next": {"done": {}}}})
    assert facts(found)["Reach the goal"] == (
        "not known: journeys begin at 2 touchpoints, and nobody says how many at each"
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"reviewed": date(2026, 11, 1)}, "2026-11-01"),
        ({"reviewed": date(2026, 8, 24), "review_every": "90d"}, "2026-08-24, due again on 2026-11-22"),
        (
            {"reviewed": date(2026, 8, 23), "review_every": "90d", "level": "mapped"},
            "2026-08-23, was due again on 2026-11-21",
        ),
        ({"reviewed": date(2026, 8, 23), "review_every": "90d"}, "2026-08-23"),
    ],
)
def test_the_last_review(more: dict[str, Any], told: str) -> None:
    assert facts(report({"see": {}}, **more))["Last review"] == told


def test_numbers_are_measured_where_any_evidence_is_more_than_an_opinion() -> None:
    evidence = {"count": {"kind": "analytics"}, "guess": {"kind": "assumption"}}
    numbers = {"frequency": {"value": 0.5, "from": "count"}, "satisfaction": {"value": 4, "from": ["guess", "count"]},
               "loyalty": {"value": 8, "from": "guess"}, "value": 3}  # fmt: skip
    assert facts(report({"see": {"metrics": numbers}}, evidence=evidence))["Numbers"] == "2 measured, 2 assumed"


def test_ways_are_counted_by_who_owns_both_ends() -> None:
    overview = broadband()
    assert overview.teams.names == ("Marketing", "Sales", "Customer Care", "Order Desk", "Billing", "Field Operations")
    assert sum(map(sum, overview.teams.counts)) == 31
    assert sum(line[place] for place, line in enumerate(overview.teams.counts)) == 31 - 19
    journey = build(
        {
            "title": "Buying",
            "teams": {"care": {"name": "Care"}, "sales": {"name": "Sales"}},
            "stages": {"buy": {"touchpoints": {
                "a": {"name": "I a"}, "b": {"name": "I b", "owner": "sales", "next": {"a": {}, "c": {}, "leaves": {}}},
                "c": {"name": "I c", "owner": "sales", "next": {"done": {}}},
            }}},
        }
    )  # fmt: skip
    teams = count_ways(journey)
    assert teams.names == ("Sales", "nobody")
    assert teams.counts == ((1, 1), (1, 0))


def test_ranked_touchpoints_say_why() -> None:
    touchpoints = broadband().touchpoints
    first, last = touchpoints[0], touchpoints[-1]
    assert (first.id, first.number, first.rank, first.rank_low, first.rank_high) == ("check-address", 2, 1, 1, 2)
    assert (first.shown_score, first.quadrant, first.owner, first.channels) == (
        "33.3", "fix-first", "marketing", ("website",),
    )  # fmt: skip
    assert list(first.feels) == [0, -1]
    assert first.moment_of_truth
    assert first.initiatives == ("Address API with flat level",)
    assert first.why[3] == (
        "Score = 100 · frequency · dissatisfied · loyalty/10 = 100 · 0.96 · 0.456521739130435 · 7.6/10 = 33.307826087."
    )
    assert first.why[4].startswith("Frequency: 0.96 on share (0 to 1); n 11840 (")
    assert first.line == 347
    assert last.rank == 24


def test_what_lacks_a_number_comes_last_and_says_what_to_write() -> None:
    overview = report({"see": {}, "pay": {"metrics": METRICS}})
    assert [each.rank for each in overview.touchpoints] == [1, None]
    see = row(overview, "see")
    assert (see.score, see.shown_score, see.rank_low, see.quadrant, see.assumed) == (None, "", None, "", ())
    assert see.why[0] == "Not ranked: frequency, satisfaction and loyalty missing."
    assert any("Add frequency, satisfaction and loyalty under `metrics` of `see`" in why for why in see.why)
    assert row(overview, "pay").assumed == ("frequency", "satisfaction", "loyalty")


def test_other_methods_and_no_draws() -> None:
    overview = broadband(score=ScoreWishes(Profile("ipa"), draws=0))
    assert overview.method.startswith("Ranked by the method ipa: ")
    assert overview.certainty == ""
    assert {each.rank_low for each in overview.touchpoints} == {None}
    assert not any("settle most" in text for text in texts(overview.next_steps))
    assert broadband(score=ScoreWishes(Profile("rpn"))).touchpoints[0].rank == 1


FIRST = "“I see” stands at rank 1"


@pytest.mark.parametrize(
    ("plan", "text", "help"),
    [
        ("{}", ", and nothing is planned for it.", "Add an initiative that touches `see`."),
        ("{status: done}", ", and nothing is planned for it.", "Add an initiative that touches `see`."),
        (
            "{status: proposed}",
            "; planned: “Mend it” (proposed).",
            "Decide about `mend`: nobody has agreed to it yet.",
        ),
        (
            "{status: agreed, due: 2027-01-31}",
            "; planned: “Mend it” (agreed, due on 2027-01-31).",
            "Begin with `mend`: it is decided.",
        ),
        (
            "{status: doing, due: 2027-01-31}",
            "; planned: “Mend it” (doing, due on 2027-01-31).",
            "See to it that `mend` is finished by 2027-01-31.",
        ),
        (
            "{status: doing}",
            "; planned: “Mend it” (doing).",
            "Write the day on which `mend` is to be finished under `due`.",
        ),
        (
            "{status: agreed, due: 2026-11-21}",
            "; planned: “Mend it” (agreed, was due on 2026-11-21).",
            "Ask how far `mend` is: write `status: done` or `status: dropped`, or the new day under `due`.",
        ),
    ],
)
def test_the_first_step_is_what_the_plan_for_the_first_needs(plan: str, text: str, help: str) -> None:
    written = yaml.safe_load(plan)
    initiatives = {"mend": {"title": "Mend it", "touches": ["see"], **written}} if written else {}
    overview = report({"see": {"metrics": METRICS}}, initiatives=initiatives, level="mapped")
    assert texts(overview.next_steps)[0] == f"{FIRST}{text} {help}"
    assert not any("the initiative `mend`" in text.lower() for text in texts(overview.next_steps))


def test_next_steps_are_few_and_lead_to_lines() -> None:
    steps = broadband(date(2027, 12, 24)).next_steps
    assert len(steps) == 7
    assert all(step.file.endswith("broadband.journey.yaml") and step.line > 1 for step in steps)
    assert steps[3].text == (
        "Count which answers 390 customers give, asked how satisfied they are at “I run the line test”: of all "
        "numbers, this one would settle most of what is in doubt."
    )
    assert steps[5].text == "The review of the map was due on 2027-01-31, 327 days ago."
    # What is planned for the first was told with them.
    assert steps[6].text == "The initiative `chat-hand-over` is `proposed` and was due 177 days ago."


def test_numbers_that_may_put_a_touchpoint_first_are_asked_for() -> None:
    overview = report({"see": {"metrics": {**METRICS, "loyalty": 11}}, "pay": {"metrics": METRICS}})
    assert texts(overview.next_steps)[1] == (
        "“I see” cannot be ranked without loyalty. It could be rank 1. Mend loyalty, 11 is outside the scale "
        "0-10 (0 to 10)."
    )


def test_what_is_stale_is_what_the_rules_about_time_find_on_the_day() -> None:
    assert broadband(TODAY).stale == ()
    stale = broadband(date(2027, 2, 1)).stale
    assert [(each.text, each.line) for each in stale][:1] == [
        ("The review of the map was due on 2027-01-31, 1 day ago.", 22)
    ]
    later = broadband(date(2027, 12, 24)).stale
    assert len(later) == 39
    assert later[-1].touchpoint == "check-address"
    assert later[-1].help == "Ask again and write the new value with its `date`, or leave the benchmark out."


def test_a_sketch_is_held_to_no_day_and_silence_is_kept(here: Path) -> None:
    old: dict[str, Any] = {"reviewed": date(2024, 1, 1), "review_every": "90d"}
    assert report({"see": {}}, **old).stale == ()
    assert len(report({"see": {}}, level="mapped", **old).stale) == 1
    file = here / "buy.journey.yaml"
    file.write_text(file.read_text().replace("2024-01-01", "2024-01-01  # cxmap: ignore[CX304] known"))
    assert report_on(file).maps[0].stale == ()


def test_several_maps_are_ranked_each_by_itself() -> None:
    examples = ROOT / "examples"
    overview = report_on(examples / "broadband.journey.yaml", examples / "broadband-believed.journey.yaml")
    assert [one.id for one in overview.maps] == ["broadband-believed", "broadband"]
    assert [one.touchpoints[0].rank for one in overview.maps] == [None, 1]
    assert overview.portfolio is None
    assert (overview.today, overview.style) == ("2026-11-22", "")
    assert not any(one.pictures for one in overview.maps)


def test_an_empty_map_is_told_too() -> None:
    assert list_facts(build({"title": "x", "stages": {"a": {}}}), TODAY)
    overview = report({})
    assert (overview.touchpoints, overview.next_steps, overview.teams.names) == ((), (), ())


def test_every_view_is_drawn_or_says_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def make_scene(view: Any, journeys: Any, wishes: Any) -> Any:
        if view == "tiers":
            raise NothingToDraw("the map has no tiers", "write some under `tiers`")
        return draw_scene("map", [journeys[0]], replace(wishes, against=None))

    monkeypatch.setattr("cxmap.usecases.overviews.album.make_scene", make_scene)
    examples = ROOT / "examples"
    overview = report_on(
        examples / "broadband.journey.yaml", examples / "broadband-believed.journey.yaml", pictures=True
    )
    believed, current = overview.maps
    pictures = {picture.view: picture for picture in current.pictures}
    assert list(pictures) == [view for view in VIEWS if view != "portfolio"]
    assert pictures["tiers"].reason == "The map has no tiers. Write some under `tiers`."
    assert pictures["tiers"].svg == ""
    assert all(
        picture.svg.startswith("<svg") and "<style" not in picture.svg
        for picture in pictures.values()
        if not picture.reason
    )
    assert pictures["compare"].svg
    assert "compare" in {picture.view for picture in believed.pictures if picture.reason.startswith("It lays two")}
    assert overview.portfolio is not None
    assert overview.portfolio.name == "Portfolio"
    assert "--cx-ink" in overview.style


def test_a_single_map_has_no_portfolio_and_nothing_to_compare_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.usecases.overviews.album.VIEWS", ("map", "portfolio", "compare"))
    overview = report_on(ROOT / "examples" / "vending-machine.journey.yaml", pictures=True)
    drawn, compared = overview.maps[0].pictures
    assert drawn.svg
    assert compared.reason.startswith("It lays two maps of one journey over each other")
    assert overview.portfolio is None


def test_nothing_judged_is_nothing_stale() -> None:
    loaded = load_maps([ROOT / "examples" / "broadband.journey.yaml"])
    assert make_overview(loaded, ReportWishes(today=date(2030, 1, 1))).maps[0].stale == ()
