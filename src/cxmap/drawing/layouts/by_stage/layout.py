"""The whole map by stage: head, bands of rows, legend."""

from dataclasses import dataclass

from cxmap.drawing.layouts.by_stage.cards import draw_cards
from cxmap.drawing.layouts.by_stage.grid import Band, Grid, build_grid
from cxmap.drawing.layouts.by_stage.items import draw_items
from cxmap.drawing.layouts.by_stage.legend import draw_map_legend
from cxmap.drawing.layouts.shared.emotion import Curve, Feelings, draw_emotions, trace_curves
from cxmap.drawing.layouts.shared.head import draw_head
from cxmap.drawing.layouts.shared.owners import draw_owners, needs_lanes
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.sizes import BAND_GAP, FRAME_WIDTH, HEAD_GAP, LEGEND_GAP
from cxmap.drawing.layouts.shared.table import Lane, draw_table
from cxmap.drawing.scene import Scene
from cxmap.views.map import MapView


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
    feelings = Feelings(view.personas, cells, (grid.content,) * len(cells))
    plan = _Plan(view, grid, feelings, trace_curves(feelings), needs_lanes(view, cells))
    width = grid.content + FRAME_WIDTH
    head = draw_head(view.title, view.subtitle, view.personas, width)
    shapes = list(head.shapes)
    bottom = head.bottom
    for band in grid.bands:
        top = bottom + (BAND_GAP if band.index else HEAD_GAP)
        table = draw_table(band.heads, _list_rows(plan, band), top, grid.content)
        shapes += [*table.ground, *table.content]
        bottom = table.bottom
    legend = draw_map_legend(view, bottom + LEGEND_GAP, width)
    return close_picture(view, width, bottom, shapes, legend)


def _list_rows(plan: _Plan, band: Band) -> list[Lane]:
    return [
        Lane(lambda top: draw_cards(band, top)),
        Lane(lambda top: draw_emotions(plan.feelings, band.index, top, plan.curves)),
        Lane(lambda top: draw_items(band, top, "barriers")),
        Lane(lambda top: draw_items(band, top, "enablers")),
        Lane(lambda top: draw_items(band, top, "initiatives")),
        Lane(lambda top: draw_owners(plan.view, band.cells, top, lanes=plan.lanes)),
    ]
