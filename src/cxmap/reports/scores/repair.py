"""What to write so that a touchpoint can be ranked, and where."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.answers import takes_answers
from cxmap.journey.corrections import advise
from cxmap.journey.measures import Place
from cxmap.journey.scales import spell

if TYPE_CHECKING:
    from cxmap.journey.measures import Scale
    from cxmap.journey.model import Journey
    from cxmap.scoring.result import UnrankedTouchpoint

MOST_SOURCES = 6
"""More ids of evidence than this are not listed."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A number that lacks, or cannot be used.

    Attributes:
        metric: What it measures.
        at: Where it is to be written, or where the number stands that cannot be used.
        line: The line to write. The number stands as a word: nobody may take a made-up figure for a measured one, and
            `validate` finds the word where it was left in. Empty where a number is there.
        refused: Why the number that is there cannot be used; empty where there is none.
        advice: How to mend it, as `validate` says; empty where there is none.
        limits: Which numbers can be written.
    """

    metric: str
    at: Place
    line: str
    refused: str
    advice: str
    limits: str


def find_repairs(entry: "UnrankedTouchpoint") -> tuple[Repair, ...]:
    """What to write for a touchpoint that is not ranked, in the order in which its method asks for it."""
    return tuple(
        Repair(
            metric,
            _find_place(entry, metric),
            "" if metric in entry.refused else f"{metric}: {{value: NUMBER, n: COUNT, from: SOURCE}}",
            entry.refused.get(metric, ""),
            _advise(entry, metric),
            say_limits(metric, entry.journey.scales[metric]),
        )
        for metric in entry.missing
    )


def list_lines(entry: "UnrankedTouchpoint") -> list[str]:
    """The lines to add, as they stand in the file below the touchpoint; numbers that are there are not among them."""
    lines = [repair.line for repair in find_repairs(entry) if not repair.refused]
    if not lines or entry.touchpoint.noun.metrics is not None:
        return lines
    return ["metrics:", *(f"  {line}" for line in lines)]


def say_limits(metric: str, scale: "Scale") -> str:
    """Which numbers a metric can have, as a sentence."""
    best = f", where {spell(scale.min)} is best" if scale.mirrored else ""
    counted = ""
    if takes_answers(scale) and metric != "frequency":
        counts = ", ".join(["COUNT"] * 2) + ", …"
        counted = f"; or, better, `answers: [{counts}]` with {scale.options} counts instead of `value`"
    return f"{metric} is a number from {spell(scale.min)} to {spell(scale.max)} ({scale.name}){best}{counted}."


def say_sources(journey: "Journey") -> str:
    """What SOURCE stands for, as a sentence."""
    ids = list(journey.evidence)
    if not ids:
        return "SOURCE is an id that you declare under `evidence`. A bare number counts too, as an assumption."
    named = f"one of {', '.join(ids)}" if len(ids) <= MOST_SOURCES else "an id under `evidence`"
    return f"SOURCE is {named}. A bare number counts too, as an assumption."


def _advise(entry: "UnrankedTouchpoint", metric: str) -> str:
    measure = entry.numbers.measures.get(metric)
    return advise(measure, metric, entry.numbers.scales[metric]).replace("`", "") if measure else ""


def _find_place(entry: "UnrankedTouchpoint", metric: str) -> Place:
    measure, touchpoint = entry.numbers.measures.get(metric), entry.touchpoint
    if measure is not None:
        return measure.at
    return touchpoint.at if touchpoint.noun.metrics is None else touchpoint.at.below("metrics")
