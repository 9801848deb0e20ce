"""Draw views of maps."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxmap.errors import UsageError
from cxmap.usecases.pictures import PictureWishes, View, make_scene

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from cxmap.drawing.result import Drawing
    from cxmap.drawing.theme import ThemeMode
    from cxmap.journey.model import Journey
    from cxmap.usecases.configuration import Configuration

Form = Literal["svg", "png", "pdf", "dot", "mermaid"]
SCALE = 2.0
"""Units: pixels of a PNG for each px of a picture."""

KEPT = "bundled"
"""The engine whose pictures are kept from run to run: it comes along, so that a run sees whether it is what it was."""


@dataclass(frozen=True, slots=True)
class Style:
    """How pictures look, whatever they show.

    Attributes:
        theme: Light, dark, or for SVG whatever the reader prefers.
        engine: What draws them.
        scale: For PNG, pixels for each px.
    """

    theme: "ThemeMode" = "auto"
    engine: str = "bundled"
    scale: float = SCALE


def make_style(
    theme: "ThemeMode | None", engine: str | None, scale: float | None, configuration: "Configuration | None" = None
) -> Style:
    """Bring flags and configuration together: a flag beats the configuration, this the default.

    Args:
        theme: What the command line says; None where it says nothing.
        engine: As `theme`.
        scale: As `theme`.
        configuration: The configuration; None where there is none.
    """
    settings: Mapping[str, Any] = configuration.settings.get("render", {}) if configuration else {}
    usual = Style()
    return Style(
        theme or settings.get("theme", usual.theme),
        engine or settings.get("engine", usual.engine),
        scale or float(settings.get("scale", usual.scale)),
    )


def check_form(view: View, form: str) -> None:
    """See to it that a view has a form.

    Raises:
        UsageError: It has not.
    """
    if form == "mermaid" and view != "map":
        raise UsageError(
            f"Mermaid's journeys show feelings by stage, and have no view `{view}`",
            "leave `--view` out, or choose another form",
        )


def render_view(
    journeys: "Sequence[Journey]",
    view: View = "map",
    wishes: PictureWishes | None = None,
    *,
    form: Form = "svg",
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
        fonts: For PNG and PDF, font files besides the shipped one.

    Raises:
        EngineMissing: The engine, or what the form needs, is not installed. Its help says how to install it.
        EngineFailed: The engine gave no picture.
        UsageError: The view has no such form, or the picture would be too large for it.
        NothingToDraw: The map holds nothing that the view shows.
    """
    from cxmap.drawing.draw import draw
    from cxmap.drawing.result import Drawing

    wishes = wishes or PictureWishes()
    check_form(view, form)
    if form == "mermaid":
        from cxmap.reports.mermaid import write_mermaid
        from cxmap.views.scope import make_scope

        (journey,) = journeys
        return Drawing(
            write_mermaid(make_scope(journey, stages=wishes.stages, persona=wishes.persona).journey).encode()
        )
    scene = make_scene(view, journeys, wishes)
    return draw(scene, form=form, engine=wishes.engine, theme=theme, scale=scale, fonts=fonts, limits=wishes.limits)
