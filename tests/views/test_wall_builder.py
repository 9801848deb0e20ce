"""From a journey to the map by touchpoint."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.map_builder import build_map_view
from cxmap.views.scope import make_scope
from cxmap.views.wall import WallColumn, WallView
from cxmap.views.wall_builder import build_wall_view

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
HEAD = "cxmap: 1\ntitle: Buying\n"


def view_of(text: str) -> WallView:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return build_wall_view(make_scope(loaded.journeys[0]))


def column_of(keys: str, more: str = "") -> WallColumn:
    return view_of(f"{HEAD}{more}stages:\n  s:\n    touchpoints:\n      a: {{name: A{keys}}}\n").stages[0].columns[0]


def list_wall(view: WallView) -> Iterator[str]:
    """Everything a wall says besides what the map by stage says, one thing a line."""
    yield f"map {view.id}: {view.title}"
    yield f"  {view.subtitle}"
    for stage in view.stages:
        yield f"stage {stage.id}: {stage.name} | {stage.question}"
        for column in stage.columns:
            yield f"  {column.card.number} {column.card.id}: {column.card.name} | “{column.thinks}”"
            for sign, texts in (
                ("-", column.barriers),
                ("+", column.enablers),
                ("!", column.initiatives),
                ("front", column.frontstage),
                ("back", column.backstage),
                ("support", column.support),
                ("system", column.systems),
            ):
                yield from (f"    {sign} {text}" for text in texts)


@pytest.mark.parametrize("name", ["broadband", "machine-tool-commissioning"])
def test_the_examples(golden: Callable[[str, Path], None], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    view = build_wall_view(make_scope(load_maps([Path(f"{name}.journey.yaml")]).journeys[0]))
    golden("\n".join(list_wall(view)) + "\n", HERE / "golden" / f"{name}.wall.txt")
    told = view.description.replace(". ", ".\n").replace("; ", ";\n  ")
    golden(told + "\n", HERE / "golden" / f"{name}.wall.story.txt")


def test_cards_owners_and_personas_are_those_of_the_map_by_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    scope = make_scope(load_maps([Path("machine-tool.journey.yaml")]).journeys[0])
    wall, by_stage = build_wall_view(scope), build_map_view(scope)
    assert [c.card for s in wall.stages for c in s.columns] == [card for s in by_stage.stages for card in s.cards]
    assert (wall.personas, wall.owners, wall.handoffs) == (by_stage.personas, by_stage.owners, by_stage.handoffs)
    assert (wall.subtitle, wall.handoff_count) == (by_stage.subtitle, by_stage.handoff_count)


def test_a_touchpoint_with_nothing_but_its_name() -> None:
    column = column_of("")
    assert (column.thinks, column.barriers, column.enablers, column.initiatives) == ("", (), (), ())
    assert (column.frontstage, column.backstage, column.support, column.systems) == ((), (), (), ())


def test_one_text_or_several() -> None:
    column = column_of(", frontstage: Shows, backstage: [Checks, Books], support: []")
    assert (column.frontstage, column.backstage, column.support) == (("Shows",), ("Checks", "Books"), ())


def test_systems_have_their_names_and_remarks_their_texts() -> None:
    keys = ", systems: [crm], barriers: [One, {text: Two, severity: 3}], enablers: [{text: Good}], thinks: Why?"
    column = column_of(keys, "systems: {crm: {name: Customers}}\n")
    assert (column.systems, column.barriers, column.enablers) == (("Customers",), ("One", "Two"), ("Good",))
    assert column.thinks == "Why?"


def test_only_open_initiatives_are_shown() -> None:
    plans = "initiatives: {x: {title: X, touches: [a]}, y: {title: Y, touches: [a], status: done}}\n"
    assert column_of("", plans).initiatives == ("X",)


def test_the_description_tells_each_column() -> None:
    more = "teams: {t: {name: Team}}\nsystems: {crm: {name: CRM}}\n"
    keys = ", owner: t, thinks: Why?, barriers: [Slow], enablers: [Kind], frontstage: F, backstage: B, support: S"
    keys += ", systems: [crm], next: {done: {by: employee}}"
    text = f"{HEAD}{more}stages:\n  s:\n    touchpoints:\n      a: {{name: A{keys}}}\n      b: {{name: B}}\n"
    assert view_of(text).description == (
        "Buying: a journey of one stage, touchpoint by touchpoint. "
        "S: 1 A — thinks “Why?”, pain points: Slow, what helps: Kind, an employee decides, "
        "frontstage: F, backstage: B, support: S, systems: CRM, owner: Team; 2 B."
    )
