"""The sentences of an explanation."""

from typing import TYPE_CHECKING

from cxmap.journey.scales import spell
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import figure, interval, share, spell_rank
from cxmap.reports.scores.formula import put_in
from cxmap.reports.scores.ranking_notes import CUT_TIERS, STYLE
from cxmap.reports.scores.repair import find_repairs, say_sources
from cxmap.reports.scores.spots import LineOf, spell_spot
from cxmap.scoring.bounds import CONFIDENCE, Tier
from cxmap.scoring.methods.opportunity import ODI_STYLE, name_band
from cxmap.scoring.result import RankedTouchpoint
from cxmap.views.audience import say_audience

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure
    from cxmap.scoring.explanation import Explanation, Input
    from cxmap.scoring.method import Method
    from cxmap.scoring.quadrant import Quadrant
    from cxmap.scoring.result import Ranking, UnrankedTouchpoint

WRITTEN = 6
"""Digits of a figure; people write fewer, and what is computed has as many as one likes."""

TIERS = {
    Tier.NOW: "what to look at first",
    Tier.NEXT: "what comes after that",
    Tier.WATCH: "what to keep an eye on",
}


def say_rank(ranking: "Ranking", result: "RankedTouchpoint") -> tuple[str, ...]:
    """Where a touchpoint stands, how sure that is, and how its score is redone."""
    method = ranking.method
    return (
        *_say_place(ranking, result),
        f"Score = {method.formula}",
        f"Here {put_in(method.formula, result.parts)} = {figure(result.score)}",
        *_say_method(ranking, method),
        *_say_band(ranking, result),
        *_say_quadrant(ranking, result),
    )


def say_why(explanation: "Explanation", line_of: LineOf) -> tuple[str, ...]:
    """Why a touchpoint stands where it does, or what it lacks, where the method was explained already.

    Args:
        explanation: The touchpoint with its numbers.
        line_of: Finds the line on which something was written.
    """
    ranking, result = explanation.ranking, explanation.result
    numbers = tuple(
        f"{number.metric.capitalize()}: {say_written(number, None)} ({spell_spot(number.measure.at, line_of)})."
        for number in explanation.inputs
        if number.measure is not None
    )
    if not isinstance(result, RankedTouchpoint):
        return (*_say_gap(ranking, result), *say_where(result, line_of), *numbers)
    formula = ranking.method.formula
    return (
        *_say_place(ranking, result),
        f"Score = {formula} = {put_in(formula, result.parts)} = {figure(result.score)}.",
        *numbers,
        *_say_band(ranking, result),
        *_say_quadrant(ranking, result),
    )


def _say_place(ranking: "Ranking", result: "RankedTouchpoint") -> tuple[str, ...]:
    """Where a touchpoint stands, and how sure that is."""
    method, bounds = ranking.method, result.bounds
    place = f"Rank {result.rank} of {len(ranking.ranked)}, score {figure(result.score)}."
    if bounds is not None:
        ends = interval(bounds.score_low, bounds.score_high, lambda end: f"{end:.{method.digits}f}")
        place = (
            f"Rank {spell_rank(result.rank, bounds.rank_low, bounds.rank_high)} of {len(ranking.ranked)}, score "
            f"{figure(result.score)} ({ends}); in brackets what holds in {share(CONFIDENCE)} of the draws."
        )
    return (place, *_say_certainty(ranking, result))


def say_lack(ranking: "Ranking", result: "UnrankedTouchpoint") -> tuple[str, ...]:
    """Why a touchpoint has no rank, and which it could have."""
    method = ranking.method
    return (*_say_gap(ranking, result), f"Score = {method.formula}", *_say_method(ranking, method))


def _say_gap(ranking: "Ranking", result: "UnrankedTouchpoint") -> tuple[str, ...]:
    """Which numbers a touchpoint lacks, and what it could be."""
    count = len(ranking.ranked) + 1
    refused = [metric for metric in result.missing if metric in result.refused]
    absent = [metric for metric in result.missing if metric not in result.refused]
    reasons = [f"{enumerate_plainly(absent)} missing"] if absent else []
    reasons += [f"{metric} cannot be used" for metric in refused]
    reach: tuple[str, ...] = ()
    if ranking.ranked:
        top = ranking.certainty.top if ranking.certainty else None
        into = (
            "" if top is None else f": it {'could' if result.could_reach <= top else 'cannot'} be among the first {top}"
        )
        ranks = interval(result.could_reach, result.could_fall)
        reach = (f"As far as its other numbers hold, its rank could be {ranks} of {count}{into}.",)
    return (f"Not ranked: {'; '.join(reasons)}.", *reach)


def say_where(result: "UnrankedTouchpoint", line_of: LineOf) -> tuple[str, ...]:
    """Where the lines to write belong."""
    repairs = find_repairs(result)
    places = [f"Mend {repair.metric} at {spell_spot(repair.at, line_of)}." for repair in repairs if repair.refused]
    absent = [repair for repair in repairs if not repair.refused]
    if absent:
        spot = spell_spot(absent[0].at, line_of)
        there = "" if result.touchpoint.noun.metrics is not None else ", which has none yet: write `metrics:` first"
        places.append(
            f"Add {enumerate_plainly([repair.metric for repair in absent])} under `metrics` of "
            f"`{result.touchpoint.id}`, {spot}{there}."
        )
    return tuple(places)


def say_limits(result: "UnrankedTouchpoint") -> tuple[str, ...]:
    """What may stand for the words in the lines to write."""
    repairs = find_repairs(result)
    limits = (repair.limits[:1].upper() + repair.limits[1:] for repair in repairs)
    waiting = any(repair.line for repair in repairs)
    return (*limits, *([say_sources(result.journey)] if waiting else []))


def say_written(number: "Input", whose: str | None) -> str:
    """What was written, in one sentence: the figure on its scale, and how wide its answers lie."""
    measure = number.measure
    if measure is None:
        return "nothing: it is missing"
    scale = number.scale
    best = f", {spell(scale.min)} is best" if scale.mirrored else ""
    value = "" if measure.value is None else f"{_shorten(measure.value)} "
    words = [f"{value}on {scale.name} ({spell(scale.min)} to {spell(scale.max)}{best})"]
    if measure.scaled is not None and measure.scaled != measure.value and number.metric != "frequency":
        words[0] += f", {_shorten(measure.scaled)} of 10"
    if measure.refused:
        words = [f"cannot be used: {measure.refused.plain}"]
    words += _say_width(measure)
    if whose is not None and whose != "everybody":
        words.append(f"of the {whose}")
    if not number.parts and not measure.refused:
        words.append("for the quadrant only")
    return "; ".join(words)


def _shorten(number: float) -> str:
    """A number as it was written, or what counted answers give, without digits that no reader needs."""
    return spell(float(f"{number:.{WRITTEN}g}"))


def _say_width(measure: "Measure") -> list[str]:
    words = []
    if measure.answers:
        words.append(f"answers {', '.join(map(str, measure.answers))}")
    if measure.n is not None:
        words.append(f"n {measure.n}")
    if measure.sd is not None:
        words.append(f"standard deviation {measure.sd:.4g}")
    if measure.low is not None or measure.high is not None:
        ends = ("?" if end is None else figure(end) for end in (measure.low, measure.high))
        words.append(f"interval of about 95 %: {' to '.join(ends)}")
    if measure.date:
        words.append(f"dated {measure.date}")
    return words


def _say_certainty(ranking: "Ranking", result: "RankedTouchpoint") -> tuple[str, ...]:
    bounds, certainty = result.bounds, ranking.certainty
    if bounds is None or certainty is None:
        return ()
    among = "the first" if certainty.top == 1 else f"among the first {certainty.top}"
    weights = "" if bounds.any_weights is None else f", and with {share(bounds.any_weights)} of all weights"
    return (
        f"It is {among} in {share(bounds.likely)} of the draws{weights}.",
        f"Tier {bounds.tier}: {TIERS[bounds.tier]}. {CUT_TIERS}",
    )


def _say_method(ranking: "Ranking", method: "Method") -> tuple[str, ...]:
    said = say_audience(ranking)
    return (
        f"Method {method.name}: {method.meaning}.",
        f"Source: {method.source}.",
        *([f"{said} Below, a number that is not everybody's says so."] if said else []),
    )


def _say_band(ranking: "Ranking", result: "RankedTouchpoint") -> tuple[str, ...]:
    band = name_band(ranking.method, result.numbers, result.score)
    if band is None:
        return ()
    return (STYLE if band == ODI_STYLE else f"Band {band}.",)


def _say_quadrant(ranking: "Ranking", result: "RankedTouchpoint") -> tuple[str, ...]:
    position, cut = result.position, ranking.cuts.get(ranking.cut)
    if position is None or cut is None:
        return ()
    sides = (
        ("importance", position.importance, cut.importance),
        ("performance", position.performance, cut.performance),
    )
    words = " and ".join(
        f"{name} {figure(value)} is {'below' if value < limit else 'at or above'} {figure(limit)}"
        for name, value, limit in sides
    )
    quadrant = result.quadrants[ranking.cut]
    ways: dict[Quadrant, list[str]] = {}
    for way, other in result.quadrants.items():
        if other is not quadrant:
            ways.setdefault(other, []).append(f"the {way}")
    others = [f"{other} at {enumerate_plainly(cuts)}" for other, cuts in ways.items()]
    changes = f" Cut elsewhere it is {enumerate_plainly(others, last='or')}." if others else ""
    return (f"Quadrant {quadrant}, cut at the {ranking.cut}: {words}.{changes}",)
