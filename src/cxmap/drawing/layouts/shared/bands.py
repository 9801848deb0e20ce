"""Bands: what does not fit beside each other goes on beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Protocol, TypeVar

from cxmap.drawing.layouts.shared.sizes import MAX_CONTENT
from cxmap.views.map import Card


class Part(Protocol):
    """Something that stands in a band as a whole."""

    @property
    def need(self) -> float:
        """The least width.

        Units:
            px.
        """


AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True, slots=True)
class Cell:
    """The share of the width that belongs to one touchpoint in the rows with one place for each.

    Units:
        px.
    """

    card: Card
    left: float
    right: float

    @property
    def centre(self) -> float:
        """Where its marker stands.

        Units:
            px.
        """
        return (self.left + self.right) / 2


def balance_bands(parts: Sequence[AnyPart]) -> list[list[AnyPart]]:
    """Parts in as few bands as possible, the fullest as empty as possible."""
    fewest = len(_fill(parts, MAX_CONTENT))
    low, high = 0, floor(MAX_CONTENT)
    while low < high:
        middle = (low + high) // 2
        if len(_fill(parts, middle)) <= fewest:
            high = middle
        else:
            low = middle + 1
    return _fill(parts, max(high, max((part.need for part in parts), default=0.0)))


def share_width(needs: Sequence[float], total: float) -> list[float]:
    """Widths that add up to the total: all equal, but none less than its need.

    Units:
        px.
    """
    fixed: set[int] = set()
    while True:
        free = [index for index in range(len(needs)) if index not in fixed]
        equal = (total - sum(needs[index] for index in fixed)) / max(len(free), 1)
        tight = {index for index in free if needs[index] > equal}
        if not tight or tight == set(free):
            return [needs[i] if i in fixed | tight else equal for i in range(len(needs))]
        fixed |= tight


def _fill(parts: Sequence[AnyPart], capacity: float) -> list[list[AnyPart]]:
    bands: list[list[AnyPart]] = []
    room = 0.0
    for part in parts:
        if not bands or part.need > room:
            bands.append([])
            room = capacity
        bands[-1].append(part)
        room -= part.need
    return bands
