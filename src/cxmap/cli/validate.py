"""`cxmap validate`: check maps."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.options import Output, Paths, spare_maps
from cxmap.cli.streams import STANDARD, complain, deliver, encode, remark, result_style

if TYPE_CHECKING:
    from cxmap.usecases.check import Checked
    from cxmap.usecases.wishes import Wishes

Form = Literal["pretty", "concise", "json", "sarif", "github", "junit"]
Selectors = list[str] | None


def validate(  # noqa: PLR0913  (every option is a parameter)
    paths: Paths = None,
    *,
    format: Annotated[
        Form, typer.Option("--format", help="Form of the findings: for people, for programs, for CI systems.")
    ] = "pretty",
    output: Output = None,
    select: Annotated[
        Selectors, typer.Option("--select", help="Hear only these rules: codes, names or families, with commas.")
    ] = None,
    ignore: Annotated[
        Selectors, typer.Option("--ignore", help="Do not hear these rules: codes, names or families, with commas.")
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "note"] | None,
        typer.Option("--fail-on", help="The least that makes the run fail. [default: error]", show_default=False),
    ] = None,
    level: Annotated[
        Literal["sketch", "mapped", "measured"] | None,
        typer.Option("--level", help="Hold every map to this level, whatever it says itself.", show_default=False),
    ] = None,
    today: Annotated[
        datetime | None,
        typer.Option("--today", formats=["%Y-%m-%d"], help="Judge as on this day.", show_default=False),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule instead.")] = False,
    config: Annotated[
        Path | None,
        typer.Option("--config", help="The configuration; without it, the nearest upwards.", show_default=False),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what the run goes by.")] = False,
) -> None:
    """Check maps: the YAML, the language, that every reference holds, and what the level of each map asks.

    Exits with 0 when nothing weighs as much as `--fail-on`, 1 when something does, 2 when a file could not be read.
    """
    from cxmap.usecases.configuration import load_configuration
    from cxmap.usecases.wishes import Flags, make_wishes

    configuration = load_configuration(config)
    flags = Flags(_split(select), _split(ignore), fail_on, level, today.date() if today else None)
    if configuration:
        found = configuration.found
        wishes = make_wishes(flags, configuration.settings, found.name, configuration.folder)
    else:
        wishes = make_wishes(flags)
    if verbose:
        remark(f"configuration: {configuration.found.name if configuration else 'none found'}")
    given = paths or [configuration.found.home if configuration else Path()]
    spare_maps(output, given)
    checked = _check(given, wishes)
    _print(checked, format, output, statistics=statistics)
    for problem in checked.unreadable:
        complain(problem.message, problem.help)
    if checked.unreadable:
        raise typer.Exit(2)
    raise typer.Exit(int(checked.report.failed and not exit_zero))


def _split(selectors: Selectors) -> list[str]:
    """Selectors, whether they came with commas or with an option each."""
    return [part.strip() for text in selectors or () for part in text.split(",") if part.strip()]


def _check(paths: list[Path], wishes: "Wishes") -> "Checked":
    from cxmap.source import read_standard_input
    from cxmap.usecases.check import check_paths

    documents = [read_standard_input()] if STANDARD in paths else []
    return check_paths([path for path in paths if path != STANDARD], documents, wishes)


def _print(checked: "Checked", form: Form, output: Path | None, *, statistics: bool) -> None:
    if form == "json":
        from cxmap.reports.diagnostics.as_json import render_json

        deliver(encode(render_json(checked.report)), output)
    elif checked.report.files:
        deliver(_tell(checked, output), output)


def _tell(checked: "Checked", output: Path | None) -> str:
    if checked.report.diagnostics:
        from cxmap.reports.diagnostics.pretty import render_pretty

        colour, width = result_style(output)
        return render_pretty(checked.report, checked.documents, colour=colour, width=width)
    from cxmap.reports.diagnostics.summary import summarise

    return summarise(checked.report) + "\n"
