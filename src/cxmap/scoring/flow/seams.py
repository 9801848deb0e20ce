"""Find the seams of maps, score them and rank those of all maps together."""

from collections.abc import Mapping, Sequence
from math import ceil, fsum
from typing import TYPE_CHECKING

from cxmap.journey.gaps import explain_shares
from cxmap.journey.paths import find_paths
from cxmap.journey.shares import Share, find_shares
from cxmap.journey.visits import Visits, find_visits
from cxmap.scoring.flow.seam import CrossingFrom, RankedSeam, RankedSeams, Seam, UnrankedSeam
from cxmap.scoring.flow.seam_signs import find_signs
from cxmap.scoring.flow.ways_back import find_contradictions
from cxmap.scoring.lack import Lack, find_lack
from cxmap.scoring.precision import settle
from cxmap.scoring.rank import rank, rank_among

if TYPE_CHECKING:
    from cxmap.journey.model import Handoff, Journey, Touchpoint, Transition

MIDDLE = 5
"""Of satisfaction, 0–10: below it no touchpoint is green, however bad the others are."""

WORST = 0.25
"""The part of the ranked seams that counts as red. Ours: a quarter is a list that a team can work on."""


def rank_seams(journeys: "Sequence[Journey]") -> RankedSeams:
    """Score every hand-off between two touchpoints and rank those of all maps together."""
    seams = [seam for journey in journeys for seam in find_seams(journey)]
    known = [(seam, seam.crossing) for seam in seams if seam.crossing is not None]
    lows = [seam.score(crossing, 0) for seam, crossing in known]
    highs = [seam.score(crossing, 1) for seam, crossing in known]
    up_low, up_high = sorted(lows), sorted(highs)
    red = ceil(WORST * len(known))
    green = {journey.file: cut for journey in journeys if (cut := find_green(journey)) is not None}
    ranked = [
        RankedSeam(
            seam=seam,
            rank=place,
            rank_low=rank_among(high, up_low),
            # It does not stand behind itself.
            rank_high=rank_among(low, up_high) - (high > low),
            score=low,
            could_be=high,
            survey_blind=low > 0 and place <= red and _is_green(seam, green),
        )
        for (seam, _), low, high, place in zip(known, lows, highs, rank(lows), strict=True)
    ]
    return RankedSeams(
        journeys=tuple(journeys),
        ranked=tuple(sorted(ranked, key=lambda entry: entry.rank)),
        unranked=tuple(
            UnrankedSeam(seam, rank_among(seam.score(seam.most, 1), up_low)) for seam in seams if seam.crossing is None
        ),
        red=red,
        green=green,
        contradicted={
            journey.file: count
            for journey in journeys
            if (count := sum(1 for _ in find_contradictions(journey, find_paths(journey, 0))))
        },
    )


def find_seams(journey: "Journey") -> tuple[Seam, ...]:
    """Every hand-off between two touchpoints, in file order. Where the journey ends, nobody takes over."""
    shares, visits = find_shares(journey), find_visits(journey)
    ways: dict[str, list[Transition]] = {}
    for way in journey.transitions:
        ways.setdefault(way.source, []).append(way)
    # In the words in which the paths tell it.
    reasons = {
        id: [Lack(gap.reason, gap.advice, gap.at) for gap in explain_shares(journey, id, leaving, shares)]
        for id, leaving in ways.items()
    }
    return tuple(
        _find_seam(journey, way, way.handoff, shares[way.source, way.target], visits, reasons[way.source])
        for way in journey.handoffs()
        if way.handoff is not None and not way.ends
    )


def find_green(journey: "Journey") -> float | None:
    """From which satisfaction on a touchpoint is one that no survey complains about; None where nobody was asked.

    Source:
        Ours: a survey that compares touchpoints points at those below the mean, and at those below the middle of the
        scale in any case.
    """
    found = [_find_satisfaction(touchpoint) for touchpoint in journey.touchpoints.values()]
    known = [satisfaction for satisfaction in found if satisfaction is not None]
    return max(MIDDLE, settle(fsum(known) / len(known))) if known else None


def _find_satisfaction(touchpoint: "Touchpoint") -> float | None:
    found = touchpoint.metrics.get("satisfaction")
    return None if found is None or found.scaled is None else settle(found.scaled)


def _is_green(seam: Seam, green: Mapping[str, float]) -> bool:
    ends = (_find_satisfaction(seam.source), _find_satisfaction(seam.target))
    return all(end is not None and end >= green[seam.journey.file] for end in ends)


def _find_seam(
    journey: "Journey",
    way: "Transition",
    handoff: "Handoff",
    share: Share,
    visits: Visits,
    reasons: Sequence[Lack],
) -> Seam:
    source, target = journey.touchpoints[way.source], journey.touchpoints[way.target]
    coming, origin, assumed = _find_coming(source, visits)
    missing = None if origin else find_lack(source, "frequency", f"how many come to `{source.id}`")
    lacks = [missing] if missing else []
    if share.value is None:
        lacks += reasons
    # Shares that were rounded to whole per cents add up to 1 where the ways are followed.
    part = visits.onward[source.id].get(target.id, 0.0) if origin == "ways" else share.value
    crossing = None if coming is None or share.value is None or part is None else settle(coming * part)
    return Seam(
        journey=journey,
        way=way,
        handoff=handoff,
        source=source,
        target=target,
        crossing=crossing,
        crossing_from=None if crossing is None else origin,
        most=(1 if coming is None else coming) * share.most,
        assumed=share.assumed or assumed,
        signs=find_signs(way, handoff, source, target),
        lacks=tuple(lacks),
    )


def _find_coming(source: "Touchpoint", visits: Visits) -> tuple[float | None, CrossingFrom | None, bool]:
    """How often a journey comes to a touchpoint, what tells it, and whether that is an assumption."""
    if source.id in visits.times:
        return visits.times[source.id], "ways", source.id in visits.assumed
    measured = source.metrics.get("frequency")
    if measured is None or measured.scaled is None:
        return None, None, False
    return measured.scaled, "frequency", measured.assumed
