"""The cards of the silos: number, channel, name, star and who decides."""

from dataclasses import dataclass
from math import ceil

from cxmap.drawing.layouts.shared.cards import draw_frame, draw_number, find_look, measure_number, tell_whole
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose, tag
from cxmap.drawing.layouts.shared.signs import draw_decider, draw_star
from cxmap.drawing.layouts.shared.sizes import CARD, CHANNEL, ICON
from cxmap.drawing.layouts.silo.style import CARD_WIDTH
from cxmap.views.flow import FlowCard

_HEAD = 18.0
_PAD = 7.0
_MOST_ICONS = 2


@dataclass(frozen=True, slots=True)
class SetCard:
    """A card before it has a place.

    Attributes:
        card: The touchpoint.
        name: Its name, broken into lines.
        channel: Its channel, on one line.
        number_width: How wide the field of its number is.
        height: The least height.

    Units:
        px.
    """

    card: FlowCard
    name: Prose
    channel: Prose
    number_width: float
    height: float


def set_card(card: FlowCard) -> SetCard:
    """Break the texts of a card into lines."""
    icons = card.moment_of_truth + len(card.decisions)
    room = CARD_WIDTH - 2 * _PAD - ICON * ceil(icons / _MOST_ICONS)
    name = set_prose(card.name, CARD, room, "ink", bold=True, max_lines=5)
    number_width = measure_number(card.number)
    ink = find_look(card.channel).ink
    channel = set_prose(
        card.channel.name if card.channel else "", CHANNEL, CARD_WIDTH - number_width - 8, ink, max_lines=1
    )
    height = _HEAD + max(name.height + 11, min(icons, _MOST_ICONS) * ICON + 6)
    return SetCard(card, name, channel, number_width, ceil(height))


def draw_card(layout: SetCard, left: float, top: float, height: float) -> list[AnyShape]:
    """A card, as tall as all cards of its lane.

    Units:
        px.
    """
    card = layout.card
    look = find_look(card.channel)
    middle = top + _HEAD / 2
    shapes: list[AnyShape] = [
        *draw_frame(card.id, (left, top, CARD_WIDTH, height), _HEAD, look),
        *draw_number(card.number, (left, top, layout.number_width, _HEAD), look.stroke),
        *place(layout.channel, left + layout.number_width + 5, middle - layout.channel.height / 2),
        *place(layout.name, left + _PAD, top + _HEAD + (height - _HEAD - layout.name.height) / 2),
        *_draw_icons(card, left + CARD_WIDTH - 3, top + (_HEAD + height) / 2),
    ]
    tooltip = tell_whole((layout.name, layout.channel), card.tooltip)
    return tag(shapes, group=f"tp-{card.id}", tooltip=tooltip, link=card.link)


def _draw_icons(card: FlowCard, right: float, middle: float) -> list[AnyShape]:
    """Star and diamonds in columns of two, from the right."""
    star = [draw_star(0, 0)] if card.moment_of_truth else []
    count = len(star) + len(card.decisions)
    columns = ceil(count / _MOST_ICONS)
    shapes: list[AnyShape] = []
    for index in range(count):
        column, row = divmod(index, _MOST_ICONS)
        rows = min(_MOST_ICONS, count - _MOST_ICONS * column)
        x = right - ICON * (columns - column - 0.5)
        y = middle + (row - (rows - 1) / 2) * ICON
        if index < len(star):
            shapes.append(draw_star(x, y))
        else:
            decision = card.decisions[index - len(star)]
            shapes += tag(draw_decider(decision.decider, x, y), group="", tooltip=decision.tooltip)
    return shapes
