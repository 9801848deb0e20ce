"""The resolved map: frozen values with every reference followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from cxmap.journey.durations import count_days, find_day_after
from cxmap.journey.lapses import Clash, LooseEnd
from cxmap.journey.measures import Measure, Place, Scale
from cxmap.language.flow import ENDS

if TYPE_CHECKING:
    from datetime import date

    from cxmap.language.evidence import Evidence
    from cxmap.language.initiative import Initiative
    from cxmap.language.journey_map import JourneyMap
    from cxmap.language.kpi import Kpi
    from cxmap.language.organisation import Channel, Role, Team
    from cxmap.language.persona import Persona
    from cxmap.language.playbook import Ancillary, Playbook
    from cxmap.language.stage import Stage as WrittenStage
    from cxmap.language.system import System
    from cxmap.language.tier import Tier
    from cxmap.language.touchpoint import Touchpoint as WrittenTouchpoint

T = TypeVar("T")
Decider = Literal["customer", "employee", "automated"]


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """Something a map or a catalogue declares under an id.

    Attributes:
        id: Its id.
        name: What people call it: its name or title, else words made from the id.
        noun: Everything that was written about it.
        at: Where it was declared.
    """

    id: str
    name: str
    noun: T
    at: Place


@dataclass(frozen=True, slots=True)
class Handoff:
    """A change of owner, or of hands, on the way from one touchpoint to the next.

    Attributes:
        giver: Owner before; None where nobody owns the touchpoint.
        receiver: Owner after; None where nobody owns it.
        declared: Whether the author wrote it down, or only the owners tell.
        carries: What is handed over.
        repeats: Whether the customer must say again what was said before; None where not written.
        wait: How long the customer waits, as written; empty where not written.
        role: The receiving role; None where not written.
        empty: Whether the author wrote that nothing is handed over.
    """

    giver: "Entry[Team] | None"
    receiver: "Entry[Team] | None"
    declared: bool
    carries: tuple[str, ...] = ()
    repeats: bool | None = None
    wait: str = ""
    role: "Entry[Role] | None" = None
    empty: bool = False

    @property
    def changes_owner(self) -> bool | None:
        """Whether another team answers for the customer afterwards; None where one of both sides has no owner."""
        return None if self.giver is None or self.receiver is None else self.giver.id != self.receiver.id


@dataclass(frozen=True, slots=True)
class Transition:
    """One way on from a touchpoint, written or by file order.

    Attributes:
        source: Id of the touchpoint it leaves from.
        target: Id of the touchpoint it leads to, or `leaves` or `done`.
        written: False for the default way to the next touchpoint in the file.
        when: When customers go this way; empty where not written.
        decider: Who decides; None where not written.
        system: The deciding system of an automated decision.
        rule: The rule it follows; empty where not written.
        fallback: Id of the touchpoint where a person takes over; empty where not written.
        share: Share of those at the source who go this way; None where not written.
        handoff: The hand-off that lies on it, if any.
        at: Where it was written; for a default way, the touchpoint it leaves from.
    """

    source: str
    target: str
    written: bool
    when: str
    decider: Decider | None
    system: "Entry[System] | None"
    rule: str
    fallback: str
    share: Measure | None
    handoff: Handoff | None
    at: Place

    @property
    def ends(self) -> bool:
        """Whether the journey ends this way, reached or given up."""
        return self.target in ENDS


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One contact, with its references followed and its numbers as measures.

    Attributes:
        id: Its id.
        number: Its place in the file, from 1.
        name: What the customer would say.
        stage: Id of its stage.
        owner: The team that answers for it: its own, else its stage's.
        personas: Who comes here; everybody when the author names nobody.
        channels: Where it happens.
        contributors: Teams that take part.
        roles: Roles it depends on.
        systems: Systems it runs on.
        kpis: KPIs it moves.
        evidence: Sources for the whole touchpoint.
        feels: Emotion by persona id; under the empty id where it was written for everybody.
        metrics: Numbers for everybody, by metric.
        by_persona: Numbers by persona id, then metric.
        by_channel: Numbers by channel id, then metric.
        benchmarks: Satisfaction with competitors here, by competitor, on the scale of `satisfaction`.
        complaints: `rate`, the share of the unhappy who complain, and `recovery`, the share of complaints that end
            well; as far as they are written.
        noun: Everything that was written about it.
        at: Where it was written.

    Units:
        feels: −2 (angry) to +2 (delighted).
    """

    id: str
    number: int
    name: str
    stage: str
    owner: "Entry[Team] | None"
    personas: "tuple[Entry[Persona], ...]"
    channels: "tuple[Entry[Channel], ...]"
    contributors: "tuple[Entry[Team], ...]"
    roles: "tuple[Entry[Role], ...]"
    systems: "tuple[Entry[System], ...]"
    kpis: "tuple[Entry[Kpi], ...]"
    evidence: "tuple[Entry[Evidence], ...]"
    feels: Mapping[str, float]
    metrics: Mapping[str, Measure]
    by_persona: Mapping[str, Mapping[str, Measure]]
    by_channel: Mapping[str, Mapping[str, Measure]]
    benchmarks: Mapping[str, Measure]
    complaints: Mapping[str, Measure]
    noun: "WrittenTouchpoint"
    at: Place

    @property
    def owner_id(self) -> str:
        """Id of the team that answers for it; empty where nobody does."""
        return self.owner.id if self.owner else ""

    @property
    def owner_name(self) -> str:
        """The name of that team; empty where nobody does."""
        return self.owner.name if self.owner else ""

    def feeling_of(self, persona: str) -> float | None:
        """How a persona feels here, or None where that was not written or the persona does not come here."""
        if persona and all(entry.id != persona for entry in self.personas):
            return None
        return self.feels.get(persona, self.feels.get(""))


@dataclass(frozen=True, slots=True)
class Stage:
    """A chapter of the journey with its touchpoints in order."""

    id: str
    name: str
    noun: "WrittenStage"
    touchpoints: tuple[Touchpoint, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Journey:
    """What a map means, catalogues merged and references followed.

    Attributes:
        id: The map's id: what stands before `.journey.yaml` in the file name.
        title: The map's title.
        file: Name of the file, as shown to people.
        noun: Everything that was written at the top level.
        owner: The team that keeps the map true.
        scales: The scale of each metric.
        tones: What each tone of voice is described as.
        stages: The chapters in order.
        touchpoints: All touchpoints by id, in file order.
        transitions: Every way on from every touchpoint, in file order.
        used: Ids that something refers to, by kind.
        loose_ends: References that lead nowhere.
        clashes: Ids given twice.
    """

    id: str
    title: str
    file: str
    noun: "JourneyMap"
    owner: "Entry[Team] | None"
    scales: Mapping[str, Scale]
    tones: Mapping[str, Entry[str]]
    personas: "Mapping[str, Entry[Persona]]"
    tiers: "Mapping[str, Entry[Tier]]"
    teams: "Mapping[str, Entry[Team]]"
    roles: "Mapping[str, Entry[Role]]"
    channels: "Mapping[str, Entry[Channel]]"
    systems: "Mapping[str, Entry[System]]"
    evidence: "Mapping[str, Entry[Evidence]]"
    kpis: "Mapping[str, Entry[Kpi]]"
    initiatives: "Mapping[str, Entry[Initiative]]"
    playbooks: "Mapping[str, Entry[Playbook]]"
    ancillary: "Mapping[str, Entry[Ancillary]]"
    stages: tuple[Stage, ...]
    touchpoints: Mapping[str, Touchpoint]
    transitions: tuple[Transition, ...]
    used: Mapping[str, frozenset[str]]
    loose_ends: tuple[LooseEnd, ...]
    clashes: tuple[Clash, ...]

    @property
    def next_review(self) -> "date | None":
        """The day by which the map is to be held against reality again; None where that is not known."""
        if self.noun.reviewed is None or self.noun.review_every is None:
            return None
        return find_day_after(self.noun.reviewed, count_days(self.noun.review_every))

    def open_initiatives(self) -> "Mapping[str, tuple[Entry[Initiative], ...]]":
        """What is planned at each touchpoint: initiatives that touch it or set a number of it, in file order.

        Initiatives that are done or dropped are no plan any more.
        """
        plans: dict[str, tuple[Entry[Initiative], ...]] = {}
        for entry in self.initiatives.values():
            if entry.noun.status not in {"done", "dropped"}:
                for id in dict.fromkeys((*entry.noun.touches, *entry.noun.sets)):
                    plans[id] = (*plans.get(id, ()), entry)
        return plans

    def handoffs(self) -> tuple[Transition, ...]:
        """The transitions on which a hand-off lies, in file order."""
        return tuple(transition for transition in self.transitions if transition.handoff is not None)
