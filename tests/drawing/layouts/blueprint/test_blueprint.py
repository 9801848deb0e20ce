"""The service blueprint: layers, lines and arrows, and that it can be read whatever a map holds."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings
from tests.drawing.layouts.blueprint.gallery import build_blueprints, make_blueprint
from tests.drawing.layouts.by_stage.gallery import WORDINGS, build_sketch, build_view
from tests.drawing.layouts.by_stage.random_maps import random_views
from tests.drawing.layouts.by_stage.sample import build_sample
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import marks, texts

from cxmap.drawing.layouts.blueprint import lay_out_blueprint
from cxmap.drawing.scene import Box, Mark, Path, Scene, Text
from cxmap.views.blueprint import BlueprintView, Step
from cxmap.views.map import MapView

HERE = FilePath(__file__).parent
BLUEPRINTS = build_blueprints()
LATIN = WORDINGS["latin"]
LAYERS = ("Evidence", "Customer", "Frontstage", "Backstage", "Support")
LINES = ("Line of interaction", "Line of visibility", "Line of internal interaction")
FULL: dict[str, Any] = {
    "evidence": "A form",
    "does": "Types",
    "frontstage": ("Shows",),
    "backstage": ("Checks",),
    "support": ("Cleans",),
    "systems": ("CRM",),
    "owner": "Sales",
}


def blueprint(*steps: Mapping[str, Any]) -> BlueprintView:
    """A blueprint of one stage whose touchpoints say these things; the key `decides` goes to the card."""
    made = make_blueprint(build_sketch())
    cards = [step.card for step in made.stages[0].steps]
    written = []
    for card, keys in zip(cards, steps, strict=False):
        empty = Step(card, "", "", (), (), (), (), "", ())
        decides = keys.get("decides", ())
        rest = {key: value for key, value in keys.items() if key != "decides"}
        written.append(replace(empty, card=replace(card, decides=decides), **rest))
    return replace(made, stages=(replace(made.stages[0], steps=tuple(written)),))


def arrows(scene: Scene, id: str = "insert-money") -> list[tuple[float, float]]:
    """The ways down at a touchpoint: where they begin and end; tips are told from lines by their fill."""
    lines = [s for s in scene.shapes if isinstance(s, Path) and s.group == f"tp-{id}" and not s.fill]
    return [(round(line.points[0][1]), round(line.points[-1][1])) for line in lines]


def tips(scene: Scene, id: str = "insert-money") -> list[float]:
    return [s.points[0][1] for s in scene.shapes if isinstance(s, Path) and s.group == f"tp-{id}" and s.fill]


def boxes(scene: Scene, id: str = "insert-money") -> dict[str, Box]:
    found = [s for s in scene.shapes if isinstance(s, Box) and s.id.endswith(f"-{id}")]
    return {box.id.removesuffix(f"-{id}"): box for box in found}


def test_the_whole_picture(golden) -> None:
    golden(list_scene(lay_out_blueprint(make_blueprint(build_sample()))), HERE / "golden" / "broadband.txt")


@pytest.mark.uncounted
@pytest.mark.parametrize("name", BLUEPRINTS)
def test_every_blueprint_of_the_gallery_can_be_read(name: str) -> None:
    scene = lay_out_blueprint(BLUEPRINTS[name])
    assert find_faults(scene) == []
    assert 700 <= scene.width <= 1600
    drawn = [shape.id for shape in scene.shapes if isinstance(shape, Box) and shape.id.startswith("card-")]
    assert sorted(drawn) == sorted(f"card-{s.card.id}" for stage in BLUEPRINTS[name].stages for s in stage.steps)


@settings(max_examples=25)
@given(random_views())
def test_any_blueprint_can_be_read_and_looks_the_same_again(view: MapView) -> None:
    made = make_blueprint(view)
    scene = lay_out_blueprint(made)
    assert find_faults(scene) == []
    assert scene == lay_out_blueprint(made)


def test_layers_and_lines_stand_in_their_order() -> None:
    scene = lay_out_blueprint(blueprint(FULL))
    tops = {s.text: s.y for s in scene.shapes if isinstance(s, Text) and s.text in {*LAYERS, *LINES}}
    assert sorted(tops, key=lambda name: tops[name]) == [
        "Evidence",
        "Customer",
        LINES[0],
        "Frontstage",
        LINES[1],
        "Backstage",
        LINES[2],
        "Support",
    ]
    solid = [s for s in scene.shapes if isinstance(s, Path) and s.stroke == "rule" and s.stroke_width == 2]
    assert {round(path.points[0][1]) for path in solid} == {round(tops[LINES[1]] - 10.5 * 0.35)}
    assert not any(path.dashed for path in solid)


def test_arrows_go_from_each_layer_to_the_next() -> None:
    scene = lay_out_blueprint(blueprint(FULL))
    found = boxes(scene)
    assert list(found) == ["evidence", "card", "frontstage", "backstage", "support"]
    ends = list(found.values())
    assert [begin for begin, _ in arrows(scene)] == [round(box.y + box.height) for box in ends[:-1]]
    # What is seen is no action: its line has no tip.
    assert tips(scene) == [box.y for box in ends[2:]]


def test_an_arrow_goes_past_a_layer_that_holds_nothing_and_ends_where_nothing_follows() -> None:
    past = lay_out_blueprint(blueprint({**FULL, "frontstage": (), "backstage": ()}, FULL))
    found = boxes(past)
    assert tips(past) == [found["support"].y]
    assert arrows(past)[-1][0] == round(found["card"].y + found["card"].height)
    ends = lay_out_blueprint(blueprint({**FULL, "support": (), "systems": (), "owner": ""}, FULL))
    assert tips(ends)[-1] == boxes(ends)["backstage"].y
    alone = lay_out_blueprint(blueprint({}, FULL))
    assert (arrows(alone), tips(alone)) == ([], [])


@pytest.mark.parametrize(
    ("who", "layer", "letter"),
    [("customer", "card", "C"), ("employee", "frontstage", "E"), ("automated", "backstage", "A")],
)
def test_who_decides_stands_at_the_corner_of_their_layer(who: str, layer: str, letter: str) -> None:
    scene = lay_out_blueprint(blueprint({**FULL, "decides": (who,)}))
    (mark, _) = marks(scene, f"decides-{who}")
    box = boxes(scene)[layer]
    assert (mark.x, mark.y) == (box.x + box.width - 4, box.y + box.height)
    assert letter in texts(scene)
    assert mark.tooltip in {"Customer decides", "Employee decides", "Automated"}


def test_a_decision_where_nothing_else_is_written_stands_alone_on_the_arrow() -> None:
    scene = lay_out_blueprint(blueprint({"systems": ("CRM",), "decides": ("employee",)}))
    (mark, _) = marks(scene, "decides-employee")
    card = boxes(scene)["card"]
    assert mark.x == card.x + card.width / 2
    assert tips(scene) == [mark.y - mark.height / 2, boxes(scene)["support"].y]
    assert "Frontstage" in texts(scene)


def test_a_layer_that_nobody_wrote_is_left_out_and_visibility_stays() -> None:
    words = texts(lay_out_blueprint(blueprint({"systems": ("CRM",)})))
    assert [word for word in words if word in LAYERS] == ["Customer", "Support"]
    assert [word for word in words if word in LINES] == ["Line of visibility"]


def test_a_layer_that_is_written_anywhere_stands_in_every_band() -> None:
    made = make_blueprint(build_view(LATIN, stages=2, cards=8, personas=1))
    second = replace(made.stages[1], steps=tuple(replace(step, backstage=()) for step in made.stages[1].steps))
    words = texts(lay_out_blueprint(replace(made, stages=(made.stages[0], second))))
    assert words.count("Backstage") == 2
    assert words.count("Customer") == 2


def test_a_pain_point_has_a_mark_that_tells_it() -> None:
    scene = lay_out_blueprint(blueprint({**FULL, "barriers": ("Slow", "Dear")}, FULL))
    here, legend = marks(scene, "barrier")
    card = boxes(scene)["card"]
    assert (here.x, here.y) == (card.x + card.width - 4, card.y)
    assert here.tooltip == "Pain points\n– Slow\n– Dear"
    assert legend.y > card.y
    assert texts(scene)[-1] == "Pain point"
    assert "!" not in texts(lay_out_blueprint(blueprint(FULL)))


def test_the_owner_is_named_as_such_beneath_the_systems() -> None:
    words = texts(lay_out_blueprint(blueprint(FULL)))
    assert words[words.index("Cleans") :][:3] == ["Cleans", "CRM", "Owner: Sales"]


def test_names_of_systems_break_between_two_rather_than_inside_one() -> None:
    systems = ("Field scheduler", "Offer spreadsheet", "Data warehouse", "Network test")
    view = make_blueprint(build_view(LATIN, stages=1, cards=9, personas=1))
    stage = view.stages[0]
    steps = (replace(stage.steps[0], systems=systems), *stage.steps[1:])
    words = texts(lay_out_blueprint(replace(view, stages=(replace(stage, steps=steps),))))
    lines = [word for word in words if any(system in word for system in systems)]
    assert ", ".join(systems) == " ".join(lines)
    assert all(line.strip(",").split(", ")[0] in systems for line in lines)


def test_the_legend_names_what_is_used_and_nothing_else() -> None:
    signs = {"Pain point", "Customer decides", "Employee decides", "Automated"}
    assert not signs & set(texts(lay_out_blueprint(blueprint(FULL))))
    full = blueprint({**FULL, "barriers": ("Slow",), "decides": ("customer", "employee", "automated")})
    assert texts(lay_out_blueprint(full))[-7:] == [
        "Pain point",
        "C",
        "Customer decides",
        "E",
        "Employee decides",
        "A",
        "Automated",
    ]


def test_each_shape_of_a_touchpoint_carries_its_class_tooltip_and_link() -> None:
    made = make_blueprint(build_sample())
    first = made.stages[0].steps[1]
    step = replace(first, card=replace(first.card, link="https://example.org/address"))
    stage = replace(made.stages[0], steps=(made.stages[0].steps[0], step, *made.stages[0].steps[2:]))
    scene = lay_out_blueprint(replace(made, stages=(stage, *made.stages[1:])))
    mine = [s for s in scene.shapes if s.group == f"tp-{step.card.id}"]
    assert {type(shape) for shape in mine} == {Box, Mark, Path, Text}
    drawn = [shape for shape in mine if not isinstance(shape, Path)]
    assert {shape.link for shape in drawn} == {"https://example.org/address"}
    assert all(shape.tooltip for shape in drawn)


def test_nine_touchpoints_stand_side_by_side_and_a_longer_stage_says_that_it_goes_on() -> None:
    scene = lay_out_blueprint(make_blueprint(build_view(LATIN, stages=1, cards=9, personas=1)))
    cards = [s for s in scene.shapes if isinstance(s, Box) and s.id.startswith("card-")]
    assert (len({box.y for box in cards}), scene.width) == (1, 1600)
    words = texts(lay_out_blueprint(make_blueprint(build_view(LATIN, stages=1, cards=10, personas=1))))
    assert [word for word in words if word.startswith(f"{LATIN.stage} (")] == [
        f"{LATIN.stage} (1 of 2)",
        f"{LATIN.stage} (2 of 2)",
    ]


def test_what_is_cut_is_told_in_the_tooltip() -> None:
    long = ("A form that goes on and on " * 40).strip()
    scene = lay_out_blueprint(blueprint({**FULL, "evidence": long}))
    assert long in {s.tooltip for s in scene.shapes if isinstance(s, Text) and s.text.endswith("…")}
