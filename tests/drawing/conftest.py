"""Scenes that the tests of the drawing room share."""

from collections.abc import Callable

import pytest

from cxmap.drawing.scene import Box, Mark, MarkShape, Path, Scene, Text, line

MARKS: tuple[MarkShape, ...] = ("circle", "diamond", "star", "chevron", "square", "triangle")


def build_scene(*shapes: Box | Mark | Path | Text) -> Scene:
    return Scene(400, 300, "A title", "A description", shapes)


@pytest.fixture
def build() -> Callable[..., Scene]:
    """Put shapes on a canvas of 400 by 300."""
    return build_scene


@pytest.fixture
def every_shape() -> Scene:
    """One of each: boxes and lines in all their styles, every mark, texts in four scripts."""
    link = "https://example.org/?a=1&b=2"
    return build_scene(
        Box(0, 0, 400, 300, fill="surface"),
        Box(10, 10, 100, 50, fill="card", stroke="line", rounded=True, group="tp-a", id="a", tooltip="A", link=link),
        Box(120, 10, 100, 50, stroke="rule", dashed=True, stroke_width=1.3),
        Box(230, 10, 100, 50, fill="band", group="tp-b"),
        *(
            Mark(shape, 30 + 60 * index, 100, 40 if shape == "chevron" else 20, 20, fill="star", stroke="ink")
            for index, shape in enumerate(MARKS)
        ),
        Path(((10, 150), (60, 150), (60, 200), (110, 200), (160, 200), (160, 150), (210, 150)), "persona-1", 2.6),
        line((10, 220), (390, 220), "line", dashed=True),
        Text(10, 240, 'Start \\N "q" <b> &amp; </svg>', 12, "ink", bold=True, group="tp-a"),
        Text(200, 260, "middle", 12, "muted", italic=True, anchor="middle"),
        Text(390, 280, "end 👩‍👩‍👧‍👦 한국", 12, "accent", anchor="end"),
        Text(390, 295, "خدمة العملاء 12", 12, "ink", anchor="end"),
        Text(10, 295, "שירות לקוחות!", 12, "ink"),
    )
