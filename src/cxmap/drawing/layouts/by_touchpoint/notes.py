"""The rows of the wall that are written: thoughts, pain points, the layers of the service, who decides."""

from collections.abc import Callable
from typing import Final

from cxmap.drawing.layouts.by_touchpoint.grid import WallBand, WallSlot
from cxmap.drawing.layouts.shared.chips import Chip, draw_chips, set_chips
from cxmap.drawing.layouts.shared.frame import Row, least_height, measure_label
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose, tag
from cxmap.drawing.layouts.shared.signs import draw_decider
from cxmap.drawing.layouts.shared.sizes import BODY, ICON
from cxmap.drawing.scene import Box
from cxmap.views.wall import WallColumn

Pick = Callable[[WallColumn], tuple[str, ...]]

_PAD = 9.0
_GAP = 5.0
_SIDE = 2.0
_BAR, _BAR_GAP, _BAR_PAD = 3.0, 5.0, 4.0
_DECIDER_PITCH = 21.0
_MOST_LINES = 9
_WHO: Final = {"customer": "Customer", "employee": "Employee", "automated": "Automated"}


def draw_texts(band: WallBand, top: float, title: str, sub: str, pick: Pick, *, quoted: bool = False) -> Row | None:
    """One row of texts beneath the touchpoints they belong to; nothing where there is none.

    Args:
        band: The columns.
        top: The upper border of the row.
        title: What the row is called.
        sub: A few words beneath; may be empty.
        pick: The texts of a touchpoint.
        quoted: Whether these are words of customers.

    Units:
        px.
    """
    return _draw_row(band, top, title, sub, lambda slot, y: _draw_texts(slot, pick(slot.entry), y, quoted=quoted))


def draw_remarks(band: WallBand, top: float, title: str, role: str, pick: Pick) -> Row | None:
    """One row of texts, each with a bar in its colour and on a ground of it; nothing where there is none.

    Args:
        band: The columns.
        top: The upper border of the row.
        title: What the row is called.
        role: Colour role of the bars.
        pick: The texts of a touchpoint.

    Units:
        px.
    """
    return _draw_row(band, top, title, "", lambda slot, y: _draw_remarks(slot, pick(slot.entry), y, role))


def draw_decisions(band: WallBand, top: float) -> Row | None:
    """Who decides where the journey goes on; nothing where nobody is known to.

    Units:
        px.
    """
    return _draw_row(band, top, "Decision by", "", _draw_deciders)


def draw_support(band: WallBand, top: float) -> Row | None:
    """The processes and systems beneath each touchpoint; nothing where there is none.

    Units:
        px.
    """
    return _draw_row(band, top, "Support", "processes and systems", _draw_support)


def _draw_row(
    band: WallBand, top: float, title: str, sub: str, draw: Callable[[WallSlot, float], tuple[float, list[AnyShape]]]
) -> Row | None:
    """A row of what is drawn for each touchpoint, as high as the highest."""
    shapes: list[AnyShape] = []
    bottoms: list[float] = []
    for slot in band.slots:
        bottom, drawn = draw(slot, top + _PAD)
        card = slot.entry.card
        bottoms.append(bottom - top + _PAD)
        shapes += tag(drawn, group=f"tp-{card.id}", tooltip=card.tooltip)
    height = least_height(bottoms, label=measure_label(title, sub))
    return Row(title, sub, height, tuple(shapes)) if shapes else None


def _draw_texts(
    slot: WallSlot, texts: tuple[str, ...], top: float, *, quoted: bool = False
) -> tuple[float, list[AnyShape]]:
    shapes: list[AnyShape] = []
    role = "muted" if quoted else "ink"
    for text in texts:
        said = f"“{text}”" if quoted else text
        prose = set_prose(said, BODY, slot.width - 2 * _SIDE, role, max_lines=_MOST_LINES, italic=quoted)
        shapes += place(prose, slot.left + _SIDE, top)
        top += prose.height + _GAP
    return top - _GAP * bool(texts), shapes


def _draw_remarks(slot: WallSlot, texts: tuple[str, ...], top: float, role: str) -> tuple[float, list[AnyShape]]:
    shapes: list[AnyShape] = []
    for text in texts:
        room = slot.width - _BAR - 2 * _BAR_GAP
        prose = set_prose(text, BODY, room, "ink", max_lines=_MOST_LINES)
        height = prose.height + 2 * _BAR_PAD
        shapes += tag(
            [
                Box(slot.left, top, slot.width, height, fill=f"{role}-bg"),
                Box(slot.left, top, _BAR, height, fill=role),
                *place(prose, slot.left + _BAR + _BAR_GAP, top + _BAR_PAD),
            ],
            group="",
            tooltip=prose.rest,
        )
        top += height + _GAP
    return top - _GAP * bool(texts), shapes


def _draw_deciders(slot: WallSlot, top: float) -> tuple[float, list[AnyShape]]:
    shapes: list[AnyShape] = []
    deciders = slot.entry.card.decides
    for place_in_cell, decider in enumerate(deciders):
        middle = top + place_in_cell * _DECIDER_PITCH + ICON / 2
        name = set_prose(_WHO[decider], BODY, slot.width - ICON - 6, "ink", max_lines=1)
        shapes += draw_decider(decider, slot.left + ICON / 2, middle)
        shapes += place(name, slot.left + ICON + 6, middle - name.height / 2)
    return top + max(len(deciders) * _DECIDER_PITCH - (_DECIDER_PITCH - ICON), 0.0), shapes


def _draw_support(slot: WallSlot, top: float) -> tuple[float, list[AnyShape]]:
    column = slot.entry
    bottom, shapes = _draw_texts(slot, column.support, top)
    if not column.systems:
        return bottom, shapes
    below = bottom + (_GAP + 1) * bool(column.support)
    chips = set_chips([Chip(name, "card", "rule", "ink") for name in column.systems], slot.width)
    return below + chips.height, [*shapes, *draw_chips(chips, slot.left, below)]
