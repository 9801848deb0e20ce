"""`cxmap render`: draw a map."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.maps import load_or_exit
from cxmap.cli.options import Paths, or_here
from cxmap.cli.streams import STANDARD, deliver, remark
from cxmap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey

Form = Literal["svg", "png", "dot"]
_FORMS: dict[str, Form] = {".svg": "svg", ".png": "png", ".dot": "dot", ".gv": "dot"}


def render(
    paths: Paths = None,
    view: Annotated[Literal["map"], typer.Option("--view", help="What to show: the map by stage.")] = "map",
    format: Annotated[
        Form | None,
        typer.Option("--format", help="svg, png or dot; without it the ending of the output decides, else svg."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File, or folder for several maps; without it the picture goes to standard output."
        ),
    ] = None,
    theme: Annotated[
        Literal["light", "dark", "auto"], typer.Option("--theme", help="auto follows the reader's setting (svg).")
    ] = "auto",
    engine: Annotated[
        Literal["bundled", "system"],
        typer.Option("--engine", help="The engine that comes with cxmap, or the `dot` of this machine."),
    ] = "bundled",
    scale: Annotated[float, typer.Option("--scale", min=0.1, max=10, help="Pixels per unit in a png.")] = 2.0,
    font: Annotated[
        list[Path] | None,
        typer.Option("--font", help="Font file for scripts that the shipped font lacks (png); may be repeated."),
    ] = None,
) -> None:
    """Draw maps as diagrams: the same map gives the same bytes, on every machine.

    Exits with 0 when all is drawn, 1 when a map has errors, 2 when it cannot be drawn or written.
    """
    from cxmap.usecases.render import render_map

    journeys = load_or_exit(or_here(paths)).journeys
    form = _choose_form(format, output)
    targets = _choose_targets(journeys, form, output)
    for journey, target in zip(journeys, targets, strict=True):
        drawing = render_map(journey, form=form, engine=engine, theme=theme, scale=scale, fonts=tuple(font or ()))
        deliver(drawing.content, target)
        for warning in drawing.warnings:
            remark(f"{journey.file}: {warning}")
        if target is not None and target != STANDARD:
            remark(f"wrote {target.as_posix()}")
    _ = view  # one view so far; the option is there so that naming it never breaks


def _choose_form(form: Form | None, output: Path | None) -> Form:
    ending = output.suffix.lower() if output is not None and not output.is_dir() else ""
    meant = _FORMS.get(ending)
    if form is None:
        if ending and meant is None:
            raise UsageError(
                f"`{output}` does not end in .svg, .png or .dot", "name the form: --format svg, png or dot"
            )
        return meant or "svg"
    if meant not in {None, form}:
        raise UsageError(f"`{output}` ends in {ending}, but --format asks for {form}", "let the two agree")
    return form


def _choose_targets(journeys: "Sequence[Journey]", form: Form, output: Path | None) -> "list[Path | None]":
    """Where each map's picture goes; a folder takes one file a map, named after it."""
    if output is None or output == STANDARD:
        if len(journeys) > 1:
            raise UsageError(f"{len(journeys)} maps do not fit on standard output", "name a folder: -o pictures/")
        return [output]
    if len(journeys) == 1 and output.suffix.lower() in _FORMS and not output.is_dir():
        return [output]
    if output.suffix.lower() in _FORMS and not output.is_dir():
        raise UsageError(f"{len(journeys)} maps do not fit into one file `{output}`", "name a folder: -o pictures/")
    if not output.is_dir():
        raise UsageError(f"there is no folder `{output}`", f"make it: mkdir {output}")
    targets = [output / f"{journey.id}.{form}" for journey in journeys]
    twice = {target for target in targets if targets.count(target) > 1}
    if twice:
        raise UsageError(f"two maps would both be written to `{min(twice)}`", "draw them into different folders")
    return list(targets)
