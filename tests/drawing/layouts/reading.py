"""Ways to ask a picture what it shows."""

from dataclasses import replace

from cxmap.drawing.scene import Box, Mark, Path, Scene, Text
from cxmap.drawing.theme import ROLES
from cxmap.views.map import MapView


def texts(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Text)]


def marks(scene: Scene, fill: str) -> list[Mark]:
    return [shape for shape in scene.shapes if isinstance(shape, Mark) and shape.fill == fill]


def curves(scene: Scene) -> list[Path]:
    return [shape for shape in scene.shapes if isinstance(shape, Path) and shape.stroke.startswith("persona")]


def foreign_roles(scene: Scene) -> set[str]:
    """Colour roles that the theme does not know."""
    used: set[str | None] = set()
    for shape in scene.shapes:
        match shape:
            case Text():
                used.add(shape.role)
            case Box() | Mark() | Path():
                used |= {shape.fill, shape.stroke}
    return {role for role in used if role is not None} - set(ROLES)


def change_card(view: MapView, number: int, **changes: object) -> MapView:
    stages = tuple(
        replace(stage, cards=tuple(replace(c, **changes) if c.number == number else c for c in stage.cards))  # type: ignore[arg-type]
        for stage in view.stages
    )
    return replace(view, stages=stages)
