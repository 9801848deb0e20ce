"""A row of a band: its ground, its label, and the lines between the columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, LABEL_WIDTH, LANE, LANE_SUB, MARGIN
from cxmap.drawing.scene import Box, Path, line

_LABEL_PAD = 10.0
_LABEL_ROOM = LABEL_WIDTH - 2 * _LABEL_PAD


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in one row, in the coordinates of the picture.

    Attributes:
        title: Its label.
        sub: A few words beneath the label; may be empty.
        height: From its upper to its lower border.
        shapes: Its content, without ground and label.
        ground: What lies beneath the lines between the columns.
        sub_width: Room for the words beneath the label, where the rest of the label column is taken.

    Units:
        px.
    """

    title: str
    sub: str
    height: float
    shapes: tuple[AnyShape, ...]
    ground: tuple[AnyShape, ...] = ()
    sub_width: float = _LABEL_ROOM


def draw_ground(row: Row, top: float, content: float, *, shaded: bool) -> list[AnyShape]:
    """The ground of a row and of its label, and the label.

    Units:
        px.
    """
    ground: list[AnyShape] = [Box(MARGIN, top, LABEL_WIDTH, row.height, fill="band")]
    if shaded:
        ground.append(Box(CONTENT_LEFT, top, content, row.height, fill="surface"))
    ground += row.ground
    title, sub = _set_label(row.title, row.sub, row.sub_width)
    ground += place(title, MARGIN + _LABEL_PAD, top + 8)
    ground += place(sub, MARGIN + _LABEL_PAD, top + 9 + title.height)
    return ground


def measure_label(title: str, sub: str) -> float:
    """The height that the label of a row needs.

    Units:
        px.
    """
    above, beneath = _set_label(title, sub, _LABEL_ROOM)
    return 9 + above.height + beneath.height + 8


def _set_label(title: str, sub: str, sub_width: float) -> tuple[Prose, Prose]:
    return (
        set_prose(title, LANE, _LABEL_ROOM, "ink", bold=True, max_lines=2),
        set_prose(sub, LANE_SUB, sub_width, "muted", max_lines=3),
    )


def draw_separators(lefts: Iterable[float], top: float, bottom: float) -> list[Path]:
    """A thin line at the left border of each column but the first.

    Args:
        lefts: Where columns begin, without the first.
        top: Where the lines begin.
        bottom: Where they end.

    Units:
        px.
    """
    return [line((left, top), (left, bottom), "line") for left in lefts if bottom > top]


def least_height(heights: Iterable[float], *, label: float = 46.0) -> float:
    """The height of a row that holds all of these and its label.

    Units:
        px.
    """
    return max([label, *heights])
