"""Touchpoints: their references followed, their numbers turned into measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxmap.journey.measures import Measure, Place, Scale
from cxmap.journey.model import Entry, Touchpoint
from cxmap.journey.register import Register
from cxmap.journey.scales import PRESETS, UNDECLARED, find_opinions, measure

if TYPE_CHECKING:
    from cxmap.language.measure import MeasuredValue
    from cxmap.language.touchpoint import MetricSet
    from cxmap.language.touchpoint import Touchpoint as WrittenTouchpoint


@dataclass(frozen=True, slots=True)
class _Figures:
    """The numbers of one touchpoint, for everybody and for each persona and channel that has its own."""

    everybody: Mapping[str, Measure]
    by_persona: Mapping[str, Mapping[str, Measure]]
    by_channel: Mapping[str, Mapping[str, Measure]]


_NO_FIGURES = _Figures({}, {}, {})


class ContactBuilder:
    """Builds the touchpoints of one map."""

    def __init__(self, register: Register, scales: Mapping[str, Scale]) -> None:
        self._register = register
        self._scales = scales
        self._opinions = find_opinions(register.entries["evidence"])

    def build(
        self, id: str, number: int, written: "WrittenTouchpoint", stage: str, stage_owner: Entry[Any] | None, at: Place
    ) -> Touchpoint:
        """Follow the references of one touchpoint and turn its numbers into measures."""
        find_all, personas = self._register.find_all, self._register.entries["persona"]
        owner = self._register.find("team", written.owner, at, "owner")
        evidence = self._register.find_sources(written.from_, at, "from")
        sources = tuple(entry.id for entry in evidence)
        named = find_all("persona", written.personas, at, "personas")
        figures = self._figures(written, at, sources)
        self._follow_details(written, at)
        return Touchpoint(
            id=id,
            number=number,
            name=written.name,
            stage=stage,
            owner=owner if written.owner is not None else stage_owner,
            personas=named if written.personas else tuple(personas.values()),
            channels=find_all("channel", written.channels, at, "channels"),
            contributors=find_all("team", written.contributors, at, "contributors"),
            roles=find_all("role", written.roles, at, "roles"),
            systems=find_all("system", written.systems, at, "systems"),
            kpis=find_all("kpi", written.kpis, at, "kpis"),
            evidence=evidence,
            feels=self._feelings(written, at),
            metrics=figures.everybody,
            by_persona=figures.by_persona,
            by_channel=figures.by_channel,
            benchmarks={
                competitor: self._measure(value, "satisfaction", at.below("benchmarks", competitor), sources)
                for competitor, value in written.benchmarks.items()
            },
            complaints=self._complaints(written, at.below("complaints"), sources),
            noun=written,
            at=at,
        )

    def _feelings(self, written: "WrittenTouchpoint", at: Place) -> dict[str, float]:
        if written.feels is None:
            return {}
        if isinstance(written.feels, dict):
            self._register.find_keys("persona", written.feels, at, "feels")
            return dict(written.feels)
        return {"": float(written.feels)}

    def _figures(self, written: "WrittenTouchpoint", touchpoint: Place, sources: tuple[str, ...]) -> _Figures:
        metrics = written.metrics
        if metrics is None:
            return _NO_FIGURES
        at = touchpoint.below("metrics")
        self._register.find_keys("persona", metrics.by_persona, at, "by_persona")
        self._register.find_keys("channel", metrics.by_channel, at, "by_channel")
        return _Figures(
            self._measures(metrics, at, sources),
            {id: self._measures(part, at.below("by_persona", id), sources) for id, part in metrics.by_persona.items()},
            {id: self._measures(part, at.below("by_channel", id), sources) for id, part in metrics.by_channel.items()},
        )

    def _measures(self, metrics: "MetricSet", at: Place, sources: tuple[str, ...]) -> dict[str, Measure]:
        measures = {}
        for metric in UNDECLARED:
            written = getattr(metrics, metric)
            if written is not None:
                measures[metric] = self._measure(written, metric, at.below(metric), sources)
        return measures

    def _complaints(self, written: "WrittenTouchpoint", at: Place, sources: tuple[str, ...]) -> dict[str, Measure]:
        shares = {key: getattr(written.complaints, key, None) for key in ("rate", "recovery")}
        return {
            key: self._measure(share, "share", at.below(key), sources)
            for key, share in shares.items()
            if share is not None
        }

    def _measure(self, written: "float | MeasuredValue", metric: str, at: Place, sources: tuple[str, ...]) -> Measure:
        if not isinstance(written, (int, float)):
            self._register.find_sources(written.from_, at, "from")
        # What is no metric has the scale that the language gives it.
        scale = self._scales.get(metric) or PRESETS[metric]
        return measure(written, metric, scale, at, self._opinions, sources)

    def _follow_details(self, written: "WrittenTouchpoint", at: Place) -> None:
        """Follow the references that views and rules read from the noun itself."""
        register = self._register

        register.find_all("tier", written.tiers, at, "tiers")
        if written.measured_by is not None:
            register.find("system", written.measured_by.system, at, "measured_by", "system")
        if isinstance(written.tone, dict):
            register.find_keys("channel", written.tone, at, "tone")
            for channel, tone in written.tone.items():
                register.find("tone", tone, at, "tone", channel)
        else:
            register.find("tone", written.tone, at, "tone")
        self._follow_sources(written, at)

    def _follow_sources(self, written: "WrittenTouchpoint", at: Place) -> None:
        """Follow the evidence that stands behind remarks."""
        stated: list[tuple[Any, Place]] = [
            (remark, at.below(key, index))
            for key in ("barriers", "enablers")
            for index, remark in enumerate(getattr(written, key))
        ]
        for noun, place in stated:
            # A bare text names no source.
            if not isinstance(noun, str):
                self._register.find_sources(noun.from_, place, "from")
