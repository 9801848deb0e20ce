"""The whole flow: titles, bands of stages, legend."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from cxmap.drawing.engines import Engine
from cxmap.drawing.layouts.flow.bands import choose_bands
from cxmap.drawing.layouts.flow.dot import write_graph
from cxmap.drawing.layouts.flow.graph import Band
from cxmap.drawing.layouts.flow.laid import LaidBand, share_places
from cxmap.drawing.layouts.flow.legend import draw_flow_legend
from cxmap.drawing.layouts.flow.places import read_places
from cxmap.drawing.layouts.flow.plan import Plan, make_plan
from cxmap.drawing.layouts.flow.style import BAND_PAD
from cxmap.drawing.layouts.flow.ways import draw_link
from cxmap.drawing.layouts.shared.frame import draw_separators
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.sizes import BAND_GAP, LEGEND_GAP, MARGIN
from cxmap.drawing.layouts.shared.stages import StageHead, draw_chevrons, draw_questions, name_part
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.scene import Box, Scene
from cxmap.views.flow import FlowView

_HEAD_GAP = 20.0
_LEAST_WIDTH = 640.0
_FRAME = 2 * (MARGIN + BAND_PAD)

_Parts = Mapping[tuple[int, int], tuple[int, int]]


def lay_out_flow(view: FlowView, engine: Engine) -> Scene:
    """The flow as a picture: where customers go from each touchpoint, and who decides.

    Graphviz places the touchpoints and the ways between them. What is wider than 1,600 px goes on in a band beneath,
    and little signs tell where the ways between bands lead.

    Args:
        view: What is shown.
        engine: The program that lays it out.

    Raises:
        EngineMissing: The engine is not installed.
        EngineFailed: The engine delivered nothing, or not all of it.
    """
    plan = make_plan(view)
    bands = choose_bands(plan)
    places = read_places(
        engine.draw(write_graph(bands)), sum(len(band.nodes) for band in bands), sum(len(band.links) for band in bands)
    )
    laid = share_places(bands, places)
    width = max([_LEAST_WIDTH, *(one.width + _FRAME for one in laid)])
    bottom, shapes = draw_titles(view.title, view.subtitle, width - 2 * MARGIN)
    parts = _number_parts(plan, bands)
    right = width - MARGIN if len(laid) > 1 else laid[0].width + _FRAME - MARGIN
    for index, one in enumerate(laid):
        top = bottom + (BAND_GAP if index else _HEAD_GAP)
        bottom, drawn = _draw_band(plan, one, _find_heads(plan, one, parts, right), top)
        shapes += drawn
    legend = draw_flow_legend(plan, bottom + LEGEND_GAP, width)
    # Engines round to hundredths.
    return close_picture(view, round(width, 1), bottom, shapes, legend)


def _draw_band(plan: Plan, laid: LaidBand, heads: Sequence[StageHead], top: float) -> tuple[float, list[AnyShape]]:
    """The stages of a band with all that stands in them.

    Returns:
        Where the band ends, and its shapes.
    """
    chevrons = draw_chevrons(heads, top)
    begin = below = top + chevrons.height
    questions = draw_questions(heads, below)
    content: list[AnyShape] = list(chevrons.shapes)
    if questions:
        content += questions.shapes
        below += questions.height
    move = MARGIN + BAND_PAD - laid.left, below + BAND_PAD - laid.heights[0]
    bottom = laid.heights[1] + move[1] + BAND_PAD
    for link, points in zip(laid.band.links, laid.links, strict=True):
        moved = [(x + move[0], y + move[1]) for x, y in points]
        content += draw_link(link, moved, back=plan.leads_back(link.way))
    for node, (x, y) in zip(laid.band.nodes, laid.nodes, strict=True):
        content += node.block.draw(x + move[0] - node.block.width / 2, y + move[1] - node.block.height / 2)
    ground = Box(MARGIN, begin, heads[-1].left + heads[-1].width - MARGIN, bottom - begin, fill="surface")
    return bottom, [ground, *draw_separators([head.left for head in heads[1:]], begin, bottom), *content]


def _find_heads(plan: Plan, laid: LaidBand, parts: _Parts, right: float) -> list[StageHead]:
    """The heads of the stages, each over all nodes of its stage, the last one up to the end of the band."""
    spans: dict[int, tuple[float, float]] = {}
    for node, (x, _) in zip(laid.band.nodes, laid.nodes, strict=True):
        begin, end = x - node.block.width / 2, x + node.block.width / 2
        before = spans.get(node.stage, (begin, end))
        spans[node.stage] = min(before[0], begin), max(before[1], end)
    stages = sorted(spans)
    inner = [(spans[one][1] + spans[other][0]) / 2 for one, other in pairwise(stages)]
    move = MARGIN + BAND_PAD - laid.left
    edges = [MARGIN, *(x + move for x in inner), right]
    heads = []
    for stage, (begin, end) in zip(stages, pairwise(edges), strict=True):
        number, count = parts[laid.band.first, stage]
        head = name_part(plan.view.stages[stage], number, count, begin, end - begin)
        # A question is asked once.
        heads.append(head if number == 1 else replace(head, question=""))
    return heads


def _number_parts(plan: Plan, bands: Sequence[Band]) -> _Parts:
    """Which part of its stage a band shows, and how many there are, by the first step of the band and the stage."""
    shown: dict[int, list[int]] = {}
    for band in bands:
        for stage in dict.fromkeys(plan.steps[at].stage for at in range(band.first, band.last + 1)):
            shown.setdefault(stage, []).append(band.first)
    return {
        (first, stage): (number, len(firsts))
        for stage, firsts in shown.items()
        for number, first in enumerate(firsts, start=1)
    }
