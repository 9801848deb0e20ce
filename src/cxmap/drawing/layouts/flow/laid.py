"""Bands with the places that the engine found for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import hypot

from cxmap.drawing.layouts.flow.graph import Band
from cxmap.drawing.layouts.flow.places import Places
from cxmap.drawing.scene import Point

# How much wider gaps become where there is room for it, and so that a short band reaches as far as a long one.
_MORE, _MOST_MORE = 12.0, 30.0
_NEAR = 6.0


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
        lines = [y for points in self.links for _, y in points]
        return (
            min([*lines, *(y - node.block.height / 2 for (_, y), node in pairs)]),
            max([*lines, *(y + node.block.height / 2 for (_, y), node in pairs)]),
        )


def share_places(bands: Sequence[Band], places: Places) -> list[LaidBand]:
    """Give each band its own of all places."""
    laid = []
    nodes = links = 0
    for band in bands:
        ends = nodes + len(band.nodes), links + len(band.links)
        lines = [_tighten(points) for points in places.links[links : ends[1]]]
        laid.append(LaidBand(band, places.nodes[nodes : ends[0]], lines))
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


def _tighten(points: Sequence[Point]) -> list[Point]:
    """The same line in pieces so short that no control stands far outside the box around the ends of its piece.

    A control may stand far from the line itself: it would ask for room that nothing fills, or leave the picture.
    """
    tight = list(points[:1])
    todo = [tuple(points[at : at + 4]) for at in range(len(points) - 4, -1, -3)]
    while todo:
        piece = todo.pop()
        if all(_is_near(control, piece[0], piece[3]) for control in piece[1:3]):
            tight += piece[1:]
        else:
            todo += reversed(_halve(piece))
    return tight


def _is_near(control: Point, start: Point, end: Point) -> bool:
    return all(
        min(one, other) - _NEAR <= here <= max(one, other) + _NEAR
        for here, one, other in zip(control, start, end, strict=True)
    )


def _halve(piece: Sequence[Point]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Both halves of a Bézier piece.

    Source:
        De Casteljau's construction.
    """
    a, b, c, d = piece
    ab, bc, cd = _middle(a, b), _middle(b, c), _middle(c, d)
    abc, bcd = _middle(ab, bc), _middle(bc, cd)
    middle = _middle(abc, bcd)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
