"""Two maps as one picture: what stands where, and that all of it can be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.drawing.layouts.by_stage.gallery import LONG_WORD, WORDINGS
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import curves, marks, texts

from cxmap.drawing.layouts.compare import lay_out_comparison
from cxmap.drawing.scene import Box, Scene, Text
from cxmap.drawing.scene import Path as Line
from cxmap.usecases.load import load_maps
from cxmap.views.comparison import ComparedStage, ComparisonView, Face, Pair
from cxmap.views.comparison_builder import build_comparison_view
from cxmap.views.scope import make_scope

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[3] / "examples"


def face(
    number: int = 1, name: str = "I pay", owner: str = "Sales", feels: float | None = 0, sat: float | None = 5
) -> Face:
    return Face(number, name, owner, feels, sat)


def pair(id: str, here: Face | None, there: Face | None, **more: object) -> Pair:
    given = {"owner_changed": False, "moved": False, "changes": (), "sure": False, "tooltip": "T", "link": "", **more}
    return Pair(id, here, there, **given)  # type: ignore[arg-type]


def view(*pairs: Pair, title: str = "Buying") -> ComparisonView:
    stages = (ComparedStage("s", "Purchase", pairs),)
    return ComparisonView("buying", title, "Current against intended", "Told.", "Current", "Intended", stages)


def boxes(scene: Scene, id: str) -> list[Box]:
    return [shape for shape in scene.shapes if isinstance(shape, Box) and shape.id == id]


@pytest.fixture(scope="module")
def example() -> Scene:
    names = ("broadband", "broadband-believed")
    current, believed = (load_maps([EXAMPLES / f"{name}.journey.yaml"]).journeys[0] for name in names)
    return lay_out_comparison(build_comparison_view(make_scope(current), make_scope(believed)))


def test_the_example(golden: Callable[[str, Path], None], example: Scene) -> None:
    assert find_faults(example) == []
    assert example.width <= 1600
    # Links and tooltips are the view's, which has a golden file of its own.
    golden(list_scene(example), HERE / "golden" / "broadband.txt")


def test_both_maps_have_a_card_for_each_touchpoint_they_share() -> None:
    scene = lay_out_comparison(view(pair("a", face(), face(3, "I pay again")), pair("b", face(2), None)))
    assert [len(boxes(scene, id)) for id in ("card-a", "other-a", "card-b", "other-b")] == [1, 1, 1, 0]
    assert texts(scene).count("not in this map") == 1
    (here,), (there,) = boxes(scene, "card-a"), boxes(scene, "other-a")
    assert (here.x, here.width) == (there.x, there.width)
    assert here.y < there.y
    assert {shape.group for shape in scene.shapes if isinstance(shape, Text) and shape.text == "I pay again"} == {
        "tp-a"
    }


def test_what_is_different_is_marked() -> None:
    plain = lay_out_comparison(view(pair("a", face(), face())))
    assert "moved" not in texts(plain)
    assert {"Another owner", "Changes"}.isdisjoint(texts(plain))
    changes = ("owned by Care, not by Sales",)
    scene = lay_out_comparison(
        view(pair("a", face(), face(owner="Care"), owner_changed=True, moved=True, changes=changes))
    )
    assert {"moved", "Changes", "Another owner"} <= set(texts(scene))
    assert boxes(scene, "other-a")[0].stroke == "handoff"
    assert boxes(scene, "card-a")[0].stroke != "handoff"


def ways(scene: Scene) -> list[tuple[str, bool]]:
    """The upright lines between two numbers."""
    return [
        (shape.stroke, shape.dashed)
        for shape in scene.shapes
        if isinstance(shape, Line) and shape.group and shape.points[0][0] == shape.points[-1][0]
    ]


def test_a_sure_difference_has_a_solid_line() -> None:
    numbers = face(sat=2), face(sat=8)
    assert ways(lay_out_comparison(view(pair("a", *numbers, sure=True)))) == [("handoff", False)]
    assert ways(lay_out_comparison(view(pair("a", *numbers)))) == [("rule", True)]
    assert ways(lay_out_comparison(view(pair("a", face(sat=2), face(sat=None))))) == []


def test_a_sure_difference_has_its_line_also_where_the_numbers_are_close() -> None:
    numbers = face(sat=5), face(sat=6)
    scene = lay_out_comparison(view(pair("a", *numbers, sure=True)))
    (way,) = (shape for shape in scene.shapes if isinstance(shape, Line) and shape.group and shape.stroke == "handoff")
    (one,), (other,) = ([mark for mark in marks(scene, f"persona-{place}") if mark.group] for place in (1, 2))
    assert (way.points[0], way.points[-1]) == ((one.x, one.y), (other.x, other.y))
    # The markers do not hide it.
    assert other.x - one.x >= (one.width + other.width) / 2 + 10
    assert find_faults(scene) == []
    close = lay_out_comparison(view(pair("a", *numbers)))
    assert not any(
        isinstance(shape, Line) and shape.group and shape.stroke in {"handoff", "rule"} for shape in close.shapes
    )


def test_higher_numbers_stand_higher() -> None:
    scene = lay_out_comparison(view(pair("a", face(sat=2, feels=None), face(sat=8, feels=None))))
    (low,), (high,) = ([mark for mark in marks(scene, f"persona-{place}") if mark.group] for place in (1, 2))
    assert high.y == pytest.approx(low.y - 6 * 8)
    assert find_faults(scene) == []


def test_a_curve_goes_on_past_what_its_map_does_not_have_and_breaks_where_nothing_is_written() -> None:
    first, last = pair("a", face(), face()), pair("c", face(3), face(2))
    assert len(curves(lay_out_comparison(view(first, pair("b", face(2), None), last)))) == 2
    unwritten = lay_out_comparison(view(first, pair("b", face(2), face(2, feels=None)), last))
    assert [curve.stroke for curve in curves(unwritten)] == ["persona-1"]


def test_maps_without_numbers_have_no_rows_for_them() -> None:
    bare = face(feels=None, sat=None)
    words = texts(lay_out_comparison(view(pair("a", bare, bare))))
    assert {"Emotion", "Satisfaction"}.isdisjoint(words)
    assert words.count("Current") == words.count("Intended") == 1


def test_an_empty_map_is_drawn() -> None:
    scene = lay_out_comparison(view())
    assert find_faults(scene) == []
    assert "Purchase" in texts(scene)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("script", "count"), [*((script, count) for script in WORDINGS for count in (1, 30)), ("latin", 200)]
)
def test_hard_maps(script: str, count: int) -> None:
    wording = WORDINGS[script]
    pairs = tuple(
        pair(
            f"t{i}",
            face(i + 1, wording.card, wording.owner, i % 5 - 2, i % 11) if i % 7 else None,
            face(i + 1, f"{wording.card} {LONG_WORD}", wording.owner, (i * 3) % 5 - 2, (i * 7) % 11)
            if i % 5 or not i
            else None,
            owner_changed=i % 3 == 0,
            moved=i % 4 == 0,
            changes=(wording.item,) * (i % 3),
            sure=i % 2 == 0,
        )
        for i in range(count)
    )
    size = max(1, count // 12)
    stages = tuple(
        ComparedStage(f"s{first}", wording.stage, pairs[first : first + size]) for first in range(0, count, size)
    )
    scene = lay_out_comparison(
        ComparisonView("x", wording.goal, wording.question, "Told.", wording.persona, wording.owner, stages)
    )
    assert find_faults(scene) == []
    assert scene.width <= 1600


names = st.sampled_from(["", "Pay", "I wait for the credit check", LONG_WORD])
numbers = st.none() | st.floats(0, 10)
faces = st.none() | st.builds(Face, st.integers(1, 999), names, names, st.none() | st.floats(-2, 2), numbers)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(faces, faces, st.booleans(), st.booleans(), st.booleans(), names), max_size=30))
def test_any_comparison_can_be_read(entries: list[tuple[Face | None, Face | None, bool, bool, bool, str]]) -> None:
    pairs = [
        pair(
            f"t{i}",
            here or face(),
            there,
            owner_changed=owner,
            moved=moved,
            sure=sure,
            changes=(change,) * bool(change),
        )
        for i, (here, there, owner, moved, sure, change) in enumerate(entries)
    ]
    scene = lay_out_comparison(view(*pairs))
    assert find_faults(scene) == []
    assert scene.width <= 1600
