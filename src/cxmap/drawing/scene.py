"""A picture as shapes in colour roles: what is where, before any engine draws it."""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
MarkShape = Literal["circle", "diamond", "star", "chevron", "square", "triangle"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What every shape of a scene may carry.

    Attributes:
        group: Class of the touchpoint it belongs to, e.g. `tp-insert-money`; empty for none.
        id: Identifier, unique in the scene; empty for none.
        tooltip: Text shown on hovering; empty for none.
        link: Address the shape leads to; empty for none.
    """

    group: str = ""
    id: str = ""
    tooltip: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Box(Shape):
    """A rectangle by its top left corner.

    Attributes:
        fill: Colour role inside; None leaves it open.
        stroke: Colour role of the border; None draws no border.

    Units:
        All lengths in px, the origin at the top left.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    rounded: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark(Shape):
    """A small figure by its centre: a persona's marker, a star, the chevron of a stage.

    Every figure fills the box of its width and height, but a star, which stays regular inside it. The tip of
    a chevron points right and is as long as the least of 12, half its height and a third of its width.

    Units:
        All lengths in px, the origin at the top left.
    """

    shape: MarkShape
    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class Path(Shape):
    """A smooth line, or an area inside one.

    Attributes:
        points: The start, then three points for each cubic Bézier piece: two controls and an end.
        fill: Colour role inside a line that ends where it begins; None leaves it open. A graph in DOT shows its
            border only.

    Shape:
        points: 1 + 3·k pairs.

    Units:
        All lengths in px, the origin at the top left.
    """

    points: tuple[Point, ...]
    stroke: str
    stroke_width: float = 1.0
    dashed: bool = False
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """One line of text.

    Attributes:
        x: Where the anchor stands.
        y: The baseline.
        size: Font size.
        role: Colour role of the letters.

    Units:
        All lengths in px, the origin at the top left.
    """

    x: float
    y: float
    text: str
    size: float
    role: str
    bold: bool = False
    italic: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture.

    Attributes:
        title: Its name, for people who cannot see it.
        description: What it shows, in words.
        shapes: Everything drawn; later shapes lie on top.

    Units:
        Width and height in px.
    """

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Box | Mark | Path | Text, ...]


def line(start: Point, end: Point, stroke: str, stroke_width: float = 1.0, *, dashed: bool = False) -> Path:
    """A straight line as a path of one Bézier piece."""
    (x1, y1), (x2, y2) = start, end
    third, two_thirds = (x1 + (x2 - x1) / 3, y1 + (y2 - y1) / 3), (x2 - (x2 - x1) / 3, y2 - (y2 - y1) / 3)
    return Path((start, third, two_thirds, end), stroke, stroke_width, dashed=dashed)
