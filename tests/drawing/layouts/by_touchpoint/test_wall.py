"""The wall poster: what it shows, what it leaves out, and that it can be read whatever a map holds."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from tests.drawing.layouts.by_stage.gallery import WORDINGS, build_sketch, build_view
from tests.drawing.layouts.by_stage.random_maps import random_views
from tests.drawing.layouts.by_stage.sample import build_sample
from tests.drawing.layouts.by_touchpoint.gallery import build_walls, make_wall
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import curves, marks, texts

from cxmap.drawing.layouts.by_touchpoint import lay_out_wall
from cxmap.drawing.scene import Box, Mark, Path, Scene, Text
from cxmap.views.map import MapView
from cxmap.views.wall import WallColumn, WallView

HERE = FilePath(__file__).parent
WALLS = build_walls()
LATIN = WORDINGS["latin"]
LINES = ("Line of interaction", "Line of visibility", "Line of internal interaction")


def change(view: WallView, number: int, **changes: object) -> WallView:
    stages = tuple(
        replace(
            stage,
            columns=tuple(replace(c, **changes) if c.card.number == number else c for c in stage.columns),  # type: ignore[arg-type]
        )
        for stage in view.stages
    )
    return replace(view, stages=stages)


def only(**contents: object) -> WallView:
    """A wall of two touchpoints, the first of which holds these things and nothing else."""
    return change(strip(make_wall(build_sketch())), 1, **contents)


def strip(view: WallView) -> WallView:
    def bare(column: WallColumn) -> WallColumn:
        return WallColumn(column.card, "", (), (), (), (), (), (), ())

    stages = tuple(replace(stage, columns=tuple(bare(one) for one in stage.columns)) for stage in view.stages)
    return replace(view, stages=stages)


def cards(scene: Scene) -> list[Box]:
    return [shape for shape in scene.shapes if isinstance(shape, Box) and shape.id.startswith("card-")]


def test_the_whole_picture(golden) -> None:
    golden(list_scene(lay_out_wall(make_wall(build_sample()))), HERE / "golden" / "broadband.txt")


@pytest.mark.uncounted
@pytest.mark.parametrize("name", WALLS)
def test_every_wall_of_the_gallery_can_be_read(name: str) -> None:
    scene = lay_out_wall(WALLS[name])
    assert find_faults(scene) == []
    assert 700 <= scene.width <= 1600
    drawn = [column.card.id for stage in WALLS[name].stages for column in stage.columns]
    assert [box.id for box in cards(scene)] == [f"card-{id}" for id in drawn]


@settings(max_examples=25)
@given(random_views())
def test_any_wall_can_be_read_and_looks_the_same_again(view: MapView) -> None:
    wall = make_wall(view)
    scene = lay_out_wall(wall)
    assert find_faults(scene) == []
    assert scene == lay_out_wall(wall)


def test_twelve_touchpoints_stand_side_by_side_in_equal_columns() -> None:
    scene = lay_out_wall(make_wall(build_sample()))
    boxes = cards(scene)
    assert len({box.y for box in boxes}) == 2
    assert {round(box.width, 3) for box in boxes} == {107.5}
    assert {round(b.x - a.x, 3) for a, b in pairwise(boxes[:12])} == {119.5}


def test_stages_stay_whole_where_they_fit_and_say_so_where_they_do_not() -> None:
    words = texts(lay_out_wall(make_wall(build_view(LATIN, stages=3, cards=7, personas=1))))
    assert words.count(LATIN.stage) == 4
    split = texts(lay_out_wall(make_wall(build_view(LATIN, stages=1, cards=30, personas=1))))
    assert [word for word in split if word.startswith(f"{LATIN.stage} (")] == [
        f"{LATIN.stage} ({number} of 3)" for number in (1, 2, 3)
    ]


def test_a_shorter_band_ends_where_its_columns_end() -> None:
    scene = lay_out_wall(make_wall(build_view(LATIN, stages=1, cards=13, personas=1)))
    zeros = [s for s in scene.shapes if isinstance(s, Path) and s.stroke == "rule" and not s.dashed]
    ends = sorted({round(path.points[-1][0]) for path in zeros if path.points[0][0] > 140})
    boxes = cards(scene)
    assert len(ends) == 2
    assert len({box.y for box in boxes[:6]}) == 1
    assert boxes[5].x + boxes[5].width + 6 == pytest.approx(ends[0], abs=1)


def test_rows_stand_in_their_order_and_the_lines_between_them() -> None:
    view = change(
        make_wall(build_sample()),
        1,
        thinks="T",
        enablers=("H",),
        frontstage=("F",),
        backstage=("B",),
        support=("S",),
    )
    words = texts(lay_out_wall(view))
    rows = ["Touchpoints", "Emotion", "Thinking", "Pain points", "What helps", "Opportunities", "Decision by"]
    rows += [LINES[0], "Frontstage", LINES[1], "Backstage", LINES[2], "Support", "Owner"]
    scene = lay_out_wall(view)
    tops = {shape.text: shape.y for shape in reversed(scene.shapes) if isinstance(shape, Text) and shape.text in rows}
    assert sorted(tops, key=lambda row: tops[row]) == rows
    assert "“T”" in words


@pytest.mark.parametrize(
    ("contents", "row"),
    [
        ({"thinks": "Why?"}, "Thinking"),
        ({"barriers": ("Slow",)}, "Pain points"),
        ({"enablers": ("Kind",)}, "What helps"),
        ({"initiatives": ("Faster",)}, "Opportunities"),
        ({"frontstage": ("Shows",)}, "Frontstage"),
        ({"backstage": ("Checks",)}, "Backstage"),
        ({"support": ("Cleans",)}, "Support"),
        ({"systems": ("CRM",)}, "Support"),
    ],
)
def test_rows_without_content_are_left_out(contents: dict[str, object], row: str) -> None:
    rows = {"Thinking", "Pain points", "What helps", "Opportunities", "Frontstage", "Backstage", "Support"}
    rows |= {"Emotion", "Decision by", "Owner"}
    assert set(texts(lay_out_wall(only(**contents)))) & rows == {row}
    assert not set(texts(lay_out_wall(only()))) & {*rows, *LINES}


@pytest.mark.parametrize(
    ("contents", "lines"),
    [
        ({"frontstage": ("F",)}, [LINES[0]]),
        ({"backstage": ("B",)}, [LINES[1]]),
        # What is never seen lies under the line of visibility, whatever else is known.
        ({"systems": ("CRM",)}, [LINES[1]]),
        ({"frontstage": ("F",), "systems": ("CRM",)}, [LINES[0], LINES[1]]),
        ({"backstage": ("B",), "systems": ("CRM",)}, [LINES[1], LINES[2]]),
        ({"frontstage": ("F",), "backstage": ("B",), "systems": ("CRM",)}, list(LINES)),
    ],
)
def test_one_line_stands_between_two_layers(contents: dict[str, object], lines: list[str]) -> None:
    scene = lay_out_wall(only(**contents))
    assert [word for word in texts(scene) if word in LINES] == lines
    strokes = {s.stroke_width for s in scene.shapes if isinstance(s, Path) and s.stroke == "rule" and not s.dashed}
    assert (2.0 in strokes) == ("Line of visibility" in lines)


def test_markers_tell_their_value_in_their_shape() -> None:
    view = make_wall(build_sample())
    first = view.stages[0].columns[0]
    scene = lay_out_wall(change(view, 1, card=replace(first.card, feels=(-1.25, 2.0))))
    group = [s for s in scene.shapes if s.group == f"tp-{first.card.id}"]
    figures = [s for s in group if isinstance(s, Text) and s.role == "on-marker"]
    markers = [s for s in group if isinstance(s, Mark) and (s.fill or "").startswith("emotion")]
    assert [figure.text for figure in figures] == ["−1.2", "+2"]
    assert [marker.fill for marker in markers] == ["emotion-m1", "emotion-p2"]
    assert [marker.x for marker in markers] == [figure.x for figure in figures]
    # The exact value is told on hovering.
    assert markers[0].tooltip.endswith("Busy mover: −1.25")


def test_figures_keep_clear_of_the_markers_above_and_beneath() -> None:
    view = make_wall(build_view(LATIN, stages=1, cards=4, personas=4))
    step = 0.05
    for low in (place * step for place in range(20)):
        card = replace(view.stages[0].columns[0].card, feels=(-0.5, -0.5 + low, 0.25 - low, -0.5 + 2 * low))
        assert find_faults(lay_out_wall(change(view, 1, card=card))) == []


def test_markers_of_many_who_feel_the_same_are_small_and_all_there() -> None:
    scene = lay_out_wall(WALLS["six personas that feel the same"])
    markers = [s for s in scene.shapes if isinstance(s, Mark) and (s.fill or "").startswith("emotion")]
    assert max(mark.width for mark in markers) < 16
    felt = [v for stage in WALLS["six personas that feel the same"].stages for c in stage.columns for v in c.card.feels]
    assert len(markers) == sum(value is not None for value in felt)
    assert not any(isinstance(s, Text) and s.text == "+2" and s.role == "on-marker" for s in scene.shapes)


def test_the_curve_goes_on_in_the_next_band() -> None:
    scene = lay_out_wall(make_wall(build_sample()))
    (out, back) = (curve for curve in curves(scene) if not curve.dashed)
    assert out.points[-1][0] == pytest.approx(1576)
    assert back.points[0][0] == pytest.approx(142)


def test_each_shape_of_a_touchpoint_carries_its_class_and_its_card_the_link() -> None:
    view = make_wall(build_sample())
    card = replace(view.stages[0].columns[1].card, link="https://example.org/address")
    scene = lay_out_wall(change(view, 2, card=card, systems=("CMS",), frontstage=("Form",)))
    mine = [shape for shape in scene.shapes if shape.group == "tp-checks-the-address"]
    box = next(shape for shape in mine if shape.id == "card-checks-the-address")
    assert (box.link, box.tooltip) == (card.link, card.tooltip)
    said = {shape.text for shape in mine if isinstance(shape, Text)}
    assert {"2", "Website", "CMS", "Form", "Automated", "A", "0", "−1"} <= said
    assert all(shape.tooltip for shape in mine)


def test_what_is_cut_is_told_in_the_tooltip() -> None:
    long = "A thought that goes on and on " * 40
    view = make_wall(build_sample())
    card = replace(view.stages[0].columns[2].card, name=long.strip(), tooltip="What the author says.")
    scene = lay_out_wall(change(view, 3, card=card, barriers=(long.strip(),), systems=(long.strip(),)))
    mine = [shape for shape in scene.shapes if shape.group == "tp-reads-reviews"]
    box = next(shape for shape in mine if shape.id == "card-reads-reviews")
    assert box.tooltip == f"{long.strip()}\nWhat the author says."
    assert {s.tooltip for s in mine if isinstance(s, Box) and s.fill in {"barrier", "barrier-bg"}} == {long.strip()}
    assert [s.tooltip for s in mine if isinstance(s, Text) and s.text.endswith("…")] == [long.strip()] * 3


def test_the_legend_names_what_nothing_else_explains() -> None:
    full = texts(lay_out_wall(make_wall(build_sample())))
    assert full[-4:] == ["Busy mover", "Careful switcher", "Moment of truth", "Hand-off (13)"]
    assert len(marks(lay_out_wall(make_wall(build_sample())), "handoff")) == 14
    assert "Moment of truth" not in texts(lay_out_wall(only()))
