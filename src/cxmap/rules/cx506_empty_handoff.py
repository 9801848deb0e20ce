"""A customer passes from one owner to the next, and nothing goes along.

## What it does
Reports a hand-off that carries nothing (`carries` missing or empty), of a way and of a step between tiers. Reports also
a change of owner without any `handoff` where there is one way on only, written or by file order: everybody goes there,
so it can be prepared. Inside one team a hand-off may say only how long it takes or who receives it; there it is
reported where `carries: []` or `repeats: true` says that nothing goes along. Branches and steps between tiers without a
hand-off are reported by `change-without-handoff`.

Nothing is said where an open initiative touches the touchpoint that receives, because who receives is who asks again,
nor of unwritten hand-offs from or to contacts with `intentional: false`, which nobody can prepare.

## Why it matters
Journeys break where they change hands. What is not handed over is asked again, or guessed, and the customer is the only
one who notices both times.

## Example
```yaml
level: mapped
teams:
  shop: {name: Bicycle shop}
  boats: {name: Boat hire}
stages:
  ride:
    touchpoints:
      book-boat: {name: I book a boat with my bicycle, owner: shop}
      board-boat: {name: I board the boat, owner: boats}
```

## Instead
```yaml
level: mapped
teams:
  shop: {name: Bicycle shop}
  boats: {name: Boat hire}
stages:
  ride:
    touchpoints:
      book-boat:
        name: I book a boat with my bicycle
        owner: shop
        next: {board-boat: {handoff: {carries: [name, hour of the booking]}}}
      board-boat: {name: I board the boat, owner: boats}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.handoffs import NOTHING_SAID, Crossing, find_crossings, find_tier_changes
from cxmap.rules.rule import Finding, Rule, Spot, Subject

ADVICE = "add to `carries` what goes along, so that nobody asks twice, or plan an initiative that sees to it"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every hand-off that carries nothing, and every one on an only way that is not written."""
    journey = subject.journey
    if journey is None:
        return
    for crossing in find_crossings(journey):
        if crossing.handoff.declared and not crossing.handoff.carries and not crossing.incidental:
            yield _report_empty(crossing)
        elif not crossing.handoff.declared and crossing.only:
            message = f"the owner changes{crossing.owners} on the only way on from `{crossing.way.source}`"
            yield Finding(crossing.spot, f"{message}, {NOTHING_SAID}", crossing.advice)
    for change in find_tier_changes(journey):
        if change.handoff is not None and not change.handoff.carries:
            spot = Spot(change.at.below("handoff"), on_key=True)
            message = f"nothing is handed over when a customer changes from `{change.tier}` to `{change.target}`"
            yield Finding(spot, message, ADVICE)


def _report_empty(crossing: Crossing) -> Finding:
    way = crossing.way
    message = f"nothing is handed over{crossing.owners} on the way from `{way.source}` to `{way.target}`"
    if crossing.handoff.repeats:
        message += ", and customers say everything again"
    return Finding(Spot(way.at.below("handoff"), on_key=True), message, ADVICE)


RULE = Rule("CX506", "empty-handoff", Severity.WARNING, check, level="mapped")
