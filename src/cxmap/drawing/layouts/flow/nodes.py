"""What stands in the graph: boxes of a fixed size that know how they are drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.prose import AnyShape


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph.

    Attributes:
        column: Which column of its band it stands in, from 0.
        width: A whole number, because some versions of Graphviz round sizes.
        height: Likewise.
        draw: Draws it from its left and upper border on.

    Units:
        px.
    """

    column: int
    width: int
    height: int
    draw: Callable[[float, float], list[AnyShape]]
