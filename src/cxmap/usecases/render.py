"""Draw views of a journey."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cxmap.drawing.draw import Drawing, Form
    from cxmap.drawing.scene import Scene
    from cxmap.drawing.theme import ThemeMode
    from cxmap.journey.model import Journey

View = Literal["map"]
"""The views there are."""


def render_view(
    journey: "Journey",
    view: View = "map",
    *,
    form: "Form" = "svg",
    engine: str = "bundled",
    theme: "ThemeMode" = "auto",
    scale: float = 1.0,
    fonts: "Sequence[Path]" = (),
) -> "Drawing":
    """Draw one view of a journey.

    Args:
        journey: The map.
        view: What to show: `map`, the map by stage.
        form: The form of the picture.
        engine: What draws it.
        theme: Light, dark, or for SVG whatever the reader prefers.
        scale: For PNG, pixels for each px.
        fonts: For PNG, font files besides the shipped one.

    Raises:
        EngineMissing: The engine is not installed. Its help says how to install it.
        EngineFailed: The engine gave no picture.
        UsageError: The picture would be too large for its form.
    """
    from cxmap.drawing.draw import draw

    return draw(_SCENES[view](journey), form=form, engine=engine, theme=theme, scale=scale, fonts=fonts)


def _map_by_stage(journey: "Journey") -> "Scene":
    from cxmap.drawing.map_layout import lay_out_map
    from cxmap.views.map_builder import build_map_view

    return lay_out_map(build_map_view(journey))


_SCENES: "dict[View, Callable[[Journey], Scene]]" = {"map": _map_by_stage}
