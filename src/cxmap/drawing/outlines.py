"""What an engine drew: the outline of every shape of a scene, in the scene's own px."""

import re
from itertools import product
from typing import Final
from xml.etree import ElementTree as ET

from cxmap.drawing.dot import EDGE, number
from cxmap.drawing.scene import Box, Scene, Text
from cxmap.errors import EngineFailed

_NAME: Final = re.compile(r"n(\d+)\Z")
_PAIR: Final = re.compile(r"(-?[\d.]+)(?:e-?\d+)?,(-?[\d.]+)")
_CORNER: Final = 12
SVG: Final = "{http://www.w3.org/2000/svg}"
ADVICE: Final = "choose another engine with `--engine`"


def read_outlines(raw: str, scene: Scene) -> dict[int, list[str]]:
    """Read the SVG of an engine.

    Args:
        raw: The SVG as Graphviz writes it.
        scene: What was given to the engine, written by `write_outline_graph`.

    Returns:
        For each shape but texts, by its place in the scene, its outlines: the name and the geometric
        attributes of an SVG element, such as `rect x="1" y="2" width="3" height="4"`.

    Raises:
        EngineFailed: This is no SVG, or shapes are missing from it.
    """
    named = {_name(group): group for group in read_groups(raw)}
    move = _find_move(named.get("origin"), scene)
    outlines: dict[int, list[str]] = {}
    for name, group in named.items():
        match = _NAME.match(name)
        if match is not None:
            shape = scene.shapes[int(match[1])]
            outline = _rounded if isinstance(shape, Box) and shape.rounded else _outline
            outlines[int(match[1])] = [text for element in group.iter() if (text := outline(element, *move))]
    missing = sum(
        1 for index, shape in enumerate(scene.shapes) if not isinstance(shape, Text) and not outlines.get(index)
    )
    if missing:
        raise EngineFailed(f"the drawing engine left out {missing} of {len(scene.shapes)} shapes", ADVICE)
    return outlines


def read_groups(raw: str) -> list[ET.Element]:
    """The nodes and edges of an engine's SVG.

    Raises:
        EngineFailed: This is no SVG.
    """
    try:
        return [group for group in ET.fromstring(raw).iter(f"{SVG}g") if group.get("class", "") != "graph"]  # noqa: S314
    except ET.ParseError as error:
        raise EngineFailed(f"the drawing engine wrote something that is no SVG: {error}", ADVICE) from error


def _name(group: ET.Element) -> str:
    """What the graph calls a node or an edge: edges are told apart by their ids, for all have the same ends."""
    return group.get("id", "") if group.get("class") == "edge" else group.findtext(f"{SVG}title", "")


def _find_move(origin: ET.Element | None, scene: Scene) -> tuple[float, float]:
    """How far the engine's coordinates lie from the scene's, seen at the node in the lower left corner."""
    element = None if origin is None else origin.find(f".//{SVG}polygon")
    if element is None:
        raise EngineFailed("the drawing engine left out the corner of the canvas", ADVICE)
    x, y, width, height = read_extent(read_pairs(element.get("points", "")))
    return EDGE - (x + width / 2), scene.height - EDGE - (y + height / 2)


def _outline(element: ET.Element, dx: float, dy: float) -> str:
    """One SVG element without its paint; empty for anything that is no figure."""
    match element.tag.removeprefix(SVG):
        case "polygon":
            return _polygon([(x + dx, y + dy) for x, y in read_pairs(element.get("points", ""))])
        case "path":
            path = _PAIR.sub(lambda pair: _move_pair(pair, dx, dy), element.get("d", ""))
            return f'path d="{path}"'
        case "ellipse":
            cx, cy, rx, ry = (float(element.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
            radii = f'r="{number(rx)}"' if rx == ry else f'rx="{number(rx)}" ry="{number(ry)}"'
            kind = "circle" if rx == ry else "ellipse"
            return f'{kind} cx="{number(cx + dx)}" cy="{number(cy + dy)}" {radii}'
        case _:
            return ""


def _rounded(element: ET.Element, dx: float, dy: float) -> str:
    """A box with rounded corners, which Graphviz writes as a curve.

    Engines differ in the last decimal of where a corner begins, so the corners are described by their radius alone.

    Source:
        Graphviz's own rounding: 12 points, at most a third of the shorter side.
    """
    if element.tag.removeprefix(SVG) != "path":
        return _outline(element, dx, dy)
    pairs = [(float(x) + dx, float(y) + dy) for x, y in _PAIR.findall(element.get("d", ""))]
    left, top, width, height = read_extent(pairs)
    radius = number(min(_CORNER, width / 3, height / 3))
    return f'rect x="{number(left)}" y="{number(top)}" width="{number(width)}" height="{number(height)}" rx="{radius}"'


def _move_pair(pair: re.Match[str], dx: float, dy: float) -> str:
    return f"{number(float(pair[1]) + dx)},{number(float(pair[2]) + dy)}"


def read_pairs(points: str) -> list[tuple[float, float]]:
    """Points written as `x,y` with spaces between them."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in points.split())]


def read_extent(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The box around points: left, top, width, height."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top


def _polygon(points: list[tuple[float, float]]) -> str:
    """A polygon without its repeated last point, as a rectangle where it is one."""
    corners = set(points)
    (left, right), (top, bottom) = ((min(ends), max(ends)) for ends in zip(*corners, strict=True))
    if corners == set(product((left, right), (top, bottom))):
        width, height = right - left, bottom - top
        return f'rect x="{number(left)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"'
    if points[0] == points[-1]:
        points = points[:-1]
    return f'polygon points="{" ".join(f"{number(x)},{number(y)}" for x, y in points)}"'
