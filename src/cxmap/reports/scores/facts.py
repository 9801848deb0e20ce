"""What holds for a whole ranking: its maps, how it was made, whose numbers counted, and how sure it is."""

from typing import TYPE_CHECKING, Any

from cxmap.journey.scales import spell
from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.scores.map_names import name_map
from cxmap.scoring.bounds import CONFIDENCE
from cxmap.scoring.quadrant import DEFAULT_WEIGHTS
from cxmap.views.audience import can_own, list_audience, say_audience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey
    from cxmap.scoring.result import Ranking

NO_UNCERTAINTY = "none"


def list_facts(ranking: "Ranking") -> dict[str, Any]:
    """How a ranking was made, for programs."""
    method, certainty = ranking.method, ranking.certainty
    return {
        **name_maps(ranking.journeys),
        "method": method.name,
        "formula": method.formula,
        # Those of the formula; where it weighs nothing, those that make a touchpoint important.
        "weights": dict(method.weights or ranking.weights),
        **({"quadrant_weights": dict(ranking.weights)} if _weighs_otherwise(ranking) else {}),
        "cut": ranking.cut,
        "cuts": {
            cut: {"importance": position.importance, "performance": position.performance}
            for cut, position in ranking.cuts.items()
        },
        **_name_audience(ranking),
        "uncertainty": NO_UNCERTAINTY
        if certainty is None
        else {"level": CONFIDENCE, "seed": certainty.seed, "draws": certainty.draws, "top": certainty.top},
    }


def _name_audience(ranking: "Ranking") -> dict[str, Any]:
    """Whose numbers counted, and how many of them are their own; a tier has none."""
    audience: dict[str, Any] = {noun: id for noun, id in list_audience(ranking.audience) if id}
    if not audience:
        return {}
    if can_own(ranking.audience):
        audience["own"], audience["numbers"] = ranking.count_own()
    return {"audience": audience}


def say_weights(ranking: "Ranking") -> list[str]:
    """What weights do where the formula has none, so that nobody takes the order for theirs."""
    if ranking.method.weights or ranking.weights == DEFAULT_WEIGHTS:
        return []
    given = enumerate_plainly([f"{metric} {spell(weight)}" for metric, weight in ranking.weights.items()])
    name = ranking.method.name
    return [f"Weights ({given}) change the quadrants only: {name} weighs nothing, so the order is what it is anyway."]


def _weighs_otherwise(ranking: "Ranking") -> bool:
    """Whether a touchpoint is important by other weights than those of the formula."""
    return bool(ranking.method.weights) and ranking.method.weights != ranking.weights


def name_maps(journeys: "Sequence[Journey]") -> dict[str, Any]:
    """The maps, for programs: one under `map`, several under `maps`."""
    names = [name_map(journey, journeys) for journey in journeys]
    return {"map": names[0]} if len(names) == 1 else {"maps": names}


def say_subject(journeys: "Sequence[Journey]", what: str) -> str:
    """The title of a list: what it is about, and what it tells."""
    return f"{journeys[0].title if len(journeys) == 1 else plural(len(journeys), 'map')}: {what}"


def say_source(journeys: "Sequence[Journey]") -> str:
    """What a subtitle begins with: the file, or that there are several."""
    return f"{journeys[0].file}:" if len(journeys) == 1 else "Ranked together:"


def say_origin(ranking: "Ranking") -> str:
    """Where a list comes from and what its scores say."""
    journeys, method = ranking.journeys, ranking.method
    files = f"{journeys[0].file}, " if len(journeys) == 1 else "Ranked together, "
    counted = say_audience(ranking)
    return f"{files}method {method.name}: {method.meaning}.{f' {counted}' if counted else ''}"
