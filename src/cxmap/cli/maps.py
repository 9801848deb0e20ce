"""Maps for the commands that work with what they mean."""

import sys
from collections.abc import Sized
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cxmap.cli.streams import STANDARD, complain, say, text_width, wants_colour
from cxmap.errors import UsageError
from cxmap.limits import USUAL

if TYPE_CHECKING:
    from cxmap.usecases.load import Loaded
    from cxmap.usecases.wishes import Wishes


def load_or_exit(paths: list[Path], wishes: "Wishes | None" = None) -> "Loaded":
    """Load the maps, or say on standard error what is wrong with them and exit with 1.

    Args:
        paths: Files, folders, and `-` for standard input.
        wishes: How to judge maps that can be used; None, or wishes without demands, ask only that they are sound.
    """
    loaded = load_and_tell(paths, wishes)
    if loaded.checked.report.failed:
        complain("nothing was done, because of these errors", "mend them, then run the same command again")
        raise typer.Exit(1)
    return loaded


def load_and_tell(paths: list[Path], wishes: "Wishes | None" = None) -> "Loaded":
    """Load the maps; where that fails, say on standard error what is wrong with them.

    Args:
        paths: As in `load_or_exit`.
        wishes: As in `load_or_exit`.
    """
    from cxmap.source import read_standard_input
    from cxmap.usecases.load import load_maps

    limits = wishes.limits if wishes else USUAL
    documents = [read_standard_input(limits)] if STANDARD in paths else []
    loaded = load_maps([path for path in paths if path != STANDARD], documents, wishes)
    if loaded.checked.report.failed:
        from cxmap.reports.diagnostics.pretty import render_pretty

        colour, width = wants_colour(sys.stderr), text_width(sys.stderr)
        say(render_pretty(loaded.checked.report, loaded.checked.documents, colour=colour, width=width))
    return loaded


def refuse_many(maps: Sized, against: Sized) -> None:
    """See to it that one map is held against one other.

    Args:
        maps: What was named before `--against`.
        against: What was named after it.

    Raises:
        UsageError: There are several.
    """
    for given, where in ((maps, "before `--against`"), (against, "after `--against`")):
        if len(given) > 1:
            raise UsageError(f"{len(given)} maps stand {where}", "name one map, to be compared with one other")
