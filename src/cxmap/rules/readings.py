"""What rules about numbers have in common: every number of a map as it reads on its scale, and why it is refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from cxmap.journey.measures import Measure, Place, Refusal, RefusalKind, Scale
from cxmap.journey.scales import PRESETS, measure, refuse_contradiction
from cxmap.rules.repair import Repair
from cxmap.rules.rule import Finding, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.language.measure import MeasuredValue
    from cxmap.language.metrics import MetricSet
    from cxmap.language.persona import Persona

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number of the map on its scale.

    Attributes:
        at: Where it was written.
        written: The number, bare or with what is known about it.
        metric: The metric whose declared scale it is on; empty where its scale is given by the language or by nobody.
        scale: Its scale; None for amounts, which have none.
        refused: Why it cannot be used; None where it can.
    """

    at: Place
    written: "float | MeasuredValue"
    metric: str
    scale: Scale | None
    refused: Refusal | None

    @property
    def value(self) -> float | None:
        """The number itself; None where answers were counted."""
        return self.written if isinstance(self.written, (int, float)) else self.written.value

    @property
    def counts(self) -> int:
        """How many answer options were counted."""
        return 0 if isinstance(self.written, (int, float)) else len(self.written.answers or ())

    @property
    def follows_scale(self) -> bool:
        """Whether it was made as its scale says, and no method in words tells otherwise."""
        method = None if isinstance(self.written, (int, float)) else self.written.method
        scale = self.scale
        return scale is not None and (method is None or method.strip().lower() in {scale.method, scale.name})

    def spot(self, key: str) -> Spot:
        """The place of one of its parts; of itself for the empty key."""
        return Spot(self.at.below(key) if key else self.at)


def remember_last(make: "Callable[[Journey], T]") -> "Callable[[Journey], T]":
    """Keep what was made of a map for the rules that ask next."""
    last: list[tuple[Journey, T]] = []

    def get(journey: "Journey") -> T:
        if not last or last[0][0] is not journey:
            last[:] = [(journey, make(journey))]
        return last[0][1]

    return get


def find_refused(subject: Subject, kind: RefusalKind) -> Iterator[tuple[Reading, Refusal]]:
    """Every number that is refused for one reason."""
    for reading in find_readings(subject.journey) if subject.journey else ():
        if reading.refused is not None and reading.refused.kind == kind:
            yield reading, reading.refused


def report(subject: Subject, reading: Reading, refused: Refusal, advice: str, fix: Repair | None = None) -> Finding:
    """What is to be said of a refused number: the same as scoring says, with its scale beside it if that has a part."""
    related = () if refused.kind == "n-contradicts-answers" else find_declaration(subject, reading.metric)
    return Finding(reading.spot(refused.key), refused.message, advice, related, fix)


def find_declaration(subject: Subject, metric: str) -> tuple[tuple[str, Spot], ...]:
    """Where a map declares the scale of a metric, to be shown beside a number that does not fit it."""
    declared = subject.journey.noun.scales if subject.journey else None
    if not metric or declared is None or getattr(declared, metric) is None:
        return ()
    return (("its scale is declared here", Spot(Place(subject.file, ("scales", metric)))),)


@remember_last
def find_readings(journey: "Journey") -> tuple[Reading, ...]:
    """Every number of which more is known than itself, and every one that is refused.

    Numbers of catalogues are there too, because nobody else reads them.
    """
    return tuple(
        reading
        for reading in _find_all(journey)
        if reading.refused is not None or not isinstance(reading.written, (int, float))
    )


def _find_all(journey: "Journey") -> Iterator[Reading]:
    yield from _free(journey.noun, ("journeys_per_year",), Place(journey.file, ()))
    for persona in journey.personas.values():
        yield from _of_persona(persona.noun, persona.at)
    for tier in journey.tiers.values():
        yield from _free(tier.noun, ("reach", "value"), tier.at)
    for touchpoint in journey.touchpoints.values():
        yield from _of_touchpoint(touchpoint, journey.scales)
    for way in journey.transitions:
        if way.share is not None and way.share.at != way.at:  # a bare share is one, or not in the language
            yield from _of_way(journey.touchpoints[way.source], way.target, way.share)
    for kpi in journey.kpis.values():
        yield from _free(kpi.noun, ("baseline", "target", "actual"), kpi.at)
    for initiative in journey.initiatives.values():
        for id, numbers in initiative.noun.sets.items():
            yield from _of_set(numbers, initiative.at.below("sets", id), journey.scales)


def _of_persona(persona: "Persona", at: Place) -> Iterator[Reading]:
    yield from _given(persona, ("share",), "share", at)
    yield from _free(persona, ("value",), at)
    for index, job in enumerate(persona.jobs):
        yield from _given(job, ("importance", "satisfaction"), "0-10", at.below("jobs", index))


def _of_touchpoint(touchpoint: "Touchpoint", scales: Mapping[str, Scale]) -> Iterator[Reading]:
    noun = touchpoint.noun
    if noun.metrics is not None:
        yield from _measured(noun.metrics, touchpoint.metrics, scales)
        for key, parts in (("by_persona", touchpoint.by_persona), ("by_channel", touchpoint.by_channel)):
            for id, measures in parts.items():
                yield from _measured(getattr(noun.metrics, key)[id], measures, scales)
    for rival, written in noun.benchmarks.items():
        benchmark = touchpoint.benchmarks[rival]
        yield Reading(benchmark.at, written, "satisfaction", scales["satisfaction"], benchmark.refused)
    for key, share in touchpoint.complaints.items():
        yield Reading(share.at, getattr(noun.complaints, key), "", PRESETS["share"], share.refused)


def _of_way(touchpoint: "Touchpoint", target: str, share: Measure) -> Iterator[Reading]:
    edge = touchpoint.noun.next[target] if touchpoint.noun.next else 0
    if not isinstance(edge, (int, float)) and edge.share is not None:
        yield Reading(share.at, edge.share, "", PRESETS["share"], share.refused)


def _measured(numbers: "MetricSet", measures: Mapping[str, Measure], scales: Mapping[str, Scale]) -> Iterator[Reading]:
    """The numbers that the journey has read already."""
    for metric, written in numbers.items():
        yield Reading(measures[metric].at, written, metric, scales[metric], measures[metric].refused)


def _of_set(numbers: "MetricSet", at: Place, scales: Mapping[str, Scale]) -> Iterator[Reading]:
    for metric, written in numbers.items():
        yield _read(written, metric, scales[metric], at.below(metric))


def _given(noun: Any, keys: tuple[str, ...], preset: str, at: Place) -> Iterator[Reading]:  # noqa: ANN401  (any noun of the language)
    """Numbers whose scale the language gives; it has refused what lies outside of it."""
    for key in keys:
        written = getattr(noun, key)
        if written is None or isinstance(written, (int, float)):
            continue
        # A job may be rated in another way, which its method tells, and then be brought to 0–10.
        if preset == "0-10" and written.method is not None:
            yield Reading(at.below(key), written, "", None, refuse_contradiction(written))
        else:
            yield _read(written, "", PRESETS[preset], at.below(key))


def _free(noun: Any, keys: tuple[str, ...], at: Place) -> Iterator[Reading]:  # noqa: ANN401  (any noun of the language)
    """Amounts, which are on no scale: only their own parts can speak against each other."""
    for key in keys:
        written = getattr(noun, key)
        if written is not None and not isinstance(written, (int, float)):
            yield Reading(at.below(key), written, "", None, refuse_contradiction(written))


def _read(written: "float | MeasuredValue", metric: str, scale: Scale, at: Place) -> Reading:
    return Reading(at, written, metric, scale, measure(written, metric, scale, at, frozenset(), ()).refused)
