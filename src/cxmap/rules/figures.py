"""What rules about evidence have in common: every number that somebody counted, asked or guessed, with its sources.

What is intended is none of them: targets, the line they start from, and what initiatives are meant to reach.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cxmap.journey.measures import Place
from cxmap.journey.scales import UNDECLARED
from cxmap.language.base import list_values

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.language.measure import MeasuredValue

METRICS = tuple(UNDECLARED)
"""The numbers of a touchpoint."""

INTENDED = frozenset({"future", "intended"})
"""States of a map in which no number can have been measured."""


class Figure(NamedTuple):
    """A number of the map.

    Attributes:
        at: Where it was written.
        written: The number, bare or with what is known about it.
        sources: Ids of the evidence behind it: its own, else that of the whole it belongs to.
        whole: What names them; the number itself where it does, or where nothing does.
    """

    at: Place
    written: "float | MeasuredValue"
    sources: tuple[str, ...]
    whole: Place

    @property
    def cited(self) -> Place:
        """Where its sources are named; the number itself where they are not."""
        return self.whole.below("from") if self.sources else self.at

    @property
    def key(self) -> str:
        """The key that it stands under."""
        return next((part for part in reversed(self.at.path) if isinstance(part, str)), "")


class _Whole(NamedTuple):
    """Something whose `from` stands behind all its numbers."""

    sources: tuple[str, ...]
    at: Place


def find_figures(journey: "Journey") -> tuple[Figure, ...]:
    """Every number of the file of a map, in no particular order."""
    return tuple(_find_figures(journey))


def _find_figures(journey: "Journey") -> Iterator[Figure]:
    nobody = _Whole((), Place(journey.file, ()))
    yield from _of(journey.noun, ("journeys_per_year",), nobody.at, nobody)
    for persona in journey.personas.values():
        if persona.at.file == journey.file:
            whole = _Whole(list_values(persona.noun.from_), persona.at)
            yield from _of(persona.noun, ("share", "value"), persona.at, whole)
            for index, job in enumerate(persona.noun.jobs):
                yield from _of(job, ("importance", "satisfaction"), persona.at.below("jobs", index), whole)
    for tier in journey.tiers.values():
        yield from _of(tier.noun, ("reach", "value"), tier.at, nobody)
    for touchpoint in journey.touchpoints.values():
        yield from _of_touchpoint(touchpoint)
    for kpi in journey.kpis.values():
        yield from _of(kpi.noun, ("actual",), kpi.at, nobody)


def find_baselines(journey: "Journey") -> Iterator[Figure]:
    """Every number that a KPI started from: part of a plan, and measured once all the same."""
    nobody = _Whole((), Place(journey.file, ()))
    for kpi in journey.kpis.values():
        yield from _of(kpi.noun, ("baseline",), kpi.at, nobody)


def find_citations(journey: "Journey") -> Iterator[tuple[str, Place]]:
    """Every source that stands behind words of the file of a map, with the place that names it."""
    for persona in journey.personas.values():
        if persona.at.file == journey.file:
            yield from _cite(persona.noun.from_, persona.at)
    for touchpoint in journey.touchpoints.values():
        yield from _cite(touchpoint.noun.from_, touchpoint.at)
        for key in ("enablers", "barriers"):
            for index, remark in enumerate(getattr(touchpoint.noun, key)):
                if not isinstance(remark, str):
                    yield from _cite(remark.from_, touchpoint.at.below(key, index))


def _cite(written: str | list[str] | None, at: Place) -> Iterator[tuple[str, Place]]:
    for id in list_values(written):
        yield id, at.below("from")


def _of_touchpoint(touchpoint: "Touchpoint") -> Iterator[Figure]:
    noun, at = touchpoint.noun, touchpoint.at
    whole = _Whole(list_values(noun.from_), at)
    if noun.metrics is not None:
        place = at.below("metrics")
        yield from _of(noun.metrics, METRICS, place, whole)
        for key in ("by_persona", "by_channel"):
            for id, part in getattr(noun.metrics, key).items():
                yield from _of(part, METRICS, place.below(key, id), whole)
    for competitor, written in noun.benchmarks.items():
        yield _make(written, at.below("benchmarks", competitor), whole)
    if noun.complaints is not None:
        yield from _of(noun.complaints, ("rate", "recovery"), at.below("complaints"), whole)
    # Where there is only one way on, its share is no matter of counting.
    if noun.next is not None and len(noun.next) > 1:
        for target, edge in noun.next.items():
            place = at.below("next", target)
            if isinstance(edge, (int, float)):
                yield _make(edge, place, whole)
            elif edge.share is not None:
                yield _make(edge.share, place.below("share"), whole)


def _of(noun: Any, keys: tuple[str, ...], at: Place, whole: _Whole) -> Iterator[Figure]:  # noqa: ANN401  (any noun of the language)
    for key in keys:
        written = getattr(noun, key)
        if written is not None:
            yield _make(written, at.below(key), whole)


def _make(written: "float | MeasuredValue", at: Place, whole: _Whole) -> Figure:
    # A bare number is an assumption, whatever stands behind the rest.
    if isinstance(written, (int, float)):
        return Figure(at, written, (), at)
    if written.from_ is not None:
        return Figure(at, written, list_values(written.from_), at)
    return Figure(at, written, whole.sources, whole.at)
