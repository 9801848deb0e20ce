"""`cxmap render`: draw a map."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.maps import load_or_exit
from cxmap.cli.options import Paths, or_here, spare_maps
from cxmap.cli.streams import deliver, goes_to_terminal, is_file, remark
from cxmap.errors import UsageError
from cxmap.usecases.pictures import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.journey.model import Journey

Form = Literal["svg", "png", "dot"]
_FORMS: dict[str, Form] = {".svg": "svg", ".png": "png", ".dot": "dot", ".gv": "dot"}


def render(
    paths: Paths = None,
    view: Annotated[View, typer.Option("--view", help="What to show.")] = "map",
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
    from cxmap.usecases.pictures import PictureWishes
    from cxmap.usecases.render import render_view

    given = or_here(paths)
    spare_maps(output, given)
    form = _choose_form(format, output)
    if form == "png" and goes_to_terminal(output):
        raise UsageError("a png is a picture, and standard output is a terminal", "name a file: `-o map.png`")
    if font and form != "png":
        remark(f"`--font` changes nothing in the form `{form}`: whoever shows it brings the fonts")
    journeys = load_or_exit(given).journeys
    targets = _choose_targets(journeys, form, output)
    for journey, target in zip(journeys, targets, strict=True):
        drawing = render_view(
            [journey], view, PictureWishes(engine=engine), form=form, theme=theme, scale=scale, fonts=tuple(font or ())
        )
        deliver(drawing.content, target)
        for warning in drawing.warnings:
            remark(f"{journey.file}: {warning}")
        if target is not None and is_file(target):
            remark(f"wrote {target.as_posix()}")


def _choose_form(form: Form | None, output: Path | None) -> Form:
    """The form that was asked for, or the one that the name of the file means."""
    if output is None or output.is_dir():
        return form or "svg"
    ending = output.suffix.lower()
    meant = _FORMS.get(ending)
    if form is None:
        if ending and meant is None:
            raise UsageError(
                f"`{output}` does not end in `.svg`, `.png` or `.dot`",
                f"write `-o {output.with_suffix('.svg')}`, or name the form with `--format`",
            )
        return meant or "svg"
    if meant not in {None, form}:
        raise UsageError(
            f"`{output}` ends in `{ending}`, but `--format` says `{form}`",
            f"leave `--format` out, or let the name end in `.{form}`",
        )
    return form


def _choose_targets(journeys: "Sequence[Journey]", form: Form, output: Path | None) -> "list[Path | None]":
    """Where each map's picture goes; a folder takes one file a map, named after it."""
    several = f"{len(journeys)} maps do not fit"
    if output is None or not is_file(output):
        if len(journeys) > 1:
            raise UsageError(f"{several} on standard output", "name a folder: `-o pictures`")
        return [output]
    if output.is_dir():
        return list(_name_targets(journeys, form, output))
    if output.suffix or output.exists():
        if len(journeys) > 1:
            raise UsageError(f"{several} into one file, `{output}`", "name a folder: `-o pictures`")
        return [output]
    raise UsageError(
        f"there is no folder `{output}`", f"make it: `mkdir {output}`, or name a file: `-o {output}.{form}`"
    )


def _name_targets(journeys: "Sequence[Journey]", form: Form, folder: Path) -> "Iterator[Path]":
    named: dict[Path, str] = {}
    for journey in journeys:
        target = folder / f"{journey.id}.{form}"
        if target in named:
            raise UsageError(
                f"`{named[target]}` and `{journey.file}` would both be drawn to `{target}`",
                "draw them into two folders",
            )
        named[target] = journey.file
    yield from named
