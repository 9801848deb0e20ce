"""`cxmap serve`: the page of `cxmap report`, drawn anew whenever somebody saves."""

import gc
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxmap.cli.maps import load_and_tell
from cxmap.cli.options import Config, Method, PageEngine, Profile, WatchedPaths, or_here
from cxmap.cli.streams import STANDARD, deliver
from cxmap.errors import CxmapError, UsageError

if TYPE_CHECKING:
    from cxmap.reports.hypertext import Hypertext
    from cxmap.reports.trouble import Trouble
    from cxmap.usecases.score import ScoreFlags
    from cxmap.usecases.serving import Server


def serve(
    paths: WatchedPaths = None,
    *,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, help="The port; without it any that is free.", show_default=False
        ),
    ] = 0,
    engine: PageEngine = None,
    config: Config = None,
    method: Method = None,
    profile: Profile = None,
) -> None:
    """Show the page of `cxmap report` in the browser of this machine, and load it anew whenever a map is saved.

    Prints the address to open. While a map has errors, the page shows them, each with its line. Ctrl-C ends.
    """
    from cxmap.cli.watching import watch
    from cxmap.usecases.score import ScoreFlags
    from cxmap.usecases.serving import Server

    named = or_here(paths, config)
    if STANDARD in named:
        raise UsageError("standard input cannot be watched", "name files or folders after `cxmap serve`")
    # What runs for days must let go of what refers to itself.
    gc.enable()
    with Server(port) as server:
        watch(named, _Task(named, server, engine, config, ScoreFlags(method, profile=profile)).work)


@dataclass(slots=True)
class _Task:
    """The page that is made again and again.

    Attributes:
        paths: Files and folders.
        server: Where it is shown.
        engine: What draws its pictures, as the command line says.
        config: The configuration that was named; None for the nearest.
        score: How to rank, as the command line says.
        open: Whether there has been a page yet.
    """

    paths: list[Path]
    server: "Server"
    engine: str | None
    config: Path | None
    score: "ScoreFlags"
    open: bool = field(default=False, init=False)

    def work(self) -> Collection[str]:
        """Show the page of the maps as they are now, and return the names of the files that were read.

        Raises:
            CxmapError: There is nothing that could be shown. If there was a page before, one says so in its place.
        """
        from cxmap.reports.trouble import tell_problem

        try:
            names, page = self._make_page()
        except CxmapError as error:
            if self.open:
                self.server.show(_show_trouble(tell_problem(error.message, error.help)))
            raise
        self.server.show(page)
        if not self.open:
            deliver(f"{self.server.address}\n", None)
            self.open = True
        return names

    def _make_page(self) -> "tuple[Collection[str], Hypertext]":
        """The names of the files that were read, and the page that they make."""
        from cxmap.reports.overview.page import make_page
        from cxmap.reports.trouble import tell_findings
        from cxmap.usecases.configuration import get_limits, load_configuration
        from cxmap.usecases.render import make_style
        from cxmap.usecases.report import ReportWishes, make_overview
        from cxmap.usecases.score import make_wishes as make_score_wishes
        from cxmap.usecases.wishes import Flags, make_wishes

        configuration = load_configuration(self.config)
        score = make_score_wishes(self.score, configuration)
        # As in `report`, and again each time: a server lives longer than a day.
        today = date.today()  # noqa: DTZ011
        loaded = load_and_tell(self.paths, make_wishes(Flags(today=today), configuration))
        names = tuple(sorted(loaded.documents))
        if loaded.checked.report.failed:
            return names, _show_trouble(tell_findings(loaded.checked.report, loaded.checked.documents))
        engine = make_style(None, self.engine, None, configuration).engine
        limits = get_limits(configuration)
        wishes = ReportWishes(today=today, score=score, pictures=True, engine=engine, limits=limits)
        return names, make_page(make_overview(loaded, wishes), live=True)


def _show_trouble(trouble: "Trouble") -> "Hypertext":
    from cxmap.drawing.theme import write_page_style
    from cxmap.reports.trouble import write_trouble

    return write_trouble(trouble, write_page_style())
