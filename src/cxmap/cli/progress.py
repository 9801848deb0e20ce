"""A bar that tells how far a long run is, for people who wait at a terminal."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from cxmap.cli.streams import text_width

FEW = 5
"""So many pieces of work are done before anybody would look at a bar."""

Work = TypeVar("Work")


@contextmanager
def follow(work: Sequence[Work], what: str) -> Iterator[Iterator[Work]]:
    """Go through work and show how far it is, on standard error; in a pipe, or where there is little to do, nothing.

    Args:
        work: The pieces of work.
        what: What is done, e.g. `Drawing`.
    """
    if len(work) <= FEW or text_width(sys.stderr) is None or os.environ.get("TERM") == "dumb":
        yield iter(work)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield iter(progress.track(work, description=what))
