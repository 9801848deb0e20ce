"""From a ranking to the matrix of importance and performance."""

from typing import TYPE_CHECKING, Final

from cxmap.errors import NothingToDraw
from cxmap.journey.scales import spell
from cxmap.language.words import enumerate_plainly
from cxmap.scoring.bounds import CONFIDENCE
from cxmap.scoring.quadrant import make_importance
from cxmap.views.audience import say_audience
from cxmap.views.facts import find_link, tell_tooltip, write_subtitle
from cxmap.views.figures import write_interval, write_score
from cxmap.views.files import name_files
from cxmap.views.matrix import MatrixView, Position, Spot, Unranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.scoring import quadrant
    from cxmap.scoring.result import RankedTouchpoint, Ranking, UnrankedTouchpoint
    from cxmap.views.matrix import Quadrant
    from cxmap.views.scope import Scope

_CUTS: Final = {"mean": "mean", "median": "median", "midpoint": "middle"}
_RULES: Final = {
    "mean": "cut at the means of all ranked touchpoints",
    "median": "cut at the medians of all ranked touchpoints",
    "midpoint": "cut at the middle of the scales",
}
_QUADRANTS: "Final[dict[Quadrant, str]]" = {
    "fix-first": "To fix first, as they matter and work badly",
    "keep-up": "To keep up, as they matter and work well",
    "low-priority": "Of low priority, as they matter less and work badly",
    "possible-overkill": "Possible overkill, as they matter less and work well",
}


def build_matrix_view(scope: "Scope", ranking: "Ranking") -> MatrixView:
    """What the matrix shows of a map.

    Args:
        scope: Which touchpoints are shown.
        ranking: The ranks of the whole map.

    Raises:
        NothingToDraw: No touchpoint that is shown has both an importance and a performance.
    """
    shown = scope.journey.touchpoints
    spots = tuple(_make_spot(entry, ranking) for entry in ranking.ranked if entry.touchpoint.id in shown)
    cut = ranking.cuts.get(ranking.cut)
    if cut is None or all(spot.position is None for spot in spots):
        raise _say_nothing(scope, ranking)
    unranked = tuple(_make_unranked(entry) for entry in ranking.unranked if entry.touchpoint.id in shown)
    at = Position(cut.importance, cut.performance)
    rule = f"{_RULES[ranking.cut]}: importance {at.importance:.1f}, performance {at.performance:.1f}"
    counts = f"{len(spots)} of them ranked" if unranked else "all ranked"
    return MatrixView(
        id=scope.journey.id,
        title=scope.journey.title,
        subtitle=f"What to fix first · {write_subtitle(scope, counts, rule)}",
        description=_tell(scope.journey.title, spots, unranked, rule),
        importance=_name_importance(ranking),
        performance="satisfaction",
        cut=at,
        cut_name=_CUTS[ranking.cut],
        method=ranking.method.name,
        spots=spots,
        unranked=unranked,
        notes=tuple(_write_notes(ranking, spots)),
        command=f"cxmap score {name_files([scope.journey.file])[0]}",
    )


def _make_spot(entry: "RankedTouchpoint", ranking: "Ranking") -> Spot:
    touchpoint, bounds = entry.touchpoint, entry.bounds
    score = write_score(entry.score, ranking.method.digits)
    ranks = "" if bounds is None else write_interval(f"{bounds.rank_low}", f"{bounds.rank_high}")
    assumed = _find_assumed(entry, ranking)
    place = f"Rank {entry.rank}{f' (could be {ranks})' if ranks else ''}, score {score}"
    if entry.position is not None:
        place += f", importance {entry.position.importance:.1f}, performance {entry.position.performance:.1f}"
    doubts = [f"Assumed: {enumerate_plainly(assumed)}"] if assumed else []
    return Spot(
        id=touchpoint.id,
        name=touchpoint.name,
        owner=touchpoint.owner_name,
        rank=entry.rank,
        position=Position(entry.position.importance, entry.position.performance) if entry.position else None,
        quadrant=_find_quadrant(entry.quadrants.get(ranking.cut)),
        score=score,
        ranks=ranks,
        assumed=assumed,
        tooltip="\n".join([tell_tooltip(touchpoint), place, *doubts]),
        link=find_link(touchpoint),
    )


def _find_quadrant(found: "quadrant.Quadrant | None") -> "Quadrant | None":
    return next((each for each in _QUADRANTS if found == each), None)


def _find_assumed(entry: "RankedTouchpoint", ranking: "Ranking") -> tuple[str, ...]:
    """The metrics that the rank or the place rests on and whose number is an assumption."""
    placed = (*make_importance(ranking.weights).names, "satisfaction")
    measures = entry.numbers.measures
    return tuple(
        metric
        for metric in dict.fromkeys((*ranking.method.required, *placed))
        if metric in measures and measures[metric].assumed
    )


def _make_unranked(entry: "UnrankedTouchpoint") -> Unranked:
    touchpoint = entry.touchpoint
    absent = [metric for metric in entry.missing if metric not in entry.refused]
    reasons = [f"no {enumerate_plainly(absent, 'or')}"] if absent else []
    reasons += [f"{metric}: {reason.replace('`', '')}" for metric, reason in entry.refused.items()]
    missing = "; ".join(reasons)
    could = f"Could have rank {write_interval(f'{entry.could_reach}', f'{entry.could_fall}')}"
    return Unranked(
        id=touchpoint.id,
        number=touchpoint.number,
        name=touchpoint.name,
        owner=touchpoint.owner_name,
        missing=missing,
        tooltip="\n".join([tell_tooltip(touchpoint), f"No rank: {missing}. {could}"]),
        link=find_link(touchpoint),
    )


def _name_importance(ranking: "Ranking") -> str:
    """What makes a touchpoint important, with the weights where they matter."""
    used = {metric: weight for metric, weight in ranking.weights.items() if weight}
    if len(used) == 1:
        return next(iter(used))
    return enumerate_plainly([f"{metric} × {spell(weight)}" for metric, weight in used.items()])


def _write_notes(ranking: "Ranking", spots: "Sequence[Spot]") -> "list[str]":
    """How to read the numbers: method, weights, whose they are, and how sure the ranks are."""
    method = ranking.method
    weights = ", ".join(f"{metric} {spell(weight)}" for metric, weight in method.weights.items())
    formula = f"{method.formula}, weights {weights}" if weights else method.formula
    notes = [
        f"Order: by the method {method.name}. A score says: {method.meaning}. Score = {formula}.",
        f"Importance is {_name_importance(ranking)}, performance is satisfaction, both brought to a scale of 0 to 10.",
    ]
    if ranking.certainty is not None:
        share = f"{CONFIDENCE * 100:.0f} % of {ranking.certainty.draws:,} draws"
        notes.append(f"Could be: the ranks that {share} of all numbers give (seed {ranking.certainty.seed}).")
    audience = say_audience(ranking)
    notes += [audience] if audience else []
    if unplaced := sum(spot.position is None for spot in spots):
        notes.append(f"In the list only, as a number for importance or performance is missing: {unplaced}.")
    return notes


def _tell(title: str, spots: "Sequence[Spot]", unranked: "Sequence[Unranked]", rule: str) -> str:
    sentences = [f"{title}: importance against performance, {rule}"]
    for quadrant, words in _QUADRANTS.items():
        here = [f"{spot.rank} {spot.name}" for spot in spots if spot.quadrant == quadrant]
        sentences += [f"{words}: {'; '.join(here)}"] if here else []
    unplaced = [f"{spot.rank} {spot.name}" for spot in spots if spot.position is None]
    sentences += [f"Ranked without a place in the matrix: {'; '.join(unplaced)}"] if unplaced else []
    lacking = [f"{one.name} ({one.missing})" for one in unranked]
    sentences += [f"Without a rank: {'; '.join(lacking)}"] if lacking else []
    return ". ".join(sentences) + "."


def _say_nothing(scope: "Scope", ranking: "Ranking") -> NothingToDraw:
    metrics = dict.fromkeys((*ranking.method.required, *make_importance(ranking.weights).names, "satisfaction"))
    numbers = ", ".join(f"{metric}: NUMBER" for metric in metrics)
    return NothingToDraw(
        f"no touchpoint of `{scope.journey.file}`{scope.aside} can be ranked and placed, as numbers are missing",
        f"write `metrics: {{{numbers}}}` under a touchpoint; `cxmap score {scope.journey.file}` lists what is missing",
    )
