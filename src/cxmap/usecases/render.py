"""Draw views of a journey."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cxmap.drawing.draw import Drawing, Form
    from cxmap.drawing.theme import ThemeMode
    from cxmap.journey.model import Journey


def render_map(
    journey: "Journey",
    *,
    form: "Form" = "svg",
    engine: str = "bundled",
    theme: "ThemeMode" = "auto",
    scale: float = 1.0,
    fonts: "Sequence[Path]" = (),
) -> "Drawing":
    """Draw the map by stage.

    Raises:
        EngineMissing: The engine is not installed. Its help says how to install it.
        EngineFailed: The engine gave no picture.
        UsageError: The picture would be too large for its form.
    """
    from cxmap.drawing.draw import draw
    from cxmap.drawing.map_layout import lay_out_map
    from cxmap.views.map_builder import build_map_view

    return draw(lay_out_map(build_map_view(journey)), form=form, engine=engine, theme=theme, scale=scale, fonts=fonts)
