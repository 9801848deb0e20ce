"""Customers have to say again what they said before.

## What it does
Reports `repeats: true` at a hand-off that carries something all the same. Where it carries nothing, `empty-handoff`
says so. Nothing is said where an open initiative touches the touchpoint that receives, because who receives is who asks
again.

## Why it matters
Nothing tells customers more plainly that they are handed around. Something is carried, so there is a place for the rest
too; most often one question or one field is missing.

## Example
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      book-boat:
        name: I book a boat with my bicycle
        next: {board-boat: {handoff: {carries: [hour of the booking], repeats: true}}}
      board-boat: {name: I board the boat}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      book-boat:
        name: I book a boat with my bicycle
        next: {board-boat: {handoff: {carries: [name, hour of the booking], repeats: false}}}
      board-boat: {name: I board the boat}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.handoffs import find_crossings, find_tier_changes
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place


def check(subject: Subject) -> Iterator[Finding]:
    """Report every hand-off after which customers say something again."""
    journey = subject.journey
    if journey is None:
        return
    for crossing in find_crossings(journey):
        way, handoff = crossing.way, crossing.handoff
        if handoff.repeats and handoff.carries:
            yield _report(way.at, f"at `{way.target}` customers say again what they said at `{way.source}`")
    for change in find_tier_changes(journey):
        if change.handoff is not None and change.handoff.repeats and change.handoff.carries:
            message = f"as `{change.target}` customers say again what they said as `{change.tier}`"
            yield _report(change.at, message)


def _report(at: "Place", message: str) -> Finding:
    advice = "add what they repeat to `carries` and write `repeats: false`, or plan an initiative that sees to it"
    return Finding(Spot(at.below("handoff", "repeats")), message, advice)


RULE = Rule("CX507", "customer-repeats", Severity.WARNING, check, level="mapped")
