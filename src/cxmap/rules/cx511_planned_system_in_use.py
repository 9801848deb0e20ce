"""What happens today runs on a system that is still to come.

## What it does
Reports, in a map of `state: current`, which is what a map is that does not say, a system with `state: planned` that a
touchpoint runs on, that decides where customers go next, or that records how a touchpoint does. It is reported once
for a map.

## Why it matters
Either the system is live and whoever plans the landscape still budgets for it, or the map shows a wish as today's
journey, and the work that would make it true is in nobody's plan.

## Example
```yaml
level: mapped
state: current
systems:
  lock-service: {name: Lock service, state: planned}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, systems: [lock-service]}
```

## Instead
```yaml
level: mapped
state: current
systems:
  lock-service: {name: Lock service, state: planned}
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  open-by-app: {title: Open the lock with the app, touches: [collect-bike], needs: [lock-service]}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.landscape import find_uses
from cxmap.journey.measures import Place
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.systems import spell_dependents

if TYPE_CHECKING:
    from cxmap.journey.landscape import Use
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.system import System


def check(subject: Subject) -> Iterator[Finding]:
    """Report every planned system that the touchpoints of today depend on."""
    journey = subject.journey
    if journey is None or journey.noun.state != "current":
        return
    planned = [system for system in journey.systems.values() if system.noun.state == "planned"]
    uses = find_uses(journey) if planned else {}
    for system in planned:
        if system.id in uses:
            yield _report(system, uses[system.id], journey)


def _report(system: "Entry[System]", uses: "list[Use]", journey: "Journey") -> Finding:
    message = f"{spell_dependents(uses)} on `{system.id}` today, but `{system.id}` is only planned"
    otherwise = _place(system.id, uses[0].touchpoint, journey)
    advice = f"write `state: current` at `{system.id}` if it is in use, else {otherwise}"
    state, first = Spot(system.at.below("state")), Spot(uses[0].at)
    said = journey.noun.model_fields_set
    current = (("the map shows today's journey", Spot(Place(journey.file, ("state",)))),) if "state" in said else ()
    return Finding(first, message, advice, ((f"`{system.id}` is planned", state), *current))


def _place(id: str, touchpoint: str, journey: "Journey") -> str:
    """Where a system belongs that is still to come to a touchpoint."""
    plans = journey.open_initiatives().get(touchpoint, ())
    known = next((plan.id for plan in plans if id in plan.noun.needs), None)
    if known is not None:
        return f"remove it here: `{known}`, which is to bring it, needs it already"
    named = f"`{plans[0].id}`" if len(plans) == 1 else f"the initiative that is to bring it to `{touchpoint}`"
    return f"remove it here, and add it to `needs` of {named}"


RULE = Rule("CX511", "planned-system-in-use", Severity.WARNING, check, level="mapped")
