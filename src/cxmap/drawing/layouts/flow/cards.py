"""The cards of the flow: number, channel, star, name and owner, and who decides beside them."""

from math import ceil

from cxmap.drawing.layouts.flow.nodes import Block
from cxmap.drawing.layouts.flow.style import CARD_WIDTH
from cxmap.drawing.layouts.shared.owners import NOBODY
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose, tag
from cxmap.drawing.layouts.shared.signs import draw_decider, draw_star
from cxmap.drawing.layouts.shared.sizes import BODY, CARD, CHANNEL, ICON
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.drawing.theme import channel_role
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
    owner = set_prose(NOBODY if nobody else card.owner, CHANNEL, room, "muted", italic=nobody, max_lines=2)
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
    colour = card.channel.colour if card.channel else None
    stroke, ground, ink = (
        ("rule", "band", "muted")
        if colour is None
        else (channel_role(colour, "stroke"), channel_role(colour, "bg"), channel_role(colour, "ink"))
    )
    number_width = max(22.0, measure(str(card.number), BODY, bold=True) + 8)
    star = _STAR_ROOM if card.moment_of_truth else 0.0
    channel = set_prose(
        card.channel.name if card.channel else "",
        CHANNEL,
        CARD_WIDTH - number_width - 5 - star - 4,
        ink,
        max_lines=1,
    )
    shapes: list[AnyShape] = [
        Box(left, top, CARD_WIDTH, height, "card", stroke, 1.2, id=f"card-{card.id}"),
        Box(left, top, CARD_WIDTH, _HEAD, fill=ground),
        Box(left, top, number_width, _HEAD, fill=stroke),
        Text(
            left + number_width / 2,
            top + _HEAD / 2 + BODY * 0.358,
            str(card.number),
            BODY,
            "on-marker",
            bold=True,
            anchor="middle",
        ),
        *place(channel, left + number_width + 5, top + (_HEAD - channel.height) / 2),
        *([draw_star(left + CARD_WIDTH - 10, top + _HEAD / 2)] if card.moment_of_truth else []),
        *place(name, left + _PAD, top + _HEAD + 5),
        *place(owner, left + _PAD, top + _HEAD + 6 + name.height),
    ]
    cut = [prose.whole for prose in (name, channel, owner) if prose.cut and prose.whole not in card.tooltip]
    tooltip = "\n".join([*cut, *([card.tooltip] if card.tooltip else [])])
    return tag(shapes, group=f"tp-{card.id}", tooltip=tooltip, link=card.link)
