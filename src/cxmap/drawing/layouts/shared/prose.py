"""Blocks of wrapped text: how tall they are, and where their lines stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cxmap.drawing.scene import Anchor, Box, Mark, Path, Text
from cxmap.drawing.text import measure
from cxmap.drawing.wrapping import wrap

AnyShape = Box | Mark | Path | Text

LINE_PITCH = 1.2
# Where the baseline stands in a line: ascent 0.905 and descent 0.212 of Arial, in the middle of the pitch.
BASELINE = 0.95
_HARD_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Prose:
    """Text broken into lines.

    Attributes:
        lines: The lines; none for an empty text.
        whole: The text before it was broken.
        size: Font size.
        role: Colour role of the letters.

    Units:
        Sizes in px.
    """

    lines: tuple[str, ...]
    whole: str
    size: float
    role: str
    bold: bool = False
    italic: bool = False

    @property
    def height(self) -> float:
        """The height of all lines.

        Units:
            px.
        """
        return len(self.lines) * self.size * LINE_PITCH

    @property
    def width(self) -> float:
        """The width of the longest line.

        Units:
            px.
        """
        return max((measure(line, self.size, bold=self.bold) for line in self.lines), default=0.0)

    @property
    def cut(self) -> bool:
        """Whether the lines hold less than the whole text."""
        return _squeeze("".join(self.lines)) != _squeeze(self.whole)

    @property
    def rest(self) -> str:
        """The whole text where the lines do not hold it, for a tooltip; empty where they do."""
        return self.whole if self.cut else ""


def set_prose(
    text: str, size: float, width: float, role: str, *, max_lines: int, bold: bool = False, italic: bool = False
) -> Prose:
    """Break a text into lines of about the same length; what does not fit into them ends in an ellipsis."""
    lines = wrap(text, size, width, bold=bold, max_lines=max_lines, balanced=True)
    return Prose(tuple(lines), text, size, role, bold, italic)


def set_names(
    names: Sequence[str], size: float, width: float, role: str, *, max_lines: int, bold: bool = False
) -> Prose:
    """Names one after the other, with line ends between two of them rather than inside one."""
    kept = [name.replace(" ", _HARD_SPACE) if measure(f"{name},", size, bold=bold) <= width else name for name in names]
    prose = set_prose(", ".join(kept), size, width, role, max_lines=max_lines, bold=bold)
    lines = tuple(line.replace(_HARD_SPACE, " ").strip() for line in prose.lines)
    return replace(prose, lines=lines, whole=", ".join(names))


def place(prose: Prose, x: float, top: float, *, anchor: Anchor = "start") -> list[Text]:
    """The lines as shapes, the first beginning at `top`; a cut text tells the whole in its tooltip.

    Units:
        px.
    """
    pitch, rest = prose.size * LINE_PITCH, prose.rest
    return [
        Text(
            x,
            top + index * pitch + prose.size * BASELINE,
            line,
            prose.size,
            prose.role,
            prose.bold,
            prose.italic,
            anchor,
            tooltip=rest,
        )
        for index, line in enumerate(prose.lines)
    ]


def tag(shapes: Iterable[AnyShape], *, group: str, tooltip: str = "", link: str = "") -> list[AnyShape]:
    """The same shapes as parts of a touchpoint, with its tooltip where they have none of their own."""
    return [replace(shape, group=group, tooltip=shape.tooltip or tooltip, link=shape.link or link) for shape in shapes]


def join_groups(ids: Iterable[str]) -> str:
    """The classes of several touchpoints, for a shape that belongs to all of them: who looks for any of them finds it.

    Args:
        ids: Ids of touchpoints; an empty one, such as the target of a way that ends, is none.
    """
    return " ".join(f"tp-{id}" for id in dict.fromkeys(ids) if id)


def _squeeze(text: str) -> str:
    return "".join(text.split())
