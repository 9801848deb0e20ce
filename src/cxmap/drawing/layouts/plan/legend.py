"""The signs of the plan that it uses."""

from collections.abc import Callable

from cxmap.drawing.layouts.plan.style import KINDS, ROLES, STATUSES, find_look
from cxmap.drawing.layouts.shared.legend import Entry
from cxmap.drawing.layouts.shared.lines import draw_tip, shorten
from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.scene import Box, Mark, line
from cxmap.views.plan import PlanView, Status

_WIDTH, _HEIGHT = 19.0, 11.0


def list_signs(view: PlanView) -> list[list[Entry]]:
    """What kinds and patterns mean, then the arrows and boxes."""
    bars = [*(bar for lane in view.lanes for bar in lane.bars), *view.undated]
    kinds = {bar.kind for bar in bars}
    kind = next(kind for kind in KINDS if kind in kinds)
    timed = {bar.status for bar in bars if bar.dated}
    looks = [Entry(name, _square(ROLES[kind][0])) for kind, name in KINDS.items() if kind in kinds]
    patterns = [
        Entry(status.capitalize(), _pattern(*find_look(kind, status), status)) for status in STATUSES if status in timed
    ]
    lone = {(bar.starts is None) for bar in bars if bar.dated and (bar.starts is None or bar.due is None)}
    signs = [
        Entry("Due, no start given" if late else "Starts, no due date given", _diamond()) for late in sorted(lone)
    ][-1:]
    if len(lone) == 2:
        signs = [Entry("Only one day given: start or due date", _diamond())]
    signs += [Entry("Is needed by", _arrow("rule"))] if any(not one.conflict for one in view.arrows) else []
    if any(one.conflict for one in view.arrows):
        signs.append(Entry("Needs what ends too late", _arrow("barrier", dashed=True)))
    if any(wait.system for bar in bars for wait in bar.waits):
        signs.append(Entry("System that is waited for", _box()))
    return [[*looks, *patterns], signs]


def _square(role: str) -> Callable[[float, float], list[AnyShape]]:
    return lambda x, y: [Box(x - 6, y - 6, 12, 12, fill=role)]


def _pattern(fill: str, stroke: str, status: Status) -> Callable[[float, float], list[AnyShape]]:
    dashed = status == "proposed"
    return lambda x, y: [
        Box(x - 8, y - _HEIGHT / 2, _WIDTH, _HEIGHT, fill=fill, stroke=stroke, stroke_width=1.3, dashed=dashed)
    ]


def _diamond() -> Callable[[float, float], list[AnyShape]]:
    return lambda x, y: [Mark("diamond", x, y, 14, 14, fill="card", stroke="rule", stroke_width=1.3)]


def _arrow(role: str, *, dashed: bool = False) -> Callable[[float, float], list[AnyShape]]:
    def draw(x: float, y: float) -> list[AnyShape]:
        ends = ((x - 8, y), (x + 11, y))
        short = shorten(ends)
        return [line(short[0], short[1], role, 1.6, dashed=dashed), draw_tip(ends, role)]

    return draw


def _box() -> Callable[[float, float], list[AnyShape]]:
    return lambda x, y: [Box(x - 8, y - 5.5, _WIDTH, 11, fill="card", stroke="rule", dashed=True)]
