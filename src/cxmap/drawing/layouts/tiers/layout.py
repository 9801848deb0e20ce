"""The whole ladder of tiers: titles, steps, the ways between them, what customers bring, legend."""

from cxmap.drawing.layouts.shared.legend import Legend, assumed_entry, draw_legend, list_channels, way_entry
from cxmap.drawing.layouts.shared.lines import draw_tip, round_corners, shorten
from cxmap.drawing.layouts.shared.picture import close_picture
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, CARD, HANDOFF_WAY, HEAD_GAP, LEGEND_GAP, MARGIN, WAY
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.layouts.tiers.climbs import draw_climbs
from cxmap.drawing.layouts.tiers.ladder import Ladder, build_ladder, measure_frame, share_ids
from cxmap.drawing.layouts.tiers.reach import draw_reach
from cxmap.drawing.layouts.tiers.steps import draw_step
from cxmap.drawing.layouts.tiers.style import NAME_WIDTH, PAD, REACH_ROOM, STEP_NAME
from cxmap.drawing.scene import Box, Path, Scene
from cxmap.views.tiers import TiersView

_ENTRY_GAP = 46.0


def lay_out_tiers(view: TiersView) -> Scene:
    """The tiers of customers as a ladder that rises to the right.

    Each tier is a step; gates tell where customers go up and down. The arrows at the right lead what customers bring
    back to where new prospects begin: the wider, the more.
    """
    frame = measure_frame(view)
    below, shapes = draw_titles(view.title, view.subtitle, frame.width - 2 * MARGIN)
    ladder = build_ladder(view, frame, below + HEAD_GAP)
    entry = ladder.rungs[0].bottom + _ENTRY_GAP
    steps, gates = share_ids(view)
    for rung, ids in zip(ladder.rungs, steps, strict=True):
        shapes += draw_step(rung.layout, rung.left, rung.top, rung.height, ids)
    bottom, drawn = _draw_entry(ladder, entry)
    shapes += [*draw_climbs(ladder, gates), *drawn, *_draw_reaches(ladder, entry)]
    legend = _draw_tiers_legend(ladder, bottom + LEGEND_GAP)
    return close_picture(view, frame.width, bottom, shapes, legend)


def _draw_entry(ladder: Ladder, top: float) -> tuple[float, list[AnyShape]]:
    """Where new prospects begin, beneath all steps, and the way up to the lowest."""
    view, width = ladder.view, ladder.frame.width - 2 * MARGIN
    head = set_prose("New prospects begin here", CARD, NAME_WIDTH, "ink", max_lines=2)
    name = set_prose(view.entry, STEP_NAME, width / 3, "ink", bold=True, max_lines=3)
    left = MARGIN + PAD + head.width + 18
    question_left = left + name.width + (18 if name.lines else 0)
    question = set_prose(view.question, CARD, MARGIN + width - PAD - question_left, "ink", max_lines=3, italic=True)
    height = max(prose.height for prose in (head, name, question)) + 2 * PAD
    middle = top + height / 2
    shapes: list[AnyShape] = [
        Box(MARGIN, top, width, height, "opportunity-bg", "opportunity", 1.3),
        *place(head, MARGIN + PAD, middle - head.height / 2),
        *place(name, left, middle - name.height / 2),
        *place(question, question_left, middle - question.height / 2),
    ]
    lowest = ladder.rungs[0]
    x = lowest.left + NAME_WIDTH / 2
    up = [(x, top), (x, lowest.bottom)]
    shapes += [Path(round_corners(shorten(up)), "rule", WAY), draw_tip(up, "rule")]
    told = f"{view.shared} touchpoint{'s are' if view.shared != 1 else ' is'} for every tier" if view.shared else ""
    words = set_prose(told, BODY, lowest.layout.width - NAME_WIDTH, "muted", max_lines=1)
    return top + height, [*shapes, *place(words, x + 12, (top + lowest.bottom - words.height) / 2)]


def _draw_reaches(ladder: Ladder, bottom: float) -> list[AnyShape]:
    """The arrows of what customers bring, those of higher tiers outside of those of lower ones."""
    first = max(rung.right for rung in ladder.rungs) + REACH_ROOM
    shapes: list[AnyShape] = []
    bringing = [rung for rung in ladder.rungs if rung.reach]
    for index, rung in enumerate(bringing):
        if rung.reach:
            x = first + (index + 0.5) * ladder.frame.arc
            shapes += draw_reach(rung.reach, (rung.right, rung.top + rung.height / 2), x, bottom)
    return shapes


def _draw_tiers_legend(ladder: Ladder, top: float) -> Legend:
    """The ways between tiers and what customers bring in one paragraph, the channels in another."""
    view, entries = ladder.view, []
    if any(climb.handoff for climb in view.climbs):
        entries.append(way_entry("Hand-off on the way to another tier", "handoff", HANDOFF_WAY))
    if any(not climb.handoff for climb in view.climbs):
        entries.append(way_entry("To another tier without a hand-off"))
    if any(climb.target < climb.source for climb in view.climbs):
        entries.append(way_entry("Back to a lower tier", dashed=True))
    figures = [figure for step in view.steps for figure in (step.reach, step.value) if figure]
    if any(step.reach and (step.reach.value or 0) > 0 for step in view.steps):
        entries.append(way_entry("New prospects: the wider, the more", "opportunity", 6.0))
    if any(rung.reach and rung.reach.stroke and rung.reach.dashed for rung in ladder.rungs):
        entries.append(way_entry("New prospects: assumed or not known", "opportunity", 2.0, dashed=True))
    if any(figure.assumed for figure in figures):
        entries.append(assumed_entry("Only assumed"))
    return draw_legend((entries, list_channels(view.channels)), top, ladder.frame.width)
