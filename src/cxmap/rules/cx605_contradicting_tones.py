"""Two channels of one touchpoint look as if two different people spoke.

## What it does
Guesses, and in English only. Where a touchpoint chooses a tone for each channel, it reports two that contradict each
other: one cheerful and one sober, or one casual and one formal. Which words tell is said with CX603 and CX604; sober
are apologetic, apology, condolences, grave, serious, sober, solemn, sombre and sorry. A casual and a formal tone are
left alone where the channels themselves differ in `formality` that way, and nothing is said twice that CX603 or CX604
says already.

## Why it matters
People take one contact on two channels for one conversation. A jolly message that announces a grave letter makes one
of the two a lie.

## Example
```yaml
level: mapped
voice:
  tones:
    jolly: Cheerful, with a wink
    sorry: We apologise once and say what happens next
channels:
  app: {name: App}
  letter: {name: Letter}
stages:
  use:
    touchpoints:
      read-news: {name: I read that the tariff changes, channels: [app, letter], tone: {app: jolly, letter: sorry}}
```

## Instead
```yaml
level: mapped
voice:
  tones:
    jolly: Cheerful, with a wink
    sorry: We apologise once and say what happens next
channels:
  app: {name: App}
  letter: {name: Letter}
stages:
  use:
    touchpoints:
      read-news: {name: I read that the tariff changes, channels: [app, letter], tone: {app: sorry, letter: sorry}}
```
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.tones import OPPOSITES, Choice, Reading, clash_with_channels, find_lowest, list_choices, read_tones

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint

MANNERS = frozenset({"casual", "formal"})


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first tone of every touchpoint that contradicts one before it."""
    journey = subject.journey
    readings = subject.once(read_tones)
    if journey is None or not readings:
        return
    for touchpoint in journey.touchpoints.values():
        if isinstance(touchpoint.noun.tone, dict):
            finding = _find_contradiction(touchpoint, journey, readings)
            if finding is not None:
                yield finding


def _find_contradiction(
    touchpoint: "Touchpoint", journey: "Journey", readings: Mapping[str, Reading]
) -> Finding | None:
    unhappy = find_lowest(touchpoint) is not None
    earlier: dict[str, Choice] = {}
    for choice in list_choices(touchpoint, journey):
        reading = readings[choice.tone.id]
        # A cheerful tone where customers are unhappy and a tone against its channel are findings of their own.
        ways = [] if unhappy or not reading.mood else [reading.mood]
        ways += [] if not reading.manner or clash_with_channels(choice, reading) else [reading.manner]
        for way in ways:
            other = earlier.get(OPPOSITES[way])
            if other is not None and not (way in MANNERS and _differ_in_formality(choice, other)):
                return _tell(choice, way, other)
        for way in ways:
            earlier.setdefault(way, choice)
    return None


def _differ_in_formality(choice: Choice, other: Choice) -> bool:
    formality = [channel.noun.formality for each in (choice, other) for channel in each.channels]
    return len({*formality}) > 1 and None not in formality


def _tell(choice: Choice, way: str, other: Choice) -> Finding:
    here, there = choice.channels[0].id, other.channels[0].id
    # Nobody is hurt by a sober word.
    kept = f"{there}: {choice.tone.id}" if way == "sober" else f"{here}: {other.tone.id}"
    return Finding(
        Spot(choice.at),
        f"tone `{choice.tone.id}` on `{here}` looks {way}, but `{other.tone.id}` on `{there}` looks {OPPOSITES[way]}",
        f"choose one of the two for both channels, e.g. `{kept}`",
        ((f"`{other.tone.id}` is chosen here", Spot(other.at)),),
    )


RULE = Rule("CX605", "contradicting-tones", Severity.NOTE, check, level="mapped", heuristic=True)
