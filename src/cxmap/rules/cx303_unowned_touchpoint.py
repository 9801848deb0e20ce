"""Nobody owns a touchpoint.

## What it does
Reports every touchpoint that names no `owner` in a stage that names none either. An owner that is no team of the map
is another finding, `unknown-team`.

## Why it matters
When customers are unhappy here, somebody has to hear it and be able to change it. A touchpoint between two teams is
where both of them look away.

## Example
```yaml
level: mapped
teams:
  bike-shop: {name: Bike shop}
stages:
  collect:
    touchpoints:
      take-bike: {name: I take my bicycle}
```

## Instead
```yaml
level: mapped
teams:
  bike-shop: {name: Bike shop}
stages:
  collect:
    touchpoints:
      take-bike: {name: I take my bicycle, owner: bike-shop}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.owners import list_owners, propose_owner
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every touchpoint for which neither it nor its stage names a team."""
    journey = subject.journey
    for stage in journey.stages if journey else ():
        if stage.noun.owner is not None:
            continue
        unowned = [touchpoint for touchpoint in stage.touchpoints if touchpoint.noun.owner is None]
        if journey is None or not unowned:
            continue
        advice = propose_owner(journey, list_owners(stage.touchpoints))
        if len(unowned) == len(stage.touchpoints) > 1:
            advice += f", or add it once to the stage `{stage.id}` for all its touchpoints"
        for touchpoint in unowned:
            yield Finding(Spot(touchpoint.at, on_key=True), f"nobody owns the touchpoint `{touchpoint.id}`", advice)


RULE = Rule("CX303", "unowned-touchpoint", Severity.ERROR, check, level="mapped")
