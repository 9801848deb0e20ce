"""The whole map by stage: head, bands of rows, legend."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from cxmap.drawing.layouts.by_stage.cards import draw_cards
from cxmap.drawing.layouts.by_stage.grid import Band, Grid, build_grid
from cxmap.drawing.layouts.by_stage.items import draw_items
from cxmap.drawing.layouts.by_stage.legend import draw_map_legend
from cxmap.drawing.layouts.shared.emotion import Curve, Feelings, draw_emotions, trace_curves
from cxmap.drawing.layouts.shared.frame import Row, draw_ground, draw_separators
from cxmap.drawing.layouts.shared.head import draw_head
from cxmap.drawing.layouts.shared.owners import draw_owners, needs_lanes
from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.sizes import BAND_GAP, FRAME_WIDTH, MARGIN, ROW_GAP
from cxmap.drawing.layouts.shared.stages import draw_chevrons, draw_questions
from cxmap.drawing.scene import Scene
from cxmap.views.map import MapView

_HEAD_GAP = 24.0
_LEGEND_GAP = 12.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """What all bands share."""

    view: MapView
    grid: Grid
    feelings: Feelings
    curves: list[Curve]
    lanes: bool


def lay_out_map(view: MapView) -> Scene:
    """The journey map by stage as a picture.

    About 1,300 px wide for six stages or seven, narrower for a sketch. More stages, or stages with many
    touchpoints, go into several bands beneath each other, none wider than 1,600 px.
    """
    grid = build_grid(view.stages)
    cells = tuple(band.cells for band in grid.bands)
    feelings = Feelings(view.personas, cells, grid.content)
    plan = _Plan(view, grid, feelings, trace_curves(feelings), needs_lanes(view, cells))
    width = grid.content + FRAME_WIDTH
    head = draw_head(view.title, view.subtitle, view.personas, width)
    shapes = list(head.shapes)
    bottom = head.bottom
    for band in grid.bands:
        bottom, drawn = _draw_band(plan, band, bottom + (BAND_GAP if band.index else _HEAD_GAP))
        shapes += drawn
    legend = draw_map_legend(view, bottom + _LEGEND_GAP, width)
    height = legend.bottom + MARGIN - 8 if legend.shapes else bottom + MARGIN
    # Whole pixels: a last row that is covered in part would shine through in a PNG.
    return Scene(ceil(width), ceil(height), view.title, view.description, (*shapes, *legend.shapes))


def _draw_band(plan: _Plan, band: Band, top: float) -> tuple[float, list[AnyShape]]:
    """The chevrons of a band and its rows, those without content left out."""
    chevrons = draw_chevrons(band.heads, top)
    grounds: list[AnyShape] = []
    content: list[AnyShape] = list(chevrons.shapes)
    below = begin = top + chevrons.height + ROW_GAP
    questions = draw_questions(band.heads, below)
    if questions:
        content += questions.shapes
        below += questions.height
    shaded = True
    for draw in _list_rows(plan, band):
        row = draw(below)
        if row is None:
            continue
        grounds += draw_ground(row, below, plan.grid.content, shaded=shaded)
        content += row.shapes
        below += row.height + ROW_GAP
        shaded = not shaded
    return below - ROW_GAP, [
        *grounds,
        *draw_separators([column.left for column in band.columns[1:]], begin + 6, below - ROW_GAP),
        *content,
    ]


def _list_rows(plan: _Plan, band: Band) -> list[Callable[[float], Row | None]]:
    return [
        lambda top: draw_cards(band, top),
        lambda top: draw_emotions(plan.feelings, band.index, top, plan.curves),
        lambda top: draw_items(band, top, "barriers"),
        lambda top: draw_items(band, top, "enablers"),
        lambda top: draw_items(band, top, "initiatives"),
        lambda top: draw_owners(plan.view, band.cells, top, lanes=plan.lanes),
    ]
