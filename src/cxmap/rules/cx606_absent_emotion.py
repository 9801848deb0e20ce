"""A persona feels or counts at a touchpoint that it does not come to.

## What it does
Reports personas under `feels` or `metrics.by_persona` of a touchpoint whose `personas` names others and not them.
A touchpoint without `personas` is for everybody. A persona with both is reported once.

## Why it matters
One of the two lines is wrong, and the reader cannot tell which: either these customers do come here and the map hides
it, or a feeling that belongs elsewhere bends the curve.

## Example
```yaml
level: mapped
personas:
  mover: {name: Mover}
  switcher: {name: Switcher}
stages:
  install:
    touchpoints:
      technician-visit: {name: The technician visits me, personas: [mover], feels: {mover: 1, switcher: -1}}
      run-test: {name: I run the line test, personas: [switcher], feels: {switcher: 1}}
```

## Instead
```yaml
level: mapped
personas:
  mover: {name: Mover}
  switcher: {name: Switcher}
stages:
  install:
    touchpoints:
      technician-visit: {name: The technician visits me, personas: [mover, switcher], feels: {mover: 1, switcher: -1}}
      run-test: {name: I run the line test, personas: [switcher], feels: {switcher: 1}}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.absences import find_absences
from cxmap.rules.rule import Finding, Rule, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Touchpoint


def check(subject: Subject) -> Iterator[Finding]:
    """Report every persona that feels or counts where it does not come."""
    for absence in find_absences(subject, "persona", _find_places):
        there = "feelings" if absence.places[0].path[-2] == "feels" else "numbers"
        yield absence.report(
            f"persona `{absence.id}` has {there} at `{absence.touchpoint.id}`, but does not come there",
            "these personas come here",
            "it has numbers here too",
        )


def _find_places(touchpoint: "Touchpoint") -> "dict[str, list[Place]]":
    """Where each persona feels something and where it has numbers."""
    found: dict[str, list[Place]] = {}
    for persona in touchpoint.feels:
        if persona:
            found.setdefault(persona, []).append(touchpoint.at.below("feels", persona))
    for persona in touchpoint.by_persona:
        found.setdefault(persona, []).append(touchpoint.at.below("metrics", "by_persona", persona))
    return found


RULE = Rule("CX606", "absent-emotion", Severity.WARNING, check, level="mapped")
