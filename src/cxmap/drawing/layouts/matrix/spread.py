"""Circles that would lie on each other, moved apart as little as it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, pi, sin

from cxmap.drawing.scene import Point

_GAP = 2.0
# Between two circles that are tried: half a pitch finds nearly every free place at a quarter of the price.
_STEP = 0.5
# A cell and those around it; itself first, for most places that are not free are taken from there.
_CELLS = sorted(product((-1, 0, 1), repeat=2), key=lambda cell: hypot(*cell))


@dataclass(frozen=True, slots=True)
class Room:
    """Where the centre of a circle may stand.

    Units:
        px.
    """

    left: float
    top: float
    right: float
    bottom: float

    def shrink(self, by: float) -> "Room":
        """The room in which whole circles stand; the same where it is too small for that."""
        narrow, low = self.right - self.left <= 2 * by, self.bottom - self.top <= 2 * by
        x, y = 0 if narrow else by, 0 if low else by
        return Room(self.left + x, self.top + y, self.right - x, self.bottom - y)

    def holds(self, x: float, y: float) -> bool:
        """Whether a centre stands in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    @property
    def reach(self) -> float:
        """How far two centres in it can be apart.

        Units:
            px.
        """
        return hypot(self.right - self.left, self.bottom - self.top)


class Spreader:
    """Finds a free place for one circle after the other, the nearest to where it belongs.

    Attributes:
        crowded: Whether a circle found no free place and lies on another.
    """

    def __init__(self, diameter: float, most_tries: int | None = None) -> None:
        self.crowded = False
        self._pitch = diameter + _GAP
        self._most_tries = most_tries
        self._taken: dict[tuple[int, int], list[Point]] = {}
        # What was taken stays taken: those who belong to the same place need not ask again.
        self._begin: dict[tuple[Point, Room], int] = {}
        self._offsets: list[Point] = [(0.0, 0.0)]
        self._rings = self._make_rings()

    def place(self, true: Point, room: Room) -> Point:
        """A free place for a circle; the true one where it is free, or where none is.

        Args:
            true: Where it belongs.
            room: Where it may be moved to.

        Units:
            px.
        """
        index = self._begin.get((true, room), 0)
        while self._most_tries is None or index < self._most_tries:
            x, y = self._get_offset(index)
            index += 1
            if hypot(x, y) > room.reach:
                break
            point = true[0] + x, true[1] + y
            if (index == 1 or room.holds(*point)) and self._is_free(point):
                self._begin[true, room] = index
                self._take(point)
                return point
        self._begin[true, room] = index
        self.crowded = True
        return true

    def _get_offset(self, index: int) -> Point:
        while index >= len(self._offsets):
            self._offsets += next(self._rings)
        return self._offsets[index]

    def _make_rings(self) -> Iterator[Sequence[Point]]:
        """Places around the middle, ring after ring, each from the right clockwise."""
        ring = 1
        while True:
            radius = ring * self._pitch * _STEP
            count = 6 * ring
            yield [(radius * cos(2 * pi * n / count), radius * sin(2 * pi * n / count)) for n in range(count)]
            ring += 1

    def _is_free(self, point: Point) -> bool:
        column, row = self._find_cell(point)
        least = self._pitch - 0.001
        for across, down in _CELLS:
            for x, y in self._taken.get((column + across, row + down), ()):
                if hypot(x - point[0], y - point[1]) < least:
                    return False
        return True

    def _take(self, point: Point) -> None:
        self._taken.setdefault(self._find_cell(point), []).append(point)

    def _find_cell(self, point: Point) -> tuple[int, int]:
        return int(point[0] // self._pitch), int(point[1] // self._pitch)
