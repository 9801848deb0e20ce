"""Customers are passed on to another owner, or to another tier, without a hand-off.

## What it does
Reports a branch to another owner that an employee or a system decides and that has no `handoff`, and a step between
tiers that has none. Where customers choose a branch themselves, or nobody is named under `by`, nobody knows that they
are coming, and nothing is said. The only way on is looked at by `empty-handoff`.

Nothing is said where an open initiative touches the touchpoint that receives, because who receives is who asks again,
nor of contacts with `intentional: false`, which nobody can prepare.

## Why it matters
Somebody of yours sent the customer there and knows why. If that does not go along, the next colleague begins at the
beginning.

## Example
```yaml
level: mapped
teams:
  shop: {name: Bicycle shop}
  workshop: {name: Workshop}
stages:
  ride:
    touchpoints:
      report-puncture:
        name: I call because of a puncture
        owner: shop
        next:
          get-repair: {when: it cannot be patched, by: employee}
          done: {when: it can, by: employee}
      get-repair: {name: I get it repaired, owner: workshop}
```

## Instead
```yaml
level: mapped
teams:
  shop: {name: Bicycle shop}
  workshop: {name: Workshop}
stages:
  ride:
    touchpoints:
      report-puncture:
        name: I call because of a puncture
        owner: shop
        next:
          get-repair: {when: it cannot be patched, by: employee, handoff: {carries: [place, kind of bicycle]}}
          done: {when: it can, by: employee}
      get-repair: {name: I get it repaired, owner: workshop}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.handoffs import NOTHING_SAID, find_crossings, find_tier_changes
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every branch that somebody else decides, and every step between tiers, without a hand-off."""
    journey = subject.journey
    if journey is None:
        return
    for crossing in find_crossings(journey):
        if crossing.sender and not crossing.handoff.declared:
            message = f"{crossing.sender} sends customers{crossing.owners}, {NOTHING_SAID}"
            yield Finding(crossing.spot, message, crossing.advice)
    for change in find_tier_changes(journey):
        if change.handoff is None:
            message = f"customers change from `{change.tier}` to `{change.target}`, {NOTHING_SAID}"
            advice = "add `handoff:` to this step, with what goes along under `carries`"
            yield Finding(Spot(change.at, on_key=True), message, advice)


RULE = Rule("CX508", "change-without-handoff", Severity.WARNING, check, level="mapped")
