"""The end of a picture: what all that was drawn comes to."""

from collections.abc import Iterable
from math import ceil

from cxmap.drawing.layouts.shared.legend import Legend
from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.sizes import MARGIN
from cxmap.drawing.scene import Scene
from cxmap.views.heads import Titled

# The last line of a legend has some air of its own.
_LEGEND_AIR = 8.0


def close_picture(view: Titled, width: float, bottom: float, shapes: Iterable[AnyShape], legend: Legend) -> Scene:
    """All shapes as a picture that ends beneath its legend, or beneath its content where it has none.

    Args:
        view: What it shows.
        width: How wide it is.
        bottom: Where its content ends.
        shapes: What stands in it.
        legend: What stands beneath that.

    Units:
        px.
    """
    height = legend.bottom + MARGIN - _LEGEND_AIR if legend.shapes else bottom + MARGIN
    # Whole pixels: a last row that is covered in part would shine through in a PNG.
    return Scene(ceil(width), ceil(height), view.title, view.description, (*shapes, *legend.shapes))
