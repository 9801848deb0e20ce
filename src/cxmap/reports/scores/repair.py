"""What to write so that a touchpoint can be ranked."""

from typing import TYPE_CHECKING

from rich.text import Text

from cxmap.journey.measures import Place
from cxmap.journey.scales import spell
from cxmap.reports.page import Page
from cxmap.reports.printable import printable
from cxmap.reports.scores.figures import LineOf

if TYPE_CHECKING:
    from cxmap.scoring.explanation import Explanation, Input

MOST_SOURCES = 6
"""More ids of evidence than this are not listed."""


def add_repair(page: Page, explanation: "Explanation", line_of: LineOf) -> None:
    """Add the lines that the author has to write.

    The number stands as a word: nobody may take a made-up figure for a measured one, and `validate` finds the word
    where it was left in.
    """
    lacking = [number for number in explanation.inputs if number.part is None]
    absent = [number for number in lacking if number.measure is None]
    page.add()
    if absent:
        _add_lines(page, explanation, absent, line_of)
    for number in lacking:
        if number.measure is not None and number.measure.refused:
            at = number.measure.at
            page.add(Text(f"Mend {printable(at.file)}:{line_of(at)}", style="bold"))
            page.add_wrapped(_say_scale(number), 2)


def _add_lines(page: Page, explanation: "Explanation", absent: "list[Input]", line_of: LineOf) -> None:
    touchpoint = explanation.result.touchpoint
    written = touchpoint.noun.metrics is not None
    at = Place(touchpoint.at.file, (*touchpoint.at.path, "metrics")) if written else touchpoint.at
    under = f"under `metrics` of `{touchpoint.id}`" if written else f"under `{touchpoint.id}`"
    page.add(Text(f"Add {under}, {printable(at.file)}:{line_of(at)}", style="bold"))
    page.add()
    indent = 4
    if not written:
        page.add(Text(" " * indent + "metrics:"))
        indent += 2
    for number in absent:
        page.add(Text(f"{' ' * indent}{number.metric}: {{value: NUMBER, n: COUNT, from: SOURCE}}"))
    page.add()
    for number in absent:
        page.add_wrapped(_say_scale(number), 2)
    page.add_wrapped(_say_sources(explanation), 2)


def _say_scale(number: "Input") -> str:
    scale = number.scale
    best = f", where {spell(scale.min)} is best" if scale.mirrored else ""
    counted = ""
    if scale.options is not None and number.metric != "frequency":
        counts = ", ".join(["COUNT"] * 2) + ", …"
        counted = f"; or, better, `answers: [{counts}]` with {scale.options} counts instead of `value`"
    return f"{number.metric} is a number from {spell(scale.min)} to {spell(scale.max)} ({scale.name}){best}{counted}."


def _say_sources(explanation: "Explanation") -> str:
    ids = list(explanation.scored.journey.evidence)
    if not ids:
        return "SOURCE is an id that you declare under `evidence`. A bare number counts too, as an assumption."
    named = f"one of {', '.join(ids)}" if len(ids) <= MOST_SOURCES else "an id under `evidence`"
    return f"SOURCE is {named}. A bare number counts too, as an assumption."
