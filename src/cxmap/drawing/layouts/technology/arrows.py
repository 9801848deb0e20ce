"""Arrows from what is there now to what is planned."""

from collections.abc import Iterator, Mapping, Sequence

from cxmap.drawing.layouts.shared.lines import draw_tip, shorten
from cxmap.drawing.layouts.shared.prose import AnyShape, tag
from cxmap.drawing.layouts.technology.boxes import find_group
from cxmap.drawing.layouts.technology.looks import LOOKS
from cxmap.drawing.scene import Path, Point
from cxmap.views.technology import SystemCard

_CLEARANCE = 2.0


def draw_arrows(cards: Sequence[SystemCard], leave: Mapping[str, Point], arrive: Mapping[str, Point]) -> list[AnyShape]:
    """An arrow for each system that stays, and one to each system that takes over; those lie on top.

    Args:
        cards: The systems.
        leave: By id of a system of now: where arrows leave from its box.
        arrive: By id of a planned system: where arrows arrive at its box.

    Units:
        px.
    """
    ordered = sorted((card for card in cards if card.id in leave), key=lambda card: card.verdict == "replace")
    return [shape for card in ordered for shape in _draw_arrows_from(card, leave[card.id], arrive)]


def _draw_arrows_from(card: SystemCard, start: Point, arrive: Mapping[str, Point]) -> Iterator[AnyShape]:
    look = LOOKS[card.verdict]
    targets = (card.id,) if card.verdict in {"keep", "change"} else card.successors
    for id in targets:
        end = arrive[id][0] - _CLEARANCE, arrive[id][1]
        middle = (start[0] + end[0]) / 2
        curve = (start, (middle, start[1]), (middle, end[1]), end)
        line = Path(shorten(curve), look.stroke, look.width)
        yield from tag([line, draw_tip(curve, look.stroke)], group=find_group(card), tooltip=card.tooltip)
