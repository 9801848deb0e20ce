"""Engines are given the outlines of a scene alone, and the graph for people draws the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.drawing.dot import to_dot
from cxmap.drawing.engines import get_engine
from cxmap.drawing.outline_graph import write_outline_graph
from cxmap.drawing.outlines import SVG, read_groups
from cxmap.drawing.scene import Box, Mark, MarkShape, Scene, Shape, Text
from cxmap.drawing.scene import Path as Line
from cxmap.drawing.theme import LIGHT

GOLDEN = Path(__file__).parent / "golden"


def find_figures(raw: str) -> Iterator[tuple[str, list[str]]]:
    """The names of nodes and edges with the points of their figures."""
    for group in read_groups(raw):
        name = group.findtext(f"{SVG}title", "").partition("->")[0]
        points = [
            " ".join(element.get(name, "") for name in ("points", "d", "cx", "cy", "rx", "ry"))
            for element in group.iter()
            if element.tag.removeprefix(SVG) in {"polygon", "path", "ellipse"}
        ]
        if points:
            yield (group.get("id", "") if name == "origin" and group.get("class") == "edge" else name), points


def test_the_figures_of_every_shape_are_as_before(every_shape: Scene, golden: Callable[[str, Path], None]) -> None:
    golden(write_outline_graph(every_shape), GOLDEN / "every-shape-outlines.dot")


LENGTHS = st.floats(1, 400)
PLACES = st.floats(0, 1600)
COLOURS = st.sampled_from([None, "card", "ink"])
WIDTHS = st.sampled_from([1.0, 1.5, 4.0])
TOLD = {
    "group": st.sampled_from(["", "tp-a"]),
    "tooltip": st.sampled_from(["", "A tooltip"]),
    "link": st.just("a.html"),
}
PAINT = {"fill": COLOURS, "stroke": COLOURS, "stroke_width": WIDTHS, **TOLD}
BOXES = st.builds(Box, PLACES, PLACES, LENGTHS, LENGTHS, rounded=st.booleans(), dashed=st.booleans(), **PAINT)
MARKS = st.builds(Mark, st.sampled_from(get_args(MarkShape)), PLACES, PLACES, LENGTHS, LENGTHS, **PAINT)
POINTS = st.sampled_from([4, 7, 10]).flatmap(
    lambda count: st.lists(st.tuples(PLACES, PLACES), min_size=count, max_size=count).map(tuple)
)
LINES = st.builds(Line, POINTS, st.just("ink"), WIDTHS, st.booleans(), **TOLD)
# A text over the edge of the canvas would move all coordinates of the graph it stands in.
LINES_OF_TEXT = st.floats(20, 1580)
TEXTS = st.builds(Text, PLACES, LINES_OF_TEXT, st.just("Some words"), st.just(12.0), st.just("ink"), **TOLD)


@settings(max_examples=25)
@given(st.lists(BOXES | MARKS | LINES | TEXTS, min_size=1, max_size=40))
def test_a_graph_for_people_draws_the_same_figures(shapes: list[Box | Mark | Line | Text]) -> None:
    scene = Scene(1600, 1600, "A title", "A description", tuple(shapes))
    whole = dict(find_figures(get_engine("bundled").draw(to_dot(scene, LIGHT))))
    alone = dict(find_figures(get_engine("bundled").draw(write_outline_graph(scene))))
    assert alone.keys() == {"origin", "corner"} | {
        f"n{place}" for place, shape in enumerate(shapes) if not isinstance(shape, Text)
    }
    assert alone == {name: whole[name] for name in alone}


def test_nothing_that_a_person_wrote_reaches_the_engine(build: Callable[..., Scene]) -> None:
    box = Box(1, 1, 9, 9, id="secret", tooltip="secret", group="tp-secret", link="https://secret.example")
    dot = write_outline_graph(build(box, Text(1, 20, "secret", 8, "ink", tooltip="secret")))
    assert "secret" not in dot
    assert "n1" not in dot


def test_an_unknown_shape_is_refused(build: Callable[..., Scene]) -> None:
    with pytest.raises(TypeError, match="Shape"):
        write_outline_graph(build(Shape()))
