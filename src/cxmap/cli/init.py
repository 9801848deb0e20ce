"""`cxmap init`: start a map."""

import shlex
from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap.cli.streams import deliver, remark


def init(
    name: Annotated[Path, typer.Argument(help="Name or file of the map: `buy` writes buy.journey.yaml.")] = Path(
        "my-journey"
    ),
    title: Annotated[
        str | None, typer.Option("--title", help="Title of the map; without it, made from the name.")
    ] = None,
    template: Annotated[
        Literal["lifecycle", "b2b"],
        typer.Option("--template", help="Stages from awareness to advocacy, or from purchase to renewal."),
    ] = "lifecycle",
) -> None:
    """Start a map: write a commented file that validates. An existing file is never overwritten."""
    from cxmap.usecases.start import start_map

    path = start_map(name, title, template)
    deliver(f"wrote {path.as_posix()}\n", None)
    remark(f"next: cxmap validate {shlex.quote(path.as_posix())}")
