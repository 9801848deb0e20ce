"""The touchpoints of both maps, one row for each map."""

from dataclasses import dataclass
from typing import Literal

from cxmap.drawing.layouts.compare.grid import PairBand, PairSlot, tag_pair
from cxmap.drawing.layouts.shared.frame import Row, least_height, measure_label
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, CARD, LANE_SUB
from cxmap.drawing.scene import Box, Text
from cxmap.views.comparison import Face

Side = Literal["here", "there"]

_ABOVE = 8.0
_PAD = 7.0
_NUMBER = 20.0
_GAP = 4.0
_MOST_LINES = 6
_SIGN = 3.0
_SUB = "and owners"


@dataclass(frozen=True, slots=True)
class _Layout:
    """A card before it has a place."""

    slot: PairSlot
    face: Face
    name: Prose
    owner: Prose

    @property
    def height(self) -> float:
        return _NUMBER + self.name.height + _GAP + self.owner.height + _PAD


def draw_faces(band: PairBand, side: Side, title: str, top: float) -> Row | None:
    """The touchpoints as one of the maps has them, and a gap where it does not; nothing without touchpoints.

    Args:
        band: The columns.
        side: Which map: the first, `here`, or the other, `there`.
        title: What the map is called.
        top: The upper border of the row.

    Units:
        px.
    """
    if not band.slots:
        return None
    layouts = {index: _set(slot, side) for index, slot in enumerate(band.slots)}
    height = max((layout.height for layout in layouts.values() if layout), default=_NUMBER + _PAD)
    shapes: list[AnyShape] = []
    for index, slot in enumerate(band.slots):
        layout = layouts[index]
        drawn = _draw(layout, side, top + _ABOVE, height) if layout else _draw_gap(slot, top + _ABOVE, height)
        shapes += tag_pair(slot.entry, drawn)
    row = least_height([height + 2 * _ABOVE], label=measure_label(title, _SUB))
    return Row(title, _SUB, row, tuple(shapes))


def _set(slot: PairSlot, side: Side) -> _Layout | None:
    face = slot.entry.here if side == "here" else slot.entry.there
    if face is None:
        return None
    room = slot.width - 2 * _PAD
    name = set_prose(face.name, CARD, room, "ink", bold=True, max_lines=_MOST_LINES)
    changed = side == "there" and slot.entry.owner_changed
    owner = set_prose(face.owner, LANE_SUB, room, "handoff" if changed else "muted", bold=changed, max_lines=3)
    return _Layout(slot, face, name, owner)


def _draw(layout: _Layout, side: Side, top: float, height: float) -> list[AnyShape]:
    slot, pair = layout.slot, layout.slot.entry
    left, text_left = slot.left, slot.left + _PAD
    moved, changed = side == "there" and pair.moved, side == "there" and pair.owner_changed
    shapes: list[AnyShape] = [
        Box(
            left,
            top,
            slot.width,
            height,
            "card",
            "handoff" if changed else "rule",
            1.2,
            id=f"{'card' if side == 'here' else 'other'}-{pair.id}",
        )
    ]
    if changed:
        shapes.append(Box(left, top, _SIGN, height, fill="handoff"))
    shapes.append(Text(text_left, top + _PAD + BODY * 0.8, str(layout.face.number), BODY, "muted", bold=True))
    if moved:
        shapes.append(
            Text(
                left + slot.width - _PAD, top + _PAD + BODY * 0.8, "moved", LANE_SUB, "accent", bold=True, anchor="end"
            )
        )
    shapes += place(layout.name, text_left, top + _NUMBER)
    shapes += place(layout.owner, text_left, top + height - _PAD - layout.owner.height)
    return shapes


def _draw_gap(slot: PairSlot, top: float, height: float) -> list[AnyShape]:
    word = set_prose("not in this map", LANE_SUB, slot.width - 2 * _PAD, "muted", italic=True, max_lines=2)
    return [
        Box(slot.left, top, slot.width, height, None, "line", dashed=True),
        *place(word, slot.left + _PAD, top + (height - word.height) / 2),
    ]
