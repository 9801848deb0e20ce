"""The legend: every sign that the picture uses, and none that it does not."""

from collections.abc import Callable
from dataclasses import dataclass

from cxmap.drawing.map_layout.cards import DECIDERS, draw_decider, draw_star
from cxmap.drawing.map_layout.prose import AnyShape, place, set_prose
from cxmap.drawing.map_layout.style import BODY, HANDOFF, MARGIN, persona_mark
from cxmap.drawing.scene import Box, Mark
from cxmap.drawing.theme import CHANNEL_COLOURS, channel_role, persona_role
from cxmap.views.map import MapView

_ICON_ROOM = 23.0
_GAP = 20.0
_PITCH = 24.0
_MOST_WIDTH = 240.0
_SWATCH = 12.0

_WHO = {"customer": "Customer decides", "employee": "Employee decides", "automated": "Automated"}


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend with the place where it ends.

    Units:
        px.
    """

    bottom: float
    shapes: tuple[AnyShape, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    draw: Callable[[float, float], list[AnyShape]]


def draw_legend(view: MapView, top: float, width: float) -> Legend:
    """The signs of personas, touchpoints and hand-offs in one paragraph, the channels in another.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    for entries in (_find_signs(view), _find_channels(view)):
        if entries:
            bottom, drawn = _flow(entries, top, width)
            shapes += drawn
            top = bottom
    return Legend(top, tuple(shapes))


def _flow(entries: list[_Entry], top: float, width: float) -> tuple[float, list[AnyShape]]:
    """Set entries one after the other, in as many lines as they need."""
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


def _find_signs(view: MapView) -> list[_Entry]:
    cards = [card for stage in view.stages for card in stage.cards]
    felt = {persona for card in cards for persona, value in enumerate(card.feels) if value is not None}
    entries = [
        _Entry(persona.name, _persona_sign(index)) for index, persona in enumerate(view.personas) if index in felt
    ]
    if any(card.moment_of_truth for card in cards):
        entries.append(_Entry("Moment of truth", lambda x, y: [draw_star(x, y)]))
    drawn = len({card.number for card in cards} & set(view.handoffs))
    if drawn:
        # Hand-offs between distant touchpoints have no place in the row; the reader should not miss them.
        share = f"{drawn} of {view.handoff_count} shown" if drawn < view.handoff_count else str(drawn)
        entries.append(_Entry(f"Hand-off ({share})", _draw_handoff))
    deciders = {decider for card in cards for decider in card.decides}
    return entries + [_Entry(_WHO[who], _decider_sign(who)) for who in DECIDERS if who in deciders]


def _find_channels(view: MapView) -> list[_Entry]:
    """The channels whose colour leads a card; those beyond the palette share one entry."""
    leading = {card.channels[0].id for stage in view.stages for card in stage.cards if card.channels}
    used = [channel for channel in view.channels if channel.id in leading]
    named = [channel for channel in used if channel.colour < CHANNEL_COLOURS]
    entries = [_Entry(channel.name, _channel_sign(channel.colour)) for channel in named]
    if len(named) < len(used):
        entries.append(_Entry("Other channels", _channel_sign(CHANNEL_COLOURS)))
    return entries


def _persona_sign(index: int) -> Callable[[float, float], list[AnyShape]]:
    shape, size = persona_mark(index)
    return lambda x, y: [Mark(shape, x, y, size, size, fill=persona_role(index))]


def _decider_sign(who: str) -> Callable[[float, float], list[AnyShape]]:
    return lambda x, y: draw_decider(who, x, y)


def _channel_sign(colour: int) -> Callable[[float, float], list[AnyShape]]:
    role = channel_role(colour, "stroke")
    return lambda x, y: [Box(x - _SWATCH / 2, y - _SWATCH / 2, _SWATCH, _SWATCH, fill=role)]


def _draw_handoff(x: float, y: float) -> list[AnyShape]:
    return [Mark("diamond", x, y, HANDOFF, HANDOFF, fill="handoff")]
