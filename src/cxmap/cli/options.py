"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Files, folders (searched for *.journey.yaml, honouring .gitignore), or - for standard input. "
        "None means this folder.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file, whole or not at all, instead of standard output."),
]


def or_here(paths: list[Path] | None) -> list[Path]:
    """The paths that were given, or the current folder."""
    return paths or [Path()]
