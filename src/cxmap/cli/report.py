"""`cxmap report`: everything about one map or a portfolio."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.endings import choose_form
from cxmap.cli.lists import check_draws
from cxmap.cli.maps import load_or_exit
from cxmap.cli.options import (
    Config,
    Draws,
    Method,
    Output,
    PageEngine,
    Paths,
    Profile,
    Seed,
    Today,
    check_output,
    or_here,
)
from cxmap.cli.progress import follow
from cxmap.cli.streams import deliver, encode, goes_to_terminal, is_file, remark, result_encoding, result_style
from cxmap.errors import UsageError

if TYPE_CHECKING:
    from cxmap.reports.overview.overview import Overview

Form = Literal["terminal", "markdown", "html"]
ENDINGS: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
}


def report(  # noqa: PLR0913  (every option is a parameter)
    paths: Paths = None,
    *,
    format: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="Without it the ending of the output decides, else terminal.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    today: Today = None,
    engine: PageEngine = None,
    config: Config = None,
    method: Method = None,
    profile: Profile = None,
    draws: Draws = None,
    seed: Seed = None,
) -> None:
    """Tell everything about maps: facts, what to mend first, feelings, hand-offs, what is overdue, what to do next.

    As a page (`-o report.html`) it holds every picture too.

    Exits with 0 when it is told, 1 when a map is not sound, 2 when a file could not be read or written.
    """
    from cxmap.usecases.configuration import get_limits, load_configuration
    from cxmap.usecases.render import make_style
    from cxmap.usecases.report import ReportWishes, make_overview
    from cxmap.usecases.score import ScoreFlags
    from cxmap.usecases.score import make_wishes as make_score_wishes
    from cxmap.usecases.wishes import Flags, make_wishes

    named = or_here(paths, config)
    check_output(output, named)
    form = choose_form(format, output, ENDINGS, "terminal")
    if form == "html" and goes_to_terminal(output):
        raise UsageError("a page is for a browser, and standard output is a terminal", "name a file: `-o report.html`")
    if engine and form != "html":
        remark(f"`--engine` changes nothing in the form `{form}`, which has no pictures")
    configuration = load_configuration(config)
    score = make_score_wishes(ScoreFlags(method, profile=profile, seed=seed, draws=draws), configuration)
    given = {"seed": seed, "draws": draws}
    check_draws(score.profile.method, score.draws, [option for option, value in given.items() if value is not None])
    # As in `validate`: a map goes stale where its reader lives.
    day = today or date.today()  # noqa: DTZ011
    loaded = load_or_exit(named, make_wishes(Flags(today=day), configuration))
    drawn_by = make_style(None, engine, None, configuration).engine
    wishes = ReportWishes(
        today=day, score=score, pictures=form == "html", engine=drawn_by, limits=get_limits(configuration)
    )
    with follow(loaded.journeys, "Telling") as journeys:
        overview = make_overview(loaded, wishes, journeys)
    deliver(_write(overview, form, output), output)
    if output is not None and is_file(output):
        remark(f"wrote {output.as_posix()}")


def _write(overview: "Overview", form: Form, output: Path | None) -> bytes | str:
    """The report in its form."""
    if form == "html":
        from cxmap.reports.overview.page import write_page

        return encode(write_page(overview))
    if form == "markdown":
        from cxmap.reports.overview.markdown import render_markdown

        return encode(render_markdown(overview))
    from cxmap.reports.overview.terminal import render_terminal

    colour, width = result_style(output)
    return render_terminal(overview, width=width, colour=colour, encoding=result_encoding(output))
