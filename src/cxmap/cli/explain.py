"""`cxmap explain`: what a word of cxmap means."""

from typing import Annotated

import typer

from cxmap.cli.options import Output, check_output
from cxmap.cli.streams import deliver, result_encoding, result_style


def explain(
    word: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORD]",
            help="A rule (`CX201`, `unknown-channel`), a family of rules (`CX2`), a key of the language "
            "(`touchpoint.feels`) or a scoring method (`at-risk`). None means: say what can be explained.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Explain a rule, a key of the language or a scoring method."""
    from cxmap.reports.explanations.topics import render_overview, render_topics

    check_output(output, ())
    colour, width = result_style(output)
    encoding = result_encoding(output)
    if word is None:
        text = render_overview(width=width, colour=colour, encoding=encoding)
    else:
        from cxmap.usecases.explain import find_topics

        text = render_topics(find_topics(word), width=width, colour=colour, encoding=encoding)
    deliver(text, output)
