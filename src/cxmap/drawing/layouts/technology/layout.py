"""The whole technology landscape: heads, layers, arrows, legend."""

from dataclasses import dataclass

from cxmap.drawing.layouts.shared.frame import Row, draw_ground, least_height
from cxmap.drawing.layouts.shared.legend import Entry, draw_legend
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, MARGIN, ROW_GAP, STAGE
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.layouts.technology.arrows import draw_arrows
from cxmap.drawing.layouts.technology.boxes import BOX_WIDTH, draw_system, set_system
from cxmap.drawing.layouts.technology.looks import LOOKS, Look
from cxmap.drawing.layouts.technology.rows import Pair, pair_systems
from cxmap.drawing.scene import Box, Point, Scene
from cxmap.views.technology import Layer, TechnologyView

_SIDE, _BETWEEN = 12.0, 170.0
_NOW_LEFT = CONTENT_LEFT + _SIDE
_THEN_LEFT = _NOW_LEFT + BOX_WIDTH + _BETWEEN
_CONTENT = 2 * (_SIDE + BOX_WIDTH) + _BETWEEN
_WIDTH = CONTENT_LEFT + _CONTENT + MARGIN

_HEAD_GAP, _HEAD, _LEGEND_GAP = 20.0, 32.0, 14.0
_PAD, _GAP = 12.0, 9.0


@dataclass(slots=True)
class _Landing:
    """Where arrows leave and arrive, by id of the system."""

    leave: dict[str, Point]
    arrive: dict[str, Point]


def lay_out_technology(view: TechnologyView) -> Scene:
    """The technology landscape as a picture, 1,028 px wide: a band for each layer, with what is there now on the left.

    A system that stays has its box on both sides; what takes over stands beside what it takes over from where both are
    of one layer.
    """
    bottom, shapes = draw_titles(view.title, view.subtitle, _WIDTH - 2 * MARGIN)
    shapes += _draw_heads(view, bottom + _HEAD_GAP)
    below = bottom + _HEAD_GAP + _HEAD + 8
    landing = _Landing({}, {})
    grounds: list[AnyShape] = []
    boxes: list[AnyShape] = []
    for layer in view.layers:
        row = _draw_layer(layer, below, landing)
        grounds += draw_ground(row, below, _CONTENT, shaded=True)
        boxes += row.shapes
        below += row.height + 3 * ROW_GAP
    cards = [card for layer in view.layers for card in layer.systems]
    shapes += [*grounds, *draw_arrows(cards, landing.leave, landing.arrive), *boxes]
    used = {card.verdict for card in cards}
    entries = [_make_entry(look) for verdict, look in LOOKS.items() if verdict in used]
    bottom = below - 3 * ROW_GAP
    legend = draw_legend([entries], bottom + _LEGEND_GAP, _WIDTH)
    return close_picture(view, _WIDTH, bottom, shapes, legend)


def _draw_heads(view: TechnologyView, top: float) -> list[AnyShape]:
    verdicts = [card.verdict for layer in view.layers for card in layer.systems]
    now = sum(verdict != "new" for verdict in verdicts)
    then = sum(verdict in {"keep", "change", "new"} for verdict in verdicts)
    shapes: list[AnyShape] = []
    for name, count, left in (("Now", now, _NOW_LEFT), ("Planned", then, _THEN_LEFT)):
        said = f"{name} · {count or 'no'} system{'' if count == 1 else 's'}"
        head = set_prose(said, STAGE, BOX_WIDTH, "head-ink", bold=True, max_lines=1)
        shapes.append(Box(left, top, BOX_WIDTH, _HEAD, fill="head"))
        shapes += place(head, left + BOX_WIDTH / 2, top + (_HEAD - head.height) / 2, anchor="middle")
    return shapes


def _draw_layer(layer: Layer, top: float, landing: _Landing) -> Row:
    """The boxes of a layer; notes where arrows leave and arrive."""
    shapes: list[AnyShape] = []
    below = top + _PAD
    for pair in pair_systems(layer):
        height, drawn = _draw_pair(pair, below, landing)
        shapes += drawn
        below += height + _GAP
    return Row(layer.name, "", least_height([below - _GAP + _PAD - top]), tuple(shapes))


def _draw_pair(pair: Pair, top: float, landing: _Landing) -> tuple[float, list[AnyShape]]:
    now = set_system(pair.now, planned=False) if pair.now else None
    then = set_system(pair.then, planned=True) if pair.then else None
    height = max(box.height for box in (now, then) if box)
    shapes: list[AnyShape] = []
    if now:
        landing.leave[now.card.id] = (_NOW_LEFT + BOX_WIDTH, top + height / 2)
        shapes += draw_system(now, _NOW_LEFT, top, height)
    if then:
        landing.arrive[then.card.id] = (_THEN_LEFT, top + height / 2)
        shapes += draw_system(then, _THEN_LEFT, top, height)
    return height, shapes


def _make_entry(look: Look) -> Entry:
    return Entry(
        look.meaning,
        lambda x, y: [
            Box(x - 8, y - 6, 18, 12, look.ground, look.stroke, max(look.width - 0.4, 1.3), dashed=look.dashed)
        ],
    )
