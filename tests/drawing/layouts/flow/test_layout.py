"""What the picture of a flow shows, whatever the engine that lays it out."""

from collections.abc import Callable
from pathlib import Path as FilePath

import pytest
from tests.drawing.layouts.flow.gallery import LATIN, branch, build_flow, go_straight, make_card, make_way
from tests.drawing.layouts.overlap import find_faults, frame_box
from tests.drawing.layouts.reading import texts

from cxmap.drawing.engines import Engine, get_engine
from cxmap.drawing.layouts.flow import lay_out_flow
from cxmap.drawing.scene import Box, Mark, Path, Scene, Text
from cxmap.errors import EngineFailed
from cxmap.usecases.load import load_maps
from cxmap.views.flow import FlowStage, FlowView
from cxmap.views.flow_builder import build_flow_view
from cxmap.views.scope import make_scope

HERE = FilePath(__file__).parent
EXAMPLES = sorted((HERE.parents[3] / "examples").glob("*.journey.yaml"))
ENGINES = ["bundled", pytest.param("system", marks=pytest.mark.needs_dot)]


class Recorder:
    """An engine that remembers what it was asked to draw."""

    name = "recorder"

    def __init__(self, inner: Engine) -> None:
        self.inner = inner
        self.asked: list[str] = []

    def draw(self, dot: str) -> str:
        self.asked.append(dot)
        return self.inner.draw(dot)


class Silent:
    """An engine that draws something else."""

    name = "silent"

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def draw(self, dot: str) -> str:
        return self.svg


def example(name: str, *stages: str) -> FlowView:
    path = next(path for path in EXAMPLES if path.name == f"{name}.journey.yaml")
    return build_flow_view(make_scope(load_maps([path]).journeys[0], stages=stages))


def lay_out(view: FlowView, engine: str = "bundled") -> Scene:
    return lay_out_flow(view, get_engine(engine))


def cards(scene: Scene) -> dict[str, Box]:
    return {
        shape.id.removeprefix("card-"): shape
        for shape in scene.shapes
        if isinstance(shape, Box) and shape.id.startswith("card-")
    }


def lines(scene: Scene, group: str) -> list[Path]:
    return [shape for shape in scene.shapes if isinstance(shape, Path) and shape.group == group and shape.fill is None]


def signs(scene: Scene, group: str) -> list[Box]:
    return [shape for shape in scene.shapes if isinstance(shape, Box) and shape.group == group and shape.stroke]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.partition(".")[0])
@pytest.mark.parametrize("engine", ENGINES)
def test_the_examples_can_be_read(path: FilePath, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    view = build_flow_view(make_scope(load_maps([path]).journeys[0]))
    scene = lay_out(view, engine)
    assert find_faults(scene) == []
    assert scene.width <= 1600
    assert list(cards(scene)) != []
    assert set(cards(scene)) == {card.id for stage in view.stages for card in stage.cards}


def test_the_engine_is_given_ids_and_sizes_only(golden: Callable[[str, FilePath], None]) -> None:
    recorder = Recorder(get_engine("bundled"))
    lay_out_flow(example("broadband"), recorder)
    (dot,) = recorder.asked
    golden(dot, HERE / "golden" / "broadband.dot")


def test_the_same_map_gives_the_same_picture() -> None:
    view = example("broadband")
    assert lay_out(view) == lay_out(view)


@pytest.mark.needs_dot
@pytest.mark.parametrize("name", ["broadband", "machine-tool"])
def test_engines_draw_the_same_cards_ways_and_signs(name: str) -> None:
    view = example(name)
    one, other = lay_out(view), lay_out(view, "system")
    assert set(cards(one)) == set(cards(other))
    assert texts(one) == texts(other)
    for scene in (one, other):
        assert [s.group for s in scene.shapes if isinstance(s, Path)] == [
            s.group for s in one.shapes if isinstance(s, Path)
        ]


def test_every_shape_of_a_touchpoint_carries_its_class_and_link() -> None:
    scene = lay_out(build_flow([6], go_straight(6)))
    mine = [shape for shape in scene.shapes if shape.group == "tp-t6"]
    # Box, head, number with its box, star, name in two lines, owner; two diamonds with letters; the way to the goal
    # and its tip; the goal.
    assert len(mine) >= 14
    card = cards(scene)["t6"]
    assert (card.group, card.link, card.tooltip) == ("tp-t6", "https://example.org/?a=1&b=2", "")
    assert [
        shape.tooltip for shape in mine if isinstance(shape, Mark) and (shape.fill or "").startswith("decides")
    ] == [
        "Decided by customer",
        "Decided by employee",
    ]


def test_a_way_belongs_to_both_its_ends_and_tells_itself() -> None:
    scene = lay_out(build_flow([2], [(1, 2)], bare=True))
    (line,) = lines(scene, "tp-t1 tp-t2")
    assert (line.tooltip, line.dashed, line.stroke) == ("1 → 2", False, "rule")
    one, two = cards(scene)["t1"], cards(scene)["t2"]
    assert line.points[0] == pytest.approx((one.x + one.width, one.y + one.height / 2), abs=1)
    assert line.points[-1][0] == pytest.approx(two.x - 7, abs=1)


def test_a_way_back_is_dashed_and_arrives_beneath_the_earlier_card() -> None:
    scene = lay_out(build_flow([3], [*go_straight(3), (3, 1)], bare=True))
    (line,) = lines(scene, "tp-t3 tp-t1")
    first, last = cards(scene)["t1"], cards(scene)["t3"]
    assert line.dashed
    assert line.points[0] == pytest.approx((last.x + last.width / 2, last.y + last.height), abs=1)
    assert line.points[-1] == pytest.approx((first.x + first.width / 2, first.y + first.height + 7), abs=2)
    assert "Back to an earlier touchpoint" in texts(scene)


def test_a_hand_off_is_thick_and_orange_and_has_its_diamond() -> None:
    view = build_flow([2], [])
    way = make_way(1, 2)
    for handoff, stroke in ((True, "handoff"), (False, "rule")):
        changed = FlowView(
            view.id,
            view.title,
            view.subtitle,
            view.description,
            view.stages,
            (type(way)("t1", "t2", "", "", "", False, handoff, ""),),
            view.channels,
        )
        scene = lay_out(changed)
        drawn = lines(scene, "tp-t1 tp-t2")
        assert {line.stroke for line in drawn} == {stroke}
        assert (min(line.stroke_width for line in drawn) > 2) == handoff
        diamonds = [s for s in scene.shapes if isinstance(s, Mark) and s.fill == "handoff" and s.group]
        assert len(diamonds) == handoff
        assert ("Hand-off (1)" in texts(scene)) == handoff


def test_ends_say_how_many_give_up_and_how_many_reach_the_goal() -> None:
    words = texts(lay_out(build_flow([2], [(1, 2), (2, "leaves"), (2, "done")])))
    shares = [make_way(2, end).share for end in ("leaves", "done")]
    assert f"Gives up {shares[0]}".strip() in words
    assert any(word.startswith("Goal") for word in words)
    assert [word for word in words if word in {"Gives up", "Goal reached"}][-2:] == ["Gives up", "Goal reached"]


def test_a_long_way_goes_on_beneath_and_says_where() -> None:
    scene = lay_out(build_flow([1] * 14, go_straight(14), bare=True))
    rows = sorted({round(card.y) for card in cards(scene).values()})
    assert len(rows) == 2
    out = next(word for word in texts(scene) if word.startswith("→ "))
    number = int(out.split()[1])
    assert f"from {number - 1} I do {number - 1}" in " ".join(texts(scene))
    # The first card of the lower band is the one that the upper band leads to.
    lower = [int(id[1:]) for id, card in cards(scene).items() if round(card.y) == rows[1]]
    assert min(lower) == number


def test_a_way_out_of_the_part_that_is_shown_says_where_it_leads() -> None:
    scene = lay_out(example("broadband", "order"))
    words = " ".join(texts(scene))
    assert "→ 14 The technician visits me" in words
    [back] = [box for box in signs(scene, "tp-credit-check") if box.dashed]
    assert back.tooltip.startswith("10 I wait for the credit check → 8 I call sales")
    assert {line.dashed for line in lines(scene, "tp-credit-check")} == {True}


def test_ways_of_one_kind_from_other_bands_come_in_together() -> None:
    pairs = [*go_straight(14), (1, 14), (2, 14), (3, 14)]
    words = texts(lay_out(build_flow([1] * 14, pairs, bare=True)))
    assert "from 1, 2, 3" in words


def test_a_way_back_between_bands_keeps_its_dashes() -> None:
    scene = lay_out(build_flow([1] * 14, [*go_straight(14), (14, 1)], bare=True))
    both = signs(scene, "tp-t14 tp-t1")
    assert [box.dashed for box in both] == [True, True]
    assert {line.dashed for line in lines(scene, "tp-t14 tp-t1")} == {True}
    words = " ".join(texts(scene))
    assert "back to 1 I do 1" in words
    assert "back from 14 I do 14" in words


def test_a_touchpoint_that_is_repeated_says_so() -> None:
    scene = lay_out(build_flow([1], [(1, 1)], bare=True))
    assert "back to 1 I do 1" in " ".join(texts(scene))


def test_a_stage_in_several_bands_says_which_part_it_is_and_asks_once() -> None:
    words = texts(lay_out(build_flow([30], branch(30))))
    parts = [word for word in words if word.startswith(f"{LATIN.stage} (")]
    assert parts == [f"{LATIN.stage} ({i} of {len(parts)})" for i in range(1, len(parts) + 1)]
    assert sum(word.startswith("How do I stay") for word in words) == 1


def test_stages_stand_beside_each_other_and_hold_their_cards() -> None:
    view = build_flow([2, 1, 2], go_straight(5), bare=True)
    scene = lay_out(view)
    heads = {s.id: s for s in scene.shapes if isinstance(s, Mark) and s.shape == "chevron"}
    for index, stage in enumerate(view.stages):
        head = heads[f"stage-s{index}"]
        for card in stage.cards:
            frame = frame_box(cards(scene)[card.id])
            assert head.x - head.width / 2 <= frame.left
            assert frame.right <= head.x + head.width / 2
            assert frame.top > head.y + head.height / 2


def test_a_stage_without_touchpoints_says_so() -> None:
    assert texts(lay_out(build_flow([1, 0], go_straight(1)))).count("No touchpoints") == 1


def test_stages_without_touchpoints_say_so_in_a_row() -> None:
    scene = lay_out(build_flow([0, 1, 0, 1, 0], go_straight(2), bare=True))
    notes = [shape for shape in scene.shapes if isinstance(shape, Text) and shape.text == "No touchpoints"]
    assert len(notes) == 3
    assert len({note.y for note in notes}) == 1


def test_a_missing_owner_is_told_only_where_others_are_known() -> None:
    assert "No owner" in texts(lay_out(build_flow([7], go_straight(7))))
    assert "No owner" not in texts(lay_out(build_flow([7], go_straight(7), bare=True)))


def test_what_is_cut_is_told_in_the_tooltip() -> None:
    card = make_card(1)
    long = "A name that goes on and on " * 40
    changed = type(card)(
        card.id, 1, long.strip(), card.channel, card.owner, card.moment_of_truth, (), "What it says.", ""
    )
    view = FlowView("x", "X", "", "", (FlowStage("s", "S", "", (changed,)),), (), ())
    assert cards(lay_out(view))["t1"].tooltip == f"{long.strip()}\nWhat it says."


def test_what_a_person_wrote_never_reaches_the_engine() -> None:
    recorder = Recorder(get_engine("bundled"))
    lay_out_flow(build_flow([3], branch(3)), recorder)
    for word in ("Calls", "Customer", "Telephone", "menu", "tp-", "t1"):
        assert word not in recorder.asked[0]


def test_an_engine_that_leaves_something_out_is_not_believed() -> None:
    view = build_flow([1], [])
    with pytest.raises(EngineFailed, match="left out n0"):
        lay_out_flow(view, Silent('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    with pytest.raises(EngineFailed, match="no SVG"):
        lay_out_flow(view, Silent("<svg"))
