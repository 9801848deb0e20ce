"""Everything that stands behind the score of one touchpoint, or behind its having none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.language.words import name_files, nearest
from cxmap.scoring.method import Part
from cxmap.scoring.result import RankedTouchpoint, Ranking, UnrankedTouchpoint

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.journey.model import Entry
    from cxmap.language.evidence import Evidence
    from cxmap.scoring.spread import Spread


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
        parts: The parts of the formula made from it; empty where it is missing or only counts for the quadrant.
        sources: The evidence behind it.
    """

    metric: str
    scale: "Scale"
    measure: "Measure | None"
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a touchpoint has its rank, or has none.

    Attributes:
        ranking: The ranking.
        result: The touchpoint as it was ranked or set aside.
        inputs: Every number the method needs, and those that make a touchpoint important.
        spreads: How sure each part of the formula is, by its name; empty for a touchpoint that is not ranked.
    """

    ranking: Ranking
    result: RankedTouchpoint | UnrankedTouchpoint
    inputs: tuple[Input, ...]
    spreads: "Mapping[str, Spread]"


def explain_touchpoint(ranking: Ranking, id: str) -> tuple[Explanation, ...]:
    """Collect what stands behind a touchpoint, in every ranked map that has it.

    Args:
        ranking: The ranking.
        id: The id of the touchpoint, or its name, whatever its capitals.

    Raises:
        UsageError: No map has a touchpoint of this id that was asked about; the help names the nearest, or its present
            id.
    """
    entries: tuple[RankedTouchpoint | UnrankedTouchpoint, ...] = (*ranking.ranked, *ranking.unranked)
    found = [entry for entry in entries if entry.touchpoint.id == id] or [
        entry for entry in entries if entry.touchpoint.name.casefold() == id.casefold()
    ]
    if not found:
        raise _say_unknown(ranking, entries, id)
    return tuple(explain_entry(ranking, entry) for entry in found)


def explain_entry(ranking: Ranking, result: RankedTouchpoint | UnrankedTouchpoint) -> Explanation:
    """Collect what stands behind a touchpoint of the ranking."""
    method, numbers = ranking.method, result.numbers
    weighed = (metric for metric, weight in ranking.weights.items() if weight > 0)
    metrics = dict.fromkeys((*method.required, *weighed))
    parts = method.find_parts(numbers)
    sure = isinstance(result, RankedTouchpoint) and method.drawn
    return Explanation(
        ranking,
        result,
        tuple(_find_input(result, metric, parts) for metric in metrics),
        method.find_spreads(numbers) if sure else {},
    )


def _find_input(result: RankedTouchpoint | UnrankedTouchpoint, metric: str, parts: tuple[Part, ...]) -> Input:
    measure = result.numbers.measures.get(metric)
    declared = result.journey.evidence
    sources = tuple(Source(id, declared.get(id)) for id in measure.evidence) if measure else ()
    made = tuple(part for part in parts if metric in part.metrics)
    return Input(metric, result.journey.scales[metric], measure, made, sources)


def _say_unknown(ranking: Ranking, entries: Sequence[RankedTouchpoint | UnrankedTouchpoint], id: str) -> UsageError:
    journeys = ranking.journeys
    where = name_files([journey.file for journey in journeys])
    if any(id in journey.touchpoints for journey in journeys):
        return UsageError(f"nobody who was asked about comes to `{id}`", "leave out what narrows the list")
    everything = [touchpoint for journey in journeys for touchpoint in journey.touchpoints.values()]
    renamed = next((present.id for present in everything if id in present.noun.was), None)
    if renamed:
        return UsageError(f"no touchpoint `{id}` in {where}", f"it is called `{renamed}` now")
    near = nearest(id, dict.fromkeys(entry.touchpoint.id for entry in entries))
    otherwise = (
        f"name a touchpoint of {'this map' if len(journeys) == 1 else 'these maps'}; `--format json` lists their ids"
    )
    return UsageError(f"no touchpoint `{id}` in {where}", f"did you mean `{near}`?" if near else otherwise)
