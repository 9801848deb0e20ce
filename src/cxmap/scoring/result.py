"""What scoring gives: the ranked touchpoints with their reasons, and those that cannot be ranked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.scoring.audience import EVERYBODY, Audience
from cxmap.scoring.method import Method, Numbers, Part
from cxmap.scoring.quadrant import Cut, Position, Quadrant
from cxmap.scoring.selection import Selection

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.initiative import Initiative
    from cxmap.scoring.bounds import Bounds


@dataclass(frozen=True, slots=True)
class RankedTouchpoint:
    """A touchpoint with its score and everything the score was made from.

    Attributes:
        journey: Its map.
        numbers: The numbers that the method was given.
        rank: Its rank; equal scores share one.
        score: The score, rounded as `precision` says.
        parts: The numbers of the formula, in its order.
        position: Its importance and performance; None where a number that counts for them is not there.
        quadrants: Where it lies among the ranked touchpoints, by how these are cut; empty without a position.
        initiatives: What is planned for it.
        bounds: How sure its rank is; None where nothing was drawn.
    """

    journey: "Journey"
    numbers: Numbers
    rank: int
    score: float
    parts: tuple[Part, ...]
    position: Position | None
    quadrants: Mapping[Cut, Quadrant]
    initiatives: "tuple[Entry[Initiative], ...]"
    bounds: "Bounds | None" = None

    @property
    def touchpoint(self) -> "Touchpoint":
        """The touchpoint."""
        return self.numbers.touchpoint

    def assumed(self, method: Method) -> tuple[str, ...]:
        """The metrics whose number is an assumption, in the order in which the method asks for them."""
        return tuple(metric for metric in method.required if self.numbers.measures[metric].assumed)


@dataclass(frozen=True, slots=True)
class UnrankedTouchpoint:
    """A touchpoint that lacks a number which the method needs.

    Attributes:
        journey: Its map.
        numbers: The numbers that the method was given.
        missing: The metrics without a number that can be used, in the order in which the method asks for them.
        refused: For those that have a number: why it cannot be used.
        could_reach: The rank it would have if everything that is missing were as bad for the customer as can be.
        could_fall: The rank it would have if it were as good.
        initiatives: What is planned for it.
    """

    journey: "Journey"
    numbers: Numbers
    missing: tuple[str, ...]
    refused: Mapping[str, str]
    could_reach: int
    could_fall: int
    initiatives: "tuple[Entry[Initiative], ...]"

    @property
    def touchpoint(self) -> "Touchpoint":
        """The touchpoint."""
        return self.numbers.touchpoint


@dataclass(frozen=True, slots=True)
class Certainty:
    """How the ranks were bounded.

    Attributes:
        seed: What the draws began from.
        draws: How many there were.
        top: The last rank that counts as the top.
    """

    seed: int
    draws: int
    top: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The touchpoints of one map or several, ranked together.

    Attributes:
        journeys: The maps.
        method: The method that ranked them.
        weights: What made a touchpoint important.
        cut: How the quadrants were cut.
        cuts: Where that was, by how it is done; empty where nothing has a position.
        audience: Whose numbers counted.
        ranked: The touchpoints by rank; those that share a rank in the order of maps and files.
        unranked: The touchpoints that lack a number, in the order of maps and files.
        certainty: How the ranks were bounded; None where they were not.
    """

    journeys: "tuple[Journey, ...]"
    method: Method
    weights: Mapping[str, float]
    cut: Cut
    cuts: Mapping[Cut, Position]
    ranked: tuple[RankedTouchpoint, ...]
    unranked: tuple[UnrankedTouchpoint, ...]
    audience: Audience = EVERYBODY
    certainty: Certainty | None = None

    def count_own(self) -> tuple[int, int]:
        """How many numbers of the method are the audience's own, and how many there are, with a rank or without."""
        given = [*(entry.numbers for entry in self.ranked), *(entry.numbers for entry in self.unranked)]
        used = [
            (numbers, metric) for numbers in given for metric in self.method.required if numbers.get(metric) is not None
        ]
        return sum(1 for numbers, metric in used if self.audience.owns(numbers, metric)), len(used)

    def select(self, selection: Selection) -> tuple[RankedTouchpoint, ...]:
        """The ranked touchpoints that are asked for.

        Those that share the last rank all belong to it: which of them stands first in the file means nothing.
        """
        return tuple(
            entry
            for entry in self.ranked
            if selection.takes(entry.touchpoint) and (selection.top is None or entry.rank <= selection.top)
        )
