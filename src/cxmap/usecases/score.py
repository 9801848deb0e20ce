"""Score a map and explain a score: the work behind `cxmap score`.

`score_map(journey, method)` gives the ranked touchpoints, `explain_touchpoint(scored, id)` what stands behind one of
them in every map that has it. The forms are `reports.scores.as_json`, `reports.scores.table` and
`reports.scores.explanation`; those that name lines of a file take a function `line_of(place)`, because only
documents know lines.
"""

from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.language.words import nearest
from cxmap.scoring.explanation import Explanation, explain
from cxmap.scoring.registry import DEFAULT_METHOD, get_method
from cxmap.scoring.score import score_journey

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def explain_touchpoint(scored: "Sequence[ScoredMap]", id: str) -> tuple[Explanation, ...]:
    """Collect what stands behind the score of one touchpoint, in every map that has it.

    Raises:
        UsageError: No map has such a touchpoint; the help names the nearest.
    """
    having = [one for one in scored if id in one.journey.touchpoints]
    if not having and len(scored) > 1:
        near = nearest(id, dict.fromkeys(known for one in scored for known in one.journey.touchpoints))
        otherwise = "name a touchpoint of these maps; `--format json` lists their ids"
        raise UsageError(
            f"no touchpoint `{id}` in these {len(scored)} maps", f"did you mean `{near}`?" if near else otherwise
        )
    return tuple(explain(one, id) for one in having or scored)
