"""Whatever a map holds, its picture can be read: no text meets a mark, another text or the edge of its box."""

import pytest
from hypothesis import given, settings
from tests.drawing.layouts.by_stage.gallery import build_gallery
from tests.drawing.layouts.by_stage.random_maps import random_views
from tests.drawing.layouts.overlap import find_faults

from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Box, Mark
from cxmap.views.map import MapView

pytestmark = pytest.mark.uncounted
GALLERY = build_gallery()


@pytest.mark.parametrize("name", GALLERY)
def test_every_map_of_the_gallery_can_be_read(name: str) -> None:
    assert find_faults(lay_out_map(GALLERY[name])) == []


@settings(max_examples=60)
@given(random_views())
def test_any_map_can_be_read(view: MapView) -> None:
    assert find_faults(lay_out_map(view)) == []


@settings(max_examples=20)
@given(random_views())
def test_the_same_map_gives_the_same_picture(view: MapView) -> None:
    assert lay_out_map(view) == lay_out_map(view)


@pytest.mark.parametrize("name", GALLERY)
def test_every_touchpoint_is_drawn_once_with_all_it_feels(name: str) -> None:
    view, scene = GALLERY[name], lay_out_map(GALLERY[name])
    cards = [card for stage in view.stages for card in stage.cards]
    drawn = [shape.id for shape in scene.shapes if isinstance(shape, Box) and shape.id.startswith("card-")]
    assert drawn == [f"card-{card.id}" for card in cards]
    for card in cards:
        markers = [
            shape
            for shape in scene.shapes
            if isinstance(shape, Mark) and shape.group == f"tp-{card.id}" and (shape.fill or "").startswith("emotion")
        ]
        assert len(markers) == sum(value is not None for value in card.feels)


@pytest.mark.parametrize("name", GALLERY)
def test_no_picture_is_wider_than_a_band(name: str) -> None:
    assert 700 <= lay_out_map(GALLERY[name]).width <= 1600
