"""What customers keep of a journey: the middle of its most intense moment and of its last one.

    peak_end = (peak + end)/2

Source:
    D. Kahneman, B. L. Fredrickson, C. A. Schreiber and D. A. Redelmeier, When More Pain Is Preferred to Less: Adding a
    Better End, Psychological Science 4(6), 1993, 401–405. Of two moments that are as intense the later one counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from cxmap.journey.chain import add_memory
from cxmap.journey.shares import find_persona_share
from cxmap.language.flow import ENDS
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.journey.paths import Course

MOST_STATES = 50_000
"""Pairs of a touchpoint and what customers remember there; with more of them no average is made. Source: ours, about a
second of work."""


class Felt(NamedTuple):
    """What somebody remembers on the way.

    Attributes:
        peak: The most intense emotion so far; None before the first that is known.
        end: The emotion at the last touchpoint; None where it is not known.
        unknown: How many touchpoints were met without a known emotion.
    """

    peak: float | None = None
    end: float | None = None
    unknown: int = 0

    @property
    def value(self) -> float | None:
        """The peak–end, −2 to +2; None where the emotion at the end is not known."""
        return None if self.peak is None or self.end is None else settle((self.peak + self.end) / 2)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a persona keeps of all its journeys.

    Attributes:
        persona: Its id; empty for everybody.
        name: What people call it.
        mean: The mean peak–end of the journeys that have one; None where none has.
        below: The share of journeys that are kept in bad memory: with a peak–end below 0.
        unknown: The share of journeys without a peak–end.

    Units:
        mean: −2 to +2. below, unknown: 0–1, of the journeys of a course.
    """

    persona: str
    name: str
    mean: float | None
    below: float
    unknown: float


def list_readers(journey: "Journey", persona: str | None = None) -> dict[str, str]:
    """Who feels differently: personas by id with their names; everybody, under the empty id, where nobody does.

    Args:
        journey: The map.
        persona: The one that is asked about; None asks about all.
    """
    if persona is not None:
        return {persona: journey.personas[persona].name} if persona in journey.personas else {}
    touchpoints = journey.touchpoints.values()
    if not any(id for touchpoint in touchpoints for id in touchpoint.feels):
        return {"": "everybody"}
    return {
        id: entry.name
        for id, entry in journey.personas.items()
        if any(touchpoint.feeling_of(id) is not None for touchpoint in touchpoints)
    }


def feel(felt: Felt, touchpoint: "Touchpoint", persona: str) -> Felt:
    """What a persona remembers after a touchpoint; one to which it does not come changes nothing."""
    if persona and all(entry.id != persona for entry in touchpoint.personas):
        return felt
    emotion = touchpoint.feeling_of(persona)
    if emotion is None:
        return Felt(felt.peak, None, felt.unknown + 1)
    stronger = felt.peak is None or abs(emotion) >= abs(felt.peak)
    return Felt(emotion if stronger else felt.peak, emotion, felt.unknown)


def feel_path(journey: "Journey", touchpoints: Sequence[str], persona: str) -> Felt:
    """What a persona remembers at the end of a path."""
    felt = Felt()
    for id in touchpoints:
        felt = feel(felt, journey.touchpoints[id], persona)
    return felt


def find_memory(journey: "Journey", course: "Course", persona: str, name: str) -> Memory | None:
    """What a persona keeps of all journeys of a course, loops included; None where that is too much to follow."""

    def remember(felt: Felt, id: str) -> Felt:
        # How often nothing was known does not change the peak–end, and would make endless many memories.
        return feel(felt, journey.touchpoints[id], persona)._replace(unknown=0)

    found = add_memory(course.chain, course.starts, remember, Felt(), MOST_STATES)
    if found is None:
        return None
    ended = [(felt.value, share) for end in ENDS for felt, share in found.get(end, {}).items()]
    known = [(value, share) for value, share in ended if value is not None]
    whole = fsum(share for _, share in known)
    mean = settle(fsum(value * share for value, share in known) / whole) if whole > 0 else None
    below = settle(fsum(share for value, share in known if value < 0))
    return Memory(persona, name, mean, below, settle(1 - whole))


def weigh_readers(journey: "Journey", values: Mapping[str, float | None]) -> float | None:
    """The mean over personas by their shares of the customers; None where a share or a value is not known."""
    if set(values) == {""}:
        return values[""]
    shares = {id: find_persona_share(journey.personas[id]) for id in values}
    known = [(value, shares[id]) for id, value in values.items() if value is not None]
    weights = [share for _, share in known if share is not None]
    if len(weights) < len(values) or fsum(weights) <= 0:
        return None
    return settle(fsum(value * weight for (value, _), weight in zip(known, weights, strict=True)) / fsum(weights))
