"""One score of a touchpoint for all personas together.

A score that counts journeys says "of 100 journeys of this persona", where the persona has a `frequency` of its own. The
`frequency` of the map is one of all journeys instead. So of 100 journeys of all customers

    total = Σ own: share · score  +  Σ others: share/(shares of the others) · score · left/frequency
    left  = frequency − Σ own: share · own frequency

What those with a frequency of their own leave of the map's is shared among the others by how many they are. Where
nobody has one, `left` is all of `frequency`, and the total of equal numbers is everybody's score. Example: ten per cent
of the customers are movers, of whom all come; nobody else does, so the frequency of the map is 0.1. A mover's score is
30. The total is 0.1 · 30 = 3, which is everybody's score too.

Any other score is a figure for one customer, of which frequency makes no more. There the total is the mean over those
who come, weighed by their shares.

Source:
    Ours: the law of total probability.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from cxmap.journey.shares import find_slack
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.scoring.result import RankedTouchpoint


@dataclass(frozen=True, slots=True)
class Conflict:
    """Frequencies of a touchpoint that cannot be true together, so that there is no total.

    Attributes:
        frequency: The one of the map.
        low: The least that the frequencies of personas leave room for.
        high: The most, if everybody else came.

    Units:
        0–1, of all journeys.
    """

    frequency: float
    low: float
    high: float


def weigh_shares(shares: Mapping[str, float]) -> dict[str, Fraction]:
    """Shares that add up to 1 exactly: those rounded to whole per cents may miss it by a little."""
    parts = {id: Fraction(share) for id, share in shares.items()}
    whole = sum(parts.values(), Fraction())
    return {id: part / whole for id, part in parts.items()} if whole else parts


def find_mean(shares: Mapping[str, Fraction], entries: "Mapping[str, RankedTouchpoint]") -> float | None:
    """The mean of the scores, weighed; exact, so that equal scores give the same total.

    Args:
        shares: Of those who come.
        entries: The touchpoint as it is ranked for each of them.

    Returns:
        None where the shares are all 0.
    """
    whole = sum(shares.values(), Fraction())
    added = sum((part * Fraction(entries[id].score) for id, part in shares.items()), Fraction())
    return settle(float(added / whole)) if whole else None


def add_up(shares: Mapping[str, Fraction], entries: "Mapping[str, RankedTouchpoint]") -> float | Conflict | None:
    """Of 100 journeys of all customers, how many, from scores that count journeys.

    Args:
        shares: Of those who come.
        entries: The touchpoint as it is ranked for each of them.

    Returns:
        Why there is none where frequencies contradict each other; None where the shares are all 0.
    """
    own = {id: part for id, part in shares.items() if "frequency" in entries[id].touchpoint.by_persona.get(id, {})}
    others = {id: part for id, part in shares.items() if id not in own}
    if not own or not any(own.values()):
        return find_mean(shares, entries)
    total = sum((part * Fraction(entries[id].score) for id, part in own.items()), Fraction())
    if any(others.values()):
        frequency = _find_frequency(next(iter(others)), entries)
        used = sum((part * _find_frequency(id, entries) for id, part in own.items()), Fraction())
        left, room, slack = frequency - used, sum(others.values()), find_slack(len(own) + 1)
        if not -slack <= settle(float(left)) <= settle(float(room)) + slack:
            return Conflict(float(frequency), settle(float(used)), settle(float(used + room)))
        # What is rounded to whole per cents may leave a little less than nothing.
        part = min(max(left, Fraction()), room) / frequency if frequency else Fraction()
        total += sum((share * Fraction(entries[id].score) for id, share in others.items()), Fraction()) / room * part
    return settle(float(total))


def _find_frequency(id: str, entries: "Mapping[str, RankedTouchpoint]") -> Fraction:
    return next(Fraction(part.value) for part in entries[id].parts if part.name == "frequency")
