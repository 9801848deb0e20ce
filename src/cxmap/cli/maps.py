"""Maps for the commands that work with what they mean."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cxmap.cli.streams import STANDARD, complain

if TYPE_CHECKING:
    from cxmap.usecases.load import Loaded


def load_or_exit(paths: list[Path]) -> "Loaded":
    """Load the maps, or say on standard error what is wrong with them and exit with 1."""
    from cxmap.source import read_standard_input
    from cxmap.usecases.load import load_maps

    documents = [read_standard_input()] if STANDARD in paths else []
    loaded = load_maps([path for path in paths if path != STANDARD], documents)
    if loaded.checked.report.failed:
        from cxmap.reports.diagnostics.pretty import render_pretty

        sys.stderr.write(render_pretty(loaded.checked.report, loaded.checked.documents))
        complain("the map has errors, so there is nothing sound to work with", "mend them, then run the command again")
        raise typer.Exit(1)
    return loaded
