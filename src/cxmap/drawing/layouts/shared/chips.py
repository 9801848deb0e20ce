"""Chips: short names in little boxes, side by side as far as they fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.sizes import SMALL
from cxmap.drawing.scene import Box
from cxmap.drawing.theme import channel_role
from cxmap.views.keys import ChannelKey

_GAP = 4.0
_SIDE, _ABOVE = 6.0, 2.5
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Chip:
    """What one chip says and how it looks.

    Attributes:
        name: What it says.
        fill: Colour role inside.
        stroke: Colour role of the border.
        ink: Colour role of the letters.
        rounded: Whether its corners are round.
    """

    name: str
    fill: str
    stroke: str
    ink: str
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Chips:
    """Chips with their places.

    Attributes:
        height: The height of all of them.
        places: Each chip with its text, its left and its upper border, counted from the corner of all.

    Units:
        px.
    """

    height: float
    places: tuple[tuple[Chip, Prose, float, float], ...]


def channel_chips(channels: Iterable[ChannelKey]) -> list[Chip]:
    """The names of channels in their colours."""
    return [
        Chip(
            key.name,
            channel_role(key.colour, "bg"),
            channel_role(key.colour, "stroke"),
            channel_role(key.colour, "ink"),
            rounded=True,
        )
        for key in channels
    ]


def set_chips(chips: Sequence[Chip], width: float) -> Chips:
    """Find the place of each chip; a name longer than the width goes over several lines.

    Units:
        px.
    """
    places: list[tuple[Chip, Prose, float, float]] = []
    x = top = row = 0.0
    for chip in chips:
        name = set_prose(chip.name, SMALL, width - 2 * _SIDE, chip.ink, max_lines=_MOST_LINES)
        if x and x + name.width + 2 * _SIDE > width:
            x, top, row = 0.0, top + row + _GAP, 0.0
        places.append((chip, name, x, top))
        x += name.width + 2 * _SIDE + _GAP
        row = max(row, name.height + 2 * _ABOVE)
    return Chips(top + row, tuple(places))


def draw_chips(chips: Chips, left: float, top: float) -> list[AnyShape]:
    """The chips as shapes; a name that is cut tells the whole in its tooltip.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    for chip, name, x, y in chips.places:
        width, height = name.width + 2 * _SIDE, name.height + 2 * _ABOVE
        box = Box(left + x, top + y, width, height, chip.fill, chip.stroke, rounded=chip.rounded, tooltip=name.rest)
        shapes += [box, *place(name, left + x + _SIDE, top + y + _ABOVE)]
    return shapes
