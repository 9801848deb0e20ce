"""Ways inside a band: which channels they run through, and where they leave and reach their cards.

A way leaves its card at the right and reaches its target from the left. Where no card stands between them in the lane
of the one or of the other, it runs along there and needs one upright line at most; else it runs along a corridor above
or beneath a lane, and needs two.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxmap.drawing.layouts.shared.prose import Prose, set_prose
from cxmap.drawing.layouts.shared.sizes import SMALL
from cxmap.drawing.layouts.silo.style import LABEL_RAISE, LABEL_ROOM, PORT
from cxmap.views.flow import FlowWay

_NEAR = 6.0
_STEP = PORT / 2


class Spot(NamedTuple):
    """Where a card stands in its band."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a way: its share above the line, and when customers go it beneath."""

    share: Prose
    when: Prose

    @property
    def width(self) -> float:
        """How wide it is.

        Units:
            px.
        """
        return max(self.share.width, self.when.width)

    @property
    def above(self) -> float:
        """How far it reaches above the line.

        Units:
            px.
        """
        return self.share.height + LABEL_RAISE if self.share.lines else 0.0

    @property
    def below(self) -> float:
        """How far it reaches beneath the line.

        Units:
            px.
        """
        return self.when.height + LABEL_RAISE if self.when.lines else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """A way between two cards of a band.

    Attributes:
        way: The way.
        source: Where it leaves from.
        target: Where it leads.
        back: Whether it leads back.
        label: What stands on it.
        corridor: Place of the corridor that it runs along, that above the first lane being 0; None where it needs none.
        gaps: The gaps in which it runs upright, the one left of the first column being 0.
    """

    way: FlowWay
    source: Spot
    target: Spot
    back: bool
    label: Label
    corridor: int | None
    gaps: tuple[int, ...]

    @property
    def straight(self) -> bool:
        """Whether it leads to the next card of its lane."""
        return not self.gaps

    @property
    def leaves(self) -> int:
        """Whether it leaves upwards (−1), straight (0) or downwards (1)."""
        if self.corridor is None:
            return _sign(self.target.row - self.source.row)
        return -1 if self.corridor <= self.source.row else 1

    @property
    def arrives(self) -> int:
        """Whether it comes from above (−1), straight (0) or from beneath (1)."""
        if self.corridor is None:
            return _sign(self.source.row - self.target.row)
        return -1 if self.corridor <= self.target.row else 1


def set_label(way: FlowWay) -> Label:
    """Break what stands on a way into lines."""
    return Label(
        set_prose(way.share, SMALL, LABEL_ROOM, "ink", bold=True, max_lines=1),
        set_prose(way.when, SMALL, LABEL_ROOM, "muted", max_lines=3),
    )


class Lanes:
    """Where cards stand in each lane of a band."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        """Note the columns of each lane that hold a card."""
        self._columns: dict[int, list[int]] = {}
        for spot in spots:
            insort(self._columns.setdefault(spot.row, []), spot.column)

    def find_before(self, spot: Spot) -> Spot | None:
        """The last card of the lane before a place; None where there is none."""
        columns = self._columns[spot.row]
        index = bisect_left(columns, spot.column)
        return Spot(spot.row, columns[index - 1]) if index else None

    def is_free(self, row: int, first: int, last: int) -> bool:
        """Whether no card stands between two columns of a lane."""
        columns = self._columns[row]
        return bisect_left(columns, last) - bisect_right(columns, first) == 0


def make_route(way: FlowWay, ends: tuple[Spot, Spot], lanes: Lanes, label: Label, *, back: bool) -> Route:
    """Choose where a way runs: along the lane that it leads to, along its own, or along the corridor next to the first.

    Args:
        way: The way.
        ends: Where it leaves from and where it leads.
        lanes: Where cards stand.
        label: What stands on it.
        back: Whether it leads back.
    """
    source, target = ends
    corridor: int | None = None
    gaps: tuple[int, ...] = source.column + 1, target.column
    onward = target.column > source.column
    if onward and lanes.is_free(target.row, source.column, target.column):
        gaps = () if source.row == target.row else gaps[:1]
    elif onward and lanes.is_free(source.row, source.column, target.column):
        gaps = gaps[1:]
    elif target.row == source.row:
        corridor = source.row if back else source.row + 1
    else:
        corridor = target.row if target.row > source.row else target.row + 1
    return Route(way, source, target, back, label, corridor, gaps)


def find_exits(routes: Iterable[Route]) -> dict[Route, float]:
    """At which height each way leaves its card, from the middle of the card.

    Units:
        px.
    """
    leaving: dict[Spot, list[Route]] = {}
    for route in routes:
        leaving.setdefault(route.source, []).append(route)
    heights: dict[Route, float] = {}
    for here in leaving.values():
        heights |= _stack(sorted(here, key=_order_exit))
    return heights


def find_entries(routes: Iterable[Route], lanes: Lanes, exits: Mapping[Route, float]) -> dict[Route, float]:
    """At which height each way reaches its target, from the middle of the card.

    No two lines between two cards of a lane lie at one height, but for a straight way, which is one line.

    Units:
        px.
    """
    arriving: dict[Spot, list[Route]] = {}
    leaving: dict[Spot | None, list[float]] = {}
    for route in routes:
        arriving.setdefault(route.target, []).append(route)
        leaving.setdefault(route.source, []).append(exits[route])
    heights: dict[Route, float] = {}
    for spot, here in arriving.items():
        others = leaving.get(lanes.find_before(spot), [])
        above = sorted((one for one in here if one.arrives < 0), key=_order_entry)
        below = sorted((one for one in here if one.arrives > 0), key=_order_entry)
        straight = next((one for one in here if one.straight), None)
        if straight is None:
            places = _find_free(len(here), others, 0.0, (-1, 1))
        else:
            middle = heights[straight] = exits[straight]
            places = [
                *_find_free(len(above), others, middle, (-1,)),
                *_find_free(len(below), others, middle, (1,)),
            ]
        heights |= dict(zip((*above, *below), places, strict=True))
    return heights


def _order_exit(route: Route) -> tuple[int, int, int]:
    """Ways up first and ways down last, those that lead farther outside of the others, so that they nest."""
    turns_late = route.corridor is None and route.gaps == (route.target.column,) != (route.source.column + 1,)
    row = route.target.row if route.corridor is None else route.corridor
    return route.leaves * (1 if turns_late else 2), row, route.target.column


def _order_entry(route: Route) -> tuple[int, int]:
    return route.source.row, route.source.column


def _stack(routes: Sequence[Route]) -> dict[Route, float]:
    """Ways beneath each other, their labels between them, with the middle of all at 0."""
    heights: list[float] = []
    for route in routes:
        if not heights:
            heights.append(0.0)
            continue
        before = routes[len(heights) - 1].label.below
        heights.append(heights[-1] + max(PORT, before + route.label.above + 1))
    shift = (heights[0] - routes[0].label.above + heights[-1] + routes[-1].label.below) / 2
    return {route: height - shift for route, height in zip(routes, heights, strict=True)}


def _find_free(count: int, taken: Sequence[float], start: float, directions: Sequence[int]) -> list[float]:
    """The heights next to one at which nothing else lies, in order."""
    found: list[float] = []
    step = 0
    while len(found) < count:
        for direction in directions if step else directions[:1]:
            height = start + direction * step * _STEP
            free = all(abs(height - other) >= _NEAR for other in taken)
            if len(found) < count and free and all(abs(height - other) >= PORT - 0.01 for other in found):
                found.append(height)
        step += 1
    return sorted(found)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
