"""Draw views of maps."""

from typing import TYPE_CHECKING

from cxmap.usecases.pictures import PictureWishes, View, make_scene

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cxmap.drawing.draw import Drawing, Form
    from cxmap.drawing.theme import ThemeMode
    from cxmap.journey.model import Journey


def render_view(
    journeys: "Sequence[Journey]",
    view: View = "map",
    wishes: PictureWishes | None = None,
    *,
    form: "Form" = "svg",
    theme: "ThemeMode" = "auto",
    scale: float = 1.0,
    fonts: "Sequence[Path]" = (),
) -> "Drawing":
    """Draw one view.

    Args:
        journeys: One map; any number of them for a view that shows several.
        view: What to show.
        wishes: How to show it.
        form: The form of the picture.
        theme: Light, dark, or for SVG whatever the reader prefers.
        scale: For PNG, pixels for each px.
        fonts: For PNG, font files besides the shipped one.

    Raises:
        EngineMissing: The engine is not installed. Its help says how to install it.
        EngineFailed: The engine gave no picture.
        UsageError: The picture would be too large for its form, or there is nothing to draw.
    """
    from cxmap.drawing.draw import draw

    wishes = wishes or PictureWishes()
    scene = make_scene(view, journeys, wishes)
    return draw(scene, form=form, engine=wishes.engine, theme=theme, scale=scale, fonts=fonts)
