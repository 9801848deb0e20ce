"""`cxmap init`: start a map."""

import shlex
from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap.cli.streams import deliver, remark


def init(
    name: Annotated[
        Path, typer.Argument(metavar="[NAME]", help="Name or file of the map: `buy` writes buy.journey.yaml.")
    ] = Path("my-journey"),
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Title of the map; without it, made from the name.")
    ] = None,
    template: Annotated[
        Literal["lifecycle", "b2b"],
        typer.Option("--template", help="Stages from awareness to advocacy, or from purchase to renewal."),
    ] = "lifecycle",
) -> None:
    """Start a map: write a commented file that validates, and the schema with which editors complete and explain it.

    An existing file is never overwritten.
    """
    from cxmap.source import get_shown_name
    from cxmap.usecases.start import start_map

    started = start_map(name, title, template)
    written, schema = started.map.as_posix(), get_shown_name(started.schema)
    deliver(f"wrote {written}\n" + (f"wrote {schema}, for editors\n" if started.schema_is == "new" else ""), None)
    if started.schema_is == "other":
        remark(f"{schema} is not the schema of this cxmap; to renew it: cxmap schema -o {shlex.quote(schema)}")
    remark(f"next: cxmap validate {shlex.quote(written)}")
