"""The next best evidence: which single number, if it were known, would put most of the first ranks beyond doubt.

What is in doubt is counted in pairs. Each two touchpoints stand in the order that more draws have, and the share of
the other draws is how likely that is wrong. The sum over pairs is how many are expected to stand the wrong way round.
Numbers are valued by the pairs in which at least one of the two is among the first: these decide what is done.
"""

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.scoring.certainty.sample_size import find_sample
from cxmap.scoring.method import Basis
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from cxmap.journey.measures import Measure
    from cxmap.scoring.method import Part
    from cxmap.scoring.result import RankedTouchpoint, Ranking, UnrankedTouchpoint
    from cxmap.scoring.spread import Spread

    Draws = Mapping[str, NDArray[np.float64]]

CANDIDATES = 20
"""How many numbers are valued in full. They are those with the largest product of two things: how much the place of
their touchpoint is in doubt, and their part in the variance of its score."""

FIRST = 10
"""Ranks that count as the first: a pair without any of them changes nothing of what is done next.

Source:
    Ours: as many as a list shows unless more are asked for.
"""

CELLS = 2_000_000
"""Drawn scores that are compared with one another; more than 200 touchpoints get fewer draws."""

LEAST = 0.1
"""Numbers that would settle less than this part of a pair are not worth asking for. Ours."""


@dataclass(frozen=True, slots=True)
class EvidenceValue:
    """What it would be worth to know one number.

    Attributes:
        entry: The touchpoint.
        metric: What would be measured.
        measure: What is written now.
        spread: How sure the number of the formula is now that is made from it.
        to_count: Whether answers have to be counted, because that number is a share and only their mean is known.
        doubt: How many other touchpoints are expected to stand on the wrong side of this one, in pairs with at least
            one of the first.
        gain: How many fewer there would be.
        left: How many of these pairs of all touchpoints would still be expected to stand the wrong way round.
        ask: How many answers or cases would make it about as sure as surveys are.
    """

    entry: "RankedTouchpoint"
    metric: str
    measure: "Measure"
    spread: "Spread"
    to_count: bool
    doubt: float
    gain: float
    left: float
    ask: int


@dataclass(frozen=True, slots=True)
class EvidenceValues:
    """Which numbers to measure next.

    Attributes:
        ranking: The ranking.
        seed: What the draws begin from.
        draws: How many there really were.
        pairs: How many pairs the ranked touchpoints make.
        wrong: How many of them are expected to stand the wrong way round.
        first_pairs: How many pairs have at least one touchpoint of the first ranks.
        first_wrong: How many of those are expected to stand the wrong way round.
        values: The numbers by what they are worth, the best first; those that settle next to nothing
            are left out.
        valued: How many numbers were valued in full.
        numbers: How many there are that are not known exactly.
        unranked: The touchpoints that lack a number, those first that could reach the highest rank.
    """

    ranking: "Ranking"
    seed: int
    draws: int
    pairs: int
    wrong: float
    first_pairs: int
    first_wrong: float
    values: tuple[EvidenceValue, ...]
    valued: int
    numbers: int
    unranked: "tuple[UnrankedTouchpoint, ...]"


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    part: "Part"
    metric: str
    spread: "Spread"
    doubt: float
    weight: float


def value_evidence(ranking: "Ranking", *, seed: int, draws: int) -> EvidenceValues:
    """Say what it would be worth to know each number of the ranked touchpoints.

    Args:
        ranking: One whose method can be drawn.
        seed: What the draws begin from.
        draws: How many there are to be, 1 or more.

    Raises:
        UsageError: Nothing can be drawn.
    """
    _refuse_undrawn(ranking, draws)
    import numpy as np

    from cxmap.scoring.certainty.draws import Dice
    from cxmap.scoring.certainty.order_doubt import find_doubts
    from cxmap.scoring.certainty.rank_bounds import draw_score, name_journeys

    ranked, method = ranking.ranked, ranking.method
    dice = Dice(seed, max(1, min(draws, CELLS // max(1, len(ranked)))))
    names = name_journeys(ranking.journeys)
    keys = [(names[entry.journey.file], entry.touchpoint.id) for entry in ranked]
    spreads = [method.find_spreads(entry.numbers) for entry in ranked]
    scores = np.array(
        [draw_score(method, found, dice, *key) for found, key in zip(spreads, keys, strict=True)]
    ).reshape(len(ranked), dice.draws)
    first = sum(entry.rank <= FIRST for entry in ranked)
    doubts = find_doubts(scores, first)
    candidates = []
    for place, entry in enumerate(ranked):
        drawn = {name: dice.draw(spread, *keys[place], name) for name, spread in spreads[place].items()}
        candidates += _list_candidates(ranking, place, entry, spreads[place], drawn, float(doubts.each[place]))
    best = sorted(candidates, key=lambda one: -one.weight)[:CANDIDATES]
    values = []
    for one in best:
        drawn = {name: dice.draw(spread, *keys[one.place], name) for name, spread in spreads[one.place].items()}
        others = np.delete(scores, one.place, axis=0) if one.place < first else scores[:first]
        values.append(_value(ranking, one, drawn, others, doubts.counted))
    return EvidenceValues(
        ranking=ranking,
        seed=seed,
        draws=dice.draws,
        pairs=comb(len(ranked), 2),
        wrong=settle(doubts.all),
        first_pairs=comb(len(ranked), 2) - comb(len(ranked) - first, 2),
        first_wrong=settle(doubts.counted),
        values=tuple(sorted((one for one in values if one.gain >= LEAST), key=lambda one: -one.gain)),
        valued=len(best),
        numbers=len(candidates),
        # Python keeps the file order of those that are alike.
        unranked=tuple(sorted(ranking.unranked, key=lambda one: (one.could_reach, len(one.missing)))),
    )


def _refuse_undrawn(ranking: "Ranking", draws: int) -> None:
    if not ranking.method.drawn:
        raise UsageError(
            f"scores by `{ranking.method.name}` are no measurements, so more evidence cannot make them surer",
            "choose another method, such as `--method at-risk`",
        )
    if draws < 1:
        raise UsageError("without draws nobody can tell what evidence is worth", "leave out `--draws 0`")


def _list_candidates(
    ranking: "Ranking",
    place: int,
    entry: "RankedTouchpoint",
    spreads: "Mapping[str, Spread]",
    drawn: "Draws",
    doubt: float,
) -> list[_Candidate]:
    """The numbers of a touchpoint that are not known exactly, each with what it probably has to do with the doubt."""
    combine = ranking.method.combine
    points = {part.name: part.value for part in entry.parts}
    total = float(combine(drawn).var())
    candidates = []
    for part in entry.parts:
        if part.metrics and total > 0:
            alone = float(combine({**points, part.name: drawn[part.name]}).var())
            candidates.append(
                _Candidate(place, part, part.metrics[0], spreads[part.name], doubt, settle(doubt * alone / total))
            )
    return candidates


def _value(
    ranking: "Ranking", one: _Candidate, drawn: "Draws", others: "NDArray[np.float64]", wrong: float
) -> EvidenceValue:
    from cxmap.scoring.certainty.order_doubt import find_settled

    entry = ranking.ranked[one.place]
    gain = one.doubt * find_settled(ranking.method.combine, drawn, one.part.name, others)
    measure = entry.numbers.measures[one.metric]
    return EvidenceValue(
        entry=entry,
        metric=one.metric,
        measure=measure,
        spread=one.spread,
        to_count=one.part.basis is Basis.FROM_MEAN,
        doubt=settle(one.doubt),
        gain=settle(gain),
        left=settle(max(0.0, wrong - gain)),
        ask=find_sample(one.part, entry.numbers, ranking.method.ranges[one.part.name]),
    )
