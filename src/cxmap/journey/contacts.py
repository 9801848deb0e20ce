"""Touchpoints: their references followed, their numbers turned into measures."""

from collections.abc import Callable, Mapping
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

        def below(*parts: str | int) -> Place:
            return Place(at.file, (*at.path, *parts))

        find_all, personas = self._register.find_all, self._register.entries["persona"]
        owner = self._register.find("team", written.owner, below("owner"))
        evidence = self._register.find_sources(written.from_, below("from"))
        sources = tuple(entry.id for entry in evidence)
        named = find_all("persona", written.personas, below("personas"))
        metrics = written.metrics
        self._follow_details(written, at)
        return Touchpoint(
            id=id,
            number=number,
            name=written.name,
            stage=stage,
            owner=owner if written.owner is not None else stage_owner,
            personas=named if written.personas else tuple(personas.values()),
            channels=find_all("channel", written.channels, below("channels")),
            contributors=find_all("team", written.contributors, below("contributors")),
            roles=find_all("role", written.roles, below("roles")),
            systems=find_all("system", written.systems, below("systems")),
            kpis=find_all("kpi", written.kpis, below("kpis")),
            evidence=evidence,
            feels=self._feelings(written, below("feels")),
            metrics=self._measures(metrics, below("metrics"), sources) if metrics else {},
            by_persona=self._split("persona", metrics, below("metrics", "by_persona"), sources),
            by_channel=self._split("channel", metrics, below("metrics", "by_channel"), sources),
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
                place = Place(at.file, (*at.path, metric))
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
        return {id: self._measures(part, Place(at.file, (*at.path, id)), sources) for id, part in parts.items()}

    def _follow_details(self, written: "WrittenTouchpoint", at: Place) -> None:
        """Follow the references that views and rules read from the noun itself."""
        register = self._register

        def below(*parts: str | int) -> Place:
            return Place(at.file, (*at.path, *parts))

        register.find_all("tier", written.tiers, below("tiers"))
        if written.measured_by is not None:
            register.find("system", written.measured_by.system, below("measured_by", "system"))
        if isinstance(written.tone, dict):
            register.find_keys("channel", written.tone, below("tone"))
            for channel, tone in written.tone.items():
                register.find("tone", tone, below("tone", channel))
        else:
            register.find("tone", written.tone, below("tone"))
        self._follow_sources(written, below)

    def _follow_sources(self, written: "WrittenTouchpoint", below: Callable[..., Place]) -> None:
        """Follow the evidence that stands behind remarks, benchmarks and complaints."""
        stated: list[tuple[Any, Place]] = [
            (remark, below(key, index))
            for key in ("barriers", "enablers")
            for index, remark in enumerate(getattr(written, key))
        ]
        stated += [(value, below("benchmarks", competitor)) for competitor, value in written.benchmarks.items()]
        if written.complaints is not None:
            stated += [(getattr(written.complaints, key), below("complaints", key)) for key in ("rate", "recovery")]
        for noun, at in stated:
            # A bare text or number names no source.
            if noun is not None and not isinstance(noun, (str, int, float)):
                self._register.find_sources(noun.from_, Place(at.file, (*at.path, "from")))
