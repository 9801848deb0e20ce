"""Maps to score: touchpoints given as three numbers, or as whatever a test needs."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.journey.maps import contacts

from cxmap.journey.model import Journey
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.result import RankedTouchpoint, Ranking
from cxmap.scoring.score import score_journey

EVIDENCE = {"survey": {"kind": "intercept-survey"}, "guess": {"kind": "assumption"}}


def journey_of(metrics: Mapping[str, Mapping[str, Any]], **sections: Any) -> Journey:
    """A map of one stage whose touchpoints have these metrics."""
    touchpoints = {id: {"metrics": numbers} if numbers else {} for id, numbers in metrics.items()}
    return contacts(touchpoints, **{"evidence": EVIDENCE, **sections})


def score_of(metrics: Mapping[str, Mapping[str, Any]], **sections: Any) -> Ranking:
    """Score touchpoints given by their metrics."""
    return score_journey(journey_of(metrics, **sections), AT_RISK)


def score_rows(rows: Sequence[Sequence[float]], **sections: Any) -> Ranking:
    """Score touchpoints `t0`, `t1` … given as frequency, satisfaction and loyalty."""
    names = ("frequency", "satisfaction", "loyalty")
    return score_of({f"t{place}": dict(zip(names, row, strict=True)) for place, row in enumerate(rows)}, **sections)


def by_id(ranking: Ranking) -> dict[str, RankedTouchpoint]:
    """The ranked touchpoints by id."""
    return {entry.touchpoint.id: entry for entry in ranking.ranked}
