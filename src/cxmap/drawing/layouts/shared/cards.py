"""What the cards of touchpoints share: the colours of a channel, the field of the number, the tooltip."""

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.drawing.layouts.shared.prose import AnyShape, Prose
from cxmap.drawing.layouts.shared.sizes import BODY
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.drawing.theme import channel_role
from cxmap.views.keys import ChannelKey

_LEAST_NUMBER = 22.0


class Look(NamedTuple):
    """Colour roles of a card.

    Attributes:
        stroke: Of its border, and of the field of its number.
        ground: Of its head.
        ink: Of the name of its channel.
    """

    stroke: str
    ground: str
    ink: str


def find_look(channel: ChannelKey | None) -> Look:
    """The colours of the channel that leads a card; grey where none is written."""
    if channel is None:
        return Look("rule", "band", "muted")
    return Look(
        channel_role(channel.colour, "stroke"), channel_role(channel.colour, "bg"), channel_role(channel.colour, "ink")
    )


def measure_number(number: int) -> float:
    """The width of the field of a number in the head of a card.

    Units:
        px.
    """
    return max(_LEAST_NUMBER, measure(str(number), BODY, bold=True) + 8)


def draw_number(
    number: int, frame: tuple[float, float, float, float], fill: str, size: float = BODY
) -> tuple[Box, Text]:
    """The number of a touchpoint in a field of its own.

    Args:
        number: The number.
        frame: Left, top, width and height of the field.
        fill: Colour role of the field.
        size: Font size.

    Units:
        px.
    """
    left, top, width, height = frame
    middle = top + height / 2 + size * 0.358
    return Box(*frame, fill=fill), Text(
        left + width / 2, middle, str(number), size, "on-marker", bold=True, anchor="middle"
    )


def tell_whole(texts: Iterable[Prose], tooltip: str) -> str:
    """A tooltip that begins with whatever the card had to cut, unless the author says it there anyway."""
    cut = [text.whole for text in texts if text.cut and text.whole not in tooltip]
    return "\n".join([*cut, *([tooltip] if tooltip else [])])


def draw_frame(card_id: str, frame: tuple[float, float, float, float], head: float, look: Look) -> list[AnyShape]:
    """A card with a head in the colour of its channel.

    Args:
        card_id: Id of the touchpoint.
        frame: Left, top, width and height of the card.
        head: The height of its head.
        look: Its colours.

    Units:
        px.
    """
    left, top, width, _ = frame
    return [Box(*frame, "card", look.stroke, 1.2, id=f"card-{card_id}"), Box(left, top, width, head, fill=look.ground)]
