"""How personas stand beside the average, touchpoint by touchpoint: what comparing them gives."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.scoring.comparison.persona_totals import Conflict
from cxmap.scoring.result import RankedTouchpoint, Ranking

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.persona import Persona
    from cxmap.scoring.method import Method

HIDDEN = 5
"""So many places higher for a persona than on average: then the average hides that it suffers.

Source:
    Ours: a list that people work from shows five to ten touchpoints, and so many places move one into it.
"""


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
