"""`cxmap schema`: the JSON Schema of the language."""

from typing import Annotated, Literal

import typer

from cxmap.cli.options import Output, check_output
from cxmap.cli.streams import deliver


def schema(
    kind: Annotated[
        Literal["journey", "catalogue"],
        typer.Argument(metavar="[KIND]", help="Of journey maps, or of shared catalogues."),
    ] = "journey",
    output: Output = None,
) -> None:
    """Print the JSON Schema (2020-12) of the language, for editors and other programs."""
    from cxmap.language.schema import schema_text

    check_output(output, ())
    deliver(schema_text(kind).encode(), output)
