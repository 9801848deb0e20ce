"""A planned system is there for nothing that the map knows of.

## What it does
Reports a system of this file with `state: planned` that no initiative needs, no touchpoint uses, no decision and no
process names and no other system is replaced by. An initiative that was dropped needs nothing any more. Systems of a
catalogue are left alone, because other maps may need them.

## Why it matters
Money is about to be spent on it. Either an initiative needs it and nobody wrote that down, so that nobody will notice
when it comes late, or no customer will.

## Example
```yaml
level: mapped
systems:
  lock-service: {name: Lock service, state: planned}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
```

## Instead
```yaml
level: mapped
systems:
  lock-service: {name: Lock service, state: planned}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  open-by-phone: {title: Open the lock by phone, touches: [collect-bike], needs: [lock-service]}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.landscape import find_uses
from cxmap.language.base import list_values
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


def check(subject: Subject) -> Iterator[Finding]:
    """Report every planned system that nothing needs."""
    journey = subject.journey
    planned = [
        system
        for system in (journey.systems.values() if journey else ())
        if system.noun.state == "planned" and system.at.file == subject.file
    ]
    if journey is None or not planned:
        return
    needed = _find_needed(journey)
    for system in planned:
        if system.id not in needed:
            advice = f"add `{system.id}` to the `needs` of the initiative that brings it, or remove it"
            related = _find_dropped(journey, system.id)
            yield Finding(
                Spot(system.at, on_key=True), f"`{system.id}` is planned and nothing needs it", advice, related
            )


def _find_needed(journey: "Journey") -> set[str]:
    needed = set(find_uses(journey))
    needed |= {id for system in journey.systems.values() for id in list_values(system.noun.replaced_by)}
    needed |= {process.noun.system for process in journey.ancillary.values() if process.noun.system is not None}
    for initiative in journey.initiatives.values():
        if initiative.noun.status != "dropped":
            needed |= set(initiative.noun.needs)
    # A misspelt reference is reported as such; it is no second mistake that the right id is missing.
    return needed | {end.near for end in journey.loose_ends}


def _find_dropped(journey: "Journey", id: str) -> tuple[tuple[str, Spot], ...]:
    return tuple(
        (f"`{initiative.id}` needed it and was dropped", Spot(initiative.at, on_key=True))
        for initiative in journey.initiatives.values()
        if id in initiative.noun.needs
    )


RULE = Rule("CX510", "unneeded-system", Severity.NOTE, check, level="mapped")
