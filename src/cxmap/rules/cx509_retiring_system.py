"""Customers depend on a system that is retiring, and nothing takes over.

## What it does
Reports a system with `state: retiring` and without `replaced_by` that a touchpoint runs on, that decides where
customers go next, or that records how a touchpoint does. It is reported once for a map.

## Why it matters
On the day it is switched off, the touchpoint stops. Whoever plans the migration looks at systems and not at journeys,
so this is the place where the gap shows.

## Example
```yaml
level: mapped
systems:
  paper-calendar: {name: Paper calendar, state: retiring}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, systems: [paper-calendar]}
```

## Instead
```yaml
level: mapped
systems:
  paper-calendar: {name: Paper calendar, state: retiring, replaced_by: lock-service}
  lock-service: {name: Lock service}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, systems: [paper-calendar]}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.landscape import find_uses
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.systems import spell_dependents

if TYPE_CHECKING:
    from cxmap.journey.landscape import Use
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.system import System


def check(subject: Subject) -> Iterator[Finding]:
    """Report every retiring system that touchpoints depend on and nothing replaces."""
    journey = subject.journey
    retiring = [
        system
        for system in (journey.systems.values() if journey else ())
        if system.noun.state == "retiring" and not system.noun.replaced_by
    ]
    if journey is None or not retiring:
        return
    uses = find_uses(journey)
    for system in retiring:
        if system.id in uses:
            yield _report(system, uses[system.id], journey)


def _report(system: "Entry[System]", uses: "list[Use]", journey: "Journey") -> Finding:
    message = f"{spell_dependents(uses)} on `{system.id}`, which is retiring, and nothing replaces it"
    coming = (other for other in journey.systems.values() if other.noun.state == "planned")
    near = next((other.id for other in coming if other.noun.kind and other.noun.kind == system.noun.kind), None)
    example = f", e.g. `replaced_by: {near}`" if near else ""
    advice = f"add `replaced_by:` with what takes over to `{system.id}`{example}, or take the touchpoint off it"
    first = Spot(uses[0].at)
    if system.at.file == journey.file:
        return Finding(Spot(system.at, on_key=True), message, advice, (("it is needed here", first),))
    return Finding(first, message, advice, (("it is declared here", Spot(system.at, on_key=True)),))


RULE = Rule("CX509", "retiring-system", Severity.WARNING, check, level="mapped")
