"""`cxmap score`: rank touchpoints."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.maps import load_or_exit
from cxmap.cli.options import Output, Paths, or_here, spare_maps
from cxmap.cli.streams import deliver, encode, result_encoding, result_style
from cxmap.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

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
        raise UsageError(
            "an explanation has no form `json`",
            "leave `--format json` out; or leave `--explain` out, the list has all parts",
        )
    if explain is not None and top is not None:
        raise UsageError("`--top` is for the list, `--explain` for one touchpoint", "leave one of the two out")
    given = or_here(paths)
    spare_maps(output, given)
    loaded = load_or_exit(given)
    scored = [score_map(journey, method) for journey in loaded.journeys]
    if format == "json":
        from cxmap.reports.scores.as_json import render_json

        deliver(encode(render_json(scored, loaded.line_of, top=top)), output)
    elif explain is not None:
        deliver(_explain(scored, explain, loaded, output), output)
    else:
        deliver(_tabulate(scored, top, output), output)


def _tabulate(scored: "list[ScoredMap]", top: int | None, output: "Path | None") -> str:
    from cxmap.reports.scores.table import render_table

    colour, width = result_style(output)
    encoding = result_encoding(output)
    return "\n".join(render_table(one, top=top, width=width, colour=colour, encoding=encoding) for one in scored)


def _explain(scored: "list[ScoredMap]", id: str, loaded: "Loaded", output: "Path | None") -> str:
    from cxmap.reports.scores.explanation import render_explanation
    from cxmap.usecases.score import explain_touchpoint

    colour, width = result_style(output)
    encoding = result_encoding(output)
    return "\n".join(
        render_explanation(one, loaded.line_of, width=width, colour=colour, encoding=encoding)
        for one in explain_touchpoint(scored, id)
    )
