"""Which colours a picture really puts on which: letters and figures, each with what lies beneath."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from tests.drawing.layouts.overlap import Frame, frame_box, frame_mark, frame_text, walk

from cxmap.drawing.scene import Box, Mark, Path, Point, Scene, Text

# Hairlines, tints and heads part the picture for the eye; what they tell stands in the words on them.
QUIET: Final = frozenset({"line", "head", "canvas", "surface", "band", "card", "zone-plus", "zone-minus"})
# What stands here for one channel, persona or feeling stands elsewhere for another.
FAMILIES: Final = {
    r"channel-(\w+)-(?:stroke|bg|ink)": ("1", "2", "3", "4", "5", "6", "7", "other"),
    r"persona-(\d)": ("1", "2", "3", "4"),
    r"emotion-(\w+)": ("p2", "p1", "0", "m1", "m2"),
    r"decides-(\w+)": ("customer", "employee", "automated"),
}
_EDGE: Final = 0.5
# Height of the rows by which a picture's areas are found.
_ROW: Final = 32.0


@dataclass(frozen=True)
class Pair:
    """Ink on a ground, as colour roles.

    Attributes:
        inks: What must be told from the ground: for a figure, its inside or its border will do.
    """

    kind: Literal["text", "figure"]
    inks: tuple[str, ...]
    ground: str


def find_pairs(scene: Scene) -> dict[Pair, str]:
    """Every pair that a picture draws, with one place where it does."""
    pairs: dict[Pair, str] = {}
    areas = _Areas()
    for shape in scene.shapes:
        for pair, where in _list_pairs(shape, areas):
            pairs.setdefault(pair, where)
        areas.add(shape)
    return pairs


def list_siblings(pair: Pair) -> Iterable[Pair]:
    """The same pair for every channel, persona, feeling and decider, the pair itself among them."""
    siblings = [pair]
    for pattern, members in FAMILIES.items():
        here = {match[1] for role in (*pair.inks, pair.ground) if (match := re.fullmatch(pattern, role))}
        if len(here) == 1:
            (old,) = here
            siblings = [_swap(one, pattern, old, new) for one in siblings for new in members]
    return siblings


def _swap(pair: Pair, pattern: str, old: str, new: str) -> Pair:
    """A pair with one member of a family in the place of another."""

    def rename(role: str) -> str:
        return role.replace(f"-{old}", f"-{new}", 1) if re.fullmatch(pattern, role) else role

    return replace(pair, inks=tuple(rename(ink) for ink in pair.inks), ground=rename(pair.ground))


class _Areas:
    """What has been painted so far, by the rows of the picture."""

    def __init__(self) -> None:
        self._rows: dict[int, list[tuple[Frame, Box | Mark | Path]]] = {}

    def add(self, shape: Box | Mark | Path | Text) -> None:
        if isinstance(shape, Text) or not shape.fill:
            return
        frame = _frame(shape)
        for row in range(int(frame.top // _ROW), int(frame.bottom // _ROW) + 1):
            self._rows.setdefault(row, []).append((frame, shape))

    def find_ground(self, point: Point) -> str:
        """The role of what lies on top at a point."""
        x, y = point
        for frame, shape in reversed(self._rows.get(int(y // _ROW), [])):
            # What ends at the edge of an area lies beside it.
            beside = not (frame.left + _EDGE < x < frame.right - _EDGE and frame.top + _EDGE < y < frame.bottom - _EDGE)
            if not beside and _covers(shape, point):
                assert shape.fill is not None
                return shape.fill
        return "canvas"


def _list_pairs(shape: Box | Mark | Path | Text, areas: _Areas) -> Iterator[tuple[Pair, str]]:
    if isinstance(shape, Text):
        if shape.text.strip():
            frame = frame_text(shape)
            middle = ((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
            yield Pair("text", (shape.role,), areas.find_ground(middle)), repr(shape.text)
        return
    roles = dict.fromkeys(role for role in (shape.fill, shape.stroke) if role)
    if all(role in QUIET or role.endswith("-bg") for role in roles):
        return
    for point in _list_points(shape):
        yield Pair("figure", tuple(roles), areas.find_ground(point)), f"at {point[0]:.0f}, {point[1]:.0f}"


def _list_points(shape: Box | Mark | Path) -> list[Point]:
    """Where a figure lies on something: along a line, at the middle and the ends of anything else."""
    if isinstance(shape, Path):
        return list(walk(shape))
    frame = _frame(shape)
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    return [(x, y), (frame.left, y), (frame.right, y), (x, frame.top), (x, frame.bottom)]


def _frame(shape: Box | Mark | Path) -> Frame:
    if isinstance(shape, Box):
        return frame_box(shape)
    if isinstance(shape, Mark):
        return frame_mark(shape)
    xs, ys = zip(*shape.points, strict=True)
    return Frame(min(xs), min(ys), max(xs), max(ys))


def _covers(shape: Box | Mark | Path, point: Point) -> bool:
    """Whether a figure whose frame holds a point covers it; round and pointed ones leave their corners free."""
    if isinstance(shape, Box) or (isinstance(shape, Mark) and shape.shape in {"square", "chevron"}):
        return True
    if isinstance(shape, Path):
        # Tips of arrows: too small for anything to stand on them.
        return False
    dx, dy = abs(point[0] - shape.x) / shape.width * 2, abs(point[1] - shape.y) / shape.height * 2
    # Neighbours may touch each other at their tips.
    return (dx + dy if shape.shape == "diamond" else dx * dx + dy * dy) < 1 - 1e-6
