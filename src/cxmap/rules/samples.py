"""What rules about small samples have in common: how many answers a number rests on."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cxmap.rules.figures import Figure, find_figures
from cxmap.rules.rule import Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey

NO_SAMPLES = frozenset({"assumption", "stakeholder-workshop"})
"""Evidence that gives the view of those who were there, and not an estimate of all customers."""


class Sample(NamedTuple):
    """How many answers stand behind a number.

    Attributes:
        n: How many.
        spot: Where that was written.
        figure: The number.
        source: The source that tells it; empty where the number tells it itself.
    """

    n: int
    spot: Spot
    figure: Figure
    source: str


def find_samples(subject: Subject, wanted: Callable[[int], bool]) -> Iterator[Sample]:
    """The samples behind the numbers of a map whose size is wanted; of a source, the first number that rests on it."""
    journey = subject.journey
    if journey is None:
        return
    told: set[str] = set()
    for figure in find_figures(journey):
        sample = _find_sample(figure, journey)
        if sample is not None and wanted(sample.n) and sample.source not in told:
            told |= {sample.source} - {""}
            yield sample


def _find_sample(figure: Figure, journey: "Journey") -> Sample | None:
    written = figure.written
    sources = [journey.evidence[id] for id in figure.sources if id in journey.evidence]
    if isinstance(written, (int, float)) or (sources and all(source.noun.kind in NO_SAMPLES for source in sources)):
        return None
    if written.n is not None:
        return Sample(written.n, Spot(figure.at.below("n")), figure, "")
    if written.answers is not None:
        return Sample(sum(written.answers), Spot(figure.at.below("answers")), figure, "")
    if len(figure.sources) == len(sources) == 1 and sources[0].noun.n is not None:
        source = sources[0]
        at = source.at.below("n") if source.at.file == journey.file else figure.cited
        return Sample(sources[0].noun.n, Spot(at), figure, source.id)
    return None


def say_size(sample: Sample) -> str:
    """How many answers there are, as the beginning of a sentence."""
    if sample.source:
        return f"numbers that name no `n` rest on the {sample.n} of `{sample.source}`"
    return f"`{sample.figure.key}` rests on an `n` of {sample.n}"
