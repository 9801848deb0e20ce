"""The row of owners: who is responsible where, and where the journey is handed over."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cxmap.drawing.layouts.shared.bands import Cell
from cxmap.drawing.layouts.shared.frame import Row
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.signs import draw_handoff
from cxmap.drawing.layouts.shared.sizes import HANDOFF, LABEL_WIDTH, LANE_SUB, MARGIN
from cxmap.drawing.scene import Box, Mark, Path, Text, line
from cxmap.drawing.text import measure
from cxmap.views.map import OwnerRun

NO_OWNER = "No owner"

_RIBBON = 34.0
_RIBBON_PAD = 11.0
_HEADING = 30.0
_LANE_PAD = 5.0
_BAR = 14.0
_NUMBER = 9.5


class Owned(Protocol):
    """A view that says who owns its touchpoints."""

    @property
    def owners(self) -> tuple[OwnerRun, ...]:
        """Runs of cards with one owner, covering every card in order."""

    @property
    def handoffs(self) -> tuple[int, ...]:
        """Numbers of the cards at which a run takes over from the team of the run before it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of one owner inside one band.

    Units:
        px.
    """

    name: str
    left: float
    right: float
    handoff: bool
    numbers: str


def find_stretches(view: Owned, cells: Sequence[Cell]) -> list[Stretch]:
    """The runs of owners in a band, from left to right; one that goes on in the next band stands in both."""
    handoffs = set(view.handoffs)
    groups: list[tuple[int | None, list[Cell]]] = []
    for cell in cells:
        owner = _find_run(view.owners, cell.card.number)
        if not groups or groups[-1][0] != owner:
            groups.append((owner, []))
        groups[-1][1].append(cell)
    return [
        Stretch(
            "" if owner is None else view.owners[owner].name,
            group[0].left,
            group[-1].right,
            group[0].card.number in handoffs,
            _write_numbers(group[0].card.number, group[-1].card.number),
        )
        for owner, group in groups
    ]


def _find_run(runs: Sequence[OwnerRun], number: int) -> int | None:
    """The place of the run that a card belongs to."""
    place = bisect_right(runs, number, key=lambda run: run.first) - 1
    return place if place >= 0 and number <= runs[place].last else None


def _write_numbers(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def needs_lanes(view: Owned, bands: Iterable[Sequence[Cell]]) -> bool:
    """Whether some name does not fit its run, so that every team gets a lane of its own."""
    return any(not _fits(stretch) for cells in bands for stretch in find_stretches(view, cells))


def draw_owners(view: Owned, cells: Sequence[Cell], top: float, *, lanes: bool) -> Row | None:
    """The owners of a band as one ribbon, or with a lane for each team; nothing where nobody owns anything.

    Units:
        px.
    """
    stretches = find_stretches(view, cells)
    if not any(stretch.name for stretch in stretches):
        return None
    return _draw_lanes(view, stretches, top) if lanes else _draw_ribbon(stretches, top)


def _fits(stretch: Stretch) -> bool:
    room = stretch.right - stretch.left - 2 * _RIBBON_PAD
    name = _set_name(stretch.name, room)
    longest = max((measure(word, LANE_SUB, bold=True) for word in stretch.name.split()), default=0.0)
    return longest <= room and not name.cut


def _set_name(name: str, room: float) -> Prose:
    return set_prose(name, LANE_SUB, max(room, 1.0), "ink", bold=True, max_lines=2)


def _draw_ribbon(stretches: Sequence[Stretch], top: float) -> Row:
    shapes: list[AnyShape] = []
    for stretch in stretches:
        box = (stretch.left + 1.5, top + 12, stretch.right - stretch.left - 3, _RIBBON)
        if stretch.name:
            name = _set_name(stretch.name, stretch.right - stretch.left - 2 * _RIBBON_PAD)
            shapes.append(Box(*box, fill="band", stroke="line"))
            shapes += place(name, stretch.left + _RIBBON_PAD, top + 12 + (_RIBBON - name.height) / 2)
        else:
            shapes.append(Box(*box, fill="card", stroke="rule", dashed=True))
            if measure(NO_OWNER, LANE_SUB) <= stretch.right - stretch.left - 2 * _RIBBON_PAD:
                nobody = set_prose(NO_OWNER, LANE_SUB, box[2], "muted", italic=True, max_lines=1)
                shapes += place(nobody, stretch.left + _RIBBON_PAD, top + 12 + (_RIBBON - nobody.height) / 2)
    marks = [draw_handoff(s.left, top + 12 + _RIBBON / 2) for s in stretches if s.handoff]
    return Row("Owner", "hand-offs" if marks else "", _RIBBON + 24, (*shapes, *marks))


def _draw_lanes(view: Owned, stretches: Sequence[Stretch], top: float) -> Row:
    """A lane for each team of the band, in the order in which the map meets them."""
    here = {stretch.name for stretch in stretches}
    names = [name for name in dict.fromkeys(run.name for run in view.owners) if name in here]
    names += sorted(here - set(names))
    shapes: list[AnyShape] = []
    middles: dict[str, float] = {}
    below = top + _HEADING
    for name in names:
        role = "ink" if name else "muted"
        label = set_prose(name or NO_OWNER, LANE_SUB, LABEL_WIDTH - 16, role, italic=not name, max_lines=3)
        height = label.height + 2 * _LANE_PAD
        shapes += place(label, MARGIN + 10, below + _LANE_PAD)
        middles[name] = below + height / 2
        below += height
    edges = stretches[0].left, stretches[-1].right
    shapes += [line((edges[0], y), (edges[1], y), "line", dashed=True) for y in middles.values()]
    for stretch in stretches:
        shapes += _draw_bar(stretch, middles[stretch.name])
    shapes += _draw_handoffs(stretches, middles)
    return Row("Owner", "", below + 6 - top, tuple(shapes))


def _draw_bar(stretch: Stretch, middle: float) -> list[AnyShape]:
    """The bar of a run, with the numbers of its touchpoints where they fit beside the diamond."""
    left, width = stretch.left + 1.5, stretch.right - stretch.left - 3
    shapes: list[AnyShape] = [
        Box(left, middle - _BAR / 2, width, _BAR, "card", "rule", dashed=not stretch.name),
    ]
    taken = HANDOFF / 2 if stretch.handoff else 0.0
    if measure(stretch.numbers, _NUMBER) + 6 <= width - taken:
        x = left + taken + (width - taken) / 2
        shapes.append(Text(x, middle + _NUMBER * 0.358, stretch.numbers, _NUMBER, "muted", anchor="middle"))
    return shapes


def _draw_handoffs(stretches: Sequence[Stretch], middles: dict[str, float]) -> list[AnyShape]:
    """A line from the lane of the team that hands over to the diamond in the lane of the team that takes."""
    lines: list[Path] = []
    marks: list[Mark] = []
    for index, stretch in enumerate(stretches):
        if not stretch.handoff:
            continue
        y = middles[stretch.name]
        if index and middles[stretches[index - 1].name] != y:
            lines.append(line((stretch.left, middles[stretches[index - 1].name]), (stretch.left, y), "handoff", 1.6))
        marks.append(draw_handoff(stretch.left, y))
    return [*lines, *marks]
