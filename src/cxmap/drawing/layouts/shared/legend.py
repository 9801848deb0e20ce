"""Legends: signs with their names, and none that the picture does not use."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.signs import DECIDERS, draw_decider, draw_pain, draw_star, draw_swatch, persona_mark
from cxmap.drawing.layouts.shared.sizes import BODY, HANDOFF, MARGIN, WAY
from cxmap.drawing.scene import Mark, Text, line
from cxmap.drawing.theme import CHANNEL_COLOURS, persona_role
from cxmap.views.figures import ASSUMED
from cxmap.views.keys import ChannelKey, PersonaCard

_ICON_ROOM = 23.0
_GAP = 20.0
_PITCH = 24.0
_MOST_WIDTH = 240.0
_HALF = 8.0

WHO: Final = {"customer": "Customer decides", "employee": "Employee decides", "automated": "Automated"}
"""What the signs of who decides mean."""


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend with the place where it ends.

    Units:
        px.
    """

    bottom: float
    shapes: tuple[AnyShape, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign of a legend.

    Attributes:
        name: What it means.
        draw: Draws it around a centre, in a box of at most 20 by 20 px.
    """

    name: str
    draw: Callable[[float, float], Iterable[AnyShape]]


def draw_legend(paragraphs: Iterable[Sequence[Entry]], top: float, width: float) -> Legend:
    """The signs of each paragraph one after the other, in as many lines as they need.

    Args:
        paragraphs: Signs that belong together; empty ones are left out.
        top: Where the legend begins.
        width: The width of the picture.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    for entries in paragraphs:
        if entries:
            bottom, drawn = _flow(entries, top, width)
            shapes += drawn
            top = bottom
    return Legend(top, tuple(shapes))


def list_personas(personas: Iterable[PersonaCard]) -> list[Entry]:
    """The markers of personas."""
    return [Entry(persona.name, _persona_sign(persona.place)) for persona in personas]


def star_entry() -> Entry:
    """The star of a moment of truth."""
    return Entry("Moment of truth", lambda x, y: [draw_star(x, y)])


def pain_entry() -> Entry:
    """The mark of a pain point."""
    return Entry("Pain point", draw_pain)


def way_entry(name: str, role: str = "rule", width: float = WAY, *, dashed: bool = False) -> Entry:
    """A line such as ways are drawn with.

    Args:
        name: What it means.
        role: Colour role.
        width: How wide it is.
        dashed: Whether it is dashed.

    Units:
        px.
    """
    return Entry(name, lambda x, y: [line((x - _HALF, y), (x + _HALF, y), role, width, dashed=dashed)])


def assumed_entry(name: str) -> Entry:
    """The sign before a number that is only assumed."""
    return Entry(name, lambda x, y: [Text(x, y + BODY * 0.358, ASSUMED, BODY, "ink", bold=True, anchor="middle")])


def list_handoffs(shown: int, count: int) -> list[Entry]:
    """The diamond of a hand-off with how many there are; none where the picture shows none.

    Args:
        shown: How many have a mark.
        count: How many there are: those between distant touchpoints have no place in a row of owners, and the reader
            should not miss them.
    """
    share = f"{shown} of {count} shown" if shown < count else str(shown)
    return [Entry(f"Hand-off ({share})", _draw_handoff)] if shown else []


def list_deciders(used: Iterable[str]) -> list[Entry]:
    """Who decides, as far as somebody does."""
    seen = set(used)
    return [Entry(WHO[who], _decider_sign(who)) for who in DECIDERS if who in seen]


def list_channels(used: Iterable[ChannelKey]) -> list[Entry]:
    """The colours of channels; those beyond the palette share one entry."""
    keys = list(used)
    named = [channel for channel in keys if channel.colour < CHANNEL_COLOURS]
    entries = [Entry(channel.name, _channel_sign(channel.colour)) for channel in named]
    if len(named) < len(keys):
        entries.append(Entry("Other channels", _channel_sign(CHANNEL_COLOURS)))
    return entries


def draw_legend_and_notes(
    paragraphs: Iterable[Sequence[Entry]], notes: Iterable[str], top: float, width: float
) -> tuple[float, list[AnyShape]]:
    """A legend, and beneath it how to read the numbers.

    Args:
        paragraphs: As in `draw_legend`.
        notes: A sentence or two each.
        top: As in `draw_legend`.
        width: As in `draw_legend`.

    Returns:
        Where they end, and their shapes.

    Units:
        px.
    """
    legend = draw_legend(paragraphs, top, width)
    shapes, below = list(legend.shapes), legend.bottom + 6
    for note in notes:
        prose = set_prose(note, BODY, width - 2 * MARGIN, "muted", max_lines=4)
        shapes += place(prose, MARGIN, below)
        below += prose.height + 3
    return below, shapes


def _flow(entries: Sequence[Entry], top: float, width: float) -> tuple[float, list[AnyShape]]:
    shapes: list[AnyShape] = []
    x = MARGIN
    for entry in entries:
        name = set_prose(entry.name, BODY, min(_MOST_WIDTH, width - 2 * MARGIN - _ICON_ROOM), "ink", max_lines=1)
        if x > MARGIN and x + _ICON_ROOM + name.width > width - MARGIN:
            x, top = MARGIN, top + _PITCH
        middle = top + _PITCH / 2
        shapes += entry.draw(x + 8, middle)
        shapes += place(name, x + _ICON_ROOM, middle - name.height / 2)
        x += _ICON_ROOM + name.width + _GAP
    return top + _PITCH, shapes


def _draw_handoff(x: float, y: float) -> list[AnyShape]:
    return [Mark("diamond", x, y, HANDOFF, HANDOFF, fill="handoff")]


def _persona_sign(place_in_map: int) -> Callable[[float, float], list[AnyShape]]:
    shape, size = persona_mark(place_in_map)
    return lambda x, y: [Mark(shape, x, y, size, size, fill=persona_role(place_in_map))]


def _decider_sign(who: str) -> Callable[[float, float], list[AnyShape]]:
    return lambda x, y: draw_decider(who, x, y)


def _channel_sign(colour: int) -> Callable[[float, float], list[AnyShape]]:
    return lambda x, y: [draw_swatch(colour, x, y)]
