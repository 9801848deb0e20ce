"""DOT says exactly what the scene holds, whatever people wrote."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pygraphviz
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.drawing.characters import clean_line
from cxmap.drawing.dot import number, quote, to_dot
from cxmap.drawing.scene import Box, Mark, Scene, Shape, Text
from cxmap.drawing.scene import Path as Line
from cxmap.drawing.theme import DARK, LIGHT

GOLDEN = Path(__file__).parent / "golden"
anything = st.one_of(
    st.text(),
    st.text(alphabet='\\"&<>;{}[]\n\r\0NGELl#0amp', max_size=40),
    st.sampled_from(
        ["\\", '\\"', "\\N", "<b>bold</b>", "&lt;", "a\\", '"];x[', "]]>", "</svg>", "\u202eabc", "\ud800"]
    ),
)


def read_label(raw: str) -> str:
    """What Graphviz shows of a label: escapes resolved, entities decoded."""
    return html.unescape(re.sub(r"\\(.)", r"\1", raw, flags=re.DOTALL))


def test_every_shape_is_written_as_before(every_shape: Scene, golden: Callable[[str, Path], None]) -> None:
    golden(to_dot(every_shape, LIGHT), GOLDEN / "every-shape.dot")


def test_the_theme_chooses_the_colours_only(every_shape: Scene) -> None:
    light, dark = to_dot(every_shape, LIGHT), to_dot(every_shape, DARK)
    assert LIGHT["ink"] in light
    assert DARK["ink"] in dark
    assert re.sub("#[0-9A-F]{6}", "", light) == re.sub("#[0-9A-F]{6}", "", dark)


@given(anything)
def test_quoted_text_is_read_back_as_it_was(text: str) -> None:
    graph = pygraphviz.AGraph(string=f"digraph {{ n0 [label={quote(text)}] }}")
    assert read_label(graph.get_node("n0").attr["label"] or "") == clean_line(text)


@given(anything, anything, anything, anything)
def test_no_text_ends_its_attribute(text: str, tooltip: str, group: str, link: str) -> None:
    shape = Text(10, 20, text, 12, "ink", tooltip=tooltip, group=group, id=group, link=link)
    scene = Scene(400, 300, text, tooltip, (shape, Box(1, 1, 2, 2, fill="card", tooltip=text)))
    graph = pygraphviz.AGraph(string=to_dot(scene, LIGHT))
    assert sorted(graph.nodes()) == ["corner", "n0", "n1", "origin"]
    assert read_label(graph.get_node("n0").attr["label"].removesuffix("\\l")) == clean_line(text)
    assert read_label(graph.get_node("n1").attr["tooltip"] or "") == clean_line(text)


def test_long_strings_are_split_for_older_programs(build: Callable[..., Scene]) -> None:
    points = ((0.0, 0.0), *(((index % 400), 250.25) for index in range(9_000)))
    dot = to_dot(build(Line(points, "ink"), Text(1, 20, "&" * 20_000, 8, "ink", tooltip="x" * 40_000)), LIGHT)
    assert max(map(len, re.findall(r'"((?:[^"\\]|\\.)*)"', dot))) < 16_384
    graph = pygraphviz.AGraph(string=dot)
    assert len(graph.get_edge("n0", "n0b").attr["pos"].split()) == 9_001


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0, "0"), (-0.001, "0"), (1.0, "1"), (1.005, "1"), (2.675, "2.67"), (-1.5, "-1.5"), (100, "100")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_addresses_that_run_something_are_left_out(build: Callable[..., Scene]) -> None:
    dot = to_dot(build(Box(0, 0, 9, 9, link="javascript:alert(1)"), Box(0, 0, 9, 9, link="https://x.org")), LIGHT)
    assert "javascript" not in dot
    assert 'URL="https://x.org"' in dot


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_text_grows_away_from_its_anchor_and_stays_on_the_canvas(build: Callable[..., Scene], anchor: str) -> None:
    inside = {"start": 100.0, "middle": 200.0, "end": 300.0}[anchor]
    beside = {"start": 390.0, "middle": 395.0, "end": 10.0}[anchor]
    texts = [Text(x, 50, "Some words", 12, "ink", anchor=anchor) for x in (inside, beside)]  # type: ignore[arg-type]
    graph = pygraphviz.AGraph(string=to_dot(build(*texts), LIGHT))
    for name, x in (("n0", inside), ("n1", beside)):
        node = graph.get_node(name)
        middle, half = float(node.attr["pos"].split(",")[0]), float(node.attr["width"]) * 36
        edges = {"start": middle - half, "middle": middle, "end": middle + half}
        assert edges[anchor] == pytest.approx(x, abs=0.02)
        assert -0.02 <= middle - half <= middle + half <= 400.02


def test_an_unknown_shape_is_refused(build: Callable[..., Scene]) -> None:
    with pytest.raises(TypeError, match="Shape"):
        to_dot(build(Shape()), LIGHT)


def test_a_mark_of_no_width_can_be_written(build: Callable[..., Scene]) -> None:
    assert "width=0, height=0" in to_dot(build(Mark("star", 5, 5, 0, 0, fill="star")), LIGHT)
