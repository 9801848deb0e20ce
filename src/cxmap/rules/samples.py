"""What rules about small samples have in common: how many answers a number rests on."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cxmap.journey.measures import Place
from cxmap.rules.figures import Figure, find_figures
from cxmap.rules.rule import Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Entry
    from cxmap.language.evidence import Evidence

TINY = 5
"""Fewer answers than this are stories and no number; from here on, a number is merely small."""

NO_SAMPLES = frozenset({"assumption", "stakeholder-workshop"})
"""Evidence that gives the view of those who were there, and not an estimate of all customers."""


class Sample(NamedTuple):
    """How many answers stand behind a number.

    Attributes:
        n: How many.
        figure: The number.
        at: Where it was written how many.
        source: The source that tells it; empty where the number tells it itself.
    """

    n: int
    figure: Figure
    at: Place
    source: str = ""


def find_samples(subject: Subject, wanted: Callable[[int], bool]) -> Iterator[Sample]:
    """The samples behind the numbers of a map whose size is wanted; of a source, the first number that rests on it."""
    evidence = subject.journey.evidence if subject.journey else {}
    told: set[str] = set()
    for figure in subject.once(find_figures) or ():
        sample = _find_sample(figure, evidence)
        if sample is not None and wanted(sample.n) and sample.source not in told and not _is_view(figure, evidence):
            told |= {sample.source} - {""}
            yield sample


def _find_sample(figure: Figure, evidence: "Mapping[str, Entry[Evidence]]") -> Sample | None:
    written = figure.written
    if isinstance(written, (int, float)):
        return None
    if written.n is not None:
        return Sample(written.n, figure, figure.at.below("n"))
    if written.answers is not None:
        return Sample(sum(written.answers), figure, figure.at.below("answers"))
    source = evidence.get(figure.sources[0]) if len(figure.sources) == 1 else None
    if source is None or source.noun.n is None:
        return None
    at = source.at.below("n") if source.at.file == figure.at.file else figure.cited
    return Sample(source.noun.n, figure, at, source.id)


def _is_view(figure: Figure, evidence: "Mapping[str, Entry[Evidence]]") -> bool:
    """Whether a number is only what those who were there think."""
    kinds = {evidence[id].noun.kind for id in figure.sources if id in evidence}
    return bool(kinds) and kinds <= NO_SAMPLES


def say_size(sample: Sample) -> str:
    """How many answers there are, as the beginning of a sentence."""
    if sample.source:
        return f"numbers that name no `n` rest on the {sample.n} of `{sample.source}`"
    return f"`{sample.figure.key}` rests on an `n` of {sample.n}"
