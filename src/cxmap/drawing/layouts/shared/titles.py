"""The title of a picture and the line beneath it."""

from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import MARGIN, SUBTITLE, TITLE


def draw_titles(title: str, subtitle: str, width: float) -> tuple[float, list[AnyShape]]:
    """Title and subtitle in the upper left corner.

    Args:
        title: What the picture is called.
        subtitle: What it shows, in a line; may be empty.
        width: Room for both, from the left margin.

    Returns:
        Where they end, and their shapes.

    Units:
        px.
    """
    name = set_prose(title, TITLE, width, "ink", bold=True, max_lines=3)
    beneath = set_prose(subtitle, SUBTITLE, width, "muted", max_lines=3)
    below = MARGIN - 4 + name.height + 4
    return below + beneath.height, [*place(name, MARGIN, MARGIN - 4), *place(beneath, MARGIN, below)]
