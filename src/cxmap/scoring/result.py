"""What scoring a map gives: the ranked touchpoints with their reasons, and those that cannot be ranked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxmap.scoring.method import Method, Part
from cxmap.scoring.quadrant import Position, Quadrant

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.initiative import Initiative


@dataclass(frozen=True, slots=True)
class RankedTouchpoint:
    """A touchpoint with its score and everything the score was made from.

    Attributes:
        touchpoint: The touchpoint.
        rank: Its rank; equal scores share one.
        rank_low: The best rank it may have, given the evidence.
        rank_high: The worst rank it may have, given the evidence.
        score: The score, rounded as `precision` says.
        parts: The numbers of the formula, in its order.
        position: Its importance and performance; None where a number that counts for them is not there.
        quadrant: Where it lies among the ranked touchpoints; None without a position.
        initiatives: What is planned for it.
    """

    touchpoint: "Touchpoint"
    rank: int
    rank_low: int
    rank_high: int
    score: float
    parts: tuple[Part, ...]
    position: Position | None
    quadrant: Quadrant | None
    initiatives: "tuple[Entry[Initiative], ...]"

    def assumed(self, method: Method) -> tuple[str, ...]:
        """The metrics whose number is an assumption, in the order in which the method asks for them."""
        return tuple(metric for metric in method.required if self.touchpoint.metrics[metric].assumed)


@dataclass(frozen=True, slots=True)
class UnrankedTouchpoint:
    """A touchpoint that lacks a number which the method needs.

    Attributes:
        touchpoint: The touchpoint.
        missing: The metrics without a number that can be used, in the order in which the method asks for them.
        refused: For those that have a number: why it cannot be used.
        could_reach: The rank it would have if everything that is missing were as bad for the customer as can be.
        initiatives: What is planned for it.
    """

    touchpoint: "Touchpoint"
    missing: tuple[str, ...]
    refused: Mapping[str, str]
    could_reach: int
    initiatives: "tuple[Entry[Initiative], ...]"


@dataclass(frozen=True, slots=True)
class ScoredMap:
    """A map with its touchpoints ranked.

    Attributes:
        journey: The map.
        method: The method that ranked it.
        weights: What made a touchpoint important.
        cut: Where the quadrants were cut; None where nothing has a position.
        ranked: The touchpoints by rank; those that share a rank in file order.
        unranked: The touchpoints that lack a number, in file order.
        uncertainty: How the ranks were bounded: `none` where they were not.
    """

    journey: "Journey"
    method: Method
    weights: Mapping[str, float]
    cut: Position | None
    ranked: tuple[RankedTouchpoint, ...]
    unranked: tuple[UnrankedTouchpoint, ...]
    uncertainty: Literal["none"] = "none"

    def up_to(self, top: int | None) -> tuple[RankedTouchpoint, ...]:
        """The touchpoints of rank `top` (1 or more) or better; all of them for None.

        Those that share the last rank all belong to it: which of them stands first in the file means nothing.
        """
        return self.ranked if top is None else tuple(entry for entry in self.ranked if entry.rank <= top)
