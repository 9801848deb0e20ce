"""Nobody owns the map.

## What it does
Reports a map without `owner`. An owner of the map keeps the file true; who acts at each touchpoint is another
question, which `unowned-touchpoint` asks.

## Why it matters
The journey changes every month, and a map that is everybody's is changed by nobody. After a year people stop
believing it, and after two they draw a new one.

## Example
```yaml
title: Borrowing a bicycle for a day
level: mapped
teams:
  bike-shop: {name: Bike shop}
```

## Instead
```yaml
title: Borrowing a bicycle for a day
level: mapped
owner: bike-shop
teams:
  bike-shop: {name: Bike shop}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.rules.owners import propose_owner
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report the map where it names no owner."""
    journey = subject.journey
    if journey is not None and journey.noun.owner is None:
        spot = Spot(Place(journey.file, ("title",)), on_key=True)
        # Often a team keeps the map that owns no touchpoint of it: all of them are told.
        yield Finding(spot, "nobody owns the map", propose_owner(journey))


RULE = Rule("CX301", "unowned-map", Severity.ERROR, check, level="mapped")
