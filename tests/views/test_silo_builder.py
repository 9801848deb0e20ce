"""From a journey to the picture of its silos."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.errors import NothingToDraw
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.flow import Outside
from cxmap.views.scope import make_scope
from cxmap.views.silo import SiloLane, SiloView
from cxmap.views.silo_builder import build_silo_view

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
HEAD = "cxmap: 1\ntitle: Buying\n"
TEAMS = "teams: {x: {name: Shop}, y: {name: Billing}}\nroles: {clerk: {name: Clerk}}\n"


def view_of(text: str, *, stages: tuple[str, ...] = (), persona: str = "") -> SiloView:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return build_silo_view(make_scope(loaded.journeys[0], stages=stages, persona=persona))


def stage(*touchpoints: str) -> str:
    """A stage of touchpoints a, b, c… with the keys that are given."""
    lines = "".join(f"      {chr(97 + n)}: {{name: N{n}{keys}}}\n" for n, keys in enumerate(touchpoints))
    return f"stages:\n  s:\n    touchpoints:\n{lines}"


def list_silo(view: SiloView) -> str:
    """Everything the silos show, one thing a line."""
    lines = [f"silo {view.id}: {view.title}", f"  {view.subtitle}"]
    lines += [f"channel {key.colour} {key.id}: {key.name}" for key in view.channels]
    for lane in view.lanes:
        lines.append(f"lane {lane.id or '-'}: {lane.name or 'nobody'} | gives {lane.gives} | takes {lane.takes}")
        lines.append(f"  {', '.join(lane.touchpoints)}")
    for one in view.stages:
        lines.append(f"stage {one.id}: {one.name}")
        lines += [f"  {card.number} {card.id}: {card.name}" for card in one.cards]
    for way in view.ways:
        signs = (way.share, way.when, "hand-off" if way.handoff else "", "assumed" if way.assumed else "")
        lines.append(" | ".join([f"{way.source} > {way.target or way.end}", *(sign for sign in signs if sign)]))
        lines.append(f"  {way.tooltip}")
    return "\n".join([*lines, view.description.replace(". ", ".\n")]) + "\n"


@pytest.mark.parametrize("name", ["broadband", "broadband-believed", "machine-tool-commissioning"])
def test_the_examples(golden: Callable[[str, Path], None], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    view = build_silo_view(make_scope(load_maps([Path(f"{name}.journey.yaml")]).journeys[0]))
    golden(list_silo(view), HERE / "golden" / f"{name}.silo.txt")


def test_lanes_stand_in_order_of_their_first_touchpoint_and_what_nobody_owns_last() -> None:
    view = view_of(f"{HEAD}{TEAMS}{stage('', ', owner: y', ', owner: x', ', owner: y')}")
    assert view.lanes == (
        SiloLane("y", "Billing", ("b", "d"), 1, 1),
        SiloLane("x", "Shop", ("c",), 1, 1),
        SiloLane("", "", ("a",), 0, 0),
    )


def test_two_teams_of_one_name_keep_their_lanes() -> None:
    teams = "teams: {x: {name: Same}, y: {name: Same}}\n"
    view = view_of(f"{HEAD}{teams}{stage(', owner: x', ', owner: y')}")
    assert [(lane.id, lane.name) for lane in view.lanes] == [("x", "Same"), ("y", "Same")]


@pytest.mark.parametrize(
    ("touchpoints", "told"),
    [
        ((", owner: x",), "one team"),
        ((", owner: x", ", owner: x"), "no way on to another touchpoint is a hand-off"),
        ((", owner: x", ", owner: y"), "the way on to another touchpoint is a hand-off"),
        ((", owner: x", ", owner: x", ""), "none of 2 ways on to another touchpoint is a hand-off"),
        ((", owner: x", ", owner: x", ", owner: y"), "1 of 2 ways on to another touchpoint is a hand-off"),
        ((", owner: x", ", owner: y", ", owner: x"), "2 of 2 ways on to another touchpoint are hand-offs"),
        (
            (", owner: x, next: {b: {handoff: {repeats: true, wait: 2d}}}", ", owner: y", ", owner: x"),
            "are hand-offs · at one of them customers say everything again, at one they wait",
        ),
        (
            (", owner: x, next: {b: {handoff: {repeats: false, wait: 2d}}}", ", owner: y, next: {done: {}}"),
            "the way on to another touchpoint is a hand-off · customers wait",
        ),
        ((", owner: x, next: {leaves: {handoff: {wait: 2d}}}",), "one team"),
    ],
)
def test_the_headline_counts_hand_offs_and_what_they_cost(touchpoints: tuple[str, ...], told: str) -> None:
    assert view_of(f"{HEAD}{TEAMS}{stage(*touchpoints)}").subtitle.endswith(f" {told}")


@pytest.mark.parametrize(
    ("handoff", "told"),
    [
        ("{}", ""),
        ("{carries: []}", ": nothing is handed over"),
        ("{carries: [plan, price, date]}", ": carries plan, price and date"),
        ("{repeats: true}", ": customers say everything again"),
        ("{repeats: false, wait: 3d}", ": customers say nothing twice, they wait 3d"),
        ("{wait: 3d, role: clerk}", ": customers wait 3d, received by Clerk"),
    ],
)
def test_the_tooltip_of_a_way_tells_what_is_agreed(handoff: str, told: str) -> None:
    first = f", owner: x, next: {{b: {{handoff: {handoff}}}}}"
    view = view_of(f"{HEAD}{TEAMS}{stage(first, ', owner: y')}")
    assert view.ways[0].tooltip == f"1 N0 → 2 N1, hand-off from Shop to Billing{told}"


def test_a_part_shows_the_hand_offs_of_the_part() -> None:
    people = "personas: {p: {name: P}, q: {name: Q}}\n"
    text = f"{HEAD}{TEAMS}{people}{stage(', owner: x', ', owner: y, personas: [q]', ', owner: x')}"
    assert "2 of 2 ways" in view_of(text).subtitle
    view = view_of(text, persona="p")
    assert [lane.id for lane in view.lanes] == ["x"]
    assert "no way on to another touchpoint is a hand-off" in view.subtitle


def test_a_part_hands_over_to_teams_that_are_not_shown() -> None:
    text = f"{HEAD}{TEAMS}{stage(', owner: x', ', owner: x')}  t:\n    touchpoints: {{z: {{name: Z, owner: y}}}}\n"
    view = view_of(text, stages=("s",))
    assert [(lane.id, lane.gives, lane.takes) for lane in view.lanes] == [("x", 1, 0)]
    assert "1 of 2 ways on to another touchpoint is a hand-off" in view.subtitle
    assert view.ways[1].outside == Outside(3, "Z", "Billing")
    assert view.description.endswith("Shop: 1 N0, 2 N1; hands over to Billing.")


@pytest.mark.parametrize("text", [f"{HEAD}stages:\n  s: {{}}\n", f"{HEAD}{stage('', '')}"])
def test_where_nobody_owns_anything_there_is_nothing_to_draw(text: str) -> None:
    with pytest.raises(NothingToDraw, match="does not say which team owns a touchpoint") as raised:
        view_of(text)
    assert "owner: sales" in raised.value.help
