"""The cards of the flow: number, channel, star, name and owner, and who decides beside them."""

from math import ceil

from cxmap.drawing.layouts.flow.nodes import Block
from cxmap.drawing.layouts.flow.style import CARD_WIDTH
from cxmap.drawing.layouts.shared.cards import draw_frame, draw_number, find_look, measure_number, tell_whole
from cxmap.drawing.layouts.shared.owners import NO_OWNER
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose, tag
from cxmap.drawing.layouts.shared.signs import draw_decider, draw_star
from cxmap.drawing.layouts.shared.sizes import CARD, CHANNEL, ICON
from cxmap.drawing.scene import Box
from cxmap.views.flow import FlowCard

_HEAD = 19.0
_PAD = 7.0
_STAR_ROOM = 18.0


def make_card(card: FlowCard, *, owned: bool) -> Block:
    """A card with its diamonds.

    Args:
        card: The touchpoint.
        owned: Whether anybody in the map owns anything, so that an owner missing here is worth a word.
    """
    room = CARD_WIDTH - 2 * _PAD
    name = set_prose(card.name, CARD, room, "ink", bold=True, max_lines=4)
    nobody = owned and not card.owner
    owner = set_prose(NO_OWNER if nobody else card.owner, CHANNEL, room, "muted", italic=nobody, max_lines=2)
    height = ceil(_HEAD + 5 + name.height + owner.height + 7)

    def draw(left: float, top: float) -> list[AnyShape]:
        shapes = _draw_body(card, name, owner, (left, top, height))
        for index, decision in enumerate(card.decisions):
            x = left + CARD_WIDTH + ICON * (index + 0.5)
            diamond = draw_decider(decision.decider, x, top + height / 2)
            shapes += tag(diamond, group=f"tp-{card.id}", tooltip=decision.tooltip, link=card.link)
        return shapes

    return Block(ceil(CARD_WIDTH + ICON * len(card.decisions)), height, draw)


def make_gap() -> Block:
    """What stands in a stage without touchpoints."""
    words = set_prose("No touchpoints", CHANNEL, CARD_WIDTH, "muted", italic=True, max_lines=1)
    width, height = 2 * ceil(words.width / 2 + _PAD), ceil(words.height + 2 * _PAD)

    def draw(left: float, top: float) -> list[AnyShape]:
        return [Box(left, top, width, height, "card", "rule", dashed=True), *place(words, left + _PAD, top + _PAD)]

    return Block(width, height, draw)


def _draw_body(card: FlowCard, name: Prose, owner: Prose, frame: tuple[float, float, float]) -> list[AnyShape]:
    left, top, height = frame
    look, number_width = find_look(card.channel), measure_number(card.number)
    star = _STAR_ROOM if card.moment_of_truth else 0.0
    channel = set_prose(
        card.channel.name if card.channel else "",
        CHANNEL,
        CARD_WIDTH - number_width - 5 - star - 4,
        look.ink,
        max_lines=1,
    )
    shapes: list[AnyShape] = [
        *draw_frame(card.id, (left, top, CARD_WIDTH, height), _HEAD, look),
        *draw_number(card.number, (left, top, number_width, _HEAD), look.stroke),
        *place(channel, left + number_width + 5, top + (_HEAD - channel.height) / 2),
        *([draw_star(left + CARD_WIDTH - 10, top + _HEAD / 2)] if card.moment_of_truth else []),
        *place(name, left + _PAD, top + _HEAD + 5),
        *place(owner, left + _PAD, top + _HEAD + 6 + name.height),
    ]
    tooltip = tell_whole((name, channel, owner), card.tooltip)
    return tag(shapes, group=f"tp-{card.id}", tooltip=tooltip, link=card.link)
