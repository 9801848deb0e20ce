"""`cxmap validate`: check maps."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.options import Output, Paths, or_here, spare_maps
from cxmap.cli.streams import STANDARD, complain, deliver, encode, result_style

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
    given = or_here(paths)
    spare_maps(output, given)
    checked = _check(given)
    if format == "json":
        from cxmap.reports.diagnostics.as_json import render_json

        deliver(encode(render_json(checked.report)), output)
    elif checked.report.files:
        deliver(_tell(checked, output), output)
    for problem in checked.unreadable:
        complain(problem.message, problem.help)
    if checked.unreadable:
        raise typer.Exit(2)
    raise typer.Exit(int(checked.report.failed))


def _tell(checked: "Checked", output: "Path | None") -> str:
    if checked.report.diagnostics:
        from cxmap.reports.diagnostics.pretty import render_pretty

        colour, width = result_style(output)
        return render_pretty(checked.report, checked.documents, colour=colour, width=width)
    from cxmap.reports.diagnostics.summary import summarise

    return summarise(checked.report) + "\n"


def _check(paths: "list[Path]") -> "Checked":
    from cxmap.source import read_standard_input
    from cxmap.usecases.check import check_paths

    documents = [read_standard_input()] if STANDARD in paths else []
    return check_paths([path for path in paths if path != STANDARD], documents)
