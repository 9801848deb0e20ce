"""Personas against the average: whose trouble the average hides."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING

from cxmap.journey.shares import find_persona_share, find_slack
from cxmap.scoring.audience import Audience
from cxmap.scoring.comparison.persona_ranks import Comparison, Gap, PersonaRanking, PersonaRanks, Standing
from cxmap.scoring.comparison.persona_totals import Conflict, add_up, find_mean, weigh_shares
from cxmap.scoring.precision import settle
from cxmap.scoring.rank import rank
from cxmap.scoring.result import RankedTouchpoint, Ranking
from cxmap.scoring.score import score_journeys

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.method import Method

Key = tuple[int, str]
"""A touchpoint: the place of its map among the maps, and its id."""


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
