"""The map does not say how the journey ends.

## What it does
In a map that says anywhere under `next` where customers go, reports its last touchpoint where that says nothing. All
others lead to the touchpoint that follows; after the last one there is none, and it is only taken to be `done`.

## Why it matters
Whether customers have what they came for or give up is the most important thing a journey can tell. A reader cannot
see whether the end was meant or whether the map was not finished.

## Example
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, next: {ride-bike: 0.9, leaves: 0.1}}
      ride-bike: {name: I ride around the lake}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, next: {ride-bike: 0.9, leaves: 0.1}}
      ride-bike: {name: I ride around the lake, next: {done: {}}}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report the last touchpoint of a map where it has no way on and others have."""
    touchpoints = list(subject.journey.touchpoints.values()) if subject.journey else []
    if touchpoints and touchpoints[-1].noun.next is None and any(touchpoint.noun.next for touchpoint in touchpoints):
        last = touchpoints[-1]
        advice = (
            "add `next: {done: {}}` where customers have what they came for, `next: {leaves: {}}` where they give up"
        )
        yield Finding(Spot(last.at, on_key=True), f"the ways end at `{last.id}`, and nothing says how", advice)


RULE = Rule("CX502", "dead-end", Severity.WARNING, check, level="mapped")
