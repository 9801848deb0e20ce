"""A scene in the DOT language with every place pinned, so that any Graphviz draws the same picture."""

from collections.abc import Iterator, Mapping
from typing import Final

from cxmap.drawing.characters import calm, clean_line
from cxmap.drawing.links import find_safe_link
from cxmap.drawing.scene import Box, Mark, MarkShape, Path, Point, Scene, Shape, Text
from cxmap.drawing.text import measure

_INCH: Final = 72
# Debian's Graphviz refuses a quoted string over 16,384 characters; joined by `+` they may be any length.
# A character of a label takes at most 5 in DOT, as `&amp;`; a point at most 24.
_LONGEST_LABEL: Final = 3_000
_MOST_POINTS: Final = 300
# The widest usual substitute of Arial, DejaVu Sans, needs 14 to 18 % more; emoji and bold add to that.
_TEXT_ROOM: Final = 1.35
# From the middle of a line of text to its baseline, as Graphviz places it.
_BASELINE: Final = 0.3

# Half the side of Graphviz's smallest node, a hundredth of an inch: nodes in the corners then fill the canvas
# exactly. Where `origin` comes to lie tells how the drawing was moved.
EDGE: Final = 0.36

MARKS: Final[dict[MarkShape, str]] = {
    "circle": "ellipse",
    "diamond": "diamond",
    "star": "star",
    "chevron": "cds",
    "square": "box",
    "triangle": "triangle",
}
_HEAD: Final = """\
digraph {{
  graph [layout=nop2, outputorder=breadthfirst, pad=0, margin=0{attributes}]
  node [shape=box, fixedsize=true, margin=0, label="", fontname=Helvetica]
  edge [dir=none]
  origin [color=none, width=0, height=0, pos="{edge},{edge}"]
  corner [color=none, width=0, height=0, pos="{right},{top}"]
"""


def to_dot(scene: Scene, colours: Mapping[str, str]) -> str:
    """Write a scene as DOT.

    Args:
        scene: What is drawn and where.
        colours: The colour of every role, as `#RRGGBB`.

    Returns:
        A graph whose nodes are named `n0`, `n1` … in the order of the shapes; a path is an edge from `n7` to
        `n7b`. One px of the scene is one point of Graphviz.
    """
    head = write_head(scene, f", bgcolor={quote(colours['canvas'])}, id=scene, tooltip={quote(scene.title)}")
    lines = [_statement(f"n{index}", shape, scene, colours) for index, shape in enumerate(scene.shapes)]
    return head + "".join(lines) + "}\n"


def write_head(scene: Scene, attributes: str = "") -> str:
    """The beginning of a graph as large as the scene, with the nodes `origin` and `corner` in its corners."""
    right, top = number(scene.width - EDGE), number(scene.height - EDGE)
    return _HEAD.format(attributes=attributes, edge=number(EDGE), right=right, top=top)


def quote(text: str) -> str:
    r"""A DOT string that stands for exactly this text, in a label or another attribute.

    A backslash would start an escape such as `\N`, the node's name, and `&` an entity; line ends become
    spaces. Long strings are joined from pieces.
    """
    starts = range(0, max(len(text), 1), _LONGEST_LABEL)
    return " + ".join(f'"{_escape(text[start : start + _LONGEST_LABEL])}"' for start in starts)


def _escape(text: str) -> str:
    return calm(clean_line(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"'))


def number(value: float) -> str:
    """A length with at most two decimals, the same on every machine."""
    return _trim(f"{value:.2f}")


def _inches(value: float) -> str:
    return _trim(f"{value / _INCH:.5f}")


def _trim(digits: str) -> str:
    digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _statement(name: str, shape: Shape, scene: Scene, colours: Mapping[str, str]) -> str:
    """The node, or the edge with its two ends, of one shape."""
    match shape:
        case Path():
            return _edge(name, shape, scene, colours)
        case Box():
            parts = [place_box(shape, scene), *_paint(shape, colours)]
        case Mark():
            parts = [f"shape={MARKS[shape.shape]}", place_mark(shape, scene), *_paint(shape, colours)]
        case Text():
            parts = _label(shape, scene, colours)
        case _:
            raise TypeError(f"no way to draw a {type(shape).__name__}")
    return f"  {name} [{', '.join([*parts, *_common(shape)])}]\n"


def _place(x: float, y: float, width: float, height: float, scene: Scene) -> str:
    """Size and centre of a node; Graphviz counts upwards."""
    return f'width={_inches(width)}, height={_inches(height)}, pos="{number(x)},{number(scene.height - y)}"'


def place_box(box: Box, scene: Scene) -> str:
    """Size and centre of the node of a box."""
    middle = box.x + box.width / 2, box.y + box.height / 2
    return _place(*middle, _even(box.width), _even(box.height), scene)


def place_mark(mark: Mark, scene: Scene) -> str:
    """Size and centre of the node whose figure fills the box of a mark.

    Source:
        Graphviz's own shapes: a chevron (`cds`) loses its tip's length in height, a triangle stands in the
        upper three quarters, a star is 1.0515 times as wide as it is high.
    """
    x, y, width, height, parts = mark.x, mark.y, mark.width, mark.height, 2
    if mark.shape == "chevron":
        height += min(12, height / 2, width / 3)
    elif mark.shape == "triangle":
        # Its lower side lies a quarter of the height below the middle.
        y, height, parts = y + height / 6, height * 4 / 3, 4
    elif mark.shape == "star":
        width = height = min(width / 1.0515, height)
    return _place(x, y, _even(width), _even(height, parts), scene)


def _even(length: float, parts: int = 2) -> float:
    """A length whose half, or another part, is a whole number of hundredths.

    Engines write hundredths, and where a side lies between two, one writes the lower and another the upper.
    """
    return round(length * 100 / parts) * parts / 100


def _paint(shape: Box | Mark, colours: Mapping[str, str]) -> Iterator[str]:
    style = []
    if isinstance(shape, Box) and shape.rounded:
        style.append("rounded")
    if shape.fill is not None:
        style.append("filled")
        yield f"fillcolor={quote(colours[shape.fill])}"
    if shape.stroke is None:
        yield "color=none"
    else:
        yield f"color={quote(colours[shape.stroke])}"
        if shape.stroke_width != 1:
            yield f"penwidth={number(shape.stroke_width)}"
        if isinstance(shape, Box) and shape.dashed:
            style.append("dashed")
    if style:
        yield f"style={quote(','.join(style))}"


def _label(shape: Text, scene: Scene, colours: Mapping[str, str]) -> list[str]:
    """A text as a node without a border, wide enough for other fonts, growing away from its anchor."""
    room = measure(shape.text, shape.size, bold=shape.bold) * _TEXT_ROOM
    if shape.anchor == "middle":
        room = min(room, 2 * shape.x, 2 * (scene.width - shape.x))
        middle, side = shape.x, "n"
    elif shape.anchor == "start":
        room = min(room, scene.width - shape.x)
        middle, side = shape.x + room / 2, "l"
    else:
        room = min(room, shape.x)
        middle, side = shape.x - room / 2, "r"
    face = "Bold" * shape.bold + "Oblique" * shape.italic
    text = quote(shape.text)
    return [
        "shape=none",
        _place(middle, shape.y - shape.size * _BASELINE, max(room, 1), shape.size * 1.2, scene),
        f'label={text[:-1]}\\{side}"',
        f"fontsize={number(shape.size)}",
        f"fontcolor={quote(colours[shape.role])}",
        *([f'fontname="Helvetica-{face}"'] if face else []),
    ]


def _edge(name: str, shape: Path, scene: Scene, colours: Mapping[str, str]) -> str:
    """A path as an edge between two invisible nodes at its ends."""
    ends = "".join(
        f'  {end} [style=invis, width=0, height=0, pos="{_inside(point, scene)}"]\n'
        for end, point in ((name, shape.points[0]), (f"{name}b", shape.points[-1]))
    )
    parts = [place_path(shape, scene), f"color={quote(colours[shape.stroke])}"]
    if shape.stroke_width != 1:
        parts.append(f"penwidth={number(shape.stroke_width)}")
    if shape.dashed:
        parts.append("style=dashed")
    return f"{ends}  {name} -> {name}b [{', '.join([*parts, *_common(shape)])}]\n"


def _inside(point: Point, scene: Scene) -> str:
    """The place of an invisible end, kept from making the canvas larger."""
    x = min(max(point[0], EDGE), scene.width - EDGE)
    y = min(max(point[1], EDGE), scene.height - EDGE)
    return f"{number(x)},{number(scene.height - y)}"


def place_path(path: Path, scene: Scene) -> str:
    """The points of a spline, in pieces where it is long."""
    places = [f"{number(x)},{number(scene.height - y)}" for x, y in path.points]
    starts = range(0, len(places), _MOST_POINTS)
    joined = " + ".join(f'"{" ".join(["", *places[start : start + _MOST_POINTS]][start == 0 :])}"' for start in starts)
    return f"pos={joined}"


def _common(shape: Shape) -> Iterator[str]:
    """What any shape may carry."""
    if shape.id:
        yield f"id={quote(shape.id)}"
    if shape.group:
        yield f"class={quote(shape.group)}"
    if shape.tooltip:
        yield f"tooltip={quote(shape.tooltip)}"
    link = find_safe_link(shape.link)
    if link is not None:
        yield f"URL={quote(link)}"
