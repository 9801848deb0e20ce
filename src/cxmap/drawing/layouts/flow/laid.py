"""Bands with the places that the engine found for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cxmap.drawing.layouts.flow.graph import Band, Link
from cxmap.drawing.layouts.flow.places import Places
from cxmap.drawing.layouts.shared.lines import split_piece
from cxmap.drawing.scene import Point, line

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
    def left(self) -> float:
        """Where the first node begins."""
        return min(x - node.block.width / 2 for node, (x, _) in zip(self.band.nodes, self.nodes, strict=True))

    @cached_property
    def width(self) -> float:
        """From there to where the last node ends."""
        pairs = zip(self.band.nodes, self.nodes, strict=True)
        return max(x + node.block.width / 2 for node, (x, _) in pairs) - self.left

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
        own = zip(band.links, places.links[links : ends[1]], strict=True)
        lines = [_tighten(_lead(band, link, points)) for link, points in own]
        laid.append(LaidBand(band, places.nodes[nodes : ends[0]], lines))
        nodes, links = ends
    return laid


def _lead(band: Band, link: Link, points: Sequence[Point]) -> list[Point]:
    """The line from block to block: the engine was given wider nodes, so that a short band is spread."""
    half = band.more / 2
    (x1, y1), (x2, y2) = points[0], points[-1]
    led = list(points)
    if half and link.tail_side == "e":
        led = [*line((x1 - half, y1), (x1, y1), "").points, *led[1:]]
    if half and link.head_side == "w":
        led += line((x2, y2), (x2 + half, y2), "").points[1:]
    return led


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
            todo += reversed(split_piece(piece, 0.5))
    return tight


def _is_near(control: Point, start: Point, end: Point) -> bool:
    return all(
        min(one, other) - _NEAR <= here <= max(one, other) + _NEAR
        for here, one, other in zip(control, start, end, strict=True)
    )
