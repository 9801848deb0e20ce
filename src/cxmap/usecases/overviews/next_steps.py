"""What to do next: where customers suffer most and what is planned for it, what to measure, what is overdue."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from cxmap.language.words import enumerate_plainly
from cxmap.reports.overview.overview import Notice
from cxmap.reports.scores.evidence import say_question, say_what_to_write
from cxmap.reports.scores.explanation_words import say_where

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
    ranking: "Ranking", wishes: "ScoreWishes", stale: Sequence[Notice], line_of: "LineOf"
) -> Iterator[Notice]:
    """What to do next, the most urgent first; about seven things.

    Args:
        ranking: The ranking of one map.
        wishes: How it was made.
        stale: What is older than it should be.
        line_of: Finds the line on which something was written.
    """
    for entry in ranking.ranked[:MOST_RANKED]:
        yield _tell_plan(entry, line_of)
    yield from islice(_find_measurements(ranking, wishes, line_of), MOST_MEASURED)
    yield from stale[:MOST_OVERDUE]


def _tell_plan(entry: "RankedTouchpoint", line_of: "LineOf") -> Notice:
    """What is planned for a touchpoint, and what that needs."""
    touchpoint = entry.touchpoint
    told = f"“{touchpoint.name}” is rank {entry.rank} of what to mend first"
    if not entry.initiatives:
        text = f"{told}, and nothing is planned for it."
        return _make_notice(text, f"Add an initiative that touches `{touchpoint.id}`.", touchpoint, line_of)
    first = min(entry.initiatives, key=lambda initiative: _PROGRESS.index(initiative.noun.status))
    named = enumerate_plainly([_name(initiative) for initiative in entry.initiatives])
    return Notice(f"{told}; planned: {named}.", _advise(first), touchpoint.id, first.at.file, line_of(first.at))


def _name(initiative: "Entry[Initiative]") -> str:
    noun = initiative.noun
    return f"“{initiative.name}” ({noun.status}{f', due {noun.due}' if noun.due else ''})"


def _advise(initiative: "Entry[Initiative]") -> str:
    """What brings an initiative on."""
    noun = initiative.noun
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
    text = f"“{entry.touchpoint.name}” cannot be ranked without {numbers}.{reach}"
    return _make_notice(text, " ".join(say_where(entry, line_of)), entry.touchpoint, line_of)


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
