"""What the ladder of tiers shows, and that it can be read whatever a map holds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.layouts.by_stage.gallery import WORDINGS
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import foreign_roles, texts
from tests.drawing.layouts.tiers.gallery import build_gallery, build_ladder_view, climb_all, make_figure

from cxmap.drawing.layouts.tiers import lay_out_tiers
from cxmap.drawing.scene import Box, Path, Scene
from cxmap.usecases.load import load_maps
from cxmap.views.scope import make_scope
from cxmap.views.tiers import Figure, TiersView
from cxmap.views.tiers_builder import build_tiers_view

HERE = FilePath(__file__).parent
EXAMPLES = HERE.parents[3] / "examples"
GALLERY = build_gallery()


def view_of_example(monkeypatch: pytest.MonkeyPatch) -> TiersView:
    monkeypatch.chdir(EXAMPLES)
    return build_tiers_view(make_scope(load_maps([FilePath("machine-tool.journey.yaml")]).journeys[0]))


def boxes(scene: Scene, prefix: str) -> list[Box]:
    return [shape for shape in scene.shapes if isinstance(shape, Box) and shape.id.startswith(prefix)]


def lines(scene: Scene, role: str) -> list[Path]:
    """Lines of a role, without the tips of arrows and the signs of the legend."""
    return [
        shape
        for shape in scene.shapes
        if isinstance(shape, Path) and shape.stroke == role and shape.fill is None and shape.tooltip
    ]


@st.composite
def random_ladders(draw: st.DrawFn) -> TiersView:
    """A ladder with ways between any two tiers."""
    count = draw(st.integers(1, 9))
    places = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(places, places), max_size=20))
    wording = WORDINGS[draw(st.sampled_from(("latin", "cjk", "long words", "emoji")))]
    return build_ladder_view(count, pairs, wording, contacts=draw(st.integers(0, 9)), shared=draw(st.integers(0, 2)))


def test_the_whole_picture(golden: Callable[[str, FilePath], None], monkeypatch: pytest.MonkeyPatch) -> None:
    scene = lay_out_tiers(view_of_example(monkeypatch))
    assert find_faults(scene) == []
    golden(list_scene(scene), HERE / "golden" / "machine-tool.txt")


@pytest.mark.uncounted
@pytest.mark.parametrize("name", GALLERY)
def test_every_ladder_of_the_gallery_can_be_read(name: str) -> None:
    view = GALLERY[name]
    scene = lay_out_tiers(view)
    assert find_faults(scene) == []
    assert scene.width <= 1600
    assert [box.id for box in boxes(scene, "tier-")] == [f"tier-{step.id}" for step in view.steps]
    assert foreign_roles(scene) == set()


@settings(max_examples=60)
@given(random_ladders())
def test_any_ladder_can_be_read_and_shows_every_way(view: TiersView) -> None:
    scene = lay_out_tiers(view)
    assert find_faults(scene) == []
    told = {shape.tooltip for shape in scene.shapes if isinstance(shape, Path)}
    assert {climb.tooltip for climb in view.climbs} <= told
    named = {climb.through.id for climb in view.climbs if climb.through}
    named |= {contact.id for step in view.steps for contact in step.contacts}
    assert sorted(box.id for box in boxes(scene, "card-")) == sorted(f"card-{id}" for id in named)
    assert lay_out_tiers(view) == scene


def test_steps_rise_to_the_right() -> None:
    steps = boxes(lay_out_tiers(GALLERY["twelve tiers"]), "tier-")
    assert [box.x for box in steps] == sorted(box.x for box in steps)
    assert [box.y for box in steps] == sorted((box.y for box in steps), reverse=True)


def test_gates_stand_between_the_tiers_that_they_join() -> None:
    view = build_ladder_view(2, climb_all(2), contacts=0)
    scene = lay_out_tiers(view)
    low, high = boxes(scene, "tier-")
    for climb in view.climbs:
        (gate,) = [shape for shape in scene.shapes if isinstance(shape, Box) and shape.tooltip == climb.tooltip]
        assert high.y + high.height < gate.y < gate.y + gate.height < low.y
        assert gate.dashed == (climb.target < climb.source)


def test_what_customers_bring_leads_back_to_where_prospects_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of_example(monkeypatch)
    scene = lay_out_tiers(view)
    steps, arcs = boxes(scene, "tier-"), lines(scene, "opportunity")
    entry = next(shape for shape in scene.shapes if isinstance(shape, Box) and shape.fill == "opportunity-bg")
    assert len(arcs) == 3
    for step, arc in zip(steps, arcs, strict=True):
        assert arc.points[0] == (step.x + step.width, step.y + step.height / 2)
        assert entry.y - 25 < arc.points[-1][1] <= entry.y
    widths = [arc.stroke_width for arc in arcs]
    assert widths == sorted(widths)
    assert widths[1] / widths[2] == pytest.approx(0.9 / 2.6)
    words = texts(scene)
    assert [word for word in words if "new prospects" in word and word[0].isdigit()] == [
        "0.4 new prospects",
        "0.9 new prospects",
        "2.6 new prospects",
    ]
    assert "a year, each · n = 14" in words


def test_numbers_that_are_missing_assumed_or_refused_say_so() -> None:
    (step,) = build_ladder_view(1, [], contacts=0).steps
    for reach, dashed, told in (
        (None, True, "prospects is not written"),
        (make_figure(None, "cannot be used: nobody answered"), True, "be used"),
        (make_figure(2, "assumed", assumed=True), True, "a year, each · assumed"),
        (make_figure(2), False, "a year, each · n = 74"),
    ):
        view = replace(GALLERY["one tier"], steps=(replace(step, reach=reach),))
        scene = lay_out_tiers(view)
        assert [arc.dashed for arc in lines(scene, "opportunity")] == [dashed]
        assert any(told in word for word in texts(scene)), told


def test_one_prospect_is_one() -> None:
    (step,) = build_ladder_view(1, [], contacts=0).steps
    reach = replace(make_figure(1), text="1")
    words = texts(lay_out_tiers(replace(GALLERY["one tier"], steps=(replace(step, reach=reach),))))
    assert "1 new prospect" in words


@pytest.mark.parametrize(
    ("reach", "value", "shown"),
    [
        (make_figure(2), None, {"New prospects: the wider, the more"}),
        (None, None, {"New prospects: assumed or not known"}),
        (make_figure(0.0, "assumed", assumed=True), None, {"Only assumed"}),
        (make_figure(0.0), make_figure(3), set()),
    ],
)
def test_the_legend_explains_the_arrows_that_are_there(
    reach: Figure | None, value: Figure | None, shown: set[str]
) -> None:
    (step,) = build_ladder_view(1, [], contacts=0).steps
    view = replace(GALLERY["one tier"], steps=(replace(step, reach=reach, value=value),))
    known = {"New prospects: the wider, the more", "New prospects: assumed or not known", "Only assumed"}
    assert known & set(texts(lay_out_tiers(view))) == shown


@pytest.mark.parametrize(("pair", "back"), [((0, 0), False), ((0, 1), False), ((1, 0), True)])
def test_only_ways_down_are_dashed(pair: tuple[int, int], back: bool) -> None:
    view = build_ladder_view(2, [pair], contacts=0)
    scene = lay_out_tiers(view)
    told = [
        shape for shape in scene.shapes if isinstance(shape, Path | Box) and shape.tooltip == view.climbs[0].tooltip
    ]
    assert {shape.dashed for shape in told if isinstance(shape, Box) or shape.fill is None} == {back}
    assert ("Back to a lower tier" in texts(scene)) == back


def test_who_brings_nobody_has_no_arrow() -> None:
    (step,) = build_ladder_view(1, [], contacts=0).steps
    nobody = lay_out_tiers(replace(GALLERY["one tier"], steps=(replace(step, reach=make_figure(0.0)),)))
    assert lines(nobody, "opportunity") == []
    assert "0.0 new prospects" in texts(nobody)
    silent = lay_out_tiers(replace(GALLERY["one tier"], steps=(replace(step, reach=None, influence=""),)))
    assert lines(silent, "opportunity") == []
    assert not any("new prospects" in word for word in texts(silent))


def test_bars_compare_what_tiers_are_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = lay_out_tiers(view_of_example(monkeypatch))
    bars = [shape.width for shape in scene.shapes if isinstance(shape, Box) and shape.fill == "accent"]
    assert [bar / bars[2] for bar in bars] == pytest.approx([24 / 118, 71 / 118, 1])


def test_a_column_that_no_tier_fills_is_left_out() -> None:
    words = texts(lay_out_tiers(GALLERY["two tiers, bare"]))
    for heading in ("What they may use", "How they influence others", "Worth a year, each", "Only assumed"):
        assert heading not in words
    assert "New prospects begin here" in words


def test_touchpoints_of_tiers_carry_their_class_and_link() -> None:
    scene = lay_out_tiers(build_ladder_view(1, [], contacts=1))
    own = [shape for shape in scene.shapes if shape.group == "tp-t1"]
    assert [type(shape).__name__ for shape in own] == ["Box", "Box", "Text", "Text"]
    assert all(shape.link and shape.tooltip for shape in own)
