"""Ways to ask a picture what it shows."""

from dataclasses import replace

from cxmap.drawing.scene import Mark, Path, Scene, Text
from cxmap.views.map import MapView


def texts(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Text)]


def marks(scene: Scene, fill: str) -> list[Mark]:
    return [shape for shape in scene.shapes if isinstance(shape, Mark) and shape.fill == fill]


def curves(scene: Scene) -> list[Path]:
    return [shape for shape in scene.shapes if isinstance(shape, Path) and shape.stroke.startswith("persona")]


def change_card(view: MapView, number: int, **changes: object) -> MapView:
    stages = tuple(
        replace(stage, cards=tuple(replace(c, **changes) if c.number == number else c for c in stage.cards))  # type: ignore[arg-type]
        for stage in view.stages
    )
    return replace(view, stages=stages)
