"""Several teams share a stage and none of them owns it.

## What it does
Reports a stage without `owner` whose touchpoints belong to several teams, and a stage without `owner` that has no
touchpoint yet. A stage whose touchpoints all belong to one team is that team's, and where a touchpoint has no owner at
all, `unowned-touchpoint` says so. The owner of a stage takes no touchpoint away from the team it names.

## Why it matters
Each team does its part well and the customer still waits between them. What lies between two touchpoints is mended
only by somebody who answers for the stage as a whole.

## Example
```yaml
level: mapped
teams:
  bike-shop: {name: Bike shop}
  town-hall: {name: Town hall}
stages:
  collect:
    touchpoints:
      show-permit: {name: I show my permit, owner: town-hall}
      take-bike: {name: I take my bicycle, owner: bike-shop}
```

## Instead
```yaml
level: mapped
teams:
  bike-shop: {name: Bike shop}
  town-hall: {name: Town hall}
stages:
  collect:
    owner: bike-shop
    touchpoints:
      show-permit: {name: I show my permit, owner: town-hall}
      take-bike: {name: I take my bicycle}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import enumerate_words
from cxmap.rules.owners import list_owners, propose_owner
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every stage that belongs to nobody as a whole."""
    journey = subject.journey
    for stage in journey.stages if journey else ():
        if stage.noun.owner is not None or any(touchpoint.owner is None for touchpoint in stage.touchpoints):
            continue
        owners = list_owners(stage.touchpoints)
        if journey is not None and len(owners) != 1:
            shared = f"{enumerate_words(owners)} share it" if owners else "it has no touchpoints"
            message = f"nobody owns the stage `{stage.id}` as a whole: {shared}"
            yield Finding(Spot(stage.at, on_key=True), message, propose_owner(journey, owners))


RULE = Rule("CX302", "unowned-stage", Severity.WARNING, check, level="mapped")
