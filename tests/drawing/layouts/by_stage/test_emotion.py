"""The emotion row: true values, curves that break and go on, markers that stay apart."""

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.drawing.layouts.by_stage.gallery import WORDINGS, build_view
from tests.drawing.layouts.by_stage.sample import build_sample
from tests.drawing.layouts.reading import change_card, curves, marks, texts

from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Mark, Path, Text

LATIN = WORDINGS["latin"]


def test_curves_go_through_their_markers() -> None:
    scene = lay_out_map(build_sample())
    for curve, shape in zip(curves(scene), ("circle", "diamond"), strict=True):
        centres = {
            (mark.x, mark.y)
            for mark in scene.shapes
            if isinstance(mark, Mark) and mark.shape == shape and (mark.fill or "").startswith("emotion")
        }
        assert set(curve.points[::3]) == centres
        assert len(centres) == 24


def test_a_curve_breaks_where_nothing_was_measured() -> None:
    view = change_card(build_sample(), 7, feels=(None, 0.0))
    lengths = [len(curve.points) // 3 for curve in curves(lay_out_map(view)) if not curve.dashed]
    # Touchpoints 1 to 6 and 8 to 24.
    assert lengths == [5, 16]


def test_a_curve_goes_on_past_a_touchpoint_that_its_persona_does_not_come_to() -> None:
    away = change_card(build_sample(), 7, feels=(None, 0.0), absent=frozenset({0}))
    solid = [curve for curve in curves(lay_out_map(away)) if not curve.dashed]
    assert [len(curve.points) // 3 for curve in solid] == [22]
    # It goes straight to the next marker, and the other persona's goes through its own.
    assert [len(curve.points) // 3 for curve in curves(lay_out_map(away)) if curve.dashed] == [23]
    other = change_card(build_sample(), 7, feels=(None, 0.0), absent=frozenset({1}))
    assert [len(curve.points) // 3 for curve in curves(lay_out_map(other)) if not curve.dashed] == [5, 16]


def test_a_lone_value_is_a_marker_without_a_curve() -> None:
    sample = build_sample()
    stages = tuple(
        replace(stage, cards=tuple(replace(c, feels=(1.0 if c.number == 9 else None, None)) for c in stage.cards))
        for stage in sample.stages
    )
    scene = lay_out_map(replace(sample, stages=stages))
    assert curves(scene) == []
    assert len(marks(scene, "emotion-p1")) == 1


def test_equal_feelings_stand_side_by_side() -> None:
    scene = lay_out_map(change_card(build_sample(), 1, feels=(1.0, 1.2)))
    first, second = (
        mark
        for mark in scene.shapes
        if isinstance(mark, Mark) and mark.group == "tp-sees-the-fibre-ad" and (mark.fill or "").startswith("emotion")
    )
    # Neither value is bent: each stands at its own height, and they are apart.
    assert first.y - second.y == pytest.approx(0.2 * 30.5)
    assert second.x - first.x >= 13


@pytest.mark.parametrize(
    ("value", "role"),
    [(2.0, "p2"), (1.5, "p2"), (0.6, "p1"), (0.0, "0"), (-0.4, "0"), (-1.0, "m1"), (-1.6, "m2")],
)
def test_markers_show_the_nearest_step(value: float, role: str) -> None:
    scene = lay_out_map(change_card(build_sample(), 24, feels=(value, None)))
    marker = [s for s in scene.shapes if isinstance(s, Mark) and s.group == "tp-renews-or-leaves"][-1]
    assert marker.fill == f"emotion-{role}"


def test_a_wide_map_wraps_into_bands_and_the_curve_goes_on() -> None:
    view = build_view(LATIN, stages=12, cards=3, personas=1)
    whole = {card.number: card.feels[0] for stage in view.stages for card in stage.cards}
    assert whole[18] is not None
    assert whole[19] is not None
    scene = lay_out_map(view)
    assert texts(scene).count("Emotion") == 2
    left, right = 142.0, scene.width - 24
    out = next(curve.points[-1] for curve in curves(scene) if curve.points[-1][0] == pytest.approx(right))
    back = next(curve.points[0] for curve in curves(scene) if curve.points[0][0] == pytest.approx(left))
    zeros = [s.points[0][1] for s in scene.shapes if isinstance(s, Path) and s.stroke == "rule"]
    assert out[1] - zeros[0] == pytest.approx(back[1] - zeros[1])


def test_touchpoints_keep_their_distance_in_a_full_stage() -> None:
    scene = lay_out_map(build_view(LATIN, stages=1, cards=30, personas=2))
    numbers = [s for s in scene.shapes if isinstance(s, Text) and s.size == 10 and s.group]
    places = sorted(text.x for text in numbers)
    assert len(places) == 30
    assert min(b - a for a, b in pairwise(places)) >= 24
    assert scene.height < 1600


def test_more_personas_than_markers_are_still_told_apart() -> None:
    scene = lay_out_map(build_view(LATIN, stages=4, cards=5, personas=16))
    looks = {
        (shape.shape, shape.fill)
        for shape in scene.shapes
        if isinstance(shape, Mark) and (shape.fill or "").startswith("persona")
    }
    assert len(looks) == 16
