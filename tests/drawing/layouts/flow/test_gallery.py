"""Whatever a map holds, its flow can be read: no text meets a mark, a line, another text or the edge of its box."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.layouts.by_stage.gallery import WORDINGS
from tests.drawing.layouts.flow.gallery import build_flow, build_gallery
from tests.drawing.layouts.overlap import find_faults

from cxmap.drawing.engines import get_engine
from cxmap.drawing.layouts.flow import lay_out_flow
from cxmap.drawing.scene import Box, Path, Text
from cxmap.drawing.theme import ROLES
from cxmap.views.flow import End, FlowView

GALLERY = build_gallery()
ENGINES = ["bundled", pytest.param("system", marks=pytest.mark.needs_dot)]


@st.composite
def random_flows(draw: st.DrawFn) -> FlowView:
    """A flow of any shape, with ways between any two touchpoints."""
    sizes = draw(st.lists(st.integers(0, 6), min_size=1, max_size=6).filter(any))
    numbers = st.integers(1, sum(sizes))
    ends: st.SearchStrategy[int | End] = st.sampled_from(("leaves", "done"))
    pairs = draw(st.lists(st.tuples(numbers, numbers | ends), max_size=30))
    wording = draw(st.sampled_from([WORDINGS[name] for name in ("latin", "cjk", "long words", "emoji")]))
    return build_flow(sizes, pairs, wording, bare=draw(st.booleans()))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", GALLERY)
def test_every_flow_of_the_gallery_can_be_read(name: str, engine: str) -> None:
    view = GALLERY[name]
    scene = lay_out_flow(view, get_engine(engine))
    assert find_faults(scene) == []
    assert scene.width <= 1600
    drawn = {shape.id for shape in scene.shapes if isinstance(shape, Box) and shape.id.startswith("card-")}
    assert drawn == {f"card-{card.id}" for stage in view.stages for card in stage.cards}
    roles = {shape.role if isinstance(shape, Text) else shape.stroke for shape in scene.shapes}
    assert roles - {None} <= set(ROLES)


@settings(max_examples=25)
@given(random_flows())
def test_any_flow_can_be_read_and_shows_every_way(view: FlowView) -> None:
    scene = lay_out_flow(view, get_engine("bundled"))
    assert find_faults(scene) == []
    assert scene.width <= 1600
    shown = {shape.group for shape in scene.shapes if isinstance(shape, Path)}
    told = {shape.tooltip for shape in scene.shapes if isinstance(shape, Path)}
    for way in view.ways:
        assert (f"tp-{way.source} tp-{way.target}" if way.target else f"tp-{way.source}") in shown
        assert way.tooltip in told
