"""Stages as columns: a stage with more touchpoints than one row can carry is split into parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from cxmap.drawing.layouts.shared.markers import find_widest
from cxmap.drawing.layouts.shared.sizes import MAX_CONTENT, SMALL
from cxmap.drawing.text import measure
from cxmap.views.map import Card, Item, StageColumn

MIN_COLUMN = 176.0
# More cards than this beneath each other, and the column gets another pile of cards.
PILE = 10
_MIN_PITCH = 22.0
_BARE_PITCH = 16.0


@dataclass(frozen=True, slots=True)
class Part:
    """A stage, or a piece of a stage, that fills one column.

    Attributes:
        stage: The stage it is taken from.
        number: Its place in the stage, from 1.
        count: How many parts the stage has.
        cards: The touchpoints of this part.
        barriers: The barriers of these touchpoints.
        enablers: The enablers of these touchpoints.
        initiatives: The initiatives of these touchpoints.
        need: The least width.

    Units:
        need: px.
    """

    stage: StageColumn
    number: int
    count: int
    cards: tuple[Card, ...]
    barriers: tuple[Item, ...]
    enablers: tuple[Item, ...]
    initiatives: tuple[Item, ...]
    need: float


def split_stage(stage: StageColumn) -> Iterator[Part]:
    """The stage in as few parts as fit into a band each, all of nearly the same size."""
    pitch = _find_pitch(stage.cards)
    limit = max(1, min(floor(MAX_CONTENT / pitch), PILE * floor(MAX_CONTENT / MIN_COLUMN)))
    count = max(1, ceil(len(stage.cards) / limit))
    ends = [round(len(stage.cards) * end / count) for end in range(count + 1)]
    parts = list(enumerate(pairwise(ends), start=1))
    place = {card.id: number for number, (first, last) in parts for card in stage.cards[first:last]}
    for number, (first, last) in parts:
        cards = stage.cards[first:last]
        barriers, enablers, initiatives = (
            # What belongs to no card of the stage must still be seen: it stands in the first part.
            tuple(item for item in items if place.get(item.touchpoint, 1) == number)
            for items in (stage.barriers, stage.enablers, stage.initiatives)
        )
        need = min(MAX_CONTENT, max(MIN_COLUMN * ceil(len(cards) / PILE), pitch * len(cards), MIN_COLUMN))
        yield Part(stage, number, count, cards, barriers, enablers, initiatives, need)


def _find_pitch(cards: tuple[Card, ...]) -> float:
    """The least distance of two touchpoints at which neither markers nor numbers meet."""
    widest = find_widest(cards)
    if not widest:
        return _BARE_PITCH
    number = max(measure(str(card.number), SMALL) for card in cards)
    return max(_MIN_PITCH, widest + 6, number + 6)
