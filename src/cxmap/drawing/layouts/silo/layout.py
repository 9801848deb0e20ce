"""The whole picture of the silos: titles, bands of lanes, legend."""

from typing import TYPE_CHECKING

from cxmap.drawing.layouts.shared.frame import measure_label
from cxmap.drawing.layouts.shared.legend import (
    Legend,
    assumed_entry,
    draw_legend,
    list_channels,
    list_deciders,
    star_entry,
    way_entry,
)
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.sizes import (
    BAND_GAP,
    FRAME_WIDTH,
    HANDOFF_WAY,
    HEAD_GAP,
    LEGEND_GAP,
    MARGIN,
    MIN_CONTENT,
    ROW_GAP,
)
from cxmap.drawing.layouts.shared.stages import draw_chevrons
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.layouts.silo.bands import fill_bands
from cxmap.drawing.layouts.silo.cards import set_card
from cxmap.drawing.layouts.silo.columns import set_columns
from cxmap.drawing.layouts.silo.draw import draw_band, list_heads, name_lane, spread_band
from cxmap.drawing.layouts.silo.plan import Stock
from cxmap.drawing.layouts.silo.routes import set_label
from cxmap.drawing.scene import Scene
from cxmap.views.silo import SiloView

if TYPE_CHECKING:
    from cxmap.views.flow import FlowWay


def lay_out_silo(view: SiloView) -> Scene:
    """Who hands customers over to whom, as a picture.

    A lane for each team, a column for each touchpoint, and every way on between them. What does not fit beside each
    other goes on in a band beneath, which shows only the lanes that appear in it; ways to another band end in a tab
    that tells where they lead.
    """
    bands = fill_bands(set_columns(view), _take_stock(view))
    content = max([MIN_CONTENT, *(fitted.band.width(fitted.track) for fitted in bands)])
    spreads = [spread_band(fitted, content) for fitted in bands]
    width = content + FRAME_WIDTH
    bottom, shapes = draw_titles(view.title, view.subtitle, width - 2 * MARGIN)
    for index, (spread, heads) in enumerate(zip(spreads, list_heads(view, spreads, content), strict=True)):
        top = bottom + (BAND_GAP if index else HEAD_GAP)
        chevrons = draw_chevrons(heads, top)
        top += chevrons.height + ROW_GAP
        shapes += [*chevrons.shapes, *draw_band(view, spread, heads, top, content)]
        bottom = top + spread.band.height
    legend = _draw_silo_legend(view, bottom + LEGEND_GAP, width)
    return close_picture(view, width, bottom, shapes, legend)


def _take_stock(view: SiloView) -> Stock:
    cards = {card.id: card for stage in view.stages for card in stage.cards}
    leaving: dict[str, list[FlowWay]] = {id: [] for id in cards}
    arriving: dict[str, list[FlowWay]] = {id: [] for id in cards}
    for way in view.ways:
        leaving[way.source].append(way)
        if way.target:
            arriving[way.target].append(way)
    return Stock(
        cards=cards,
        layouts={id: set_card(card) for id, card in cards.items()},
        leaving=leaving,
        arriving=arriving,
        labels={(way.source, way.target): set_label(way) for way in view.ways if way.target},
        lanes=tuple(measure_label(*name_lane(lane)) for lane in view.lanes),
    )


def _draw_silo_legend(view: SiloView, top: float, width: float) -> Legend:
    """Ways and signs in one paragraph, the channels in another."""
    cards = {card.id: card for stage in view.stages for card in stage.cards}
    onward = [way for way in view.ways if not way.end]
    handoffs = sum(way.handoff for way in onward)
    entries = [way_entry(f"Hand-off ({handoffs})", "handoff", HANDOFF_WAY)] if handoffs else []
    if handoffs < len(onward):
        entries.append(way_entry(f"Without a hand-off ({len(onward) - handoffs})"))
    if any((way.outside or cards[way.target]).number <= cards[way.source].number for way in onward):
        entries.append(way_entry("Back to an earlier touchpoint", dashed=True))
    if any(way.assumed for way in view.ways):
        entries.append(assumed_entry("Share that is only assumed"))
    entries += list_deciders(decision.decider for card in cards.values() for decision in card.decisions)
    entries += [star_entry()] if any(card.moment_of_truth for card in cards.values()) else []
    return draw_legend((entries, list_channels(view.channels)), top, width)
