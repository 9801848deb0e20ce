"""The six signs that a hand-off hurts: each from 0, not at all, to 1, as much as can be, where the map tells.

Source:
    Ours. The six are what the customer notices when a journey changes hands. They weigh the same, because nothing
    published says which of them weighs more, and equal weights are the choice that hides least: every sign is printed,
    so that everybody can weigh them differently.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

from cxmap.journey.durations import count_days
from cxmap.journey.shares import find_persona_share
from cxmap.scoring.lack import Lack
from cxmap.scoring.precision import trim

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Handoff, Touchpoint, Transition
    from cxmap.language.persona import Persona


class SignName(StrEnum):
    """What a sign is about."""

    OWNER = "owner_change"
    CHANNEL = "channel_change"
    SYSTEM = "system_change"
    REPEATS = "repeats"
    WAIT = "wait"
    EMOTION = "emotion_drop"


WAITS = (("a minute", 1 / 1_440, 0.0), ("an hour", 1 / 24, 0.25), ("a day", 1.0, 0.5), ("a week", 7.0, 0.75))
"""How much a wait counts, up to and with a length of time, in days; a longer one counts 1. Ours, because people tell
minutes from days and hardly seven days from eight: a step is the next unit in which one speaks of waiting."""

EMOTIONS = 4
"""The steps from +2, delighted, to −2, angry: the deepest drop there can be."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a hand-off.

    Attributes:
        name: What it is about.
        value: How bad it is; None where the map does not tell.
        lacks: What the map does not tell; empty where there is a value.

    Units:
        value: 0–1.
    """

    name: SignName
    value: float | None
    lacks: tuple[Lack, ...] = ()


def find_signs(way: "Transition", handoff: "Handoff", source: "Touchpoint", target: "Touchpoint") -> tuple[Sign, ...]:
    """The six signs of the hand-off on a way, in the order of `SignName`."""
    place = way.at.below("handoff") if handoff.declared else way.at
    return (
        _find_owner_change(handoff, source, target),
        _compare(SignName.CHANNEL, "channels", source, target),
        _compare(SignName.SYSTEM, "systems", source, target),
        _find_repeats(handoff, place),
        _find_wait(handoff, place),
        _find_drop(source, target),
    )


def weigh_wait(days: float) -> float:
    """How much a wait counts, from 0 to 1."""
    return next((weight for _, most, weight in WAITS if days <= most), 1.0)


def _find_owner_change(handoff: "Handoff", source: "Touchpoint", target: "Touchpoint") -> Sign:
    if handoff.changes_owner is not None:
        return Sign(SignName.OWNER, float(handoff.changes_owner))
    unowned = [touchpoint for touchpoint in (source, target) if touchpoint.owner is None]
    lacks = (Lack(f"who owns `{one.id}`", f"add `owner: TEAM` to `{one.id}`", one.at) for one in unowned)
    return Sign(SignName.OWNER, None, tuple(lacks))


def _compare(name: SignName, key: str, source: "Touchpoint", target: "Touchpoint") -> Sign:
    before, after = ({entry.id for entry in getattr(touchpoint, key)} for touchpoint in (source, target))
    if before and after:
        return Sign(name, float(before.isdisjoint(after)))
    bare = [touchpoint for touchpoint, ids in ((source, before), (target, after)) if not ids]
    lacks = (Lack(f"the {key} of `{one.id}`", f"add `{key}: [ID]` to `{one.id}`", one.at) for one in bare)
    return Sign(name, None, tuple(lacks))


def _find_repeats(handoff: "Handoff", place: "Place") -> Sign:
    if handoff.repeats is not None:
        return Sign(SignName.REPEATS, float(handoff.repeats))
    add = _say_where(handoff, "repeats: true", "or `false`")
    return Sign(SignName.REPEATS, None, (Lack("whether customers say everything again", add, place),))


def _find_wait(handoff: "Handoff", place: "Place") -> Sign:
    if handoff.wait:
        return Sign(SignName.WAIT, weigh_wait(count_days(handoff.wait)))
    add = _say_where(handoff, "wait: TIME", "e.g. `6m` or `2d`")
    return Sign(SignName.WAIT, None, (Lack("how long customers wait", add, place),))


def _say_where(handoff: "Handoff", words: str, more: str) -> str:
    return f"add `{words}` to `handoff`, {more}" if handoff.declared else f"add `handoff: {{{words}}}`, {more}"


def _find_drop(source: "Touchpoint", target: "Touchpoint") -> Sign:
    """How far the customer's mood falls, each persona by its share; one persona's joy makes up for no other's anger."""
    coming = {persona.id for persona in target.personas}
    personas = [persona for persona in source.personas if persona.id in coming]
    if not personas and (source.personas or coming):
        lack = Lack(f"who goes from `{source.id}` to `{target.id}`", "name a persona under both `personas`", target.at)
        return Sign(SignName.EMOTION, None, (lack,))
    ids = [persona.id for persona in personas] or [""]
    pairs = [(source.feeling_of(id), target.feeling_of(id)) for id in ids]
    drops = [max(0.0, before - after) / EMOTIONS for before, after in pairs if before is not None and after is not None]
    if len(drops) < len(ids):
        return Sign(SignName.EMOTION, None, tuple(_list_unfelt(ids, source, target)))
    return Sign(SignName.EMOTION, drops[0]) if len(set(drops)) == 1 else _weigh_drops(personas, drops)


def _list_unfelt(personas: list[str], source: "Touchpoint", target: "Touchpoint") -> Iterator[Lack]:
    for touchpoint in (source, target):
        missing = [persona for persona in personas if touchpoint.feeling_of(persona) is None]
        if missing:
            # A number for all is one thing to write, whoever is missing; beside others it is one for each.
            key = f"feels: {{{missing[0]}: NUMBER}}" if touchpoint.feels else "feels: NUMBER"
            yield Lack(f"how customers feel at `{touchpoint.id}`", f"add `{key}` to `{touchpoint.id}`", touchpoint.at)


def _weigh_drops(personas: "list[Entry[Persona]]", drops: list[float]) -> Sign:
    shares = [find_persona_share(persona) for persona in personas]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares) and fsum(known) > 0:
        mean = fsum(share * drop for share, drop in zip(known, drops, strict=True)) / fsum(known)
        return Sign(SignName.EMOTION, trim(mean))
    lacks = (
        Lack(f"how many are `{persona.id}`", f"add `share: NUMBER` to `{persona.id}`", persona.at)
        for persona, share in zip(personas, shares, strict=True)
        if not share
    )
    return Sign(SignName.EMOTION, None, tuple(lacks))
