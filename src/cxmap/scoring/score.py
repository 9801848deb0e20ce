"""Score the touchpoints of maps and rank them together."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from cxmap.scoring.audience import EVERYBODY, Audience
from cxmap.scoring.method import Method, Numbers, Part
from cxmap.scoring.precision import settle
from cxmap.scoring.quadrant import CUTS, DEFAULT_WEIGHTS, Cut, Position, find_cut, find_position, find_quadrant
from cxmap.scoring.rank import rank, rank_among
from cxmap.scoring.result import RankedTouchpoint, Ranking, UnrankedTouchpoint

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.initiative import Initiative

Plans = Mapping[str, "tuple[Entry[Initiative], ...]"]
Candidate = tuple["Journey", Numbers, tuple[Part, ...]]


def score_journeys(
    journeys: "Sequence[Journey]",
    method: Method,
    *,
    audience: Audience = EVERYBODY,
    weights: Mapping[str, float] = DEFAULT_WEIGHTS,
    cut: Cut = "mean",
) -> Ranking:
    """Rank the touchpoints that have every number the method needs; list the others with what they lack.

    Args:
        journeys: The maps, whose touchpoints are ranked together.
        method: How a score is made.
        audience: Whose numbers count.
        weights: What makes a touchpoint important, for the quadrants; at least one weight is above 0.
        cut: How the quadrants are cut.
    """
    plans = {id(journey): journey.open_initiatives() for journey in journeys}
    candidates = [candidate for journey in journeys for candidate in _list_candidates(journey, method, audience)]
    complete = [candidate for candidate in candidates if not _find_missing(candidate[1], method)]
    lacking = [candidate for candidate in candidates if _find_missing(candidate[1], method)]
    scores = [settle(method.combine({part.name: part.value for part in parts})) for *_, parts in complete]
    positions = [find_position(numbers.measures, weights) for _, numbers, _ in complete]
    cuts = _find_cuts([position for position in positions if position is not None])
    ranked = [
        RankedTouchpoint(
            journey=journey,
            numbers=numbers,
            rank=place,
            score=score,
            parts=parts,
            position=position,
            quadrants={way: find_quadrant(position, cuts[way]) for way in cuts} if position else {},
            initiatives=plans[id(journey)].get(numbers.touchpoint.id, ()),
        )
        for (journey, numbers, parts), score, place, position in zip(
            complete, scores, rank(scores), positions, strict=True
        )
    ]
    ascending = sorted(scores)
    return Ranking(
        journeys=tuple(journeys),
        method=method,
        weights=weights,
        cut=cut,
        cuts=cuts,
        # Sorting keeps the file order of those that share a rank.
        ranked=tuple(sorted(ranked, key=lambda entry: entry.rank)),
        unranked=tuple(_set_aside(candidate, method, ascending, plans[id(candidate[0])]) for candidate in lacking),
        audience=audience,
    )


def score_journey(journey: "Journey", method: Method) -> Ranking:
    """Rank the touchpoints of one map for everybody, with quadrants cut at the mean."""
    return score_journeys((journey,), method)


def _list_candidates(journey: "Journey", method: Method, audience: Audience) -> Iterator[Candidate]:
    for touchpoint in journey.touchpoints.values():
        if audience.covers(touchpoint):
            numbers = audience.pick(journey, touchpoint)
            yield journey, numbers, method.find_parts(numbers)


def _find_cuts(positions: Sequence[Position]) -> dict[Cut, Position]:
    found = {cut: find_cut(positions, cut) for cut in CUTS}
    return {cut: position for cut, position in found.items() if position is not None}


def _find_missing(numbers: Numbers, method: Method) -> tuple[str, ...]:
    return tuple(metric for metric in method.required if numbers.get(metric) is None)


def _set_aside(candidate: Candidate, method: Method, ascending: Sequence[float], plans: Plans) -> UnrankedTouchpoint:
    journey, numbers, parts = candidate
    missing = _find_missing(numbers, method)
    scores = _find_ends(parts, method)
    return UnrankedTouchpoint(
        journey=journey,
        numbers=numbers,
        missing=missing,
        refused=_list_refused(numbers, missing),
        could_reach=rank_among(max(scores), ascending),
        could_fall=rank_among(min(scores), ascending),
        initiatives=plans.get(numbers.touchpoint.id, ()),
    )


def _list_refused(numbers: Numbers, missing: tuple[str, ...]) -> dict[str, str]:
    refused = {name: numbers.measures[name].refused for name in missing if name in numbers.measures}
    return {name: refusal.plain for name, refusal in refused.items() if refusal is not None}


def _find_ends(parts: tuple[Part, ...], method: Method) -> list[float]:
    """The scores that the known parts allow, each unknown part tried at both ends of its range."""
    known = {part.name: (part.value,) for part in parts}
    ends = [known.get(name, span) for name, span in method.ranges.items()]
    return [settle(method.combine(dict(zip(method.ranges, numbers, strict=True)))) for numbers in product(*ends)]
