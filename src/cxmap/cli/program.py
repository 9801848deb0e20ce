"""The program: its commands, and how every way to end turns into an exit code."""

import os
import sys
from typing import Annotated

import typer

from cxmap import __version__
from cxmap.cli import doctor, explain, init, render, report, schema, score, serve, validate
from cxmap.cli.options import refuse_empty
from cxmap.cli.streams import complain, deliver
from cxmap.errors import CxmapError

FAILED = 2
TRACE = "CXMAP_TRACE"
"""Set, a fault of the program shows where it happened."""

app = typer.Typer(
    name="cxmap",
    help="Customer journey maps as data: validate them in CI, rank touchpoints with numbers, draw them for the board.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("validate")(validate.validate)
app.command("score")(score.score)
app.command("render")(render.render)
app.command("report")(report.report)
app.command("serve")(serve.serve)
app.command("init")(init.init)
app.command("schema")(schema.schema)
app.command("explain")(explain.explain)
app.command("doctor")(doctor.doctor)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  (typer's callback signature)
    if wanted:
        deliver(f"cxmap {__version__}\n", None)
        raise typer.Exit


@app.callback()
def _global_options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Options before the command."""


def run() -> int:
    """Run the command that was asked for.

    Returns:
        The exit code: 0 nothing found, 1 findings, 2 it could not do what was asked.
    """
    # What cannot be shown in the terminal's encoding is replaced, never a reason to stop.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        refuse_empty(sys.argv[1:])
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except CxmapError as error:
        complain(error.message, error.help)
    except OSError as error:
        # Files are read and written elsewhere, with their names: what is left is the stream itself.
        complain(f"standard output cannot be written: {(error.strerror or str(error)).lower()}")
    except Exception as fault:
        if os.environ.get(TRACE):
            raise
        said = " ".join(f"{type(fault).__name__}: {fault}".split())
        complain(
            f"cxmap itself failed: {said}", f"report it, with what the same command prints when `{TRACE}=1` is set"
        )
    return FAILED
