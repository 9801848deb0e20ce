"""What to do next: where customers suffer most and what is planned for it, what to measure, what is overdue."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from cxmap.language.words import enumerate_plainly
from cxmap.reports.overview.overview import Notice
from cxmap.reports.scores.evidence import say_question, say_what_to_write
from cxmap.reports.scores.repair import find_repairs
from cxmap.usecases.overviews.notices import make_sentence

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Touchpoint
    from cxmap.language.initiative import Initiative
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.certainty.evidence_value import EvidenceValue
    from cxmap.scoring.result import RankedTouchpoint, Ranking, UnrankedTouchpoint
    from cxmap.usecases.score import ScoreWishes

MOST_RANKED: Final = 3
"""Touchpoints of the list among the next steps. Source: ours, what a team can begin in a quarter."""

MOST_MEASURED: Final = 2
"""Numbers to measure among the next steps."""

MOST_OVERDUE: Final = 2
"""Overdue things among the next steps; all of them stand in a list of their own."""

_PROGRESS: Final = ("doing", "agreed", "proposed")
"""How far initiatives have come, the furthest first."""


def find_next_steps(
    ranking: "Ranking", wishes: "ScoreWishes", stale: Sequence[Notice], today: date, line_of: "LineOf"
) -> Iterator[Notice]:
    """What to do next, the most urgent first; about seven things.

    Args:
        ranking: The ranking of one map.
        wishes: How it was made.
        stale: What is older than it should be.
        today: The day on which plans are judged.
        line_of: Finds the line on which something was written.
    """
    first = ranking.ranked[:MOST_RANKED]
    for entry in first:
        yield _tell_plan(entry, today, line_of)
    yield from islice(_find_measurements(ranking, wishes, line_of), MOST_MEASURED)
    # What is planned for the first and overdue was told with them.
    plans = [initiative.at for entry in first for initiative in entry.initiatives if initiative.noun.due]
    told = {(at.file, line_of(at.below("due"))) for at in plans}
    yield from islice((notice for notice in stale if (notice.file, notice.line) not in told), MOST_OVERDUE)


def _tell_plan(entry: "RankedTouchpoint", today: date, line_of: "LineOf") -> Notice:
    """What is planned for a touchpoint, and what that needs."""
    touchpoint = entry.touchpoint
    told = f"“{touchpoint.name}” stands at rank {entry.rank}"
    if not entry.initiatives:
        text = f"{told}, and nothing is planned for it."
        return _make_notice(text, f"Add an initiative that touches `{touchpoint.id}`.", touchpoint, line_of)
    first = min(entry.initiatives, key=lambda initiative: _PROGRESS.index(initiative.noun.status))
    named = enumerate_plainly([_name(initiative, today) for initiative in entry.initiatives])
    return Notice(f"{told}; planned: {named}.", _advise(first, today), touchpoint.id, first.at.file, line_of(first.at))


def _name(initiative: "Entry[Initiative]", today: date) -> str:
    due = initiative.noun.due
    when = f", {'was due' if due < today else 'due'} on {due}" if due else ""
    return f"“{initiative.name}” ({initiative.noun.status}{when})"


def _advise(initiative: "Entry[Initiative]", today: date) -> str:
    """What brings an initiative on."""
    noun = initiative.noun
    if noun.due and noun.due < today:
        return (
            f"Ask how far `{initiative.id}` is: write `status: done` or `status: dropped`, or the new day under `due`."
        )
    if noun.status == "proposed":
        return f"Decide about `{initiative.id}`: nobody has agreed to it yet."
    if noun.status == "agreed":
        return f"Begin with `{initiative.id}`: it is decided."
    if noun.due:
        return f"See to it that `{initiative.id}` is finished by {noun.due}."
    return f"Write the day on which `{initiative.id}` is to be finished under `due`."


def _find_measurements(ranking: "Ranking", wishes: "ScoreWishes", line_of: "LineOf") -> Iterator[Notice]:
    """What to measure: what may turn out to be among the first, then what would make the order surer."""
    top = max(MOST_RANKED, ranking.certainty.top if ranking.certainty else 0)
    unranked = sorted(ranking.unranked, key=lambda entry: (entry.could_reach, entry.could_fall))
    for entry in unranked:
        if entry.could_reach <= top:
            yield _ask_for_numbers(entry, ranking, line_of)
    if not (ranking.certainty and len(ranking.ranked) > 1):
        return
    from cxmap.scoring.certainty.evidence_value import value_evidence

    for place, value in enumerate(value_evidence(ranking, seed=wishes.seed, draws=wishes.draws).values):
        yield _ask_for_evidence(value, line_of, first=place == 0)


def _ask_for_numbers(entry: "UnrankedTouchpoint", ranking: "Ranking", line_of: "LineOf") -> Notice:
    reach = f" It could be rank {entry.could_reach}." if ranking.ranked else ""
    numbers = enumerate_plainly(entry.missing)
    repairs = find_repairs(entry)
    absent = [repair.metric for repair in repairs if not repair.refused]
    do = [f"mend {repair.metric}, {repair.refused}" for repair in repairs if repair.refused]
    do += [f"add {enumerate_plainly(absent)} under `metrics` of `{entry.touchpoint.id}`"] if absent else []
    return Notice(
        f"“{entry.touchpoint.name}” cannot be ranked without {numbers}.{reach}",
        make_sentence("; ".join(do)),
        entry.touchpoint.id,
        repairs[0].at.file,
        line_of(repairs[0].at),
    )


def _ask_for_evidence(value: "EvidenceValue", line_of: "LineOf", *, first: bool) -> Notice:
    touchpoint = value.entry.touchpoint
    most = "would settle most of what is in doubt"
    worth = f"of all numbers, this one {most}" if first else f"after that, this number {most}"
    line, words = say_what_to_write(value)
    return Notice(
        f"{say_question(value)} “{touchpoint.name}”: {worth}.",
        f"Write `{line}`{words}.",
        touchpoint.id,
        value.measure.at.file,
        line_of(value.measure.at),
    )


def _make_notice(text: str, help: str, touchpoint: "Touchpoint", line_of: "LineOf") -> Notice:
    return Notice(text, help, touchpoint.id, touchpoint.at.file, line_of(touchpoint.at))
