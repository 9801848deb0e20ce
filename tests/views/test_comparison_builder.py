"""What the comparison of two maps says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.errors import NothingToDraw, UsageError
from cxmap.journey.model import Journey
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.comparison import ComparisonView, Face
from cxmap.views.comparison_builder import build_comparison_view
from cxmap.views.scope import make_scope

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


def read(text: str, name: str = "a", state: str = "current") -> Journey:
    whole = f"cxmap: 1\ntitle: Buying\nstate: {state}\n{text}"
    loaded = load_maps([], [parse_document(whole.encode(), f"{name}.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return loaded.journeys[0]


def stages(**named: str) -> str:
    """Stages of touchpoints, each as `id` or `id: keys`, separated by `; `."""
    lines = ["stages:"]
    for stage, touchpoints in named.items():
        lines += [f"  {stage}:", "    touchpoints:"]
        for touchpoint in touchpoints.split("; "):
            id, _, keys = touchpoint.partition(": ")
            lines.append(f"      {id}: {{name: {id.upper()}{', ' if keys else ''}{keys}}}")
    return "\n".join(lines) + "\n"


def compare(here: str, there: str, state: str = "intended") -> ComparisonView:
    return build_comparison_view(make_scope(read(here)), make_scope(read(there, "b", state)))


def write_face(face: Face | None) -> str:
    if face is None:
        return "–"
    numbers = " ".join("?" if number is None else f"{number:g}" for number in (face.feels, face.satisfaction))
    return f"{face.number} {face.name} | {face.owner or 'nobody'} | {numbers}"


def write(view: ComparisonView) -> str:
    lines = [f"{view.title}: {view.here} / {view.there}", view.subtitle]
    for stage in view.stages:
        lines.append(f"{stage.id}: {stage.name}")
        for pair in stage.pairs:
            signs = " ".join(name for name in ("owner_changed", "moved", "sure") if getattr(pair, name))
            lines.append(f"  {pair.id} [{signs}] {'; '.join(pair.changes)}")
            lines += [f"    {write_face(pair.here)}", f"    {write_face(pair.there)}"]
    return "\n".join(lines) + "\n"


def ids(view: ComparisonView) -> list[tuple[str, list[str]]]:
    return [(stage.id, [pair.id for pair in stage.pairs]) for stage in view.stages]


def test_the_example(golden: Callable[[str, Path], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    current, believed = (
        load_maps([Path(name)]).journeys[0] for name in ("broadband.journey.yaml", "broadband-believed.journey.yaml")
    )
    view = build_comparison_view(make_scope(current), make_scope(believed))
    golden(write(view), HERE / "golden" / "broadband.comparison.txt")
    golden(view.description.replace(". ", ".\n") + "\n", HERE / "golden" / "broadband.comparison.story.txt")
    # Whichever was asked for first: what is stands first.
    assert build_comparison_view(make_scope(believed), make_scope(current)) == view


def test_what_only_one_map_has_stands_where_it_belongs() -> None:
    view = compare(stages(one="a; b", two="c"), stages(one="x; a; y; b", two="c; z", three="q"))
    assert ids(view) == [("one", ["x", "a", "y", "b"]), ("two", ["c", "z"]), ("three", ["q"])]
    assert view.subtitle == "Current against intended · three touchpoints in both · 4 only intended"


def test_a_stage_of_the_same_name_is_the_same_chapter() -> None:
    there = stages(other="a; x").replace("  other:", "  other:\n    name: One")
    assert ids(compare(stages(one="a"), there)) == [("one", ["a", "x"])]


def test_what_follows_a_touchpoint_that_moved_away_stands_first() -> None:
    assert ids(compare(stages(one="a; b", two="c"), stages(one="b; c; x", two="a"))) == [
        ("one", ["x", "a", "b"]),
        ("two", ["c"]),
    ]


def test_moves_and_owners_are_told() -> None:
    teams = "teams: {sales: {name: Sales}, care: {name: Care}}\n"
    view = compare(teams + stages(one="a: owner: sales; b; c"), teams + stages(one="b; c; a: owner: care"))
    (first, *others) = view.stages[0].pairs
    assert (first.owner_changed, first.moved) == (True, True)
    assert first.changes == ("owned by Care, not by Sales", "comes after “C”, not first")
    assert not any(pair.moved or pair.owner_changed for pair in others)
    assert view.subtitle.endswith("1 with another owner · 1 moved")


def test_emotions_are_means_of_the_personas() -> None:
    people = "personas: {ann: {name: Ann}, bob: {name: Bob}}\n"
    view = compare(people + stages(one="a: feels: {ann: 2, bob: -1}; b"), stages(one="a: feels: 1; b"))
    first, second = view.stages[0].pairs
    assert first.here is not None
    assert first.there is not None
    assert second.here is not None
    assert (first.here.feels, first.there.feels, second.here.feels) == (0.5, 1, None)


def test_only_personas_that_feel_something_in_both_maps_are_compared() -> None:
    people = "personas: {ann: {name: Ann}, bob: {name: Bob}}\n"
    view = compare(people + stages(one="a: feels: {ann: 2, bob: -2}"), people + stages(one="a: feels: {ann: 1}"))
    (pair,) = view.stages[0].pairs
    assert pair.here is not None
    assert pair.there is not None
    assert (pair.here.feels, pair.there.feels) == (2, 1)


def test_numbers_on_scales_that_do_not_fit_are_not_compared() -> None:
    one = "scales: {satisfaction: csat-5-top-box}\n" + stages(one="a: metrics: {satisfaction: 0.4}")
    other = "scales: {satisfaction: csat-5-mean}\n" + stages(one="a: metrics: {satisfaction: 4}")
    (pair,) = compare(one, other).stages[0].pairs
    assert pair.here is not None
    assert pair.there is not None
    assert (pair.here.satisfaction, pair.there.satisfaction) == (None, None)


def test_maps_of_the_same_state_are_called_by_their_ids() -> None:
    view = compare(stages(one="a"), stages(one="a"), state="current")
    assert (view.here, view.there) == ("standard-input", "standard-input")


def test_maps_that_share_nothing_are_refused() -> None:
    with pytest.raises(UsageError, match="no touchpoint in common"):
        compare(stages(one="a"), stages(one="b"))


def test_a_part_says_what_the_whole_says_of_its_stages() -> None:
    here, there = read(stages(one="a; b", two="c")), read(stages(one="a", two="b; c; x", three="y"), "b", "intended")
    view = build_comparison_view(make_scope(here, stages=["one"]), make_scope(there))
    # B stands in another stage of the other map: it is not missing there.
    whole = build_comparison_view(make_scope(here), make_scope(there))
    assert view.stages == whole.stages[:1]
    assert view.subtitle == "Current against intended · two touchpoints in both · 1 moved · only One"
    assert view.stages[0].pairs[1].changes == ("in the stage Two, not in One",)
    turned = build_comparison_view(make_scope(there, stages=["three"]), make_scope(here))
    assert ids(turned) == [("three", ["y"])]


def test_a_persona_may_come_to_a_touchpoint_in_one_map_only() -> None:
    people = "personas: {p: {name: P}, q: {name: Q}}\n"
    here = read(people + stages(one="a: feels: 1; b: feels: 2; c: personas: [q]"))
    there = read(people + stages(one="a: feels: 0; b: personas: [q], feels: 1"), "b", "intended")
    view = build_comparison_view(make_scope(here, persona="p"), make_scope(there, persona="p"))
    assert [pair.id for pair in view.stages[0].pairs] == ["a", "b"]
    faces = [(pair.here and pair.here.feels, pair.there and pair.there.feels) for pair in view.stages[0].pairs]
    assert faces == [(1, 0), (2, None)]


def test_a_part_without_touchpoints_has_nothing_to_compare() -> None:
    here, there = read(stages(one="a") + "  two: {}\n"), read(stages(one="a"), "b", "intended")
    with pytest.raises(NothingToDraw, match=r"have no touchpoint to compare \(only Two\)"):
        build_comparison_view(make_scope(here, stages=["two"]), make_scope(there))
