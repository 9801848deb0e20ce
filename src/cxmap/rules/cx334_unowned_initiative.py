"""An initiative that was agreed on has no owner.

## What it does
Reports an initiative whose `status` is `agreed` or `doing` and that has no `owner`. Who would do what is only proposed
need not be known yet, and what is done or dropped is history.

## Why it matters
What everybody agreed on and nobody took home is not done. At the next review it is still `agreed`, and each team
thought that another one had it.

## Example
```yaml
level: mapped
teams:
  bike-shop: {name: Bike shop}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, owner: bike-shop}
initiatives:
  new-locks: {title: Locks that open with one hand, touches: [collect-bike], status: agreed}
```

## Instead
```yaml
level: mapped
teams:
  bike-shop: {name: Bike shop}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, owner: bike-shop}
initiatives:
  new-locks: {title: Locks that open with one hand, touches: [collect-bike], owner: bike-shop, status: agreed}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.owners import list_owners, propose_owner
from cxmap.rules.rule import Finding, Rule, Spot, Subject

PROMISED = frozenset({"agreed", "doing"})
"""What such an initiative says somebody counts on."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every initiative that somebody counts on and nobody answers for."""
    journey = subject.journey
    for entry in journey.initiatives.values() if journey else ():
        noun = entry.noun
        if journey is not None and noun.owner is None and noun.status in PROMISED:
            changed = (journey.touchpoints[id] for id in (*noun.touches, *noun.sets) if id in journey.touchpoints)
            message = f"the initiative `{entry.id}` is `{noun.status}` and has no owner"
            yield Finding(Spot(entry.at, on_key=True), message, propose_owner(journey, list_owners(changed)))


RULE = Rule("CX334", "unowned-initiative", Severity.WARNING, check, level="mapped")
