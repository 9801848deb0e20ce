"""A number or a source rests on nobody.

## What it does
Reports numbers with `n: 0` or with `answers` that are all 0, and evidence with `n: 0`.

## Why it matters
A figure that nobody gave is not a low figure but none. Left in the map it looks like one that was measured.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: {value: 5, n: 0}}
```

## Instead
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: 5}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.corrections import LEAVE_OUT
from cxmap.rules.readings import find_refused
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number and every source behind which nobody stands."""
    for reading, refused in find_refused(subject, "nobody-answered"):
        name = next(part for part in reversed(reading.at.path) if isinstance(part, str))
        yield Finding(reading.spot(refused.key), f"nobody stands behind `{name}`", LEAVE_OUT)
    for entry in subject.journey.evidence.values() if subject.journey else ():
        if entry.noun.n == 0:
            advice = (
                "leave the source out until somebody has answered, or write how many people, cases or visits it has"
            )
            yield Finding(Spot(entry.at.below("n")), f"nobody stands behind `{entry.id}`", advice)


RULE = Rule("CX412", "nobody-answered", Severity.ERROR, check)
