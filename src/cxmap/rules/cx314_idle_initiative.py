"""An initiative changes nothing of the journey.

## What it does
Reports an open initiative that touches no touchpoint, sets no number, and is needed by no other open initiative.

## Why it matters
It has a budget and a team, and on the map of the customer's journey it happens nowhere. Either the map does not say
what it is good for, or nobody knows.

## Example
```yaml
level: mapped
initiatives:
  new-locks: {title: Locks that open with one hand}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  new-locks: {title: Locks that open with one hand, touches: [collect-bike]}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.plans import find_open
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every open initiative on which nothing depends."""
    if subject.journey is None:
        return
    initiatives = find_open(subject.journey)
    needed = {id for entry in initiatives for id in entry.noun.needs if id != entry.id}
    for entry in initiatives:
        if not entry.noun.touches and not entry.noun.sets and entry.id not in needed:
            message = f"the initiative `{entry.id}` touches nothing, sets nothing, and nothing needs it"
            advice = "add `touches:` with the touchpoints it changes, or write `status: dropped`"
            yield Finding(Spot(entry.at, on_key=True), message, advice)


RULE = Rule("CX314", "idle-initiative", Severity.WARNING, check, level="mapped")
