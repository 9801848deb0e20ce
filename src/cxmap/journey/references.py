"""References between the declared things themselves: roles and teams, KPIs and stages, plans and touchpoints."""

from typing import TYPE_CHECKING, Any

from cxmap.journey.measures import Place
from cxmap.journey.register import Register

if TYPE_CHECKING:
    from cxmap.language.catalogue import Shared
    from cxmap.language.journey_map import JourneyMap


def follow_shared(register: Register, shared: "Shared", file: str) -> None:
    """Follow the references inside the sections that maps and catalogues have in common."""
    register.find("team", shared.owner, Place(file, ("owner",)))
    for id, persona in shared.personas.items():
        at = Place(file, ("personas", id))
        register.find_sources(persona.from_, at, "from")
        _follow_values(register, persona, ("share", "value"), at)
        for index, job in enumerate(persona.jobs):
            _follow_values(register, job, ("importance", "satisfaction"), at.below("jobs", index))
    for id, role in shared.roles.items():
        register.find("team", role.team, Place(file, ("roles", id, "team")))
    for id, system in shared.systems.items():
        register.find("team", system.owner, Place(file, ("systems", id, "owner")))
        _follow_ids(register, "system", system.replaced_by, Place(file, ("systems", id, "replaced_by")))
    for id, source in shared.evidence.items():
        register.find("persona", source.persona, Place(file, ("evidence", id, "persona")))


def follow_sections(register: Register, written: "JourneyMap", file: str) -> None:
    """Follow the references inside the sections that only a map has."""
    _follow_values(register, written, ("journeys_per_year",), Place(file, ()))
    _follow_tiers(register, written, file)
    _follow_kpis(register, written, file)
    _follow_initiatives(register, written, file)
    _follow_playbooks(register, written, file)
    for id, process in written.ancillary.items():
        at = Place(file, ("ancillary", id))
        register.find("system", process.system, at, "system")
        register.find_all("touchpoint", process.touches, at, "touches")


def _follow_tiers(register: Register, written: "JourneyMap", file: str) -> None:
    for id, tier in written.tiers.items():
        at = Place(file, ("tiers", id))
        _follow_values(register, tier, ("reach", "value"), at)
        register.find_keys("tier", tier.to, at, "to")
        for target, step in tier.to.items():
            register.find("touchpoint", step.through, at, "to", target, "through")
            if step.handoff is not None:
                register.find("role", step.handoff.role, at, "to", target, "handoff", "role")


def _follow_kpis(register: Register, written: "JourneyMap", file: str) -> None:
    for id, kpi in written.kpis.items():
        at = Place(file, ("kpis", id))
        register.find("stage", kpi.stage, at, "stage")
        register.find("touchpoint", kpi.touchpoint, at, "touchpoint")
        register.find("team", kpi.owner, at, "owner")
        _follow_values(register, kpi, ("baseline", "target", "actual"), at)


def _follow_initiatives(register: Register, written: "JourneyMap", file: str) -> None:
    for id, initiative in written.initiatives.items():
        at = Place(file, ("initiatives", id))
        register.find_all("touchpoint", initiative.touches, at, "touches")
        register.find("team", initiative.owner, at, "owner")
        for index, need in enumerate(initiative.needs):
            register.find_any(("initiative", "system"), need, at, "needs", index)
        register.find_keys("touchpoint", initiative.sets, at, "sets")
        for touchpoint, metrics in initiative.sets.items():
            for metric, value in metrics.items():
                _follow_value(register, value, at.below("sets", touchpoint, metric))


def _follow_playbooks(register: Register, written: "JourneyMap", file: str) -> None:
    for id, playbook in written.playbooks.items():
        at = Place(file, ("playbooks", id))
        register.find("persona", playbook.persona, at, "persona")
        if playbook.moves is not None:
            register.find("stage", playbook.moves.from_, at, "moves", "from")
            register.find("stage", playbook.moves.to, at, "moves", "to")
        if playbook.when is not None:
            register.find("touchpoint", playbook.when.touchpoint, at, "when", "touchpoint")
        register.find("team", playbook.owner, at, "owner")
        register.find("kpi", playbook.kpi, at, "kpi")


def _follow_ids(register: Register, kind: str, ids: str | list[str] | None, at: Place) -> None:
    if isinstance(ids, str):
        register.find(kind, ids, at)
    else:
        register.find_all(kind, ids or (), at)


def _follow_values(register: Register, noun: Any, keys: tuple[str, ...], at: Place) -> None:  # noqa: ANN401  (any noun of the language)
    for key in keys:
        _follow_value(register, getattr(noun, key), at.below(key))


def _follow_value(register: Register, value: Any, at: Place) -> None:  # noqa: ANN401  (a number, a measured value or None)
    if value is not None and not isinstance(value, (int, float)):
        register.find_sources(value.from_, at, "from")
