"""The whole comparison: titles, bands of rows, legend."""

from collections.abc import Iterator

from cxmap.drawing.layouts.compare.cards import draw_faces
from cxmap.drawing.layouts.compare.grid import PairBand, build_grid
from cxmap.drawing.layouts.compare.rows import draw_changes, draw_satisfaction
from cxmap.drawing.layouts.shared.emotion import Curve, Feelings, draw_emotions, trace_curves
from cxmap.drawing.layouts.shared.legend import Entry, draw_legend, list_personas
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.sizes import BAND_GAP, FRAME_WIDTH, HEAD_GAP, LEGEND_GAP, MARGIN
from cxmap.drawing.layouts.shared.table import Lane, draw_table
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.scene import Box, Scene, line
from cxmap.views.comparison import ComparisonView, Pair
from cxmap.views.keys import PersonaCard


def lay_out_comparison(view: ComparisonView) -> Scene:
    """Two maps as one picture: a column for each touchpoint of either, the first map above the other.

    Up to twelve touchpoints side by side; more go into several bands beneath each other, stage by stage. None is
    wider than 1,600 px.
    """
    content, bands = build_grid(view)
    sides = (PersonaCard("here", view.here, "", "", 0), PersonaCard("there", view.there, "", "", 1))
    cells = tuple(band.cells for band in bands)
    feelings = Feelings(sides, cells, tuple(band.width for band in bands))
    curves = trace_curves(feelings)
    width = content + FRAME_WIDTH
    bottom, shapes = draw_titles(view.title, view.subtitle, width - 2 * MARGIN)
    for index, band in enumerate(bands):
        lanes = _list_lanes(view, feelings, curves, index, band)
        table = draw_table(band.heads, lanes, bottom + (BAND_GAP if index else HEAD_GAP), band.width)
        shapes += [*table.ground, *table.content]
        bottom = table.bottom
    legend = draw_legend([list(_list_signs(view, sides))], bottom + LEGEND_GAP, width)
    return close_picture(view, width, bottom, shapes, legend)


def _list_lanes(
    view: ComparisonView, feelings: Feelings, curves: list[Curve], index: int, band: PairBand
) -> list[Lane]:
    return [
        Lane(lambda top: draw_faces(band, "here", view.here, top)),
        Lane(lambda top: draw_faces(band, "there", view.there, top)),
        Lane(lambda top: draw_emotions(feelings, index, top, curves)),
        Lane(lambda top: draw_satisfaction(band, top)),
        Lane(lambda top: draw_changes(band, top)),
    ]


def _list_signs(view: ComparisonView, sides: tuple[PersonaCard, ...]) -> Iterator[Entry]:
    pairs = [pair for stage in view.stages for pair in stage.pairs]
    if any(_has_numbers(pair) for pair in pairs):
        yield from list_personas(sides)
    if any(pair.sure for pair in pairs):
        yield Entry("A difference that is more than chance, at 95 %", _draw_difference)
    if any(pair.owner_changed for pair in pairs):
        yield Entry("Another owner", _draw_owner)


def _has_numbers(pair: Pair) -> bool:
    faces = [face for face in (pair.here, pair.there) if face is not None]
    return any(face.feels is not None or face.satisfaction is not None for face in faces)


def _draw_owner(x: float, y: float) -> list[AnyShape]:
    return [Box(x - 7, y - 7, 14, 14, "card", "handoff", 1.2), Box(x - 7, y - 7, 3, 14, fill="handoff")]


def _draw_difference(x: float, y: float) -> list[AnyShape]:
    return [line((x, y - 8), (x, y + 8), "handoff", 2.4)]
