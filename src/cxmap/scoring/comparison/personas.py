"""Personas against the average: whose trouble the average hides."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from cxmap.journey.shares import find_persona_share, find_slack
from cxmap.scoring.audience import Audience
from cxmap.scoring.comparison.persona_totals import Conflict, add_up, find_mean, weigh_shares
from cxmap.scoring.precision import settle
from cxmap.scoring.rank import rank
from cxmap.scoring.result import RankedTouchpoint, Ranking
from cxmap.scoring.score import score_journeys

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.persona import Persona
    from cxmap.scoring.method import Method

HIDDEN = 5
"""So many places higher for a persona than on average: then the average hides that it suffers.

Source:
    Ours: a list that people work from shows five to ten touchpoints, and so many places move one into it.
"""

Key = tuple[int, str]
"""A touchpoint: the place of its map among the maps, and its id."""


@dataclass(frozen=True, slots=True)
class PersonaRanking:
    """The ranking for one persona.

    Attributes:
        id: Id of the persona.
        name: What people call it.
        ranking: The touchpoints that it comes to, ranked by its own numbers where it has any.
        own: Whether the method uses any number of its own; without one it only repeats what everybody's numbers say.
    """

    id: str
    name: str
    ranking: Ranking
    own: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no total over personas.

    Attributes:
        journey: The map.
        persona: The persona without a share; None where it is the sum that cannot be.
        total: What the shares add up to that are known, where that cannot be: more than 1, or with all of them not 1.
    """

    journey: "Journey"
    persona: "Entry[Persona] | None"
    total: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a touchpoint stands for a persona.

    Attributes:
        rank: Its rank for the persona.
        score: Its score for the persona.
        higher: How many places higher it stands for the persona than on average, among the touchpoints that have a
            score for both; less than 0 where it stands lower. Those that share a score count as far as they reach.
            None where there is no average.
    """

    rank: int
    score: float
    higher: int | None

    @property
    def hidden(self) -> bool:
        """Whether the average hides that the persona suffers here."""
        return self.higher is not None and self.higher >= HIDDEN


@dataclass(frozen=True, slots=True)
class Comparison:
    """One touchpoint for all personas.

    Attributes:
        journey: Its map.
        touchpoint: The touchpoint.
        everybody: As it is ranked by everybody's numbers; None where these do not suffice.
        total: The score for all personas that come here, as `persona_totals` says; None without shares, or where one
            of these personas has no score, or where their frequencies contradict the map's.
        total_rank: The rank of the total.
        standings: Where it stands for each persona for which it has a score, by id.
        conflict: Which frequencies contradict each other, so that there is no total; None where none do.
    """

    journey: "Journey"
    touchpoint: "Touchpoint"
    everybody: RankedTouchpoint | None
    total: float | None
    total_rank: int | None
    standings: Mapping[str, Standing]
    conflict: Conflict | None = None

    @property
    def losers(self) -> tuple[str, ...]:
        """The personas whose trouble the average hides, by id."""
        return tuple(id for id, standing in self.standings.items() if standing.hidden)


@dataclass(frozen=True, slots=True)
class PersonaRanks:
    """How the personas of maps are off, touchpoint by touchpoint.

    Attributes:
        journeys: The maps. Those that name no persona count for nothing.
        method: The method that ranked.
        everybody: The ranking by everybody's numbers.
        personas: The ranking for each persona, in the order of the maps.
        shares: The shares of the personas, by id, of each map that names one, as far as they are known.
        gaps: Why there is no total; empty where there is one.
        ordinal: Whether there is no total because scores of this method are only an order, which has no mean.
        comparisons: The touchpoints that have a score for anybody, by the rank on average: that of the total, else
            everybody's. Those without one come last, in the order of maps and files.
    """

    journeys: "tuple[Journey, ...]"
    method: "Method"
    everybody: Ranking
    personas: tuple[PersonaRanking, ...]
    shares: tuple[Mapping[str, float], ...]
    gaps: tuple[Gap, ...]
    ordinal: bool
    comparisons: tuple[Comparison, ...]

    @property
    def comparable(self) -> int:
        """The most touchpoints that have a rank both for a persona and on average."""
        counts = Counter(
            id for one in self.comparisons for id, standing in one.standings.items() if standing.higher is not None
        )
        return max(counts.values(), default=0)

    @property
    def weighed(self) -> bool:
        """Whether there is a total."""
        return bool(self.personas) and not self.gaps and not self.ordinal


def compare_personas(journeys: "Sequence[Journey]", method: "Method") -> PersonaRanks:
    """Rank touchpoints for each persona, for all of them weighed by their shares, and for everybody.

    Args:
        journeys: The maps, whose touchpoints are ranked together. Those that name no persona are left out.
        method: How a score is made.
    """
    having = [journey for journey in journeys if journey.personas]
    everybody = score_journeys(having, method)
    names: dict[str, str] = {}
    for journey in having:
        for id, entry in journey.personas.items():
            names.setdefault(id, entry.name)
    personas = tuple(_rank_for(id, name, having, method) for id, name in names.items())
    shares = tuple(
        {id: share for id, entry in each.personas.items() if (share := find_persona_share(entry)) is not None}
        for each in having
    )
    gaps = tuple(gap for journey, own in zip(having, shares, strict=True) for gap in _find_gaps(journey, own))
    ordinal = not method.drawn
    table = _Table(having, everybody, personas)
    found = None if gaps or ordinal else dict(table.find_totals(shares, counts=method.counts_journeys))
    return PersonaRanks(tuple(journeys), method, everybody, personas, shares, gaps, ordinal, table.compare(found))


def _rank_for(id: str, name: str, journeys: "Sequence[Journey]", method: "Method") -> PersonaRanking:
    knowing = [journey for journey in journeys if id in journey.personas]
    ranking = score_journeys(knowing, method, audience=Audience(persona=id))
    return PersonaRanking(id, name, ranking, ranking.count_own()[0] > 0)


def _find_gaps(journey: "Journey", shares: Mapping[str, float]) -> Iterator[Gap]:
    over = settle(fsum(shares.values()) - 1)
    # While some lack a share, too little is no fault of the others.
    if (over if len(shares) < len(journey.personas) else abs(over)) > find_slack(len(shares)):
        yield Gap(journey, None, settle(1 + over))
    for id, persona in journey.personas.items():
        if id not in shares:
            yield Gap(journey, persona, None)


class _Table:
    """The scores of every touchpoint: for everybody, and for each persona."""

    def __init__(self, journeys: "Sequence[Journey]", everybody: Ranking, personas: tuple[PersonaRanking, ...]) -> None:
        self._journeys = journeys
        # Two maps can have one id, so that only they themselves tell them apart.
        self._places = {id(journey): place for place, journey in enumerate(journeys)}
        self._everybody = self._key(everybody)
        self._personas = {persona.id: self._key(persona.ranking) for persona in personas}

    def _key(self, ranking: Ranking) -> dict[Key, RankedTouchpoint]:
        return {(self._places[id(entry.journey)], entry.touchpoint.id): entry for entry in ranking.ranked}

    def find_totals(
        self, shares: Sequence[Mapping[str, float]], *, counts: bool
    ) -> Iterator[tuple[Key, float | Conflict]]:
        """One score for all who come, where each of them has one."""
        for place, journey in enumerate(self._journeys):
            parts = weigh_shares(shares[place])
            for touchpoint in journey.touchpoints.values():
                key, coming = (place, touchpoint.id), {entry.id: parts[entry.id] for entry in touchpoint.personas}
                if all(key in self._personas[id] for id in coming):
                    entries = {id: self._personas[id][key] for id in coming}
                    total = (add_up if counts else find_mean)(coming, entries)
                    if total is not None:
                        yield key, total

    def compare(self, found_totals: Mapping[Key, float | Conflict] | None) -> tuple[Comparison, ...]:
        """Put the lists beside each other; without totals, everybody's numbers are the average."""
        totals = {key: one for key, one in (found_totals or {}).items() if not isinstance(one, Conflict)}
        conflicts = {key: one for key, one in (found_totals or {}).items() if isinstance(one, Conflict)}
        weighed = found_totals is not None
        average = totals if weighed else {key: entry.score for key, entry in self._everybody.items()}
        ranks = dict(zip(totals, rank(list(totals.values())), strict=True))
        higher = {id: _find_shifts(scored, average) for id, scored in self._personas.items()}
        found = []
        for place, journey in enumerate(self._journeys):
            for touchpoint in journey.touchpoints.values():
                key = (place, touchpoint.id)
                standings = {
                    id: Standing(scored[key].rank, scored[key].score, higher[id].get(key))
                    for id, scored in self._personas.items()
                    if key in scored
                }
                if standings or key in self._everybody:
                    everybody, conflict = self._everybody.get(key), conflicts.get(key)
                    found.append(
                        Comparison(journey, touchpoint, everybody, totals.get(key), ranks.get(key), standings, conflict)
                    )
        # Sorting keeps the order of maps and files where ranks are equal.
        return tuple(sorted(found, key=lambda one: _find_place(one, weighed=weighed)))


def _find_shifts(scored: Mapping[Key, RankedTouchpoint], average: Mapping[Key, float]) -> dict[Key, int]:
    """How many places higher each touchpoint stands, among those that both lists have.

    A persona that comes to a few touchpoints only has them all on high ranks; that alone is no trouble. Nor is a
    place among many that share a score, so equal scores count as far down as they reach.
    """
    both = [key for key in scored if key in average]
    own, others = _find_spans([scored[key].score for key in both]), _find_spans([average[key] for key in both])
    shifts = {}
    for key, (first, last), (usual_first, usual_last) in zip(both, own, others, strict=True):
        shifts[key] = max(0, usual_first - last) - max(0, first - usual_last)
    return shifts


def _find_spans(scores: Sequence[float]) -> list[tuple[int, int]]:
    """The first and the last place of those that share each score."""
    sharing = Counter(scores)
    return [(first, first + sharing[score] - 1) for first, score in zip(rank(scores), scores, strict=True)]


def _find_place(comparison: Comparison, *, weighed: bool) -> float:
    if weighed:
        return comparison.total_rank or float("inf")
    return comparison.everybody.rank if comparison.everybody else float("inf")
