"""From a ranking to the matrix."""

from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import contacts

from cxmap.errors import NothingToDraw
from cxmap.scoring.audience import Audience
from cxmap.scoring.profile import Profile
from cxmap.usecases.load import load_maps
from cxmap.usecases.score import ScoreWishes, rank_maps
from cxmap.views.matrix import MatrixView
from cxmap.views.matrix_builder import build_matrix_view
from cxmap.views.scope import make_scope

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


def full(frequency: Any, satisfaction: Any, loyalty: Any, **more: Any) -> dict[str, Any]:
    """A touchpoint that can be ranked."""
    return {"metrics": {"frequency": frequency, "satisfaction": satisfaction, "loyalty": loyalty}, **more}


def view_of(touchpoints: dict[str, Any], wishes: ScoreWishes | None = None, **sections: Any) -> MatrixView:
    journey = contacts(touchpoints, **sections)
    return build_matrix_view(make_scope(journey), rank_maps([journey], wishes or ScoreWishes(draws=0)))


def list_matrix(view: MatrixView) -> str:
    return "\n".join(_lines(view)) + "\n"


def _lines(view: MatrixView) -> Iterator[str]:
    yield f"matrix {view.id}: {view.title}"
    yield f"  {view.subtitle}"
    yield f"  {view.importance} against {view.performance}, {view.cut_name} {view.cut}, {view.method}, {view.command}"
    for spot in view.spots:
        at = f"{spot.position.importance:.2f} {spot.position.performance:.2f}" if spot.position else "no place"
        parts = [f"{spot.rank} {spot.id}: {spot.name}", spot.owner, at, str(spot.quadrant), spot.score, spot.ranks]
        parts += [f"assumed {', '.join(spot.assumed)}"] if spot.assumed else []
        yield " | ".join([*parts, spot.link])
        yield from (f"    {line}" for line in spot.tooltip.splitlines())
    for one in view.unranked:
        yield f"- {one.number} {one.id}: {one.name} | {one.owner} | {one.missing} | {one.link}"
        yield from (f"    {line}" for line in one.tooltip.splitlines())
    yield from (f"note: {note}" for note in view.notes)
    yield view.description.replace(". ", ".\n")


@pytest.mark.parametrize("name", ["airline", "broadband"])
def test_the_examples(golden: Callable[[str, Path], None], name: str) -> None:
    with chdir(EXAMPLES):
        journeys = load_maps([Path(f"{name}.journey.yaml")]).journeys
    view = build_matrix_view(make_scope(journeys[0]), rank_maps(journeys, ScoreWishes(draws=1000)))
    golden(list_matrix(view), HERE / "golden" / f"{name}.matrix.txt")


FOUR = {
    "pay": full(0.9, 2, 9),
    "ask": full(0.5, 8, 8),
    "wait": full(0.4, 1, 1),
    "read": full(0.3, 8.2, 2),
}


def test_each_quadrant_is_told() -> None:
    view = view_of(FOUR)
    assert {spot.id: spot.quadrant for spot in view.spots} == {
        "pay": "fix-first",
        "ask": "keep-up",
        "wait": "low-priority",
        "read": "possible-overkill",
    }
    assert view.description == (
        "A test: importance against performance, cut at the means of all ranked touchpoints: importance 5.0, "
        "performance 4.8. To fix first, as they matter and work badly: 1 pay. To keep up, as they matter and work "
        "well: 2 ask. Of low priority, as they matter less and work badly: 3 wait. Possible overkill, as they matter "
        "less and work well: 4 read."
    )


@pytest.mark.parametrize(
    ("cut", "name", "rule"),
    [
        ("mean", "mean", "cut at the means of all ranked touchpoints: importance 5.0, performance 4.8"),
        ("median", "median", "cut at the medians of all ranked touchpoints: importance 5.0, performance 5.0"),
        ("midpoint", "middle", "cut at the middle of the scales: importance 5.0, performance 5.0"),
    ],
)
def test_the_rule_is_printed(cut: Any, name: str, rule: str) -> None:
    view = view_of(FOUR, ScoreWishes(Profile(cut=cut), draws=0))
    assert view.subtitle == f"What to fix first · Current state · one stage · four touchpoints · all ranked · {rule}"
    assert view.cut_name == name


def test_weights_are_told_where_there_are_several() -> None:
    assert view_of(FOUR).importance == "loyalty"
    points = {id: {"metrics": {**point["metrics"], "value": 5}} for id, point in FOUR.items()}
    weighed = view_of(points, ScoreWishes(Profile("ipa", {"loyalty": 2, "value": 1.5}), draws=0))
    assert weighed.importance == "loyalty × 2 and value × 1.5"
    assert weighed.method == "ipa"
    assert weighed.notes[0].endswith("weights loyalty 2, value 1.5.")


def test_a_part_shows_the_ranks_of_the_whole_map() -> None:
    stages = {
        "look": {"touchpoints": {"see": {"name": "See", **full(0.2, 4, 3)}, "ask": {"name": "Ask"}}},
        "buy": {"touchpoints": {"pay": {"name": "Pay", **full(0.9, 2, 9)}}},
    }
    journey = contacts({}, stages=stages)
    ranking = rank_maps([journey], ScoreWishes(draws=0))
    view = build_matrix_view(make_scope(journey, stages=["look"]), ranking)
    assert [(spot.id, spot.rank) for spot in view.spots] == [("see", 2)]
    assert [one.id for one in view.unranked] == ["ask"]
    assert "two touchpoints · one of them ranked" not in view.subtitle
    assert "two touchpoints · 1 of them ranked" in view.subtitle
    assert view.subtitle.endswith("only Look")


def test_what_is_missing_or_refused_is_said() -> None:
    touchpoints = {
        "pay": full(0.5, 3, 5),
        "ask": {"metrics": {"loyalty": 5}},
        "see": full(0.5, 3, 50),
    }
    missing = [one.missing for one in view_of(touchpoints).unranked]
    assert missing[0] == "no frequency or satisfaction"
    assert missing[1].startswith("loyalty: 50 is outside the scale")


def test_assumed_numbers_are_named() -> None:
    guess = {"value": 5, "from": "workshop"}
    counted = {"value": 0.5, "n": 400, "from": "survey"}
    evidence = {
        "workshop": {"kind": "assumption", "source": "Workshop"},
        "survey": {"kind": "transactional-survey", "source": "Survey", "n": 400},
    }
    view = view_of({"pay": full(counted, guess, guess)}, evidence=evidence)
    assert view.spots[0].assumed == ("satisfaction", "loyalty")
    assert view.spots[0].tooltip.endswith("Assumed: satisfaction and loyalty")


def test_a_number_that_only_the_place_rests_on_can_be_missing() -> None:
    wishes = ScoreWishes(Profile("need", {"frequency": 1}), draws=0)
    view = view_of({"pay": full(0.5, 3, 5), "ask": {"metrics": {"frequency": 0.9}}}, wishes)
    first = view.spots[0]
    assert (first.id, first.position, first.quadrant) == ("ask", None, None)
    assert "In the list only, as a number for importance or performance is missing: 1." in view.notes
    assert "Ranked without a place in the matrix: 1 ask." in view.description


def test_whose_numbers_count_is_said() -> None:
    wishes = ScoreWishes(audience=Audience(persona="mover"), draws=0)
    view = view_of({"pay": full(0.5, 3, 5)}, wishes, personas={"mover": {"name": "Busy mover"}})
    assert view.notes[-1].startswith("Ranked for the persona Busy mover")


def test_owners_links_and_ranks_are_told() -> None:
    point = full(0.5, 3, 5, owner="sales", links=[{"title": "X", "url": "https://x.example"}])
    view = view_of({"pay": point, "ask": full(0.4, 3, 5)}, ScoreWishes(draws=200), teams={"sales": {"name": "Sales"}})
    (pay, ask) = view.spots
    assert (pay.owner, pay.link, ask.owner, ask.link) == ("Sales", "https://x.example", "", "")
    assert (pay.ranks, ask.ranks) == ("1–2", "1–2")
    assert view.notes[-1] == "Could be: the ranks that 90 % of 200 draws of all numbers give (seed 20261122)."


@pytest.mark.parametrize("touchpoints", [{}, {"ask": {}}, {"ask": {"metrics": {"loyalty": 5}}}])
def test_without_a_ranked_touchpoint_there_is_nothing_to_draw(touchpoints: dict[str, Any]) -> None:
    with pytest.raises(NothingToDraw) as caught:
        view_of(touchpoints)
    assert caught.value.message == (
        "no touchpoint of `test.journey.yaml` can be ranked and placed, as numbers are missing"
    )
    assert "write `metrics: {frequency: NUMBER, satisfaction: NUMBER, loyalty: NUMBER}`" in caught.value.help
