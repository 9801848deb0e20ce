"""Which team hands customers to which: how often, and what goes along."""

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from cxmap.scoring.flow.seams import rank_seams
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Entry, Journey
    from cxmap.language.organisation import Team
    from cxmap.scoring.flow.seam import RankedSeam, Seam


@dataclass(frozen=True, slots=True)
class Tally:
    """What some hand-offs add up to.

    Attributes:
        handoffs: How many there are.
        crossings: How often they are crossed, where that is known.
        by_frequency: Of how many only a `frequency` tells how often, so that each journey counts once.
        uncounted: Of how many nobody knows how often; where there are any, `crossings` is a lower end.
        carry: How many carry something.
        empty: How many carry nothing, as somebody wrote down.
        unsaid: Of how many nobody says what they carry.
        repeat: After how many customers say everything again.
        unasked: Of how many nobody says whether they do.

    Units:
        crossings: of 100 journeys; more than 100 where journeys cross several.
    """

    handoffs: int
    crossings: float
    by_frequency: int
    uncounted: int
    carry: int
    empty: int
    unsaid: int
    repeat: int
    unasked: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What one team hands to another.

    Attributes:
        giver: The team that hands over; None where nobody owns the touchpoint before.
        receiver: The team that takes over, the same one or another; None where nobody owns the touchpoint after.
        tally: What its hand-offs add up to.
        worst: The one that costs customers most; None where no hand-off of the pair can be ranked.
    """

    giver: "Entry[Team] | None"
    receiver: "Entry[Team] | None"
    tally: Tally
    worst: "RankedSeam | None"


@dataclass(frozen=True, slots=True)
class TeamLine:
    """What one team gives and receives.

    Attributes:
        team: The team; None for touchpoints that nobody owns.
        gives: What it hands to other teams.
        receives: What other teams hand to it.
        inside: What stays in the team.
    """

    team: "Entry[Team] | None"
    gives: Tally
    receives: Tally
    inside: Tally


@dataclass(frozen=True, slots=True)
class TeamHandoffs:
    """The hand-offs of a map by team.

    Attributes:
        journey: The map.
        total: All hand-offs.
        pairs: Who hands to whom: those that are crossed most first, and of equals the one with more hand-offs.
        lines: The teams that give or receive, in file order; those that nobody owns last.
    """

    journey: "Journey"
    total: Tally
    pairs: tuple[Pair, ...]
    lines: tuple[TeamLine, ...]


def count_handoffs(journeys: "Sequence[Journey]") -> tuple[TeamHandoffs, ...]:
    """Count the hand-offs between teams, each map for itself: journeys of two maps cannot be added up."""
    return tuple(_count(journey) for journey in journeys)


def _count(journey: "Journey") -> TeamHandoffs:
    result = rank_seams([journey])
    ranked = {(entry.seam.way.source, entry.seam.way.target): entry for entry in result.ranked}
    seams = [*(entry.seam for entry in result.ranked), *(entry.seam for entry in result.unranked)]
    order = {id: number for number, id in enumerate(journey.teams)}
    by_pair: dict[tuple[str, str], list[Seam]] = {}
    for seam in seams:
        by_pair.setdefault((_id(seam.handoff.giver), _id(seam.handoff.receiver)), []).append(seam)
    pairs = [_add_up(found, ranked) for found in by_pair.values()]
    taking_part = {id for pair in by_pair for id in pair}

    def place(pair: Pair) -> tuple[float, int, int, int]:
        last = len(order)
        sides = (order.get(_id(pair.giver), last), order.get(_id(pair.receiver), last))
        return (-pair.tally.crossings, -pair.tally.handoffs, *sides)

    return TeamHandoffs(
        journey=journey,
        total=_tally(seams),
        pairs=tuple(sorted(pairs, key=place)),
        lines=tuple(_line(journey, id, by_pair) for id in (*order, "") if id in taking_part),
    )


def _add_up(seams: "list[Seam]", ranked: "dict[tuple[str, str], RankedSeam]") -> Pair:
    known = [ranked[seam.way.source, seam.way.target] for seam in seams if seam.crossing is not None]
    # Of equals, the one that comes first in the file: the seams are sorted by rank already, and that sort is stable.
    worst = min(known, key=lambda entry: entry.rank, default=None)
    return Pair(seams[0].handoff.giver, seams[0].handoff.receiver, _tally(seams), worst)


def _line(journey: "Journey", id: str, by_pair: "dict[tuple[str, str], list[Seam]]") -> TeamLine:
    given = [seam for (giver, receiver), seams in by_pair.items() if giver == id != receiver for seam in seams]
    received = [seam for (giver, receiver), seams in by_pair.items() if receiver == id != giver for seam in seams]
    return TeamLine(journey.teams.get(id), _tally(given), _tally(received), _tally(by_pair.get((id, id), [])))


def _tally(seams: "Sequence[Seam]") -> Tally:
    known = [seam.crossing for seam in seams if seam.crossing is not None]
    handoffs = [seam.handoff for seam in seams]
    return Tally(
        handoffs=len(seams),
        crossings=settle(100 * fsum(known)),
        by_frequency=sum(seam.crossing_from == "frequency" for seam in seams),
        uncounted=len(seams) - len(known),
        carry=sum(bool(handoff.carries) for handoff in handoffs),
        empty=sum(handoff.empty for handoff in handoffs),
        unsaid=sum(not handoff.carries and not handoff.empty for handoff in handoffs),
        repeat=sum(handoff.repeats is True for handoff in handoffs),
        unasked=sum(handoff.repeats is None for handoff in handoffs),
    )


def _id(team: "Entry[Team] | None") -> str:
    return team.id if team else ""
