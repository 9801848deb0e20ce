"""`cxmap score`: rank touchpoints."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.maps import load_or_exit
from cxmap.cli.options import Output, Paths, or_here
from cxmap.cli.streams import deliver, text_width, wants_colour
from cxmap.errors import UsageError

if TYPE_CHECKING:
    from cxmap.scoring.result import ScoredMap
    from cxmap.usecases.load import Loaded


def score(
    paths: Paths = None,
    format: Annotated[
        Literal["table", "json"], typer.Option("--format", help="Form of the list: for people, or for programs.")
    ] = "table",
    output: Output = None,
    method: Annotated[
        Literal["at-risk"],
        typer.Option("--method", help="at-risk: of 100 journeys, how many put loyalty at risk at a touchpoint."),
    ] = "at-risk",
    top: Annotated[int | None, typer.Option("--top", min=1, help="Show only the first ranks.")] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain", metavar="ID", help="Show how the score of one touchpoint came about, with every input's place."
        ),
    ] = None,
) -> None:
    """Rank touchpoints into a list of what to mend first, with the reasons.

    Exits with 0 when the list is printed, 1 when a map has errors, 2 when a file could not be read.
    """
    from cxmap.usecases.score import score_map

    if explain is not None and format != "table":
        raise UsageError("an explanation is text, not JSON", "leave --format out; the JSON list has every part as well")
    loaded = load_or_exit(or_here(paths))
    scored = [score_map(journey, method) for journey in loaded.journeys]
    if explain is not None:
        deliver(_explain(scored, explain, loaded), output)
    elif format == "json":
        from cxmap.reports.scores.as_json import render_json

        deliver(render_json(scored, loaded.line_of, top=top).encode(), output)
    else:
        from cxmap.reports.scores.table import render_table

        width, colour, encoding = text_width(output), wants_colour(output), sys.stdout.encoding or "utf-8"
        tables = (render_table(one, top=top, width=width, colour=colour, encoding=encoding) for one in scored)
        deliver("\n".join(tables), output)


def _explain(scored: "list[ScoredMap]", id: str, loaded: "Loaded") -> str:
    from cxmap.reports.scores.explanation import render_explanation
    from cxmap.usecases.score import explain_touchpoint

    having = [one for one in scored if id in one.journey.touchpoints] or scored[:1]
    return "\n".join(
        render_explanation(explain_touchpoint(one, id), loaded.line_of, width=text_width(), colour=wants_colour())
        for one in having
    )
