"""`cxmap doctor`: what is there, and what is missing."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cxmap.cli.options import Output, check_output
from cxmap.cli.streams import deliver, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.usecases.machine import Part

FORM = "cxmap-doctor/1"


def doctor(
    format: Annotated[
        Literal["text", "json"], typer.Option("--format", help="Form of the answer: for people, or for programs.")
    ] = "text",
    output: Output = None,
) -> None:
    """Tell versions, engines and fonts, and the command that adds what is missing.

    Exits with 0 when everything needed is there, 2 when something is missing.
    """
    from cxmap.reports.diagnostics.as_json import write_json
    from cxmap.usecases.machine import examine_machine

    parts = examine_machine()
    check_output(output, ())
    if format == "json":
        document = {"form": FORM, "parts": [asdict(part) for part in parts]}
        deliver(encode(write_json(document)), output)
    else:
        deliver(_tell(parts), output)
    if any(part.needed and not part.found for part in parts):
        raise typer.Exit(2)


def _tell(parts: "Sequence[Part]") -> str:
    """One line a part, then how to add what is missing."""
    width = max(len(part.name) for part in parts)
    lines = [f"{_state(part):<8} {part.name:<{width}}  {part.detail}".rstrip() for part in parts]
    lines += [f"\n{part.name}: {part.remedy}" for part in parts if part.remedy]
    return "\n".join(lines) + "\n"


def _state(part: "Part") -> str:
    if part.found:
        return "ok"
    return "missing" if part.needed else "absent"
