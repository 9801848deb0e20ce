"""The whole wall poster: head, bands of rows, legend."""

from dataclasses import dataclass
from operator import attrgetter

from cxmap.drawing.layouts.by_touchpoint.cards import draw_cards
from cxmap.drawing.layouts.by_touchpoint.grid import Grid, WallBand, build_grid
from cxmap.drawing.layouts.by_touchpoint.notes import draw_decisions, draw_remarks, draw_support, draw_texts
from cxmap.drawing.layouts.shared.emotion import Curve, Feelings, draw_emotions, trace_curves
from cxmap.drawing.layouts.shared.head import draw_head
from cxmap.drawing.layouts.shared.legend import Entry, draw_legend, list_handoffs, list_personas, star_entry
from cxmap.drawing.layouts.shared.owners import draw_owners, needs_lanes
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.sizes import BAND_GAP, FRAME_WIDTH, HEAD_GAP, LEGEND_GAP
from cxmap.drawing.layouts.shared.table import Lane, draw_table
from cxmap.drawing.scene import Scene
from cxmap.views.wall import WallColumn, WallView


@dataclass(frozen=True, slots=True)
class _Plan:
    """What all bands share."""

    view: WallView
    feelings: Feelings
    curves: list[Curve]
    lanes: bool


def lay_out_wall(view: WallView) -> Scene:
    """The journey map by touchpoint as a picture.

    Up to twelve touchpoints side by side. More go into several bands beneath each other, stage by stage; only a stage
    that is longer than a band is split. None is wider than 1,600 px.
    """
    grid = build_grid(view)
    cells, widths = tuple(band.cells for band in grid.bands), tuple(band.width for band in grid.bands)
    feelings = Feelings(view.personas, cells, widths, grid.told)
    plan = _Plan(view, feelings, trace_curves(feelings), needs_lanes(view, cells))
    width = grid.content + FRAME_WIDTH
    head = draw_head(view.title, view.subtitle, view.personas, width)
    shapes, bottom = list(head.shapes), head.bottom
    for index, band in enumerate(grid.bands):
        top = bottom + (BAND_GAP if index else HEAD_GAP)
        table = draw_table(band.heads, _list_rows(plan, index, band), top, band.width)
        shapes += [*table.ground, *table.content]
        bottom = table.bottom
    legend = draw_legend([_list_signs(view, grid)], bottom + LEGEND_GAP, width)
    return close_picture(view, width, bottom, shapes, legend)


def _list_rows(plan: _Plan, index: int, band: WallBand) -> list[Lane]:
    return [
        Lane(lambda top: draw_cards(band, top)),
        Lane(lambda top: draw_emotions(plan.feelings, index, top, plan.curves)),
        Lane(lambda top: draw_texts(band, top, "Thinking", "", _quote, quoted=True)),
        Lane(lambda top: draw_remarks(band, top, "Pain points", "barrier", attrgetter("barriers"))),
        Lane(lambda top: draw_remarks(band, top, "What helps", "enabler", attrgetter("enablers"))),
        Lane(lambda top: draw_remarks(band, top, "Opportunities", "opportunity", attrgetter("initiatives"))),
        Lane(lambda top: draw_decisions(band, top)),
        Lane(
            lambda top: draw_texts(band, top, "Frontstage", "what is seen", attrgetter("frontstage")),
            "Line of interaction",
        ),
        Lane(
            lambda top: draw_texts(band, top, "Backstage", "what is not seen", attrgetter("backstage")),
            "Line of visibility",
            solid=True,
        ),
        Lane(lambda top: draw_support(band, top), "Line of internal interaction"),
        Lane(lambda top: draw_owners(plan.view, band.cells, top, lanes=plan.lanes)),
    ]


def _quote(column: WallColumn) -> tuple[str, ...]:
    return (column.thinks,) if column.thinks else ()


def _list_signs(view: WallView, grid: Grid) -> list[Entry]:
    """The signs that nothing beside them explains."""
    cards = [slot.entry.card for band in grid.bands for slot in band.slots]
    felt = {persona for card in cards for persona, value in enumerate(card.feels) if value is not None}
    entries = list_personas(persona for index, persona in enumerate(view.personas) if index in felt)
    if any(card.moment_of_truth for card in cards):
        entries.append(star_entry())
    return entries + list_handoffs(len({card.number for card in cards} & set(view.handoffs)), view.handoff_count)
