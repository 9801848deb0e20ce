"""Names, colours and sizes of the matrix."""

from dataclasses import dataclass
from typing import Final

from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.scene import Mark, Text
from cxmap.drawing.text import measure
from cxmap.views.matrix import Quadrant, Spot


@dataclass(frozen=True, slots=True)
class Zone:
    """A quadrant as it is drawn.

    Attributes:
        name: What it is called.
        meaning: What that means.
        ground: Colour role of its ground.
        role: Colour role of its circles.
    """

    name: str
    meaning: str
    ground: str
    role: str


ZONES: "Final[dict[Quadrant, Zone]]" = {
    "fix-first": Zone("Fix first", "matters, works badly", "zone-minus", "emotion-m2"),
    "keep-up": Zone("Keep up", "matters, works well", "zone-plus", "accent"),
    "low-priority": Zone("Low priority", "matters less, works badly", "surface", "rule"),
    "possible-overkill": Zone("Possible overkill", "matters less, works well", "surface", "rule"),
}

_FONTS = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
# How tall a capital or a figure is, in font sizes.
_TALL = 0.716


def draw_circle(spot: Spot, x: float, y: float, diameter: float, *, numbered: bool = True) -> list[AnyShape]:
    """The circle of a touchpoint with its rank; an open one where its numbers are assumed.

    Units:
        px.
    """
    role = ZONES[spot.quadrant].role if spot.quadrant else "rule"
    open = bool(spot.assumed)
    width = diameter - 2 if open else diameter
    fill, stroke = ("card", role) if open else (role, "canvas")
    shapes: list[AnyShape] = [Mark("circle", x, y, width, width, fill=fill, stroke=stroke, stroke_width=1.8)]
    size = _find_font(str(spot.rank), width) if numbered else None
    if size is not None:
        ink = role if open else "on-marker"
        shapes.append(Text(x, y + size * _TALL / 2, str(spot.rank), size, ink, bold=True, anchor="middle"))
    return shapes


def _find_font(label: str, diameter: float) -> float | None:
    """The largest size in which a number stands inside a circle; None where none does."""
    inside = diameter - 3
    return next(
        (size for size in _FONTS if measure(label, size, bold=True) ** 2 + (_TALL * size) ** 2 <= inside**2), None
    )
