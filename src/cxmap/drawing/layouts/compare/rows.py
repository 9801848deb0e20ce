"""The rows beneath the touchpoints of both maps: satisfaction, and what else is different."""

from collections.abc import Iterator

from cxmap.drawing.layouts.compare.grid import PairBand, PairSlot, tag_pair
from cxmap.drawing.layouts.shared.frame import Row, least_height
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.signs import persona_mark
from cxmap.drawing.layouts.shared.sizes import BODY, CONTENT_LEFT, LABEL_WIDTH, MARGIN, MARKER, SMALL
from cxmap.drawing.scene import Box, Mark, Text, line
from cxmap.drawing.theme import persona_role

HIGHEST = 10.0

_ABOVE, _BELOW = 22.0, 22.0
_UNIT = 8.0
_HEIGHT = _ABOVE + HIGHEST * _UNIT + _BELOW
_FIGURE_GAP = 10.0
_ASIDE_SURE = 2 * MARKER
_PAD = 8.0
_GAP = 5.0
_BAR, _BAR_GAP = 3.0, 6.0
_MOST_LINES = 6
# Lines through the whole row would cross the figures.
_TICK = 5.0
_STEPS = (0, 5, 10)


def draw_satisfaction(band: PairBand, top: float) -> Row | None:
    """How satisfied customers are in both maps, out of ten; nothing where neither says.

    Units:
        px.
    """
    shapes = [shape for slot in band.slots for shape in tag_pair(slot.entry, list(_draw_dots(slot, top + _ABOVE)))]
    if not shapes:
        return None
    ground: list[AnyShape] = []
    for step in _STEPS:
        y = top + _ABOVE + (HIGHEST - step) * _UNIT
        ground.append(line((CONTENT_LEFT, y), (CONTENT_LEFT + _TICK, y), "rule"))
        ground.append(Text(MARGIN + LABEL_WIDTH - 6, y + SMALL * 0.358, str(step), SMALL, "muted", anchor="end"))
    return Row("Satisfaction", "0 bad, 10\u00a0good", _HEIGHT, tuple(shapes), tuple(ground), LABEL_WIDTH - 38)


def _draw_dots(slot: PairSlot, top: float) -> Iterator[AnyShape]:
    """Both numbers at their heights, the way between them, and the figures beyond its ends."""
    values = {
        side: face.satisfaction
        for side, face in enumerate((slot.entry.here, slot.entry.there))
        if face is not None and face.satisfaction is not None
    }
    heights = {side: top + (HIGHEST - value) * _UNIT for side, value in values.items()}
    upper = min(heights, key=lambda side: heights[side], default=0)
    # Markers that would lie on each other stand side by side, with room for a line where the difference is sure.
    near = len(heights) > 1 and abs(heights[0] - heights[1]) < MARKER
    aside = (_ASIDE_SURE if slot.entry.sure else MARKER) if near else 0.0
    places = {side: slot.cell.centre + (side - 0.5) * aside for side in values}
    if len(heights) > 1 and (slot.entry.sure or not near):
        role, width = ("handoff", 2.4) if slot.entry.sure else ("rule", 1.2)
        yield line((places[0], heights[0]), (places[1], heights[1]), role, width, dashed=not slot.entry.sure)
    for side, y in heights.items():
        shape, size = persona_mark(side)
        yield Mark(shape, places[side], y, size, size, persona_role(side), "canvas", 1.2)
    for side, y in heights.items():
        # The figure of the upper number stands above it, of the lower beneath: neither meets the line between them.
        baseline = y - _FIGURE_GAP if side == upper else y + _FIGURE_GAP + SMALL * 0.716
        yield Text(places[side], baseline, f"{values[side]:.1f}", SMALL, persona_role(side), bold=True, anchor="middle")


def draw_changes(band: PairBand, top: float) -> Row | None:
    """What else is different, in words; nothing where nothing is.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    bottoms = []
    for slot in band.slots:
        below = top + _PAD
        drawn: list[AnyShape] = []
        for change in slot.entry.changes:
            prose = set_prose(change, BODY, slot.width - _BAR - _BAR_GAP, "ink", max_lines=_MOST_LINES)
            drawn += [
                Box(slot.left, below, _BAR, prose.height, fill="handoff"),
                *place(prose, slot.left + _BAR + _BAR_GAP, below),
            ]
            below += prose.height + _GAP
        bottoms.append(below - _GAP + _PAD - top)
        shapes += tag_pair(slot.entry, drawn)
    return Row("Changes", "", least_height(bottoms), tuple(shapes)) if shapes else None
