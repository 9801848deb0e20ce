"""The ways between tiers: through gates between two steps, or round the others at the left."""

from collections.abc import Mapping

from cxmap.drawing.layouts.shared.lines import draw_tip, round_corners, shorten
from cxmap.drawing.layouts.shared.prose import AnyShape, tag
from cxmap.drawing.layouts.shared.sizes import HANDOFF_WAY, WAY
from cxmap.drawing.layouts.tiers.gates import Gate, draw_gate
from cxmap.drawing.layouts.tiers.ladder import BETWEEN, EDGE, Ladder, Rung
from cxmap.drawing.layouts.tiers.style import SIDE_ARROW, SIDE_GATE
from cxmap.drawing.scene import Path, Point
from cxmap.views.tiers import Climb


def draw_climbs(ladder: Ladder, ids: Mapping[Climb, str]) -> list[AnyShape]:
    """All ways between tiers with their gates.

    Args:
        ladder: Where everything stands.
        ids: Ids of the boxes of touchpoints that stand in a gate first.
    """
    shapes: list[AnyShape] = []
    for place, gates in enumerate(ladder.between):
        for gate in gates:
            shapes += _draw_between(ladder.rungs[place], ladder.rungs[place + 1], gate, ids.get(gate.climb, ""))
    for rung in ladder.rungs:
        for gate, top in rung.gates:
            shapes += _draw_round(ladder, rung, gate, top, ids.get(gate.climb, ""))
    return shapes


def _draw_between(lower: Rung, upper: Rung, gate: Gate, id: str) -> list[AnyShape]:
    climb = gate.climb
    up = climb.target > climb.source
    left = upper.left + EDGE + (0.0 if up else gate.width + BETWEEN)
    top = (upper.bottom + lower.top - gate.height) / 2
    x = left + gate.width / 2
    into, out = [(x, lower.top), (x, top + gate.height)], [(x, top), (x, upper.bottom)]
    if not up:
        into, out = [(x, upper.bottom), (x, top)], [(x, top + gate.height), (x, lower.top)]
    return [*_draw_way(climb, into, out), *draw_gate(gate, left, top, id=id)]


def _draw_round(ladder: Ladder, rung: Rung, gate: Gate, top: float, id: str) -> list[AnyShape]:
    source, x = ladder.rungs[gate.climb.source], ladder.tracks[gate.climb]
    leave, arrive = source.leaving[gate.climb], top + gate.height / 2
    left = rung.left - SIDE_ARROW - SIDE_GATE
    into = [(source.left, leave), (x, leave), (x, arrive), (left, arrive)]
    out = [(left + SIDE_GATE, arrive), (rung.left, arrive)]
    return [*_draw_way(gate.climb, into, out), *draw_gate(gate, left, top, id=id)]


def _draw_way(climb: Climb, into: list[Point], out: list[Point]) -> list[AnyShape]:
    """A way as far as its gate, and on from there to the tier that it leads to."""
    role, width = ("handoff", HANDOFF_WAY) if climb.handoff else ("rule", WAY)
    dashed = climb.target < climb.source
    shapes: list[AnyShape] = [
        Path(round_corners(into), role, width, dashed=dashed),
        Path(round_corners(shorten(out)), role, width, dashed=dashed),
        draw_tip(out, role),
    ]
    group = f"tp-{climb.through.id}" if climb.through else ""
    return tag(shapes, group=group, tooltip=climb.tooltip)
