"""Score the touchpoints of a map and rank them."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from cxmap.scoring.method import Method, Part
from cxmap.scoring.precision import settle
from cxmap.scoring.quadrant import DEFAULT_WEIGHTS, find_cut, find_position, find_quadrant
from cxmap.scoring.rank import rank, rank_among
from cxmap.scoring.result import RankedTouchpoint, ScoredMap, UnrankedTouchpoint

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.initiative import Initiative

Plans = Mapping[str, "tuple[Entry[Initiative], ...]"]


def score_journey(journey: "Journey", method: Method, weights: Mapping[str, float] = DEFAULT_WEIGHTS) -> ScoredMap:
    """Rank the touchpoints that have every number the method needs; list the others with what they lack.

    Args:
        journey: The map.
        method: How a score is made.
        weights: What makes a touchpoint important; at least one weight is above 0.
    """
    plans = journey.open_initiatives()
    complete: list[tuple[Touchpoint, tuple[Part, ...]]] = []
    lacking: list[tuple[Touchpoint, tuple[Part, ...]]] = []
    for touchpoint in journey.touchpoints.values():
        parts = method.find_parts(touchpoint.metrics, journey.scales)
        (lacking if _missing(touchpoint, method) else complete).append((touchpoint, parts))
    scores = [settle(method.combine({part.name: part.value for part in parts})) for _, parts in complete]
    positions = [find_position(touchpoint.metrics, weights) for touchpoint, _ in complete]
    cut = find_cut([position for position in positions if position is not None])
    ascending = sorted(scores)
    ranked = [
        RankedTouchpoint(
            touchpoint=touchpoint,
            rank=place,
            rank_low=place,
            rank_high=place,
            score=score,
            parts=parts,
            position=position,
            quadrant=find_quadrant(position, cut) if position and cut else None,
            initiatives=plans.get(touchpoint.id, ()),
        )
        for (touchpoint, parts), score, place, position in zip(complete, scores, rank(scores), positions, strict=True)
    ]
    return ScoredMap(
        journey=journey,
        method=method,
        weights=weights,
        cut=cut,
        # Sorting keeps the file order of those that share a rank.
        ranked=tuple(sorted(ranked, key=lambda entry: entry.rank)),
        unranked=tuple(_set_aside(touchpoint, parts, method, ascending, plans) for touchpoint, parts in lacking),
    )


def _missing(touchpoint: "Touchpoint", method: Method) -> tuple[str, ...]:
    metrics = touchpoint.metrics
    return tuple(name for name in method.required if name not in metrics or metrics[name].scaled is None)


def _set_aside(
    touchpoint: "Touchpoint", parts: tuple[Part, ...], method: Method, ascending: Sequence[float], plans: Plans
) -> UnrankedTouchpoint:
    missing = _missing(touchpoint, method)
    return UnrankedTouchpoint(
        touchpoint=touchpoint,
        missing=missing,
        refused=_list_refused(touchpoint, missing),
        could_reach=rank_among(_find_highest(parts, method), ascending),
        initiatives=plans.get(touchpoint.id, ()),
    )


def _list_refused(touchpoint: "Touchpoint", missing: tuple[str, ...]) -> dict[str, str]:
    refused = {name: touchpoint.metrics[name].refused for name in missing if name in touchpoint.metrics}
    return {name: refusal.plain for name, refusal in refused.items() if refusal is not None}


def _find_highest(parts: tuple[Part, ...], method: Method) -> float:
    """The highest score that the known parts allow, each unknown part tried at both ends of its range."""
    known = {part.name: (part.value,) for part in parts}
    ends = [known.get(name, span) for name, span in method.ranges.items()]
    return max(settle(method.combine(dict(zip(method.ranges, numbers, strict=True)))) for numbers in product(*ends))
