"""The outlines of a scene alone, in the DOT language: all that an engine has to draw of a picture.

Texts, colours, tooltips and links are taken from the scene when the picture is finished. An engine that had to draw
them too would take five times as long.
"""

from cxmap.drawing.dot import MARKS, place_box, place_mark, place_path, write_head
from cxmap.drawing.scene import Box, Mark, Path, Scene, Shape, Text


def write_outline_graph(scene: Scene) -> str:
    """Write the outlines of a scene as DOT, each where it stands in the graph of the whole scene.

    Args:
        scene: What is drawn and where.

    Returns:
        A graph whose nodes are named `n0`, `n1` … in the order of the shapes, texts left out. A path is an edge of
        such an id; as every point of it is given, it can lead from one corner of the canvas to the other.
    """
    lines = [_statement(f"n{index}", shape, scene) for index, shape in enumerate(scene.shapes)]
    return f"{write_head(scene)}{''.join(lines)}}}\n"


def _statement(name: str, shape: Shape, scene: Scene) -> str:
    match shape:
        case Text():
            return ""
        case Path():
            return f"  origin -> corner [id={name}, {place_path(shape, scene)}]\n"
        case Box():
            return f"  {name} [{place_box(shape, scene)}{', style=rounded' if shape.rounded else ''}]\n"
        case Mark():
            return f"  {name} [shape={MARKS[shape.shape]}, {place_mark(shape, scene)}]\n"
        case _:
            raise TypeError(f"no way to draw a {type(shape).__name__}")
