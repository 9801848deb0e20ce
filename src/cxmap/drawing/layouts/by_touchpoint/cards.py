"""The touchpoint cards of the wall: number, moment of truth, name and channels."""

from dataclasses import dataclass

from cxmap.drawing.layouts.by_touchpoint.grid import WallBand, WallSlot
from cxmap.drawing.layouts.shared.cards import find_look, tell_whole
from cxmap.drawing.layouts.shared.chips import Chips, channel_chips, draw_chips, set_chips
from cxmap.drawing.layouts.shared.frame import Row, least_height
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose, tag
from cxmap.drawing.layouts.shared.signs import draw_star
from cxmap.drawing.layouts.shared.sizes import BODY, CARD
from cxmap.drawing.scene import Box, Text

_ABOVE = 9.0
_PAD = 8.0
_NUMBER = 22.0
_CHIP_GAP = 7.0
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class _Layout:
    """A card before it has a place."""

    slot: WallSlot
    name: Prose
    channels: Chips

    @property
    def height(self) -> float:
        channels = self.channels.height + _CHIP_GAP if self.channels.places else 0.0
        return _NUMBER + self.name.height + channels + _PAD


def draw_cards(band: WallBand, top: float) -> Row | None:
    """The cards of all touchpoints, each as high as the highest; nothing where there is none.

    Units:
        px.
    """
    if not band.slots:
        return None
    layouts = [_set_card(slot) for slot in band.slots]
    height = max(layout.height for layout in layouts)
    shapes = [shape for layout in layouts for shape in _draw_card(layout, top + _ABOVE, height)]
    sub = "and channels" if any(slot.entry.card.channels for slot in band.slots) else ""
    return Row("Touchpoints", sub, least_height([height + 2 * _ABOVE]), tuple(shapes))


def _set_card(slot: WallSlot) -> _Layout:
    card, room = slot.entry.card, slot.width - 2 * _PAD
    name = set_prose(card.name, CARD, room, "ink", bold=True, max_lines=_MOST_LINES)
    return _Layout(slot, name, set_chips(channel_chips(card.channels), room))


def _draw_card(layout: _Layout, top: float, height: float) -> list[AnyShape]:
    slot, card = layout.slot, layout.slot.entry.card
    look = find_look(card.channels[0] if card.channels else None)
    left = slot.left + _PAD
    shapes: list[AnyShape] = [
        Box(slot.left, top, slot.width, height, "card", look.stroke, 1.2, rounded=True, id=f"card-{card.id}"),
        Text(left, top + _PAD + BODY * 0.9, str(card.number), BODY, look.ink, bold=True),
        *place(layout.name, left, top + _NUMBER),
        *draw_chips(layout.channels, left, top + height - _PAD - layout.channels.height),
    ]
    if card.moment_of_truth:
        shapes.append(draw_star(slot.left + slot.width - _PAD - 6, top + _PAD + 5))
    return tag(shapes, group=f"tp-{card.id}", tooltip=tell_whole([layout.name], card.tooltip), link=card.link)
