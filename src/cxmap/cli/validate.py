"""`cxmap validate`: check maps."""

from typing import Annotated, Literal

import typer

from cxmap.cli.checking import Printing, Task
from cxmap.cli.checking import watch as keep_watching
from cxmap.cli.options import Config, Output, PathsWithCatalogues, Today, check_output
from cxmap.cli.streams import STANDARD
from cxmap.errors import UsageError
from cxmap.reports.diagnostics.forms import Form

Selectors = list[str] | None


def validate(  # noqa: PLR0913  (every option is a parameter)
    paths: PathsWithCatalogues = None,
    *,
    format: Annotated[
        Form, typer.Option("--format", help="Form of the findings: for people, for programs, for CI systems.")
    ] = "pretty",
    output: Output = None,
    select: Annotated[
        Selectors,
        typer.Option(
            "--select", metavar="RULE,…", help="Hear only these rules: codes, names or families, with commas."
        ),
    ] = None,
    ignore: Annotated[
        Selectors,
        typer.Option(
            "--ignore", metavar="RULE,…", help="Do not hear these rules: codes, names or families, with commas."
        ),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "note"] | None,
        typer.Option("--fail-on", help="The least that makes the run fail; without it, an error.", show_default=False),
    ] = None,
    level: Annotated[
        Literal["sketch", "mapped", "measured"] | None,
        typer.Option("--level", help="Hold every map to this level, whatever it says itself.", show_default=False),
    ] = None,
    today: Today = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule instead.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Make the changes after which nobody need look.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="With --fix or --diff: make the other changes too.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what `--fix` would change, and change nothing.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a map is saved.")] = False,
    config: Config = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", metavar="N", min=1, help="Processes that may work; without it, one a core.", show_default=False
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Use no results of earlier runs, and keep none.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what the run goes by.")] = False,
) -> None:
    """Check maps: the YAML, the language, that every reference holds, and what the level of each map asks.

    Exits with 0 when nothing weighs as much as `--fail-on`, 1 when something does, 2 when a file could not be read.
    """
    from cxmap.usecases.wishes import Flags

    check_output(output, paths or ())
    flags = Flags(_split(select), _split(ignore), fail_on, level, today)
    printing = Printing(format, output, statistics, exit_zero, verbose)
    if statistics and not printing.counts:
        raise UsageError(f"`--statistics` has no form `{format}`", "choose `--format pretty` or `--format json`")
    task = Task(paths or (), flags, config, printing, jobs, not no_cache)
    if fix or diff or unsafe:
        raise typer.Exit(_fix(task, fix=fix, diff=diff, unsafe=unsafe, watch=watch))
    if watch:
        if STANDARD in task.paths:
            raise UsageError("standard input cannot be watched", "name files or folders before `--watch`")
        keep_watching(task)
    _, code = task.run()
    raise typer.Exit(code)


def _fix(task: Task, *, fix: bool, diff: bool, unsafe: bool, watch: bool) -> int:
    """Mend, or show what would be mended, and return the exit code."""
    from cxmap.cli import fixing

    if watch:
        raise UsageError("`--watch` changes no file", "leave it out, or run `--fix` by itself")
    if not (fix or diff):
        raise UsageError("`--unsafe` makes no change by itself", "add `--fix` to make changes, or `--diff` to see them")
    if diff and (task.printing.form != "pretty" or task.printing.statistics):
        raise UsageError("a diff has one form", "leave out `--format` and `--statistics`, or leave out `--diff`")
    return (fixing.show if diff else fixing.fix)(task, unsafe=unsafe)


def _split(selectors: Selectors) -> list[str]:
    """Selectors, whether they came with commas or with an option each."""
    return [part.strip() for text in selectors or () for part in text.split(",") if part.strip()]
