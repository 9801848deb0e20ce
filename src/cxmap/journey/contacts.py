"""Touchpoints: their references followed, their numbers turned into measures."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.journey.measures import Measure, Place, Scale
from cxmap.journey.model import Entry, Touchpoint
from cxmap.journey.register import Register
from cxmap.journey.scales import UNDECLARED, find_opinions, measure

if TYPE_CHECKING:
    from cxmap.language.touchpoint import Metrics, MetricSet
    from cxmap.language.touchpoint import Touchpoint as WrittenTouchpoint


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
        owner = self._register.find("team", written.owner, at.below("owner"))
        evidence = self._register.find_sources(written.from_, at.below("from"))
        sources = tuple(entry.id for entry in evidence)
        named = find_all("persona", written.personas, at.below("personas"))
        metrics = written.metrics
        self._follow_details(written, at)
        return Touchpoint(
            id=id,
            number=number,
            name=written.name,
            stage=stage,
            owner=owner if written.owner is not None else stage_owner,
            personas=named if written.personas else tuple(personas.values()),
            channels=find_all("channel", written.channels, at.below("channels")),
            contributors=find_all("team", written.contributors, at.below("contributors")),
            roles=find_all("role", written.roles, at.below("roles")),
            systems=find_all("system", written.systems, at.below("systems")),
            kpis=find_all("kpi", written.kpis, at.below("kpis")),
            evidence=evidence,
            feels=self._feelings(written, at.below("feels")),
            metrics=self._measures(metrics, at.below("metrics"), sources) if metrics else {},
            by_persona=self._split("persona", metrics, at.below("metrics", "by_persona"), sources),
            by_channel=self._split("channel", metrics, at.below("metrics", "by_channel"), sources),
            noun=written,
            at=at,
        )

    def _feelings(self, written: "WrittenTouchpoint", at: Place) -> dict[str, float]:
        if written.feels is None:
            return {}
        if isinstance(written.feels, dict):
            self._register.find_keys("persona", written.feels, at)
            return dict(written.feels)
        return {"": float(written.feels)}

    def _measures(self, metrics: "MetricSet", at: Place, sources: tuple[str, ...]) -> dict[str, Measure]:
        measures = {}
        for metric in UNDECLARED:
            written = getattr(metrics, metric)
            if written is not None:
                place = at.below(metric)
                if not isinstance(written, (int, float)):
                    self._register.find_sources(written.from_, Place(at.file, (*place.path, "from")))
                measures[metric] = measure(written, metric, self._scales[metric], place, self._opinions, sources)
        return measures

    def _split(
        self, kind: str, metrics: "Metrics | None", at: Place, sources: tuple[str, ...]
    ) -> dict[str, Mapping[str, Measure]]:
        if metrics is None:
            return {}
        parts = metrics.by_persona if kind == "persona" else metrics.by_channel
        self._register.find_keys(kind, parts, at)
        return {id: self._measures(part, at.below(id), sources) for id, part in parts.items()}

    def _follow_details(self, written: "WrittenTouchpoint", at: Place) -> None:
        """Follow the references that views and rules read from the noun itself."""
        register = self._register

        register.find_all("tier", written.tiers, at.below("tiers"))
        if written.measured_by is not None:
            register.find("system", written.measured_by.system, at.below("measured_by", "system"))
        if isinstance(written.tone, dict):
            register.find_keys("channel", written.tone, at.below("tone"))
            for channel, tone in written.tone.items():
                register.find("tone", tone, at.below("tone", channel))
        else:
            register.find("tone", written.tone, at.below("tone"))
        self._follow_sources(written, at)

    def _follow_sources(self, written: "WrittenTouchpoint", at: Place) -> None:
        """Follow the evidence that stands behind remarks, benchmarks and complaints."""
        stated: list[tuple[Any, Place]] = [
            (remark, at.below(key, index))
            for key in ("barriers", "enablers")
            for index, remark in enumerate(getattr(written, key))
        ]
        stated += [(value, at.below("benchmarks", competitor)) for competitor, value in written.benchmarks.items()]
        if written.complaints is not None:
            stated += [(getattr(written.complaints, key), at.below("complaints", key)) for key in ("rate", "recovery")]
        for noun, place in stated:
            # A bare text or number names no source.
            if noun is not None and not isinstance(noun, (str, int, float)):
                self._register.find_sources(noun.from_, place.below("from"))
