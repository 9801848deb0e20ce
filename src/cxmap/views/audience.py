"""Whose numbers counted in a ranking, in words."""

from typing import TYPE_CHECKING, Any

from cxmap.language.words import enumerate_plainly
from cxmap.scoring.audience import EVERYBODY, Audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxmap.journey.model import Entry, Journey
    from cxmap.scoring.result import Ranking


def say_audience(ranking: "Ranking") -> str:
    """Whose numbers counted, as a sentence; empty where they were everybody's."""
    audience = ranking.audience
    if audience == EVERYBODY:
        return ""
    names = [f"the {noun} {_find_name(ranking.journeys, noun, id)}" for noun, id in list_audience(audience) if id]
    return f"Ranked for {enumerate_plainly(names)}{_say_own(ranking)}."


def list_audience(audience: Audience) -> "Iterator[tuple[str, str]]":
    """What an audience can be chosen by, with the id of what was chosen; empty where nothing was."""
    yield "persona", audience.persona
    yield "channel", audience.channel
    yield "tier", audience.tier


def can_own(audience: Audience) -> bool:
    """Whether an audience can have numbers of its own, as personas and channels can."""
    return bool(audience.persona or audience.channel)


def _say_own(ranking: "Ranking") -> str:
    """How many of the numbers are those of the audience, so that nobody takes everybody's for theirs."""
    own, count = ranking.count_own()
    if not can_own(ranking.audience) or not count:
        return ""
    whose = "their" if ranking.audience.persona and ranking.audience.channel else "its"
    if count == 1:
        return f": {whose} only number is {whose} own" if own else f": {whose} only number is everybody's"
    if own == count:
        return f": all {whose} {count} numbers are {whose} own"
    if own == 0:
        return f": none of {whose} {count} numbers is {whose} own, they are everybody's"
    are, rest = "is" if own == 1 else "are", "the other is" if count - own == 1 else "the rest are"
    return f": {own} of {whose} {count} numbers {are} {whose} own, {rest} everybody's"


def _find_name(journeys: "Sequence[Journey]", noun: str, id: str) -> str:
    for journey in journeys:
        known: Mapping[str, Entry[Any]] = getattr(journey, f"{noun}s")
        if id in known:
            return known[id].name
    return id
