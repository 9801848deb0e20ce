"""The sentences under the list: how to redo it, what its marks mean, and how sure it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import figure, share
from cxmap.reports.scores.facts import say_weights
from cxmap.reports.scores.formula import CAPPED, FROM_MEAN, is_assumed, put_in, say_few
from cxmap.reports.scores.survey import ASSUMED
from cxmap.scoring.bounds import CONFIDENCE
from cxmap.scoring.mean_share import MEAN_BAND
from cxmap.scoring.method import Basis
from cxmap.scoring.methods.ipa import IPA
from cxmap.scoring.methods.opportunity import ODI_STYLE, name_band
from cxmap.scoring.spread import BAND, FREQUENCY_BAND

if TYPE_CHECKING:
    from cxmap.scoring.result import Certainty, RankedTouchpoint, Ranking
    from cxmap.scoring.selection import Selection

MOST_NAMED = 8
"""More touchpoints than this are counted, not named; JSON has them all."""

NEARLY_ALL = 0.999
"""Above it a share is written with a sign that says so already."""

FRAIL = 0.5
"""Who is among the first with fewer of all weights than this owes it to the weights that were chosen."""

STYLE = f"{ODI_STYLE}: not all its numbers are shares of counted answers, for which alone the bands were made."

CUT_TIERS = "Tiers are cut where a touchpoint can be told from the first of the group above it."

Shown = Sequence["RankedTouchpoint"]


def say_empty(ranking: "Ranking", selection: "Selection") -> str:
    """Why the list has no rows."""
    below = [entry.rank for entry in ranking.select(replace(selection, top=None))]
    if below and selection.top:
        return f"Those that were asked for begin at rank {below[0]}, and only ranks up to {selection.top} are shown."
    if ranking.ranked:
        return f"None of the {plural(len(ranking.ranked), 'ranked touchpoint')} is among those that were asked for."
    if not ranking.unranked:
        return "Nothing can be ranked yet: there are no touchpoints."
    return f"Nothing can be ranked yet: no touchpoint has {enumerate_plainly(ranking.method.required)}."


def say_notes(ranking: "Ranking", shown: Shown) -> tuple[str, ...]:
    """What a reader has to know to trust the list, and to redo it."""
    if not shown:
        return ()
    return (
        *_say_left_out(ranking, shown),
        *say_first_place(ranking),
        f"Score = {ranking.method.formula}",
        f"First row: {put_in(ranking.method.formula, shown[0].parts)} = {figure(shown[0].score)}",
        *say_weights(ranking),
        *_say_quadrants(ranking, shown),
        *_say_style(ranking, shown),
        *_say_marks(ranking, shown),
        *_say_draws(ranking),
    )


def _say_left_out(ranking: "Ranking", shown: Shown) -> list[str]:
    if len(shown) == len(ranking.ranked):
        return []
    return [f"Showing {len(shown)} of {plural(len(ranking.ranked), 'ranked touchpoint')}; the ranks are those of all."]


def say_first_place(ranking: "Ranking") -> list[str]:
    """How sure the first place is."""
    first, certainty = ranking.ranked[0].bounds, ranking.certainty
    if first is None or certainty is None or len(ranking.ranked) == 1:
        return []
    rivals = sum(1 for entry in ranking.ranked if entry.bounds is not None and entry.bounds.rank_low == 1)
    rare = share((1 - CONFIDENCE) / 2, 0)
    unknown = sum(1 for entry in ranking.unranked if entry.could_reach == 1)
    besides = f" {plural(unknown, 'touchpoint')} without a rank could take it too." if unknown else ""
    sure = (
        f"The first place is settled: no other touchpoint takes it in more than {rare} of the draws."
        if rivals == 1
        else f"The first place is open: {rivals} touchpoints take it in more than {rare} of the draws each."
    )
    return [f"{sure}{besides}", _say_top(ranking, certainty.top), *_say_weights(ranking, certainty.top)]


def _say_top(ranking: "Ranking", top: int) -> str:
    """How sure it is who is among the first."""
    least = min(entry.bounds.likely for entry in ranking.ranked if entry.bounds and entry.rank <= top)
    often = "all draws" if least == 1 else f"{'' if least > NEARLY_ALL else 'at least '}{share(least)} of the draws"
    chance = share(top / len(ranking.ranked), 0)
    told = "Rank 1 is first" if top == 1 else f"Each of the first {top} is one of them"
    return f"{told} in {often}; by chance it would be {chance}."


def _say_weights(ranking: "Ranking", top: int) -> list[str]:
    """How much of the order is the choice of the weights."""
    found = [
        (entry.touchpoint.id, entry.bounds.any_weights)
        for entry in ranking.ranked
        if entry.bounds and entry.bounds.any_weights is not None and entry.rank <= top
    ]
    if not found:
        return []
    if top == 1:
        return [f"Whatever the weights: rank 1 is first with {share(min(weights for _, weights in found))} of them."]
    frail = [f"{id} with {share(weights)}" for id, weights in found if weights < FRAIL]
    firm = f"{len(found) - len(frail)} of" if frail else "each of"
    are = "is" if len(frail) in {0, len(found) - 1} else "are"
    told = f"Whatever the weights: {firm} the first {top} {are} there with at least half of them"
    return [f"{told}; {enumerate_plainly(frail)}." if frail else f"{told}."]


def _say_quadrants(ranking: "Ranking", shown: Shown) -> list[str]:
    """Where the quadrants of a method that is known by them are cut, and how much hangs on it."""
    at = ranking.cuts.get(ranking.cut)
    if ranking.method.name != IPA.name or at is None:
        return []
    cut = f"Quadrants are cut at the {ranking.cut}: importance {at.importance:.2f}, performance {at.performance:.2f}."
    moving = [entry.touchpoint.id for entry in shown if len(set(entry.quadrants.values())) > 1]
    if not moving:
        return [f"{cut} Cut elsewhere, all of these stay where they are."]
    named = enumerate_plainly(
        [*moving[:MOST_NAMED], *([f"{len(moving) - MOST_NAMED} more"] * (len(moving) > MOST_NAMED))]
    )
    return [f"{cut} Cut elsewhere, these lie in another one: {named}."]


def _say_style(ranking: "Ranking", shown: Shown) -> list[str]:
    bands = {name_band(ranking.method, entry.numbers, entry.score) for entry in shown}
    if ODI_STYLE not in bands:
        return []
    return [STYLE]


def _say_marks(ranking: "Ranking", shown: Shown) -> list[str]:
    parts = [part for entry in shown for part in entry.parts]
    notes = []
    if any(part.basis is Basis.FROM_MEAN for part in parts):
        drawn = f", drawn ±{figure(MEAN_BAND)} wider" if ranking.certainty else ""
        notes.append(f"{FROM_MEAN} taken from the mean: (10 − satisfaction)/10{drawn}.")
    notes += _say_assumed(ranking, shown)
    notes += say_few((part, entry.numbers) for entry in shown for part in entry.parts)
    if any(part.capped for part in parts):
        notes.append(f"{CAPPED} met more than once in a journey, which counts as once.")
    if len({entry.rank for entry in shown}) < len(shown):
        notes.append("Equal scores share a rank.")
    return notes


def _say_assumed(ranking: "Ranking", shown: Shown) -> list[str]:
    marked = [part for entry in shown for part in entry.parts if is_assumed(part, entry.numbers)]
    told = []
    if any(part.metrics for part in marked):
        assumed = sum(len(entry.assumed(ranking.method)) for entry in ranking.ranked)
        count = len(ranking.method.required) * len(ranking.ranked)
        told.append(f"an assumption ({assumed} of {plural(count, 'number')})")
    # A rank that no metric gives is assumed too, but it is no number that somebody wrote.
    if any(not part.metrics for part in marked):
        told.append("a rank that a table gives")
    return [f"{ASSUMED} {', or '.join(told)}."] if told else []


def _say_draws(ranking: "Ranking") -> list[str]:
    if ranking.certainty is None:
        return (
            ["Ordinal ranks cannot be drawn, so that these ranks have no intervals."]
            if not ranking.method.drawn
            else []
        )
    spreads = (spread for entry in ranking.ranked for spread in ranking.method.find_spreads(entry.numbers).values())
    # What a share from a mean is drawn from is said with its mark; here only the mean itself matters.
    banded = any((spread.of_mean or spread).shape == "band" for spread in spreads)
    return [_say_interval(ranking.certainty), *([_say_bands()] if banded else [])]


def _say_interval(certainty: "Certainty") -> str:
    drawn = f"{certainty.draws:,} draws of all numbers (seed {certainty.seed})"
    return f"{share(CONFIDENCE)}: where so many of {drawn} put it. {CUT_TIERS}"


def _say_bands() -> str:
    return (
        f"A number that is assumed, or does not say its n, is drawn within ±{figure(BAND)} of 10, a frequency within "
        f"±{share(FREQUENCY_BAND)} of itself."
    )
