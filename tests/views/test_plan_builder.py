"""From initiatives to the plan on a timeline."""

from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import contacts

from cxmap.errors import NothingToDraw, UsageError
from cxmap.scoring.audience import Audience
from cxmap.scoring.profile import Profile
from cxmap.usecases.load import load_maps
from cxmap.usecases.score import ScoreWishes, rank_maps
from cxmap.views.plan import Bar, PlanView, Wait
from cxmap.views.plan_builder import build_plan_view
from cxmap.views.scope import make_scope

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
NUMBERS = {"frequency": 0.5, "satisfaction": 4, "loyalty": 6}
# The score at risk is 100 · 0.5 · 0.6 · 0.6 = 18, with a satisfaction of 6 it is 12.
BETTER = {"pay": {"satisfaction": 6}}
TEAMS = {"sales": {"name": "Sales"}, "desk": {"name": "Order Desk"}}


def view_of(
    initiatives: dict[str, Any],
    wishes: ScoreWishes | None = None,
    *,
    stages: tuple[str, ...] = (),
    **sections: Any,
) -> PlanView:
    titled = {id: {"title": id.capitalize(), **initiative} for id, initiative in initiatives.items()}
    journey = contacts({"pay": {"metrics": NUMBERS}, "ask": {}}, initiatives=titled, teams=TEAMS, **sections)
    return build_plan_view(make_scope(journey, stages=stages), rank_maps([journey], wishes or ScoreWishes(draws=0)))


def bars_of(view: PlanView) -> dict[str, Bar]:
    return {bar.id: bar for bar in (*(bar for lane in view.lanes for bar in lane.bars), *view.undated)}


def list_plan(view: PlanView) -> str:
    return "\n".join(_lines(view)) + "\n"


def _lines(view: PlanView) -> Iterator[str]:
    yield f"plan {view.id}: {view.title}"
    yield f"  {view.subtitle}"
    yield f"  {view.message}"
    for lane in view.lanes:
        yield f"lane {lane.name}: {lane.effort}"
        yield from (line for bar in lane.bars for line in _list_bar(bar))
    yield "no dates"
    yield from (line for bar in view.undated for line in _list_bar(bar))
    yield from (f"{arrow.source} -> {arrow.target} {arrow.conflict}".rstrip() for arrow in view.arrows)
    yield from (f"note: {note}" for note in view.notes)
    yield view.description.replace(". ", ".\n")


def _list_bar(bar: Bar) -> Iterator[str]:
    removes = f"{bar.removes.text} {bar.removes.low:.2f} {bar.removes.high:.2f}" if bar.removes else bar.uncounted
    touches = ",".join(str(one.number) for one in bar.touches)
    yield f"  {bar.id} | {bar.kind} {bar.status} | {bar.starts} {bar.due} | {bar.effort} | {touches} | {removes}"
    yield from (f"    {line}" for line in bar.tooltip.splitlines())


@pytest.mark.parametrize("name", ["airline", "broadband", "machine-tool"])
def test_the_examples(golden: Callable[[str, Path], None], name: str) -> None:
    with chdir(EXAMPLES):
        journeys = load_maps([Path(f"{name}.journey.yaml")]).journeys
    view = build_plan_view(make_scope(journeys[0]), rank_maps(journeys, ScoreWishes(draws=1000)))
    golden(list_plan(view), HERE / "golden" / f"{name}.plan.txt")


def test_lanes_are_teams_in_the_order_in_which_they_begin() -> None:
    view = view_of(
        {
            "nobody": {"due": "2027-01-01"},
            "late": {"owner": "sales", "starts": "2027-05-01", "due": "2027-06-01", "effort": 5},
            "later": {"owner": "desk", "due": "2027-04-01", "effort": 0.5},
            "first": {"owner": "desk", "starts": "2027-03-01", "effort": 0.5},
            "missing": {"owner": "sales", "due": "2027-09-01"},
        }
    )
    assert [(lane.name, [bar.id for bar in lane.bars], lane.effort) for lane in view.lanes] == [
        ("Order Desk", ["first", "later"], "1 day"),
        ("Sales", ["late", "missing"], "at least 5 days"),
        ("", ["nobody"], ""),
    ]


def test_what_has_no_dates_stands_in_the_order_in_which_it_can_be_done() -> None:
    view = view_of({"last": {"needs": ["first"]}, "first": {}, "worth": {"sets": BETTER, "effort": 3}})
    assert [bar.id for bar in view.undated] == ["worth", "first", "last"]
    assert view.lanes == ()


def test_needs_between_dated_initiatives_are_arrows() -> None:
    view = view_of(
        {
            "one": {"due": "2027-03-01"},
            "two": {"starts": "2027-03-01", "needs": ["one", "one"]},
            "three": {"starts": "2027-02-01", "needs": ["one"]},
            "four": {"due": "2027-02-28", "needs": ["one"]},
            "five": {"due": "2027-02-28", "needs": ["two"]},
            "itself": {"due": "2027-02-28", "needs": ["itself"]},
        }
    )
    found = {(arrow.source, arrow.target): arrow.conflict for arrow in view.arrows}
    assert found == {
        ("one", "two"): "",
        ("one", "three"): "It starts on 1 Feb 2027, but needs One, due on 1 Mar 2027",
        ("one", "four"): "It is due on 28 Feb 2027, but needs One, due on 1 Mar 2027",
        # Nobody says when Two is finished.
        ("two", "five"): "",
    }
    bars = bars_of(view)
    assert bars["three"].problems == (found["one", "three"],)
    assert bars["itself"].problems == ("It cannot begin: it needs itself",)
    assert found["one", "three"] in bars["three"].tooltip
    assert found["one", "three"] in view.description


def test_what_is_done_is_no_hindrance() -> None:
    view = view_of(
        {
            "past": {"status": "done", "starts": "2026-01-01", "due": "2027-06-01", "sets": BETTER},
            "next": {"starts": "2027-01-01", "needs": ["past"]},
            "early": {"status": "done", "due": "2026-02-01", "needs": ["next"]},
        }
    )
    assert [(arrow.source, arrow.target, arrow.conflict) for arrow in view.arrows] == [
        ("past", "next", ""),
        ("next", "early", ""),
    ]
    past = bars_of(view)["past"]
    assert (past.status, past.removes, past.uncounted, past.waits) == ("done", None, "done", ())


def test_days_in_the_wrong_order_are_a_problem() -> None:
    bar = bars_of(view_of({"one": {"starts": "2027-03-01", "due": "2027-02-01"}}))["one"]
    assert bar.problems == ("It starts on 1 Mar 2027, after it is due on 1 Feb 2027",)


def test_what_no_arrow_shows_is_waited_for() -> None:
    systems = {
        "core": {"name": "Core", "state": "planned"},
        "old": {"name": "Old one", "state": "retiring"},
        "crm": {"name": "CRM"},
    }
    view = view_of(
        {
            "dated": {"due": "2027-03-01"},
            "begun": {"starts": "2027-03-01"},
            "some-day": {},
            "gone": {"status": "dropped"},
            "one": {"due": "2027-05-01", "needs": ["core", "crm", "old", "dated", "some-day", "gone"]},
            "two": {"needs": ["dated", "begun", "some-day"]},
        },
        systems=systems,
    )
    bars = bars_of(view)
    assert bars["one"].waits == (
        Wait("Core", "planned", system=True),
        Wait("Old one", "on its way out", system=True),
        Wait("Some-day", "no due date", system=False),
        Wait("Gone", "dropped", system=False),
    )
    assert bars["two"].waits == (
        Wait("Dated", "due 1 Mar 2027", system=False),
        Wait("Begun", "no due date", system=False),
        Wait("Some-day", "no due date", system=False),
    )


def test_what_is_removed_is_that_of_the_list() -> None:
    view = view_of({"one": {"sets": BETTER, "effort": 5}, "two": {"kind": "measure"}, "three": {}})
    bars = bars_of(view)
    assert bars["one"].removes is not None
    assert (bars["one"].removes.score, bars["one"].removes.text, bars["one"].removes.low) == (6, "6.0", None)
    assert [bars[id].uncounted for id in ("one", "two", "three")] == ["", "begins to measure", "not counted"]
    assert view.message == (
        "The one that can be counted removes 33 % of the sum of all scores if every target is reached: 6.0 of 18.0."
    )
    assert view.notes[1].startswith("What cannot be counted sets no number")


def test_the_message_counts_what_is_set_twice_once() -> None:
    view = view_of({"one": {"sets": BETTER}, "two": {"sets": BETTER}})
    assert view.message == (
        "Together they remove 33 % of the sum of all scores if every target is reached: 6.0 of 18.0."
    )
    drawn = view_of({"one": {"sets": BETTER}}, ScoreWishes(draws=200))
    assert drawn.message.startswith(
        "It removes 33 % of the sum of all scores if every target is reached: 6.0 of 18.0 ("
    )
    assert view_of({"one": {}}).message == ""


def test_scores_that_count_no_journeys_have_no_share() -> None:
    view = view_of({"one": {"sets": BETTER}}, ScoreWishes(Profile("ipa"), draws=0))
    assert view.message == "It removes 2.00 of 2.00, the sum of all scores, if every target is reached."


def test_a_method_without_measurements_is_refused() -> None:
    with pytest.raises(UsageError, match="no measurements"):
        view_of({"one": {"sets": BETTER}}, ScoreWishes(Profile("rpn"), draws=0))


def test_a_part_shows_what_is_done_there() -> None:
    stages = {
        "look": {"touchpoints": {"see": {"name": "See"}}},
        "buy": {"touchpoints": {"pay": {"name": "Pay", "metrics": NUMBERS}}},
    }
    initiatives = {
        "there": {"title": "There", "touches": ["see"], "needs": ["here"]},
        "here": {"title": "Here", "sets": BETTER},
    }
    journey = contacts({}, stages=stages, initiatives=initiatives)
    ranking = rank_maps([journey], ScoreWishes(draws=0))
    view = build_plan_view(make_scope(journey, stages=["look"]), ranking)
    assert list(bars_of(view)) == ["there"]
    assert view.undated[0].waits == (Wait("Here", "not in this picture", system=False),)
    assert view.message == ""
    bare = contacts({}, stages=stages, initiatives={"here": initiatives["here"]})
    with pytest.raises(NothingToDraw) as caught:
        build_plan_view(make_scope(bare, stages=["look"]), rank_maps([bare], ScoreWishes(draws=0)))
    assert caught.value.message == ("no initiative of `test.journey.yaml` does anything at what is shown (only Look)")


def test_what_is_left_out_is_said() -> None:
    view = view_of({"one": {}, "gone": {"status": "dropped"}, "past": {"status": "done"}})
    assert list(bars_of(view)) == ["one"]
    assert view.notes[-1] == "Left out: one initiative dropped and one initiative done without a date."


def test_whose_numbers_count_is_said() -> None:
    wishes = ScoreWishes(audience=Audience(persona="mover"), draws=0)
    view = view_of({"one": {"sets": BETTER}}, wishes, personas={"mover": {"name": "Busy mover"}})
    assert view.notes[-1].startswith("Ranked for the persona Busy mover")


@pytest.mark.parametrize(
    ("initiatives", "message"),
    [
        ({}, "`test.journey.yaml` has no initiatives"),
        (
            {"gone": {"status": "dropped"}, "past": {"status": "done"}},
            "`test.journey.yaml` has no initiatives to draw: all are dropped, or done without a date",
        ),
    ],
)
def test_without_initiatives_there_is_nothing_to_draw(initiatives: dict[str, Any], message: str) -> None:
    with pytest.raises(NothingToDraw) as caught:
        view_of(initiatives)
    assert caught.value.message == message
    assert "initiatives: {ID: {title: WHAT WILL BE DONE, touches: [pay], due: YYYY-MM-DD}}" in caught.value.help
