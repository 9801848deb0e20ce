"""Bands with the places that the engine found for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import hypot

from cxmap.drawing.layouts.flow.graph import Band
from cxmap.drawing.layouts.flow.places import Places
from cxmap.drawing.scene import Point

# How much wider gaps become where there is room for it, and so that a short band reaches as far as a long one.
_MORE, _MOST_MORE = 12.0, 30.0
_SAMPLES = 8


@dataclass(frozen=True)
class LaidBand:
    """A band with its places, in the coordinates of the engine.

    Attributes:
        band: What stands in it.
        nodes: The centre of each node.
        links: The pieces of each line.
    """

    band: Band
    nodes: Sequence[Point]
    links: Sequence[Sequence[Point]]

    @cached_property
    def columns(self) -> list[tuple[float, float]]:
        """Where each column that holds something begins and ends, from left to right."""
        spans: dict[int, tuple[float, float]] = {}
        for node, (x, _) in zip(self.band.nodes, self.nodes, strict=True):
            left, right = spans.get(node.column, (x, x))
            spans[node.column] = min(left, x - node.block.width / 2), max(right, x + node.block.width / 2)
        return [spans[column] for column in sorted(spans)]

    @property
    def gaps(self) -> int:
        """How many gaps lie between its columns."""
        return len(self.columns) - 1

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return self.columns[0][0]

    @property
    def width(self) -> float:
        """From the first column's begin to the last one's end."""
        return self.columns[-1][1] - self.left

    @cached_property
    def heights(self) -> tuple[float, float]:
        """The upper and the lower end of all nodes and lines."""
        pairs = list(zip(self.nodes, self.band.nodes, strict=True))
        curves = [y for points in self.links for y in _follow(points)]
        return (
            min([*curves, *(y - node.block.height / 2 for (_, y), node in pairs)]),
            max([*curves, *(y + node.block.height / 2 for (_, y), node in pairs)]),
        )


def share_places(bands: Sequence[Band], places: Places) -> list[LaidBand]:
    """Give each band its own of all places."""
    laid = []
    nodes = links = 0
    for band in bands:
        ends = nodes + len(band.nodes), links + len(band.links)
        laid.append(LaidBand(band, places.nodes[nodes : ends[0]], places.links[links : ends[1]]))
        nodes, links = ends
    return laid


def stretch_all(laid: Sequence[LaidBand], most: float) -> list[LaidBand]:
    """The same bands with more room between their columns, so that they end at about the same place.

    Args:
        laid: The bands.
        most: How wide they may become.

    Units:
        px.
    """
    width = max(min(most, one.width + _MORE * one.gaps) for one in laid)
    return [_stretch(one, min(_MOST_MORE, (width - one.width) / max(one.gaps, 1))) for one in laid]


def _stretch(laid: LaidBand, more: float) -> LaidBand:
    if more <= 0 or not laid.gaps:
        return laid
    return LaidBand(
        laid.band,
        [(_move(x, laid.columns, more), y) for x, y in laid.nodes],
        [_smooth([(_move(x, laid.columns, more), y) for x, y in points]) for points in laid.links],
    )


def _move(x: float, columns: Sequence[tuple[float, float]], more: float) -> float:
    """Columns move as a whole, what lies between two of them in proportion."""
    for index, ((_, end), (begin, _)) in enumerate(pairwise(columns)):
        if x <= end:
            return x + index * more
        if x < begin:
            return x + (index + (x - end) / (begin - end)) * more
    return x + (len(columns) - 1) * more


def _smooth(points: Sequence[Point]) -> list[Point]:
    """The same line without corners where two of its pieces were moved differently."""
    smooth = list(points)
    for at in range(3, len(points) - 1, 3):
        (x1, y1), (x, y), (x2, y2) = points[at - 1 : at + 2]
        length = hypot(x2 - x1, y2 - y1)
        if length > 0:
            before, after = hypot(x - x1, y - y1) / length, hypot(x2 - x, y2 - y) / length
            smooth[at - 1] = x - (x2 - x1) * before, y - (y2 - y1) * before
            smooth[at + 1] = x + (x2 - x1) * after, y + (y2 - y1) * after
    return smooth


def _follow(points: Sequence[Point]) -> Iterator[float]:
    """Heights along a curve."""
    for start in range(0, len(points) - 1, 3):
        a, b, c, d = (y for _, y in points[start : start + 4])
        for step in range(_SAMPLES + 1):
            t = step / _SAMPLES
            yield (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t**2 * (1 - t) * c + t**3 * d
