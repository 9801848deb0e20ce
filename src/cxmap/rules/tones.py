"""What rules about tone have in common: which tones a touchpoint speaks in, how they read, and who is unhappy there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.language.words import MOST_CHOICES, enumerate_words
from cxmap.rules.wording import (
    CASUAL_WORDS,
    CHEERFUL_WORDS,
    FORMAL_WORDS,
    SOBER_WORDS,
    find_meant_word,
    spell_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.organisation import Channel


OPPOSITES = {"cheerful": "sober", "sober": "cheerful", "casual": "formal", "formal": "casual"}
"""What a mood or manner contradicts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a tone reads, judged by the words of its id and description; each empty where no word tells.

    Attributes:
        mood: `cheerful` or `sober`.
        mood_word: The word that tells.
        manner: `casual` or `formal`.
        manner_word: The word that tells.
    """

    mood: str = ""
    mood_word: str = ""
    manner: str = ""
    manner_word: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A tone that a touchpoint speaks in.

    Attributes:
        tone: The tone.
        channels: The channels it is for.
        at: Where it was chosen.
    """

    tone: "Entry[str]"
    channels: "tuple[Entry[Channel], ...]"
    at: "Place"


def read_tones(journey: "Journey") -> "Mapping[str, Reading]":
    """How every tone of a map and its catalogues reads; empty where no touchpoint chooses one."""
    if not journey.used.get("tone"):
        return {}
    return {id: _read(f"{spell_id(id)} {tone.noun}") for id, tone in journey.tones.items()}


def list_choices(touchpoint: "Touchpoint", journey: "Journey") -> list[Choice]:
    """The tones a touchpoint chooses, in order; one tone for all its channels is one choice."""
    chosen = touchpoint.noun.tone
    at = touchpoint.at.below("tone")
    if isinstance(chosen, dict):
        return [
            Choice(journey.tones[tone], (journey.channels[channel],), at.below(channel))
            for channel, tone in chosen.items()
            if tone in journey.tones and channel in journey.channels
        ]
    return [Choice(journey.tones[chosen], touchpoint.channels, at)] if chosen in journey.tones and chosen else []


def find_lowest(touchpoint: "Touchpoint") -> tuple[str, float] | None:
    """Who feels worst at a touchpoint, and how; None unless somebody is unhappy and nobody is happy.

    Feelings for everybody stand under the empty id. Those of personas that do not come here are left out.
    """
    here = set(touchpoint.noun.personas)
    feelings = {id: value for id, value in touchpoint.feels.items() if not id or not here or id in here}
    if not feelings or max(feelings.values()) > 0 or min(feelings.values()) >= 0:
        return None
    return min(feelings.items(), key=lambda item: item[1])


def clash_with_channels(choice: Choice, reading: Reading) -> "list[Entry[Channel]]":
    """The channels of a choice on which people expect the opposite of how its tone reads."""
    opposite = OPPOSITES.get(reading.manner)
    return [channel for channel in choice.channels if opposite and channel.noun.formality == opposite]


def list_unfitting(touchpoint: "Touchpoint", choice: Choice) -> frozenset[str]:
    """The moods and manners that fit neither how customers feel at a touchpoint nor the channels of a choice."""
    unhappy = {"cheerful"} if find_lowest(touchpoint) is not None else set()
    formalities = {channel.noun.formality or "" for channel in choice.channels}
    return frozenset(unhappy | {OPPOSITES[each] for each in formalities if each in OPPOSITES})


def name_tones(readings: "Mapping[str, Reading]", avoided: frozenset[str], otherwise: str) -> str:
    """Say which tones to choose: those that do not read in certain ways.

    Args:
        readings: How the tones of the map read.
        avoided: The moods and manners that do not fit.
        otherwise: What to say where there are none, or too many to list.
    """
    others = [id for id, reading in readings.items() if avoided.isdisjoint((reading.mood, reading.manner))]
    return f"choose {enumerate_words(others, last='or')}" if 0 < len(others) <= MOST_CHOICES else otherwise


def _read(text: str) -> Reading:
    mood, mood_word = _decide(text, cheerful=CHEERFUL_WORDS, sober=SOBER_WORDS)
    manner, manner_word = _decide(text, casual=CASUAL_WORDS, formal=FORMAL_WORDS)
    return Reading(mood, mood_word, manner, manner_word)


def _decide(text: str, **lists: frozenset[str]) -> tuple[str, str]:
    """The one of two ways that a text speaks for, with its word; none where it speaks for both or neither."""
    found = [(way, word) for way, words in lists.items() if (word := find_meant_word(text, words)) is not None]
    return found[0] if len(found) == 1 else ("", "")
