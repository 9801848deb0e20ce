"""Finds what a reader of lines would trip over: lines through cards, and lines that lie on each other."""

from collections.abc import Iterator
from itertools import combinations

from cxmap.drawing.scene import Box, Path, Scene

Piece = tuple[str, float, float, float]
"""`across` or `up`, where it lies, where it begins and where it ends."""


def list_ways(scene: Scene) -> list[Path]:
    """The lines of ways, without the tips of their arrows and the lines between the columns."""
    return [shape for shape in scene.shapes if isinstance(shape, Path) and shape.group and shape.fill is None]


def find_tangles(scene: Scene) -> list[str]:
    """Lines that run through a card, a tab or each other's length, in words; none for a good picture."""
    ways = [(way, list(_list_pieces(way))) for way in list_ways(scene)]
    boxes = [shape for shape in scene.shapes if isinstance(shape, Box) and shape.group and shape.stroke]
    faults = [
        f"{way.tooltip} runs through {box.id or box.tooltip}"
        for way, pieces in ways
        for piece in pieces
        for box in boxes
        if _runs_through(piece, box)
    ]
    for (one, pieces), (other, others) in combinations(ways, 2):
        faults += [f"{one.tooltip} lies on {other.tooltip}" for a in pieces for b in others if _lies_on(a, b)]
    return faults


def _list_pieces(way: Path) -> Iterator[Piece]:
    """The straight pieces of a way, corners left out."""
    for index in range(0, len(way.points) - 1, 3):
        (x1, y1), (x2, y2) = way.points[index], way.points[index + 3]
        if abs(y1 - y2) < 0.01:
            yield "across", y1, min(x1, x2), max(x1, x2)
        elif abs(x1 - x2) < 0.01:
            yield "up", x1, min(y1, y2), max(y1, y2)


def _runs_through(piece: Piece, box: Box) -> bool:
    kind, at, start, end = piece
    near, far = (box.y, box.y + box.height) if kind == "across" else (box.x, box.x + box.width)
    low, high = (box.x, box.x + box.width) if kind == "across" else (box.y, box.y + box.height)
    return near + 0.01 < at < far - 0.01 and start < high - 0.01 and low + 0.01 < end


def _lies_on(one: Piece, other: Piece) -> bool:
    close = one[0] == other[0] and abs(one[1] - other[1]) < 1
    return close and min(one[3], other[3]) - max(one[2], other[2]) > 0.5
