"""What Graphviz found: where the nodes stand and how the lines go between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from cxmap.drawing.outlines import ADVICE, SVG, read_extent, read_groups, read_pairs
from cxmap.drawing.scene import Point
from cxmap.errors import EngineFailed

_COMMANDS: Final = re.compile(r"[MC]")


@dataclass(frozen=True, slots=True)
class Places:
    """Places in the engine's own coordinates.

    Attributes:
        nodes: The centre of each node.
        links: The pieces of each line.

    Shape:
        links: 1 + 3·k pairs each.

    Units:
        px, downwards.
    """

    nodes: tuple[Point, ...]
    links: tuple[tuple[Point, ...], ...]


def read_places(raw: str, nodes: int, links: int) -> Places:
    """Read the SVG of an engine.

    Args:
        raw: The SVG as Graphviz writes it.
        nodes: How many nodes the graph has.
        links: How many links.

    Raises:
        EngineFailed: This is no SVG, or something is missing from it.
    """
    groups = read_groups(raw)
    centres = {group.findtext(f"{SVG}title", ""): point for group in groups for point in _find_centre(group)}
    lines = {group.get("id", ""): points for group in groups for points in _find_line(group)}
    try:
        return Places(
            tuple(centres[f"n{index}"] for index in range(nodes)), tuple(lines[f"e{index}"] for index in range(links))
        )
    except KeyError as error:
        raise EngineFailed(f"the drawing engine left out {error.args[0]}", ADVICE) from error


def _find_centre(group: Element) -> Iterator[Point]:
    for polygon in group.findall(f"{SVG}polygon"):
        left, top, width, height = read_extent(read_pairs(polygon.get("points", "")))
        yield left + width / 2, top + height / 2


def _find_line(group: Element) -> Iterator[tuple[Point, ...]]:
    for path in group.findall(f"{SVG}path"):
        yield tuple(read_pairs(_COMMANDS.sub(" ", path.get("d", ""))))
