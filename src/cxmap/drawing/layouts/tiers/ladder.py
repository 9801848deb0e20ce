"""The ladder: where each step, each gate and each way stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cxmap.drawing.layouts.shared.sizes import MARGIN
from cxmap.drawing.layouts.shared.tracks import Tracks
from cxmap.drawing.layouts.tiers.gates import Gate, set_gate
from cxmap.drawing.layouts.tiers.reach import Reach, set_reach
from cxmap.drawing.layouts.tiers.steps import SetStep, set_step
from cxmap.drawing.layouts.tiers.style import (
    ARC,
    ARROW,
    GATE_WIDTH,
    MOST_ARCS,
    MOST_SHIFT,
    MOST_TRACKS,
    REACH_ROOM,
    SHIFT,
    SIDE_ARROW,
    SIDE_GATE,
    STEP_GAP,
    TRACK,
    USUAL_WIDTH,
    WIDE_WIDTH,
)
from cxmap.views.tiers import Climb, TiersView

_PORT = 11.0
_GATE_GAP = 6.0
EDGE = 10.0
BETWEEN = 20.0


@dataclass(frozen=True, slots=True)
class Rung:
    """A step with its place.

    Attributes:
        layout: The tier.
        left: Where it begins.
        top: Its upper border.
        height: How tall it is.
        reach: What its customers bring; None where nothing is written.
        gates: Gates at its left, of ways from tiers that are not next to it, each with its upper border.
        leaving: The heights at which ways to such tiers leave it, by way.

    Units:
        px.
    """

    layout: SetStep
    left: float
    top: float
    height: float
    reach: Reach | None
    gates: tuple[tuple[Gate, float], ...]
    leaving: Mapping[Climb, float]

    @property
    def right(self) -> float:
        """Where it ends.

        Units:
            px.
        """
        return self.left + self.layout.width

    @property
    def bottom(self) -> float:
        """Its lower border.

        Units:
            px.
        """
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """The widths of the ladder.

    Attributes:
        width: The width of the picture.
        first: Where the lowest step begins.
        shift: How far a step stands to the right of the one beneath it.
        step: The width of a step.
        arc: The distance of two arrows of what customers bring.

    Units:
        px.
    """

    width: float
    first: float
    shift: float
    step: float
    arc: float


@dataclass(frozen=True)
class Ladder:
    """All steps with the ways between them.

    Attributes:
        view: What is shown.
        frame: The widths.
        rungs: The steps, the lowest first.
        between: The gates between each step and the one above it, first that of the way up.

    Units:
        px.
    """

    view: TiersView
    frame: Frame
    rungs: tuple[Rung, ...]
    between: tuple[tuple[Gate, ...], ...]

    @cached_property
    def tracks(self) -> Mapping[Climb, float]:
        """Where each way between tiers that are not next to each other runs upright.

        Units:
            px.
        """
        tracks = Tracks(_PORT - 2)
        found: dict[Climb, int] = {}
        for rung in self.rungs:
            for gate, top in rung.gates:
                leave = self.rungs[gate.climb.source].leaving[gate.climb]
                found[gate.climb] = tracks.take(leave, top + gate.height / 2)
        pitch = min(TRACK, MOST_TRACKS / max(len(tracks), 1))
        return {climb: MARGIN + 4 + track * pitch for climb, track in found.items()}


def build_ladder(view: TiersView, frame: Frame, top: float) -> Ladder:
    """Find the place of each step, the highest tier on top.

    Args:
        view: What is shown.
        frame: The widths.
        top: Where the ladder begins.

    Units:
        px.
    """
    most = max((step.reach.value or 0 for step in view.steps if step.reach), default=0.0)
    layouts = [set_step(step, place, view.steps, frame.step) for place, step in enumerate(view.steps, start=1)]
    gate_width = min(GATE_WIDTH, (frame.step - frame.shift - 2 * EDGE - BETWEEN) / 2)
    between = tuple(
        tuple(set_gate(climb, gate_width) for climb in _list_between(view, place)) for place in range(len(layouts) - 1)
    )
    rungs: list[Rung] = []
    for place in reversed(range(len(layouts))):
        rung = _build_rung(view, layouts[place], place, top, frame, set_reach(view.steps[place], most, frame.arc))
        rungs.insert(0, rung)
        gates = between[place - 1] if place else ()
        top = rung.bottom + (max(gate.height for gate in gates) + 2 * ARROW if gates else STEP_GAP)
    return Ladder(view, frame, tuple(rungs), between)


def is_neighbour(climb: Climb) -> bool:
    """Whether a way leads to the next tier above or beneath."""
    return abs(climb.source - climb.target) == 1


def measure_frame(view: TiersView) -> Frame:
    """The widths of the ladder, so that all tiers have room beside their gates and what they bring."""
    count = len(view.steps)
    shift = min(SHIFT, MOST_SHIFT / max(count - 1, 1))
    arcs = sum(bool(step.reach or step.influence) for step in view.steps)
    arc = min(ARC, MOST_ARCS / max(arcs, 1))
    far = [climb for climb in view.climbs if not is_neighbour(climb)]
    gutter = SIDE_GATE + SIDE_ARROW + min(len(far) * TRACK, MOST_TRACKS) + 16 if far else 0.0
    width = WIDE_WIDTH if far else USUAL_WIDTH
    right = REACH_ROOM + (arcs + 0.5) * arc if arcs else 0.0
    step = width - 2 * MARGIN - gutter - shift * (count - 1) - right
    return Frame(width, MARGIN + gutter, shift, step, arc)


def _list_between(view: TiersView, place: int) -> list[Climb]:
    """The way from a tier up to the next, and the way down again."""
    ends = ((place, place + 1), (place + 1, place))
    return [climb for end in ends for climb in view.climbs if (climb.source, climb.target) == end]


def _build_rung(view: TiersView, layout: SetStep, place: int, top: float, frame: Frame, reach: Reach | None) -> Rung:
    far = [climb for climb in view.climbs if not is_neighbour(climb)]
    gates: list[tuple[Gate, float]] = []
    below = top + EDGE
    for gate in (set_gate(climb, SIDE_GATE) for climb in far if climb.target == place):
        gates.append((gate, below))
        below += gate.height + _GATE_GAP
    leaving: dict[Climb, float] = {}
    for climb in (climb for climb in far if climb.source == place):
        leaving[climb] = below + _PORT / 2
        below += _PORT
    height = max(layout.height, below + EDGE - top, reach.height if reach else 0.0)
    return Rung(layout, frame.first + place * frame.shift, top, height, reach, tuple(gates), leaving)


def share_ids(view: TiersView) -> tuple[list[Mapping[str, str]], Mapping[Climb, str]]:
    """Ids for the first box of each touchpoint: those on each step, and those in gates."""
    taken: set[str] = set()
    steps: list[Mapping[str, str]] = []
    for step in view.steps:
        steps.append({one.id: f"card-{one.id}" for one in step.contacts if one.id not in taken})
        taken |= steps[-1].keys()
    gates: dict[Climb, str] = {}
    for climb in view.climbs:
        if climb.through and climb.through.id not in taken:
            gates[climb] = f"card-{climb.through.id}"
            taken.add(climb.through.id)
    return steps, gates
