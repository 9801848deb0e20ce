"""From a view to the plan: lanes on a timeline, arrows between bars, and what has no dates yet."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil

from cxmap.drawing.layouts.plan.arrows import Spot, draw_arrows
from cxmap.drawing.layouts.plan.axis import HEIGHT, Axis, draw_axis, draw_periods, make_axis
from cxmap.drawing.layouts.plan.legend import list_signs
from cxmap.drawing.layouts.plan.removed import find_scale
from cxmap.drawing.layouts.plan.rows import Row, draw_row, set_row
from cxmap.drawing.layouts.plan.style import (
    DAYS_RIGHT,
    NAME_LEFT,
    REMOVES_LEFT,
    TIME_LEFT,
    TOUCHES_LEFT,
)
from cxmap.drawing.layouts.shared import frame
from cxmap.drawing.layouts.shared.legend import draw_legend_and_notes
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, MARGIN, MAX_WIDTH, SMALL, STAGE
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.scene import Scene, Text, line
from cxmap.language.plurals import plural
from cxmap.views.plan import Lane, PlanView

_UNDATED_WIDTH = 420.0
_LANE_GAP = 4.0
_HEADER = 22.0


def lay_out_plan(view: PlanView) -> Scene:
    """Give every part of the plan a place."""
    bars = [bar for lane in view.lanes for bar in lane.bars]
    # Without dates there is no timeline, only what each waits for.
    width = MAX_WIDTH if bars else TIME_LEFT + _UNDATED_WIDTH + MARGIN
    axis = make_axis(bars, TIME_LEFT, width - MARGIN)
    top, shapes = draw_titles(view.title, view.subtitle, width - 2 * MARGIN)
    message = set_prose(view.message, STAGE, width - 2 * MARGIN, "ink", bold=True, max_lines=2)
    shapes += place(message, MARGIN, top + 8)
    top += message.height + (26 if view.message else 18)
    if axis:
        shapes += draw_axis(axis, top)
        top += HEIGHT - _HEADER
    shapes += _draw_header(top)
    top += _HEADER
    canvas = _Canvas(view, width)
    top, drawn = canvas.draw_lanes(axis, top)
    shapes += drawn
    if view.undated:
        top, drawn = canvas.draw_undated(top + 14)
        shapes += drawn
    top, drawn = draw_legend_and_notes(list_signs(view), view.notes, top + 14, width)
    shapes += drawn
    return Scene(ceil(width), ceil(top + MARGIN), view.title, view.description, tuple(shapes))


class _Canvas:
    """Draws lanes, all of one width and with one scale of what is removed."""

    def __init__(self, view: PlanView, width: float) -> None:
        self.view = view
        self.width = width
        self.known: set[str] = set()
        self.time = TIME_LEFT + 8, width - MARGIN - 8
        self.scale = find_scale([*(bar for lane in view.lanes for bar in lane.bars), *view.undated])

    def draw_lanes(self, axis: Axis | None, top: float) -> tuple[float, list[AnyShape]]:
        """The lanes on the timeline, with the arrows between them."""
        if axis is None:
            return top, []
        begin, grounds, contents = top, [], []
        spots: dict[str, Spot] = {}
        for lane in self.view.lanes:
            rows = [set_row(bar, axis, self.time) for bar in lane.bars]
            for row, (row_top, row_bottom) in zip(rows, _stack(rows, top), strict=True):
                spots[row.bar.id] = Spot(row.bar, row.left, row.right, row_top, row_bottom)
            bottom, ground, content = self._draw_lane(lane.name or "Nobody yet", _say_lane(lane), rows, top)
            grounds += ground
            contents += content
            top = bottom + _LANE_GAP
        top -= _LANE_GAP
        periods = draw_periods(axis, begin, top)
        return top, [*grounds, *periods, *draw_arrows(self.view.arrows, spots), *contents]

    def draw_undated(self, top: float) -> tuple[float, list[AnyShape]]:
        """What has no dates, in the order in which it can be done."""
        rows = [set_row(bar, None, self.time) for bar in self.view.undated]
        bottom, ground, content = self._draw_lane("No dates yet", "in the order in which they can be done", rows, top)
        return bottom, [*ground, *content]

    def _draw_lane(
        self, title: str, sub: str, rows: Sequence[Row], top: float
    ) -> tuple[float, list[AnyShape], list[AnyShape]]:
        height = frame.least_height([sum(row.height for row in rows)], label=frame.measure_label(title, sub))
        label = frame.Row(title, sub, height, ())
        ground = frame.draw_ground(label, top, self.width - MARGIN - CONTENT_LEFT, shaded=True)
        content: list[AnyShape] = []
        for index, (row, (row_top, _)) in enumerate(zip(rows, _stack(rows, top), strict=True)):
            if index:
                ground.append(line((CONTENT_LEFT, row_top), (self.width - MARGIN, row_top), "line"))
            content += draw_row(row, row_top, self.time, self.scale, self.known)
        return top + height, ground, content


def _stack(rows: Sequence[Row], top: float) -> list[tuple[float, float]]:
    """Where rows begin and end beneath each other."""
    ends = list(accumulate((row.height for row in rows), initial=top))
    return list(pairwise(ends))


def _say_lane(lane: Lane) -> str:
    count = plural(len(lane.bars), "initiative")
    return f"{count}, {lane.effort}" if lane.effort else count


def _draw_header(top: float) -> list[AnyShape]:
    y = top + 13
    return [
        Text(NAME_LEFT, y, "Initiative", SMALL, "muted"),
        Text(TOUCHES_LEFT, y, "Touches", SMALL, "muted"),
        Text(DAYS_RIGHT, y, "Days", SMALL, "muted", anchor="end"),
        Text(REMOVES_LEFT, y, "Removes", SMALL, "muted"),
    ]
