"""A band as a table: the heads of its stages, its rows beneath them, and the lines of a service between the rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.frame import Row, draw_ground, draw_separators
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, LANE_SUB, MARGIN, ROW_GAP
from cxmap.drawing.layouts.shared.stages import StageHead, draw_chevrons, draw_questions
from cxmap.drawing.scene import line

_LINE_ROOM = 24.0
_LABEL_LEFT = 10.0
_LABEL_PAD = 6.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A row that may come to stand in a table.

    Attributes:
        draw: Draws it beneath an upper border; nothing where it has no content.
        line: The line of a service that stands above it, such as "Line of visibility"; empty for none.
        solid: Whether that line is solid, and not dashed.
    """

    draw: Callable[[float], Row | None]
    line: str = ""
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A band with the place where it ends.

    Attributes:
        bottom: Where it ends.
        ground: What lies beneath everything.
        content: What stands on it.
        tops: The upper border of each lane, or None where it has no content.

    Units:
        px.
    """

    bottom: float
    ground: tuple[AnyShape, ...]
    content: tuple[AnyShape, ...]
    tops: tuple[float | None, ...]


def draw_table(
    heads: Sequence[StageHead], lanes: Iterable[Lane], top: float, width: float, *, striped: bool = True
) -> Table:
    """The heads of a band and its rows, those without content left out.

    Args:
        heads: The stages.
        lanes: The rows from top to bottom.
        top: Where the band begins.
        width: The width of its columns together.
        striped: Whether only every other row is shaded, and not all.

    Units:
        px.
    """
    chevrons = draw_chevrons(heads, top)
    grounds: list[AnyShape] = []
    content: list[AnyShape] = list(chevrons.shapes)
    tops: list[float | None] = []
    passed: list[Lane] = []
    below = begin = top + chevrons.height + ROW_GAP
    questions = draw_questions(heads, below)
    if questions:
        content += questions.shapes
        below += questions.height
    shaded = True
    for lane in lanes:
        room = _LINE_ROOM if lane.line else 0.0
        row = lane.draw(below + room)
        tops.append(None if row is None else below + room)
        passed = [*passed, lane] if lane.line else []
        if row is None:
            continue
        if passed:
            # Where layers between are left out, one line stands for all: that of visibility, if it is among them.
            which = next((one for one in passed if one.solid), lane)
            content += draw_service_line(which.line, below + (room - ROW_GAP) / 2, width, solid=which.solid)
            below, passed = below + room, []
        grounds += draw_ground(row, below, width, shaded=shaded)
        content += row.shapes
        below += row.height + ROW_GAP
        shaded = not (striped and shaded)
    bottom = below - ROW_GAP
    grounds += draw_separators([head.left for head in heads[1:]], begin + 6, bottom)
    return Table(bottom, tuple(grounds), tuple(content), tuple(tops))


def draw_service_line(name: str, y: float, width: float, *, solid: bool) -> list[AnyShape]:
    """A line between two layers of a service, with its name at its begin.

    Args:
        name: What it is called.
        y: Its height in the picture.
        width: The width of the columns that it runs under.
        solid: Whether it is solid, and not dashed.

    Units:
        px.
    """
    label = set_prose(name, LANE_SUB, CONTENT_LEFT + width - MARGIN, "muted", bold=True, max_lines=1)
    left = MARGIN + _LABEL_LEFT
    right = left + label.width + _LABEL_PAD
    stroke = 2.0 if solid else 1.6
    return [
        line((MARGIN, y), (left - _LABEL_PAD, y), "rule", stroke),
        *place(label, left, y - label.height / 2),
        line((right, y), (CONTENT_LEFT + width, y), "rule", stroke, dashed=not solid),
    ]
