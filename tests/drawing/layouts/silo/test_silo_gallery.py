"""Whatever a map holds, its silos can be read: no line runs through a card or a text, or lies on another line."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.layouts.flow.gallery import expect_cards
from tests.drawing.layouts.flow.random_flows import random_flows
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.silo.crossings import find_tangles, list_ways
from tests.drawing.layouts.silo.gallery import build_gallery, split_flow

from cxmap.drawing.layouts.silo import lay_out_silo
from cxmap.drawing.scene import Box, Path
from cxmap.views.silo import SiloView

pytestmark = pytest.mark.uncounted
GALLERY = build_gallery()


@st.composite
def random_silos(draw: st.DrawFn) -> SiloView:
    """Silos of any shape, with ways between any two touchpoints."""
    flow = draw(random_flows(most_cards=7, most_ways=40))
    return split_flow(flow, draw(st.integers(1, 9)), name=flow.stages[0].name, orphans=draw(st.integers(0, 4)))


@pytest.mark.parametrize("name", GALLERY)
def test_every_silo_of_the_gallery_can_be_read(name: str) -> None:
    view = GALLERY[name]
    scene = lay_out_silo(view)
    assert find_faults(scene) == []
    assert find_tangles(scene) == []
    assert 700 <= scene.width <= 1600
    expect_cards(scene, view)


@settings(max_examples=80)
@given(random_silos())
def test_any_silos_can_be_read_and_show_every_way(view: SiloView) -> None:
    scene = lay_out_silo(view)
    assert find_faults(scene) == []
    assert find_tangles(scene) == []
    assert scene.width <= 1600
    told = "\n".join(shape.tooltip for shape in scene.shapes if isinstance(shape, Path | Box)).splitlines()
    assert {way.tooltip for way in view.ways} <= set(told)


@settings(max_examples=20)
@given(random_silos())
def test_the_same_map_gives_the_same_picture(view: SiloView) -> None:
    assert lay_out_silo(view) == lay_out_silo(view)


def test_lines_through_cards_and_on_each_other_are_found() -> None:
    scene = lay_out_silo(GALLERY["one team"])
    way = list_ways(scene)[0]
    card = next(shape for shape in scene.shapes if isinstance(shape, Box) and shape.id == "card-t2")
    moved = replace(way, points=tuple((x, card.y + 20) for x, _ in way.points))
    onto = replace(moved, points=tuple((x + (card.x - moved.points[0][0]), y) for x, y in moved.points))
    assert find_tangles(replace(scene, shapes=(*scene.shapes, onto)))
    assert any("lies on" in fault for fault in find_tangles(replace(scene, shapes=(*scene.shapes, way))))
