"""What a journey depends on: what is lost with each system, team, role and channel, and which loss stops it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cxmap.scoring.dependence.losses import Effect, Kind, find_effects, list_entries
from cxmap.scoring.dependence.loyalty_at_stake import Range, Stakes
from cxmap.scoring.dependence.named_loss import read_target
from cxmap.scoring.dependence.outage import Outage
from cxmap.scoring.dependence.role_weights import RoleWeight, weigh_roles

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.kpi import Kpi

MOST_JOURNEYS = 0.5
"""What stops more journeys than this is a single point of failure. Ours: then most customers notice."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """What is lost without one system, team, role or channel.

    Attributes:
        journey: The map.
        kind: What it is.
        entry: What the map says of it.
        rank: Its rank among all that the map depends on, by `part`, then by `stopped`; those equal in both share one.
        lost: The touchpoints that cannot take place any more.
        weakened: Those that are only harder, or seen less well.
        stopped: The share of journeys that come to a touchpoint that is lost.
        done: The share of journeys that still reach the goal.
        cuts_off: Whether no way is left to the goal.
        stake: The loyalty at stake at the touchpoints that are lost, of 100 journeys.
        part: The part of all that is at stake in the journey.
        kpis: The KPIs that can move no more, in file order.
        people: How many people fill the role; None where nobody says, and for everything else.

    Units:
        stopped, done, part: 0–1.
    """

    journey: "Journey"
    kind: Kind
    entry: "Entry[Any]"
    rank: int
    lost: tuple[Effect, ...]
    weakened: tuple[Effect, ...]
    stopped: Range
    done: Range
    cuts_off: bool
    stake: Range
    part: Range
    kpis: "tuple[Entry[Kpi], ...]"
    people: float | None

    @property
    def single_point(self) -> bool:
        """Whether the journey as a whole fails with it."""
        return self.cuts_off or self.stopped.low > MOST_JOURNEYS


@dataclass(frozen=True, slots=True)
class Dependences:
    """Everything that a map depends on.

    Attributes:
        journey: The map.
        done: The share of journeys that reach the goal today.
        entries: Everything with a touchpoint that depends on it, by rank; those that share one by kind, in file order.
        idle: What no touchpoint depends on.
        roles: What each role carries, against how many people fill it.
    """

    journey: "Journey"
    done: Range
    entries: tuple[Dependence, ...]
    idle: "tuple[Entry[Any], ...]"
    roles: tuple[RoleWeight, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """A map without one thing.

    Attributes:
        dependence: What is lost.
        among: How many things the map depends on, which are ranked.
        done: The share of journeys that reach the goal today.
        elsewhere: Files of maps that do not know the thing.
    """

    dependence: Dependence
    among: int
    done: Range
    elsewhere: tuple[str, ...]


def find_dependences(journeys: "Sequence[Journey]") -> tuple[Dependences, ...]:
    """Everything that maps depend on, each map for itself."""
    return tuple(_find_all(journey) for journey in journeys)


def find_without(journeys: "Sequence[Journey]", target: str) -> tuple[Without, ...]:
    """What is lost without one system, team, role or channel, in every map that knows it.

    Args:
        journeys: The maps.
        target: Its kind and id, as `system:crm`.

    Raises:
        UsageError: It is no kind and id, or no map knows it; the help names the nearest.
    """
    kind, id = read_target(target, journeys)
    knowing = [journey for journey in journeys if id in list_entries(journey, kind)]
    elsewhere = tuple(journey.file for journey in journeys if id not in list_entries(journey, kind))
    return tuple(_find_one(journey, kind, id, elsewhere) for journey in knowing)


def _find_one(journey: "Journey", kind: Kind, id: str, elsewhere: tuple[str, ...]) -> Without:
    losses = _Losses(journey)
    all_effects = {
        (other, key): effects
        for other in Kind
        for key, effects in find_effects(journey, other).items()
        if key in list_entries(journey, other)
    }
    own = all_effects.get((kind, id), ())
    # What nothing depends on comes after all else.
    rank = losses.find_rank(own, all_effects.values()) if own else len(all_effects) + 1
    return Without(losses.lose(kind, id, own, rank), len(all_effects), losses.outage.find_done(()), elsewhere)


def _find_all(journey: "Journey") -> Dependences:
    losses = _Losses(journey)
    found, idle = [], []
    for kind in Kind:
        effects = find_effects(journey, kind)
        for id, entry in list_entries(journey, kind).items():
            if id in effects:
                found.append(losses.lose(kind, id, effects[id], 1))
            else:
                idle.append(entry)
    return Dependences(
        journey, losses.outage.find_done(()), tuple(_rank(found)), tuple(idle), weigh_roles(journey, losses.stakes)
    )


class _Losses:
    """What a map loses with each thing; what is the same for all of them is found once."""

    def __init__(self, journey: "Journey") -> None:
        self._journey = journey
        self.outage = Outage(journey)
        self.stakes = Stakes(journey)

    def find_rank(self, own: tuple[Effect, ...], all_effects: Iterable[tuple[Effect, ...]]) -> int:
        """The rank of one thing by its effects; only for those with an equal part are the journeys followed."""
        part, stopped = self.stakes.find_part(_list_lost(own)).low, self.outage.find_stopped(_list_lost(own)).low
        ahead = 0
        for ids in map(_list_lost, all_effects):
            other = self.stakes.find_part(ids).low
            ahead += other > part or (other == part and self.outage.find_stopped(ids).low > stopped)
        return ahead + 1

    def lose(self, kind: Kind, id: str, effects: tuple[Effect, ...], rank: int) -> Dependence:
        """What is lost with one thing, whose effects are known."""
        ids = _list_lost(effects)
        entry = list_entries(self._journey, kind)[id]
        return Dependence(
            journey=self._journey,
            kind=kind,
            entry=entry,
            rank=rank,
            lost=tuple(effect for effect in effects if effect.lost),
            weakened=tuple(effect for effect in effects if not effect.lost),
            stopped=self.outage.find_stopped(ids),
            done=self.outage.find_done(ids),
            cuts_off=self.outage.cuts_off(ids),
            stake=self.stakes.add(ids),
            part=self.stakes.find_part(ids),
            kpis=tuple(_list_kpis(self._journey, ids)),
            people=entry.noun.people if kind is Kind.ROLE else None,
        )


def _list_lost(effects: Iterable[Effect]) -> set[str]:
    return {effect.touchpoint.id for effect in effects if effect.lost}


def _list_kpis(journey: "Journey", lost: Collection[str]) -> "list[Entry[Kpi]]":
    """The KPIs that a lost touchpoint moves, and those of a stage of which every touchpoint is lost."""
    moved = {kpi.id for id in lost for kpi in journey.touchpoints[id].kpis}
    gone = {
        stage.id for stage in journey.stages if stage.touchpoints and all(one.id in lost for one in stage.touchpoints)
    }
    return [
        kpi
        for id, kpi in journey.kpis.items()
        if id in moved or kpi.noun.touchpoint in lost or (kpi.noun.stage or "") in gone
    ]


def _rank(found: list[Dependence]) -> list[Dependence]:
    def weight(one: Dependence) -> tuple[float, float]:
        return (one.part.low, one.stopped.low)

    # Sorting keeps the order of those that share a rank.
    ordered = sorted(found, key=weight, reverse=True)
    places: dict[tuple[float, float], int] = {}
    for place, one in enumerate(ordered, start=1):
        places.setdefault(weight(one), place)
    return [replace(one, rank=places[weight(one)]) for one in ordered]
