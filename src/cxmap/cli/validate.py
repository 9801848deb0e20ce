"""`cxmap validate`: check maps."""

import gc
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.options import Output, Paths, or_here
from cxmap.cli.streams import STANDARD, complain, deliver, text_width, wants_colour

if TYPE_CHECKING:
    from pathlib import Path

    from cxmap.usecases.check import Checked


def validate(
    paths: Paths = None,
    format: Annotated[
        Literal["pretty", "json"], typer.Option("--format", help="Form of the findings: for people, or for programs.")
    ] = "pretty",
    output: Output = None,
) -> None:
    """Check maps: the YAML, the language, and that every reference holds.

    Exits with 0 when nothing is wrong, 1 when there are errors, 2 when a file could not be read.
    """
    # A check builds trees and drops them; nothing here needs the cycle collector's walks over them.
    gc.disable()
    checked = _check(or_here(paths))
    if format == "json":
        from cxmap.reports.diagnostics.as_json import render_json

        deliver(render_json(checked.report).encode(), output)
    elif checked.report.diagnostics:
        from cxmap.reports.diagnostics.pretty import render_pretty

        deliver(
            render_pretty(checked.report, checked.documents, colour=wants_colour(output), width=text_width(output)),
            output,
        )
    else:
        from cxmap.reports.diagnostics.summary import summarise

        deliver(summarise(checked.report) + "\n", output)
    for problem in checked.unreadable:
        complain(problem.message, problem.help)
    if checked.unreadable:
        raise typer.Exit(2)
    raise typer.Exit(int(checked.report.failed))


def _check(paths: "list[Path]") -> "Checked":
    from cxmap.usecases.check import check_documents, check_paths

    if STANDARD in paths:
        from cxmap.errors import UsageError
        from cxmap.source import read_standard_input

        if len(paths) > 1:
            raise UsageError("standard input (-) cannot be checked together with files", "give - alone")
        return check_documents([read_standard_input()])
    return check_paths(paths)
