"""Score a map and explain a score: the work behind `cxmap score`.

`score_map(journey, method)` gives the ranked touchpoints, `explain_touchpoint(scored, id)` what stands behind one of
them. The forms are `reports.scores.as_json`, `reports.scores.table` and `reports.scores.explanation`; those that
name lines of a file take a function `line_of(place)`, because only documents know lines.
"""

from typing import TYPE_CHECKING

from cxmap.scoring.explanation import Explanation, explain
from cxmap.scoring.registry import DEFAULT_METHOD, get_method
from cxmap.scoring.score import score_journey

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.result import ScoredMap


def score_map(journey: "Journey", method: str = DEFAULT_METHOD) -> "ScoredMap":
    """Rank the touchpoints of a map.

    Args:
        journey: The map.
        method: Name of the scoring method.

    Raises:
        UsageError: There is no such method.
    """
    return score_journey(journey, get_method(method))


def explain_touchpoint(scored: "ScoredMap", id: str) -> Explanation:
    """Collect what stands behind the score of one touchpoint.

    Raises:
        UsageError: The map has no such touchpoint.
    """
    return explain(scored, id)
