"""What stands in the columns of a row, but for phases and emotions."""

from dataclasses import dataclass
from typing import Final

from cxmap.drawing.layouts.shared.lines import round_corners
from cxmap.drawing.layouts.shared.owners import NO_OWNER
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, LANE, LANE_SUB, SMALL
from cxmap.drawing.scene import Box, Path
from cxmap.language.level import Level
from cxmap.views.portfolio import MapRow

GAP: Final = 3.0

_INDENT, _MOST_DEPTH = 16.0, 4
_BAR = 6.0
_CHIP_HEIGHT, _CHIP_PAD = 18.0, 8.0

LEVELS: Final[dict[Level, str]] = {"sketch": "channel-other", "mapped": "channel-6", "measured": "channel-4"}
"""The colours of the levels: channels never stand in this picture, and theirs are tested for contrast."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines beneath each other, each of its own kind.

    Attributes:
        lines: What stands in it, from the top.
    """

    lines: tuple[Prose, ...]

    @property
    def height(self) -> float:
        """The height of all that is said.

        Units:
            px.
        """
        return sum(line.height for line in self.lines) + GAP * (sum(bool(line.lines) for line in self.lines) - 1)


def set_name(row: MapRow, width: float) -> Block:
    """What a map is called, and where it belongs."""
    room = width - find_indent(row)
    title = set_prose(row.title, LANE, room, "ink", bold=True, max_lines=3)
    return Block((title, set_prose(row.note, SMALL, room, "muted", max_lines=2)))


def set_owner(row: MapRow, width: float) -> Block:
    """Who keeps a map true."""
    if not row.owner:
        return Block((set_prose(NO_OWNER, BODY, width, "muted", italic=True, max_lines=1),))
    return Block((set_prose(row.owner, BODY, width, "ink", max_lines=3),))


def set_review(row: MapRow, width: float) -> Block:
    """When a map was reviewed, and when that is due again."""
    if not row.reviewed:
        return Block((set_prose("Not reviewed", BODY, width, "muted", italic=True, max_lines=1),))
    due = f"next due {row.due}" if row.due else "no next review"
    return Block(
        (
            set_prose(row.reviewed, BODY, width, "ink", max_lines=1),
            set_prose(due, SMALL, width, "muted", max_lines=1),
        )
    )


def draw_block(block: Block, x: float, middle: float) -> list[AnyShape]:
    """The lines of a block around a middle.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    top = middle - block.height / 2
    for line in block.lines:
        shapes += place(line, x, top)
        top += line.height + GAP if line.lines else 0.0
    return shapes


def find_indent(row: MapRow) -> float:
    """How far a map stands to the right because it details others.

    Units:
        px.
    """
    return _INDENT * min(row.depth, _MOST_DEPTH)


def draw_branch(row: MapRow, x: float, top: float, middle: float) -> list[AnyShape]:
    """The little line that leads from the map above to one that details it.

    Units:
        px.
    """
    if not row.depth:
        return []
    left = x + find_indent(row) - _INDENT + 4
    return [Path(round_corners([(left, top + 4), (left, middle), (left + 8, middle)], 4), "rule", 1.2)]


def draw_count(count: int | None, most: int, role: str, frame: tuple[float, float, float]) -> list[AnyShape]:
    """A number over a bar as long as its part of the largest.

    Args:
        count: The number; None where nobody knows it.
        most: The largest of all maps.
        role: Colour role of the bar.
        frame: Left, middle and width of the column.

    Units:
        px.
    """
    x, middle, width = frame
    if count is None:
        unknown = set_prose("Not known", BODY, width, "muted", italic=True, max_lines=2)
        return [*place(unknown, x, middle - unknown.height / 2)]
    number = set_prose(f"{count:,}", LANE, width, "ink", bold=True, max_lines=1)
    shapes: list[AnyShape] = [*place(number, x, middle - number.height - 1)]
    if count:
        shapes.append(Box(x, middle + 5, width * count / most, _BAR, fill=role))
    return shapes


def draw_state(row: MapRow, x: float, middle: float, width: float) -> list[AnyShape]:
    """Which journey a map shows, over a chip with its level.

    Units:
        px.
    """
    colour, top = LEVELS[row.level], middle + 2
    state = set_prose(row.state, BODY, width, "ink", max_lines=1)
    level = set_prose(row.level.capitalize(), LANE_SUB, width - 2 * _CHIP_PAD, f"{colour}-ink", max_lines=1)
    chip = Box(x, top, level.width + 2 * _CHIP_PAD, _CHIP_HEIGHT, f"{colour}-bg", f"{colour}-stroke", rounded=True)
    return [
        *place(state, x, middle - state.height - 3),
        chip,
        *place(level, x + _CHIP_PAD, top + (_CHIP_HEIGHT - level.height) / 2),
    ]
