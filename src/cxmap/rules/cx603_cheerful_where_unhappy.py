"""The tone looks cheerful where customers are unhappy.

## What it does
Guesses, and in English only. Where somebody feels below 0 at a touchpoint and nobody above, it reports

- a tone whose id or description holds a cheerful word: bubbly, celebrate, cheerful, cheery, confetti, emoji,
  enthusiasm, enthusiastic, excited, exciting, exclamation marks, fun, funny, happy, humorous, humour, jokes, joking,
  jolly, joyful, light-hearted, merry, playful, smile, sunny, upbeat, witty, and forms of them. What is denied ("no
  jokes or emoji", "never funny") does not count, nor does a tone that also holds a sober word (see CX605);
- an exclamation mark or emoji in `interface` or `frontstage`, which is what customers see and hear.

## Why it matters
"Oops! Your data is on a little trip" is funny to whoever wrote it. To somebody who has waited for two hours it says
that nobody there has understood.

## Example
```yaml
level: mapped
voice:
  tones:
    bright: Short and upbeat
    calm: Facts first
channels:
  app: {name: App}
stages:
  use:
    touchpoints:
      outage: {name: My internet goes down, channels: [app], feels: -2, tone: bright}
```

## Instead
```yaml
level: mapped
voice:
  tones:
    bright: Short and upbeat
    calm: Facts first
channels:
  app: {name: App}
stages:
  use:
    touchpoints:
      outage: {name: My internet goes down, channels: [app], feels: -2, tone: calm}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.journey.scales import spell
from cxmap.language.words import shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.tones import find_lowest, list_choices, list_unfitting, name_tones, read_tones
from cxmap.rules.wording import find_exclamation

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint

OTHERWISE = "declare a calmer tone under `voice.tones` and choose it"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every cheerful tone and every exclamation where customers are unhappy."""
    journey = subject.journey
    if journey is None:
        return
    readings = subject.once(read_tones) or {}
    for touchpoint in journey.touchpoints.values():
        lowest = find_lowest(touchpoint)
        if lowest is None:
            continue
        persona, value = lowest
        feels = touchpoint.at.below("feels", persona) if persona else touchpoint.at.below("feels")
        related = ((f"somebody feels {spell(value)} here", Spot(feels)),)
        for choice in list_choices(touchpoint, journey):
            reading = readings[choice.tone.id]
            if reading.mood == "cheerful":
                looks = f"looks cheerful, to judge by `{shown(reading.mood_word)}`, where customers are unhappy"
                advice = name_tones(readings, list_unfitting(touchpoint, choice), OTHERWISE)
                yield Finding(Spot(choice.at), f"tone `{choice.tone.id}` {looks}", advice, related)
        for at, text in _list_shown(touchpoint):
            mark = find_exclamation(text)
            if mark is not None:
                message = f"`{shown(text)}` looks cheerful, to judge by `{mark}`, where customers are unhappy"
                yield Finding(Spot(at), message, "say it without, as you would to their face", related)


def _list_shown(touchpoint: "Touchpoint") -> Iterator[tuple[Place, str]]:
    """What customers see and hear of the organisation, each text with its place."""
    for key in ("interface", "frontstage"):
        written = getattr(touchpoint.noun, key)
        at = touchpoint.at.below(key)
        if isinstance(written, str):
            yield at, written
        else:
            yield from ((at.below(index), text) for index, text in enumerate(written or ()))


RULE = Rule("CX603", "cheerful-where-unhappy", Severity.NOTE, check, level="mapped", heuristic=True)
