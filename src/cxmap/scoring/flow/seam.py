"""A seam: what a hand-off costs the customer, and what the map leaves open of it.

    score    = 100 · crossing · (owner_change + channel_change + system_change + repeats + wait + emotion_drop)/6
    crossing = how often a journey comes to the touchpoint before · share of the way

Where all ways that lead to the touchpoint before are known, they tell how often a journey comes there, every time
counted: who goes round crosses again, and says everything again. Elsewhere its `frequency` stands for it, which is the
share of journeys that come at all, so that each of them counts once.

A sign that is not known adds nothing to `score` and 1 to `could_be`. So the two hold everything that the map leaves
open, and the ranks that follow from them hold every rank that the seam can have.

Source:
    Ours, in the manner of `at-risk`: how often 100 journeys cross, by how much can go wrong there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Literal

from cxmap.scoring.flow.seam_signs import Sign
from cxmap.scoring.lack import Lack
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Handoff, Journey, Touchpoint, Transition

CrossingFrom = Literal["ways", "frequency"]

FORMULA = "100 · crossing · (owner_change + channel_change + system_change + repeats + wait + emotion_drop)/6"


@dataclass(frozen=True, slots=True)
class Seam:
    """A hand-off between two touchpoints.

    Attributes:
        journey: The map.
        way: The way that it lies on.
        handoff: What lies on it.
        source: The touchpoint before.
        target: The touchpoint after.
        crossing: How often a journey crosses it on average; None where the map does not tell.
        crossing_from: Whether the `ways` of the map tell it, or the `frequency` of the touchpoint before, by which
            nobody crosses twice; None where neither does.
        most: The most that it can be crossed, as far as nobody crosses twice.
        assumed: Whether `crossing` rests on an opinion.
        signs: What can go wrong, in the order of `SignName`.
        lacks: Why `crossing` is not known; empty where it is.

    Units:
        crossing, most: times per journey.
    """

    journey: "Journey"
    way: "Transition"
    handoff: "Handoff"
    source: "Touchpoint"
    target: "Touchpoint"
    crossing: float | None
    crossing_from: CrossingFrom | None
    most: float
    assumed: bool
    signs: tuple[Sign, ...]
    lacks: tuple[Lack, ...]

    @property
    def unknown(self) -> tuple[Sign, ...]:
        """The signs that the map does not tell."""
        return tuple(sign for sign in self.signs if sign.value is None)

    def score(self, crossing: float, unknown: float) -> float:
        """Its score where so many cross and every unknown sign has one value."""
        total = fsum(unknown if sign.value is None else sign.value for sign in self.signs)
        return settle(100 * crossing * total / len(self.signs))


@dataclass(frozen=True, slots=True)
class RankedSeam:
    """A seam with its score.

    Attributes:
        seam: The seam.
        rank: Its rank by `score`; equal scores share one.
        rank_low: The best rank that what is not known allows.
        rank_high: The worst rank that it allows.
        score: What it costs at least.
        could_be: What it costs at most, if every unknown sign is as bad as can be.
        survey_blind: Whether customers are content at both ends, and it is one of the worst seams all the same.

    Units:
        score, could_be: 0–100, and more where journeys cross more than once.
    """

    seam: Seam
    rank: int
    rank_low: int
    rank_high: int
    score: float
    could_be: float
    survey_blind: bool


@dataclass(frozen=True, slots=True)
class UnrankedSeam:
    """A seam of which nobody knows how many cross it.

    Attributes:
        seam: The seam.
        could_reach: The best rank that it can have.
    """

    seam: Seam
    could_reach: int


@dataclass(frozen=True, slots=True)
class RankedSeams:
    """The seams of all maps, ranked together.

    Attributes:
        journeys: The maps.
        ranked: By rank; those that share one in file order.
        unranked: Those of which nobody knows how many cross, in file order.
        red: The last rank that counts as red.
        green: By file of the map: from which satisfaction on a touchpoint counts as green; none where nobody asked.
        contradicted: By file of the map: at how many touchpoints the frequency contradicts the ways; none where at
            none.

    Units:
        green: 0–10.
    """

    journeys: "tuple[Journey, ...]"
    ranked: tuple[RankedSeam, ...]
    unranked: tuple[UnrankedSeam, ...]
    red: int
    green: Mapping[str, float]
    contradicted: Mapping[str, int]
