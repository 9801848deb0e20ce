"""What papers say about personas: what the average is, why there is none, and what marks mean."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.journey.shares import find_persona_share
from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import figure, share
from cxmap.reports.scores.spots import LineOf, spell_spot
from cxmap.scoring.comparison.persona_ranks import HIDDEN

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.scoring.comparison.persona_ranks import Comparison, Gap, PersonaRanks

LOSES = "!"

MOST_GAPS = 3
"""More reasons for a missing total than this are counted, not told one by one."""

MEAN = "Total: the scores of the personas that come, weighed by their shares"

OF_ALL = (
    "Total: of 100 journeys of all customers. A persona with a frequency of its own counts by its share, the others by "
    "what that leaves of the map's frequency"
)


def say_notes(ranks: "PersonaRanks", line_of: LineOf) -> tuple[str, ...]:
    """How to read the ranks: what the average is, and what marks mean."""
    notes = list(_say_average(ranks, line_of))
    if any(comparison.losers for comparison in ranks.comparisons):
        higher = f"{HIDDEN} or more places higher for this persona than on average"
        notes.append(f"{LOSES} a hidden loser: {higher}, among the touchpoints that it comes to.")
    silent = [persona.name for persona in ranks.personas if not persona.own]
    if silent:
        notes.append(
            f"{enumerate_plainly(silent)}: no numbers of their own, so that a rank would only repeat everybody's."
        )
    return tuple(notes)


def say_no_losers(ranks: "PersonaRanks") -> str:
    """That the average hides nobody, whether it could, and how many personas have numbers that could tell."""
    most, count, own = ranks.comparable, len(ranks.personas), sum(1 for persona in ranks.personas if persona.own)
    apart = f"No touchpoint stands {HIDDEN} or more places higher for a persona than on average"
    if most <= HIDDEN:
        apart += f", and with {plural(most, 'ranked touchpoint')} to compare none can"
    return f"{apart}. {_say_own(own, count)}" if own < count else f"{apart}."


def _say_own(own: int, count: int) -> str:
    if own:
        having = "has numbers of its own" if own == 1 else "have numbers of their own"
        return f"{own} of {count} personas {having}; a ranking for the others only repeats everybody's."
    if count == 1:
        return "The persona has no numbers of its own, so that its ranking only repeats everybody's."
    return f"None of the {count} personas has numbers of its own, so that every ranking only repeats everybody's."


def find_gap_place(gap: "Gap") -> "Place":
    """Where a missing share is to be written, or where the shares stand that do not add up."""
    if gap.persona is not None:
        return gap.persona.at
    return next(persona.at for persona in gap.journey.personas.values() if find_persona_share(persona) is not None)


def _say_average(ranks: "PersonaRanks", line_of: LineOf) -> tuple[str, ...]:
    """What stands for the average, and why."""
    if ranks.weighed:
        weights = ""
        if len(ranks.shares) == 1:
            names = {persona.id: persona.name for persona in ranks.personas}
            weights = f". Shares: {', '.join(f'{names[id]} {share(part)}' for id, part in ranks.shares[0].items())}"
        total = OF_ALL if ranks.method.counts_journeys and _has_frequencies(ranks) else MEAN
        without = [comparison for comparison in ranks.comparisons if comparison.total is None]
        lacking = any(comparison.conflict is None for comparison in without)
        return (
            f"{total}{weights}.",
            *(["Where a persona that comes has no score, there is no total."] if lacking else []),
            *_say_conflicts([comparison for comparison in without if comparison.conflict], line_of),
            "# is the rank of the total; under a persona stands its rank for that persona.",
        )
    usual = "# and Score are by everybody's numbers; under a persona stands its rank for that persona."
    if ranks.ordinal:
        return (f"There is no total: scores by {ranks.method.name} are only an order, which has no mean.", usual)
    told = [_say_gap(gap, line_of) for gap in ranks.gaps[:MOST_GAPS]]
    more = [f"{len(ranks.gaps) - MOST_GAPS} more"] if len(ranks.gaps) > MOST_GAPS else []
    return (f"There is no total over personas: {'; '.join((*told, *more))}.", usual)


def _has_frequencies(ranks: "PersonaRanks") -> bool:
    measures = (own for one in ranks.comparisons for own in one.touchpoint.by_persona.values())
    return any("frequency" in own for own in measures)


def _say_conflicts(comparisons: "list[Comparison]", line_of: LineOf) -> Iterator[str]:
    """Where frequencies contradict each other, so that one of them has to be corrected."""
    for comparison in comparisons[:MOST_GAPS]:
        conflict, touchpoint = comparison.conflict, comparison.touchpoint
        if conflict is not None:
            low, high = share(conflict.low), share(conflict.high)
            own = f"by the personas' own frequencies {low if low == high else f'{low} to {high}'} of all journeys come"
            spot = spell_spot(touchpoint.metrics["frequency"].at, line_of)
            yield f"No total for {touchpoint.id}: {own}, by the map's {share(conflict.frequency)} ({spot})."
    if len(comparisons) > MOST_GAPS:
        yield f"For the same reason {plural(len(comparisons) - MOST_GAPS, 'more touchpoint')} without a total."


def _say_gap(gap: "Gap", line_of: LineOf) -> str:
    if gap.persona is not None and gap.persona.noun.share is not None:
        return (
            f"the `share` of {gap.persona.name} cannot be used, to be mended at {spell_spot(gap.persona.at, line_of)}"
        )
    if gap.persona is not None:
        return f"{gap.persona.name} has no `share`, to be added at {spell_spot(gap.persona.at, line_of)}"
    total = gap.total or 0
    missing = any(find_persona_share(persona) is None for persona in gap.journey.personas.values())
    known = "the shares that are there" if missing else f"the shares in {gap.journey.file}"
    spot = spell_spot(find_gap_place(gap), line_of)
    return f"{known} add up to {figure(total)} and not to 1, to be {'lowered' if total > 1 else 'raised'} at {spot}"
