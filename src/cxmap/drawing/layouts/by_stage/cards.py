"""The touchpoint cards: number, name, channels, moment of truth and who decides."""

from dataclasses import dataclass
from math import ceil

from cxmap.drawing.layouts.by_stage.grid import Band
from cxmap.drawing.layouts.by_stage.style import COLUMN_PAD
from cxmap.drawing.layouts.shared.cards import Look, find_look, tell_whole
from cxmap.drawing.layouts.shared.frame import Row, least_height
from cxmap.drawing.layouts.shared.prose import BASELINE, AnyShape, Prose, place, set_names, set_prose, tag
from cxmap.drawing.layouts.shared.signs import draw_decider, draw_star
from cxmap.drawing.layouts.shared.sizes import BODY, CARD, CHANNEL, ICON
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.views.map import Card

_GAP = 6.0
_PAD = 7.0
_LEAST_TEXT = 40.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """A card before it has a place: what stands in it and how large it is."""

    card: Card
    width: float
    number_width: float
    icon_width: float
    name: Prose
    channels: Prose
    height: float


def draw_cards(band: Band, top: float) -> Row | None:
    """The cards of all columns, beneath each other; nothing where there is none.

    Units:
        px.
    """
    if not band.cells:
        return None
    shapes: list[AnyShape] = []
    bottoms = []
    for pile in (pile for column in band.columns for pile in column.piles):
        below = top + _GAP + 3
        for card in pile.cards:
            layout = _set_card(card, pile.width - 2 * COLUMN_PAD)
            shapes += _draw_card(layout, pile.left + COLUMN_PAD, below)
            below += layout.height + _GAP
        bottoms.append(below + 3 - top)
    sub = "and channels" if any(cell.card.channels for cell in band.cells) else ""
    return Row("Touchpoints", sub, least_height(bottoms), tuple(shapes))


def _set_card(card: Card, width: float) -> _Layout:
    number_width = max(26.0, measure(str(card.number), BODY, bold=True) + 12)
    icons = card.moment_of_truth + len(card.decides)
    # Two icons stand above each other, more in two rows: a column of their own, which no text enters.
    icon_columns = ceil(icons / 2)
    icon_width = icon_columns * ICON + 3 if icons else 0.0
    room = max(width - number_width - 2 * _PAD - icon_width, _LEAST_TEXT)
    name = set_prose(card.name, CARD, room, "ink", bold=True, max_lines=5)
    channels = _set_channels(card, room)
    rows = min(icons, 2)
    height = max(2 * 6 + name.height + channels.height, rows * ICON + 8, 30.0)
    return _Layout(card, width, number_width, icon_width, name, channels, height)


def _set_channels(card: Card, room: float) -> Prose:
    names = [channel.name for channel in card.channels]
    return set_names(names, CHANNEL, room, _find_look(card).ink, max_lines=4)


def _find_look(card: Card) -> Look:
    return find_look(card.channels[0] if card.channels else None)


def _draw_card(layout: _Layout, x: float, top: float) -> list[AnyShape]:
    card = layout.card
    colour = _find_look(card).stroke
    text = x + layout.number_width + _PAD
    text_top = top + (layout.height - layout.name.height - layout.channels.height) / 2
    number_y = text_top + CARD * BASELINE
    shapes: list[AnyShape] = [
        Box(x, top, layout.width, layout.height, "card", colour, 1.2, id=f"card-{card.id}"),
        Box(x, top, layout.number_width, layout.height, fill=colour),
        Text(x + layout.number_width / 2, number_y, str(card.number), BODY, "on-marker", bold=True, anchor="middle"),
        *place(layout.name, text, text_top),
        *place(layout.channels, text, text_top + layout.name.height),
        *_draw_icons(card, x + layout.width - layout.icon_width, top + layout.height / 2),
    ]
    tooltip = tell_whole((layout.name, layout.channels), card.tooltip)
    return tag(shapes, group=f"tp-{card.id}", tooltip=tooltip, link=card.link)


def _draw_icons(card: Card, left: float, middle: float) -> list[AnyShape]:
    kinds = [*(["star"] if card.moment_of_truth else []), *card.decides]
    shapes: list[AnyShape] = []
    for index, kind in enumerate(kinds):
        column, row = divmod(index, 2)
        rows_here = min(2, len(kinds) - 2 * column)
        x = left + column * ICON + ICON / 2
        y = middle + (row - (rows_here - 1) / 2) * ICON
        shapes += [draw_star(x, y)] if kind == "star" else draw_decider(kind, x, y)
    return shapes
