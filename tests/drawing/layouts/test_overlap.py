"""The checker finds each kind of fault that it is meant to find."""

from dataclasses import replace

import pytest
from tests.drawing.layouts.by_stage.sample import build_sample
from tests.drawing.layouts.overlap import find_faults

from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Box, Mark, MarkShape, Scene, Text, line


@pytest.fixture(scope="module")
def scene() -> Scene:
    return lay_out_map(build_sample())


def plant(scene: Scene, *shapes: Box | Mark | Text) -> Scene:
    return replace(scene, shapes=(*scene.shapes, *shapes))


def find_text(scene: Scene, words: str) -> Text:
    return next(shape for shape in scene.shapes if isinstance(shape, Text) and shape.text == words)


def test_the_sample_has_no_fault(scene: Scene) -> None:
    assert find_faults(scene) == []


def test_a_star_on_a_name_is_found(scene: Scene) -> None:
    name = find_text(scene, "Checks the address")
    faults = find_faults(plant(scene, Mark("star", name.x + 100, name.y, 16, 16, fill="star")))
    assert any("'Checks the address' meets the star" in fault for fault in faults)


def test_a_star_under_a_name_is_found() -> None:
    star, name = Mark("star", 50, 50, 40, 40), Text(50, 53, "in", 8, "ink", anchor="middle")
    assert find_faults(Scene(100, 100, "", "", (star, name)))


def test_two_texts_on_each_other_are_found(scene: Scene) -> None:
    name = find_text(scene, "Reads reviews")
    faults = find_faults(plant(scene, replace(name, text="Another", y=name.y + 5)))
    assert any("meets" in fault and "Another" in fault for fault in faults)


def test_lines_of_usual_pitch_do_not_meet() -> None:
    texts = (Text(10, 20, "one", 10, "ink"), Text(10, 32, "two", 10, "ink"))
    assert find_faults(Scene(100, 100, "", "", texts)) == []
    assert find_faults(Scene(100, 100, "", "", (texts[0], replace(texts[1], y=30))))


@pytest.mark.parametrize(
    ("anchor", "x"), [("start", 70), ("middle", 90), ("end", 20)], ids=["to the right", "to both sides", "to the left"]
)
def test_a_text_that_leaves_the_picture_is_found(anchor: str, x: float) -> None:
    assert find_faults(Scene(100, 100, "", "", (Text(x, 50, "too long", 12, "ink", anchor=anchor),)))  # type: ignore[arg-type]


def test_a_text_that_leaves_its_box_is_found() -> None:
    box = Box(10, 10, 50, 20, fill="card")
    assert find_faults(Scene(200, 100, "", "", (box, Text(12, 24, "fits in", 12, "ink")))) == []
    assert find_faults(Scene(200, 100, "", "", (box, Text(12, 24, "does not fit in", 12, "ink"))))
    assert find_faults(Scene(200, 100, "", "", (box, Text(12, 29, "fits in", 12, "ink"))))


def test_a_box_over_a_text_is_found() -> None:
    text = Text(12, 24, "fits in", 12, "ink")
    assert find_faults(Scene(200, 100, "", "", (text, Box(10, 10, 50, 20, fill="card"))))


def test_a_letter_in_a_diamond_stands_inside_it() -> None:
    diamond = Mark("diamond", 50, 50, 20, 20)
    assert find_faults(Scene(100, 100, "", "", (diamond, Text(50, 53, "C", 9, "ink", anchor="middle")))) == []
    assert find_faults(Scene(100, 100, "", "", (diamond, Text(50, 53, "CEA", 9, "ink", anchor="middle"))))
    assert find_faults(Scene(100, 100, "", "", (diamond, Text(50, 57, "C", 9, "ink", anchor="middle"))))


def test_a_number_in_a_circle_stands_inside_it() -> None:
    circle = Mark("circle", 50, 50, 20, 20)
    assert find_faults(Scene(100, 100, "", "", (circle, Text(50, 53, "12", 10, "ink", anchor="middle")))) == []
    assert find_faults(Scene(100, 100, "", "", (circle, Text(50, 53, "1234", 10, "ink", anchor="middle"))))
    assert find_faults(Scene(100, 100, "", "", (Text(50, 53, "12", 10, "ink", anchor="middle"), circle)))


def test_a_circle_with_its_number_may_stand_on_the_border_of_a_box() -> None:
    box, number = Box(0, 0, 50, 100, fill="card"), Text(50, 53, "12", 10, "ink", anchor="middle")
    for fill, faults in (("ink", 0), (None, 1)):
        circle = Mark("circle", 50, 50, 20, 20, fill=fill, stroke="ink")
        assert len(find_faults(Scene(100, 100, "", "", (box, circle, number)))) == faults
    assert find_faults(Scene(100, 100, "", "", (circle, box, number)))


def test_a_number_in_a_square_or_triangle_must_stand_inside_it() -> None:
    heights: dict[MarkShape, float] = {"square": 53, "triangle": 58}
    for shape, y in heights.items():
        figure = Mark(shape, 50, 50, 20, 20, fill="ink")
        assert find_faults(Scene(100, 100, "", "", (figure, Text(50, y, "1", 10, "ink", anchor="middle")))) == []
        assert find_faults(Scene(100, 100, "", "", (figure, Text(50, y, "1234", 10, "ink", anchor="middle"))))
        assert find_faults(Scene(100, 100, "", "", (figure, Text(50, 47, "12", 10, "ink")))), shape
    apex = Text(50, 50, "12", 10, "ink", anchor="middle")
    assert find_faults(Scene(100, 100, "", "", (Mark("triangle", 50, 50, 20, 20, fill="ink"), apex)))


def test_a_text_beside_a_circle_may_stand_in_the_corner_of_its_box() -> None:
    text = Text(58, 66, "12", 10, "ink")
    assert find_faults(Scene(100, 100, "", "", (Mark("circle", 50, 50, 20, 20), text))) == []
    assert find_faults(Scene(100, 100, "", "", (Mark("square", 50, 50, 20, 20), text)))


def test_a_name_in_the_tip_of_a_chevron_is_found() -> None:
    chevron = Mark("chevron", 50, 50, 80, 30)
    assert find_faults(Scene(100, 100, "", "", (chevron, Text(15, 53, "short", 9, "ink")))) == []
    assert find_faults(Scene(100, 100, "", "", (chevron, Text(15, 53, "reaches the tip", 10, "ink"))))


def test_a_line_through_a_text_is_found() -> None:
    text, stroke = Text(10, 50, "words", 12, "ink"), line((20, 0), (20, 100), "line")
    assert find_faults(Scene(100, 100, "", "", (text, stroke)))
    # A filled box between the two hides the line.
    card = Box(0, 30, 60, 30, fill="card")
    assert find_faults(Scene(100, 100, "", "", (stroke, card, text))) == []
    # So does a filled circle, and not an open one.
    number = Text(20, 53, "1", 10, "ink", anchor="middle")
    for fill, faults in (("card", 0), (None, 1)):
        circle = Mark("circle", 20, 50, 20, 20, fill=fill, stroke="ink")
        assert len(find_faults(Scene(100, 100, "", "", (stroke, circle, number)))) == faults


def test_a_line_out_of_the_picture_is_found() -> None:
    assert find_faults(Scene(100, 100, "", "", (line((20, 0), (20, 101), "line"),)))


def test_cards_on_each_other_are_found(scene: Scene) -> None:
    card = next(shape for shape in scene.shapes if isinstance(shape, Box) and shape.id == "card-reads-reviews")
    faults = find_faults(plant(scene, replace(card, id="card-new", y=card.y + 20, fill=None)))
    assert "card-reads-reviews meets card-new" in faults


def test_a_repeated_id_is_found(scene: Scene) -> None:
    box = Box(0, 0, 1, 1, id="card-reads-reviews")
    assert "the id card-reads-reviews occurs twice" in find_faults(plant(scene, box))
