"""Whatever a map holds, its flow can be read: no text meets a mark, a line, another text or the edge of its box."""

import pytest
from hypothesis import given, settings
from tests.drawing.layouts.flow.gallery import build_gallery, expect_cards
from tests.drawing.layouts.flow.random_flows import random_flows
from tests.drawing.layouts.overlap import find_faults

from cxmap.drawing.engines import get_engine
from cxmap.drawing.layouts.flow import lay_out_flow
from cxmap.drawing.scene import Path
from cxmap.views.flow import FlowView

pytestmark = pytest.mark.uncounted
GALLERY = build_gallery()
ENGINES = ["bundled", pytest.param("system", marks=pytest.mark.needs_dot)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", GALLERY)
def test_every_flow_of_the_gallery_can_be_read(name: str, engine: str) -> None:
    view = GALLERY[name]
    scene = lay_out_flow(view, get_engine(engine))
    assert find_faults(scene) == []
    assert scene.width <= 1600
    expect_cards(scene, view)


@settings(max_examples=25)
@given(random_flows())
def test_any_flow_can_be_read_and_shows_every_way(view: FlowView) -> None:
    scene = lay_out_flow(view, get_engine("bundled"))
    assert find_faults(scene) == []
    assert scene.width <= 1600
    shown = {shape.group for shape in scene.shapes if isinstance(shape, Path)}
    told = {shape.tooltip for shape in scene.shapes if isinstance(shape, Path)}
    for way in view.ways:
        ends = dict.fromkeys(id for id in (way.source, way.target) if id)
        assert " ".join(f"tp-{id}" for id in ends) in shown
        assert way.tooltip in told
