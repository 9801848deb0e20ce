"""What stands in the graph: boxes of a fixed size that know how they are drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.prose import AnyShape


@dataclass(frozen=True, slots=True)
class Block:
    """Something to be drawn as a whole.

    Attributes:
        width: An even number, because Graphviz rounds the halves of columns.
        height: A whole number, because some versions of Graphviz round sizes.
        draw: Draws it from its left and upper border on.

    Units:
        px.
    """

    width: int
    height: int
    draw: Callable[[float, float], list[AnyShape]]


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph.

    Attributes:
        column: Which column of its band it stands in, from 0.
        stage: Place of its stage in the view, from 0.
        block: What stands there.
    """

    column: int
    stage: int
    block: Block
