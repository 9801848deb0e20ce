"""What rules about data have in common: what touchpoints collect and use, and words that may mean the same."""

import difflib
from typing import TYPE_CHECKING, NamedTuple

from cxmap.language.base import list_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey
    from cxmap.language.touchpoint import Data

MOST_COMPARISONS = 20_000
"""Words compared with words in one map; after that, none is proposed."""

LONGEST = 60
"""A longer text is a sentence, and no other sentence is a slip for it."""


class Mention(NamedTuple):
    """Data as one touchpoint names it."""

    text: str
    touchpoint: str
    at: "Place"


def find_collected(journey: "Journey") -> dict[str, list[Mention]]:
    """All that touchpoints collect, by the words for it, in the order of the file."""
    return _find(journey, "collects", lambda data: data.collects)


def find_used(journey: "Journey") -> dict[str, list[Mention]]:
    """All that touchpoints use, by the words for it, in the order of the file."""
    return _find(journey, "uses", lambda data: data.uses)


def find_carried(journey: "Journey") -> frozenset[str]:
    """The words for all that is handed over, on the way or to another tier: somebody has it, and somebody gets it."""
    handed = [text for way in journey.handoffs() if way.handoff for text in way.handoff.carries]
    for tier in journey.tiers.values():
        for step in tier.noun.to.values():
            handed += list_values(step.handoff.carries if step.handoff else None)
    return frozenset(map(_fold, handed))


class Neighbours:
    """Finds what somebody may have meant who wrote other words for the same data."""

    def __init__(self, mentions: "Mapping[str, list[Mention]]") -> None:
        self._keys = [key for key in mentions if len(key) <= LONGEST]
        self._mentions = mentions
        self._compared = 0

    def find(self, key: str) -> str | None:
        """The words nearest to others, if any are near and not too many have been compared already."""
        self._compared += len(self._keys)
        if len(key) > LONGEST or self._compared > MOST_COMPARISONS:
            return None
        near = difflib.get_close_matches(key, self._keys, n=1, cutoff=0.8)
        return self._mentions[near[0]][0].text if near else None


def _find(journey: "Journey", key: str, get: "Callable[[Data], list[str]]") -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for touchpoint in journey.touchpoints.values():
        if touchpoint.noun.data is not None:
            for index, text in enumerate(get(touchpoint.noun.data)):
                place = touchpoint.at.below("data", key, index)
                found.setdefault(_fold(text), []).append(Mention(text, touchpoint.id, place))
    return found


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
