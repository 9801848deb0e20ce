"""Everything that stands behind the score of one touchpoint, or behind its having none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.language.words import nearest
from cxmap.scoring.method import Part
from cxmap.scoring.result import RankedTouchpoint, ScoredMap, UnrankedTouchpoint

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.journey.model import Entry, Touchpoint
    from cxmap.language.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a number names.

    Attributes:
        id: Its id.
        entry: What is declared under the id; None where nothing is.
    """

    id: str
    entry: "Entry[Evidence] | None"


@dataclass(frozen=True, slots=True)
class Input:
    """A number that the score needs.

    Attributes:
        metric: What it measures.
        scale: The scale declared for it.
        measure: What was written; None where nothing was.
        part: The part of the formula made from it; None where it is missing or only counts for the quadrant.
        sources: The evidence behind it.
    """

    metric: str
    scale: "Scale"
    measure: "Measure | None"
    part: Part | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a touchpoint has its rank, or has none.

    Attributes:
        scored: The scored map.
        result: The touchpoint as it was ranked or set aside.
        inputs: Every number the method needs, and those that make a touchpoint important.
    """

    scored: ScoredMap
    result: RankedTouchpoint | UnrankedTouchpoint
    inputs: tuple[Input, ...]


def explain(scored: ScoredMap, id: str) -> Explanation:
    """Collect what stands behind one touchpoint of a scored map.

    Raises:
        UsageError: The map has no touchpoint of this id; the help names the nearest, or its present id.
    """
    entries: tuple[RankedTouchpoint | UnrankedTouchpoint, ...] = (*scored.ranked, *scored.unranked)
    result = next((entry for entry in entries if entry.touchpoint.id == id), None)
    if result is None:
        raise UsageError(f"no touchpoint `{id}` in `{scored.journey.file}`", _suggest(scored, id))
    touchpoint = result.touchpoint
    parts = {part.metric: part for part in scored.method.find_parts(touchpoint.metrics, scored.journey.scales)}
    weighed = (metric for metric, weight in scored.weights.items() if weight > 0)
    metrics = dict.fromkeys((*scored.method.required, *weighed))
    return Explanation(scored, result, tuple(_input(scored, touchpoint, metric, parts) for metric in metrics))


def _input(scored: ScoredMap, touchpoint: "Touchpoint", metric: str, parts: dict[str, Part]) -> Input:
    measure = touchpoint.metrics.get(metric)
    declared = scored.journey.evidence
    sources = tuple(Source(id, declared.get(id)) for id in measure.evidence) if measure else ()
    return Input(metric, scored.journey.scales[metric], measure, parts.get(metric), sources)


def _suggest(scored: ScoredMap, id: str) -> str:
    touchpoints = scored.journey.touchpoints
    renamed = next((present.id for present in touchpoints.values() if id in present.noun.was), None)
    if renamed:
        return f"it is called `{renamed}` now"
    near = nearest(id, touchpoints)
    return f"did you mean `{near}`?" if near else "name a touchpoint of this map; `--format json` lists their ids"
