"""The rows of barriers, enablers and initiatives: a number, a bar and what the author wrote."""

from collections.abc import Sequence

from cxmap.drawing.layouts.by_stage.grid import Band, Column
from cxmap.drawing.layouts.by_stage.style import COLUMN_PAD
from cxmap.drawing.layouts.shared.frame import Row, least_height
from cxmap.drawing.layouts.shared.prose import AnyShape, join_groups, place, set_prose, tag
from cxmap.drawing.layouts.shared.sizes import BODY
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.views.map import Item

_GAP = 6.0
_PAD = 9.0
_BAR = 3.0
_NUMBER_LEFT = 10.0
_MOST_LINES = 8


def draw_items(band: Band, top: float, kind: str) -> Row | None:
    """One row of items, each beneath the cards it belongs to; nothing where there is none.

    Args:
        band: The columns.
        top: The upper border of the row.
        kind: `barriers`, `enablers` or `initiatives`.

    Units:
        px.
    """
    title, role = {
        "barriers": ("Pain points", "barrier"),
        "enablers": ("What helps", "enabler"),
        "initiatives": ("Opportunities", "opportunity"),
    }[kind]
    found = [(column, getattr(column.part, kind)) for column in band.columns]
    if not any(items for _, items in found):
        return None
    numbers = [str(item.number) for _, items in found for item in items]
    number_width = max(measure(number, BODY, bold=True) for number in numbers)
    shapes: list[AnyShape] = []
    bottoms = []
    for column, items in found:
        for index, pile in enumerate(column.piles):
            mine = _find_items(column, items, index)
            bottom, drawn = _draw_pile(mine, (pile.left, top, pile.width), number_width, role)
            bottoms.append(bottom - top)
            shapes += drawn
    return Row(title, "", least_height(bottoms, label=34.0), tuple(shapes))


def _find_items(column: Column, items: Sequence[Item], index: int) -> list[Item]:
    """The items of one pile of cards; the first pile takes what belongs to no card."""
    mine = {card.id for card in column.piles[index].cards}
    others = {card.id for card in column.part.cards} - mine
    return [item for item in items if item.touchpoint in mine or (index == 0 and item.touchpoint not in others)]


def _draw_pile(
    items: Sequence[Item], place_at: tuple[float, float, float], number_width: float, role: str
) -> tuple[float, list[AnyShape]]:
    left, top, width = place_at
    x = left + COLUMN_PAD + 2
    beside = x + _NUMBER_LEFT + number_width + 7
    shapes: list[AnyShape] = []
    below = top + _PAD
    for text, same in _gather(items).items():
        prose = set_prose(text, BODY, left + width - COLUMN_PAD - beside, "ink", max_lines=_MOST_LINES)
        height = max(prose.height, BODY * 1.2 * len(same))
        both = join_groups(item.touchpoint for item in same)
        shapes += tag(
            [Box(x, below, _BAR, height, fill=role), *place(prose, beside, below)], group=both, tooltip=prose.rest
        )
        for line, item in enumerate(same):
            baseline = below + BODY * (0.95 + 1.2 * line)
            number = Text(x + _NUMBER_LEFT, baseline, str(item.number), BODY, role, bold=True)
            shapes += tag([number], group=f"tp-{item.touchpoint}", tooltip=prose.rest)
        below += height + _GAP
    return below - _GAP + _PAD, shapes


def _gather(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Items by their text: what is said of two touchpoints of a pile is said once, beside both numbers."""
    gathered: dict[str, list[Item]] = {}
    for item in items:
        gathered.setdefault(item.text, []).append(item)
    return gathered
