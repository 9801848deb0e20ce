"""A barrier is among the worst of the journey and nobody plans to remove it.

## What it does
Scores a `measured` map by `at-risk`, as `cxmap score` does, and reports touchpoints with barriers among the ten
highest scores that no open initiative touches or sets a number of. Where fewer than 20 touchpoints have a score, only
the upper half counts. What is done or dropped is no plan. Touchpoints that lack a number have no score, and nothing is
said about them.

## Why it matters
A map that names the worst barriers and plans elsewhere was drawn for the wall. Either the plan is mended, or the map
says why something else comes first.

## Example
```yaml
level: measured
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        barriers: [The lock is stiff]
        metrics: {frequency: 0.9, satisfaction: 3.1, loyalty: 8}
```

## Instead
```yaml
level: measured
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        barriers: [The lock is stiff]
        metrics: {frequency: 0.9, satisfaction: 3.1, loyalty: 8}
initiatives:
  new-locks: {title: Locks that open with one hand, touches: [collect-bike]}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.figures import INTENDED
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.scores import find_highest

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


def check(subject: Subject) -> Iterator[Finding]:
    """Report the barriers of the highest scores for which nothing is planned."""
    journey = subject.journey
    if journey is None or journey.noun.state in INTENDED:
        return
    # Scoring is work, and most maps have a plan for every barrier.
    plans = journey.open_initiatives()
    bare = {touchpoint.id for touchpoint in journey.touchpoints.values() if touchpoint.noun.barriers} - set(plans)
    highest = subject.once(find_highest) if bare else None
    for entry in highest.entries if highest else ():
        touchpoint = entry.touchpoint
        if touchpoint.id in bare:
            count = len(touchpoint.noun.barriers)
            what = "a barrier" if count == 1 else f"{count} barriers"
            rank = f"rank {entry.rank} of {highest.scored}" if highest else ""
            message = f"`{touchpoint.id}` has {rank} by at-risk score and {what}, and no open initiative"
            advice = f"plan an initiative with `touches: [{touchpoint.id}]`, or add `{touchpoint.id}` to one there is"
            spot = Spot(touchpoint.at.below("barriers"), on_key=True)
            yield Finding(spot, message, advice, _find_former(journey, touchpoint.id))


def _find_former(journey: "Journey", id: str) -> tuple[tuple[str, Spot], ...]:
    """Initiatives that touched a touchpoint and are no plan any more."""
    return tuple(
        (f"`{entry.id}` touches it and is {entry.noun.status}", Spot(entry.at, on_key=True))
        for entry in journey.initiatives.values()
        if id in entry.noun.touches or id in entry.noun.sets
    )


RULE = Rule("CX313", "unplanned-barrier", Severity.WARNING, check, level="measured")
