"""A touchpoint does not say where it happens.

## What it does
Reports touchpoints without `channels`.

## Why it matters
A contact happens on the phone, at a counter or on a screen, and it is mended there. Without the channel nobody can
tell which systems and which people it takes, whether the tone fits, or how often customers must change channels.

## Example
```yaml
level: mapped
channels:
  counter: {name: Counter, kind: human}
stages:
  collect:
    touchpoints:
      take-bike: {name: I take my bicycle}
```

## Instead
```yaml
level: mapped
channels:
  counter: {name: Counter, kind: human}
stages:
  collect:
    touchpoints:
      take-bike: {name: I take my bicycle, channels: [counter]}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import enumerate_words
from cxmap.rules.rule import Finding, Rule, Spot, Subject

MOST_CHANNELS = 8
"""A longer list of choices helps nobody."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every touchpoint that names no channel."""
    journey = subject.journey
    known = list(journey.channels) if journey else []
    if not known:
        advice = "declare where it happens under `channels`, and add `channels:` with its id"
    elif len(known) > MOST_CHANNELS:
        advice = "add `channels:` with the ids of those it happens on"
    else:
        advice = f"add `channels:` with those it happens on: {enumerate_words(known, last='or')}"
    for touchpoint in journey.touchpoints.values() if journey else ():
        if not touchpoint.noun.channels:
            yield Finding(Spot(touchpoint.at, on_key=True), f"`{touchpoint.id}` does not say where it happens", advice)


RULE = Rule("CX332", "no-channel", Severity.WARNING, check, level="mapped")
