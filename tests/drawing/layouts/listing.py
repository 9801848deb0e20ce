"""A picture as text: a line for each shape, to be read in a review."""

from cxmap.drawing.scene import Box, Mark, Path, Scene, Text


def list_scene(scene: Scene) -> str:
    """Each shape in its order: what it is, where it stands, how it looks, what it belongs to."""
    lines = [f"{scene.title}: {scene.width:.1f} x {scene.height:.1f}", scene.description]
    lines += [_list_shape(shape) for shape in scene.shapes]
    return "\n".join(lines) + "\n"


def _list_shape(shape: Box | Mark | Path | Text) -> str:
    match shape:
        case Box():
            look = f"box {shape.x:.1f},{shape.y:.1f} {shape.width:.1f}x{shape.height:.1f} {shape.fill}/{shape.stroke}"
            look += " rounded" * shape.rounded + " dashed" * shape.dashed
        case Mark():
            look = f"{shape.shape} {shape.x:.1f},{shape.y:.1f} {shape.width:.1f}x{shape.height:.1f} {shape.fill}"
        case Path():
            (x1, y1), (x2, y2) = shape.points[0], shape.points[-1]
            look = f"path {x1:.1f},{y1:.1f} to {x2:.1f},{y2:.1f} in {len(shape.points) // 3} {shape.stroke}"
            look += " dashed" * shape.dashed
        case Text():
            look = f"text {shape.x:.1f},{shape.y:.1f} {shape.anchor} {shape.size:g}{' bold' * shape.bold} {shape.role}"
            look += f" {shape.text!r}"
    more = (("#", shape.id), (".", shape.group), ("title ", repr(shape.tooltip) if shape.tooltip else ""))
    return " ".join([look, *(f"{sign}{value}" for sign, value in more if value)])
