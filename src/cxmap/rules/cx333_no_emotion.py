"""A touchpoint does not say how customers feel.

## What it does
Reports touchpoints without `feels`, or with a `feels` that names nobody. A contact that leaves customers cool
has `feels: 0`.

## Why it matters
The line of emotions is what people remember of a map, and what they look at first in the picture. A gap in it is not a
neutral feeling: it is a moment that nobody asked about.

## Example
```yaml
level: mapped
stages:
  collect:
    touchpoints:
      take-bike: {name: I take my bicycle}
```

## Instead
```yaml
level: mapped
stages:
  collect:
    touchpoints:
      take-bike: {name: I take my bicycle, feels: 1}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every touchpoint without a feeling."""
    journey = subject.journey
    for touchpoint in journey.touchpoints.values() if journey else ():
        if touchpoint.noun.feels is None or touchpoint.noun.feels == {}:
            message = f"`{touchpoint.id}` does not say how customers feel there"
            advice = "add `feels:` from -2 (angry) to 2 (delighted), for all or for each persona"
            yield Finding(Spot(touchpoint.at, on_key=True), message, advice)


RULE = Rule("CX333", "no-emotion", Severity.WARNING, check, level="mapped")
