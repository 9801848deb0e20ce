"""What the picture of the silos shows, and what it leaves out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as FilePath

import pytest
from tests.drawing.layouts.flow.gallery import branch, build_flow, go_straight
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import texts
from tests.drawing.layouts.silo.crossings import find_tangles, list_ways
from tests.drawing.layouts.silo.gallery import split_flow

from cxmap.drawing.layouts.silo import lay_out_silo
from cxmap.drawing.scene import Box, Mark, Scene
from cxmap.errors import NothingToDraw
from cxmap.usecases.load import load_maps
from cxmap.views.scope import make_scope
from cxmap.views.silo import SiloView
from cxmap.views.silo_builder import build_silo_view

HERE = FilePath(__file__).parent
EXAMPLES = HERE.parents[3] / "examples"


def view_of(name: str, monkeypatch: pytest.MonkeyPatch, **part: object) -> SiloView:
    monkeypatch.chdir(EXAMPLES)
    return build_silo_view(make_scope(load_maps([FilePath(f"{name}.journey.yaml")]).journeys[0], **part))  # type: ignore[arg-type]


def find_card(scene: Scene, id: str) -> Box:
    return next(shape for shape in scene.shapes if isinstance(shape, Box) and shape.id == f"card-{id}")


def test_the_whole_picture(golden: Callable[[str, FilePath], None], monkeypatch: pytest.MonkeyPatch) -> None:
    golden(list_scene(lay_out_silo(view_of("broadband", monkeypatch))), HERE / "golden" / "broadband.txt")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.journey.yaml")), ids=lambda path: path.name.partition(".")[0])
def test_the_examples_can_be_read(path: FilePath, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        view = view_of(path.name.partition(".")[0], monkeypatch)
    except NothingToDraw:
        assert "owner:" not in path.read_text("utf-8").split("\nstages:")[1]
        return
    scene = lay_out_silo(view)
    assert find_faults(scene) == []
    assert find_tangles(scene) == []
    assert scene.width <= 1600


def test_every_way_that_stays_in_its_band_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of("machine-tool-commissioning", monkeypatch)
    lines = list_ways(lay_out_silo(view))
    onward = [way for way in view.ways if way.target]
    assert sorted(line.tooltip for line in lines) == sorted(way.tooltip for way in onward)
    for way in onward:
        (line,) = [line for line in lines if line.tooltip == way.tooltip]
        assert (line.stroke, line.stroke_width > 2) == (("handoff", True) if way.handoff else ("rule", False))
        assert line.group == f"tp-{way.source} tp-{way.target}"


def test_ways_back_are_dashed(monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of("machine-tool-commissioning", monkeypatch)
    numbers = {card.id: card.number for stage in view.stages for card in stage.cards}
    dashed = {line.tooltip for line in list_ways(lay_out_silo(view)) if line.dashed}
    assert dashed == {way.tooltip for way in view.ways if way.target and numbers[way.target] <= numbers[way.source]}
    assert dashed


def test_ways_to_another_band_and_ends_are_tabs_that_tell_where_they_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = lay_out_silo(view_of("broadband", monkeypatch))
    words = texts(scene)
    for told in ("→ 9 Order Desk · 78\u00a0%", "from 7 Sales", "back to 8 Sales · 6\u00a0%", "back from 10 Billing"):
        assert words.count(told) == 1
    assert "Goal reached · 83\u00a0%" in words
    tab = next(
        shape for shape in scene.shapes if isinstance(shape, Box) and shape.group == "tp-get-quote tp-place-order"
    )
    assert tab.tooltip.startswith("7 I get a quote → 9 I place the order")


def test_ways_out_of_the_part_that_is_shown_are_tabs_too(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = lay_out_silo(view_of("broadband", monkeypatch, stages=("order",)))
    words = texts(scene)
    assert {"→ 14 Field", "back to 8 Sales · 6\u00a0%", "Back to an earlier touchpoint"} <= set(words)
    # The legend counts what the subtitle counts.
    assert "5 of 6 ways on" in " ".join(words)
    assert "Hand-off (5)" in words


def test_the_last_band_is_not_left_nearly_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for count in range(10, 19):
        scene = lay_out_silo(split_flow(build_flow([count], go_straight(count), bare=True), 1))
        rows = Counter(box.y for box in scene.shapes if isinstance(box, Box) and box.id.startswith("card-"))
        first, last = (number for _, number in sorted(rows.items()))
        assert first >= last >= first / 2
    # Seven of eight columns would fit; whole stages come first.
    words = texts(lay_out_silo(view_of("broadband", monkeypatch, stages=("order", "install"))))
    assert [word for word in words if word.startswith(("Order", "Install"))] == ["Order", "Order Desk", "Install"]


def test_bands_show_only_the_teams_that_appear_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    words = texts(lay_out_silo(view_of("broadband", monkeypatch)))
    assert [words.count(name) for name in ("Marketing", "Sales", "Customer Care", "Billing")] == [2, 2, 2, 3]


def test_a_stage_that_is_torn_apart_says_so() -> None:
    words = texts(lay_out_silo(split_flow(build_flow([40], branch(40), bare=True), 1)))
    parts = [word for word in words if word.startswith("Use and get help (")]
    assert parts == [f"Use and get help ({number} of {len(parts)})" for number in range(1, len(parts) + 1)]
    assert len(parts) > 3


def test_what_can_happen_at_once_stands_beneath_each_other() -> None:
    scene = lay_out_silo(split_flow(build_flow([3], [(1, 2), (1, 3)]), 3))
    one, two, three = (find_card(scene, id) for id in ("t1", "t2", "t3"))
    assert one.x < two.x == three.x
    assert two.y != three.y


def test_a_way_past_cards_of_its_lane_goes_round_them() -> None:
    scene = lay_out_silo(split_flow(build_flow([3], [*go_straight(3), (1, 3)], bare=True), 1))
    past = next(line for line in list_ways(scene) if line.tooltip == "1 → 3")
    card = find_card(scene, "t2")
    assert max(y for _, y in past.points) > card.y + card.height
    assert len(list_ways(scene)[0].points) == 4


def test_who_decides_and_what_counts_stand_on_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = lay_out_silo(view_of("broadband", monkeypatch))
    marks = [shape for shape in scene.shapes if isinstance(shape, Mark) and shape.group == "tp-check-address"]
    assert [mark.fill for mark in marks] == ["star", "decides-automated"]
    assert marks[1].tooltip.startswith("Decided by a system")


def test_a_lane_without_an_owner_says_so() -> None:
    words = texts(lay_out_silo(split_flow(build_flow([4], go_straight(4)), 2, orphans=4)))
    assert words.count("No owner") == 1


def test_the_legend_names_what_is_used_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    words = texts(lay_out_silo(view_of("broadband", monkeypatch)))
    for told in ("Hand-off (19)", "Without a hand-off (12)", "Back to an earlier touchpoint", "Moment of truth"):
        assert words.count(told) == 1
    bare = texts(lay_out_silo(split_flow(build_flow([2], go_straight(2), bare=True), 1)))
    assert "Without a hand-off (1)" in bare
    for told in ("Back to an earlier touchpoint", "Moment of truth", "Automated", "Share that is only assumed"):
        assert told not in bare


def test_each_shape_of_a_touchpoint_carries_its_class_and_link(monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of("broadband", monkeypatch)
    first = replace(view.stages[0].cards[0], link="https://example.org/ad")
    stage = replace(view.stages[0], cards=(first, *view.stages[0].cards[1:]))
    scene = lay_out_silo(replace(view, stages=(stage, *view.stages[1:])))
    own = [shape for shape in scene.shapes if shape.group == f"tp-{first.id}" and shape.link]
    assert {type(shape).__name__ for shape in own} == {"Box", "Text"}
    assert all(shape.link == "https://example.org/ad" for shape in own)


@pytest.mark.uncounted
def test_two_thousand_touchpoints_are_laid_out() -> None:
    scene = lay_out_silo(split_flow(build_flow([40] * 50, branch(2000)), 12))
    assert scene.width <= 1600
