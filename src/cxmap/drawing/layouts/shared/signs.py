"""The signs of all pictures: markers of personas, who decides, moments of truth, hand-offs, channels."""

from collections.abc import Mapping
from typing import Final

from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.sizes import BODY, HANDOFF, ICON, MARKER
from cxmap.drawing.scene import Box, Mark, MarkShape, Text
from cxmap.drawing.theme import channel_role
from cxmap.views.flow import End

DECIDERS: Final = {"customer": "C", "employee": "E", "automated": "A"}
"""Who decides, with the letter that says so."""

END_NAMES: Final[Mapping[End, str]] = {"leaves": "Gives up", "done": "Goal reached"}
"""How a journey ends."""

END_ROLES: Final[Mapping[End, str]] = {"leaves": "barrier", "done": "opportunity"}
"""Colour roles of the ends of a journey; with `-bg`, that of their ground."""

_STAR = 16.0
_LETTER = 8.5
_SWATCH = 12.0
# Pointed figures look smaller than round ones of the same size.
_EXTRA = {"circle": 0.0, "diamond": 2.0, "square": -1.5, "triangle": 1.0}
_SHAPES: tuple[MarkShape, ...] = ("circle", "diamond", "square", "triangle")


def persona_mark(place: int, size: float = MARKER) -> tuple[MarkShape, float]:
    """The marker of a persona and its size; shape and colour together tell sixteen personas apart.

    Args:
        place: The persona's place in the map, from 0.
        size: The size of a round marker.

    Units:
        px.
    """
    shape = _SHAPES[(place + place // len(_SHAPES)) % len(_SHAPES)]
    return shape, size * (1 + _EXTRA[shape] / MARKER)


def draw_decider(decider: str, x: float, y: float) -> list[AnyShape]:
    """A diamond with the letter of who decides: customer, employee or automated.

    Units:
        px, to the centre.
    """
    letter = DECIDERS[decider]
    return [
        Mark("diamond", x, y, ICON, ICON, fill=f"decides-{decider}"),
        Text(x, y + _LETTER * 0.358, letter, _LETTER, "on-marker", bold=True, anchor="middle"),
    ]


def draw_pain(x: float, y: float) -> list[AnyShape]:
    """The mark of a pain point.

    Units:
        px, to the centre.
    """
    return [
        Mark("circle", x, y, ICON, ICON, fill="barrier", stroke="canvas", stroke_width=1.0),
        Text(x, y + BODY * 0.358, "!", BODY, "on-marker", bold=True, anchor="middle"),
    ]


def draw_star(x: float, y: float) -> Mark:
    """The star of a moment of truth.

    Units:
        px, to the centre.
    """
    return Mark("star", x, y, _STAR, _STAR, fill="star")


def draw_handoff(x: float, y: float) -> Mark:
    """The diamond of a hand-off.

    Units:
        px, to the centre.
    """
    return Mark("diamond", x, y, HANDOFF, HANDOFF, fill="handoff", stroke="canvas", stroke_width=1.0)


def draw_swatch(colour: int, x: float, y: float) -> Box:
    """A little square in the colour of a channel.

    Args:
        colour: The channel's place in the palette, from 0.
        x: Where its centre stands.
        y: Where its centre stands.

    Units:
        px.
    """
    return Box(x - _SWATCH / 2, y - _SWATCH / 2, _SWATCH, _SWATCH, fill=channel_role(colour, "stroke"))
