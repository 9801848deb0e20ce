"""A persona is declared and never comes into the journey.

## What it does
Reports personas of this file that no touchpoint, feeling, number, evidence source or playbook names. A touchpoint
without `personas` is for all of them. Personas of a catalogue are not reported: other maps may use them.

## Why it matters
Somebody took the trouble to describe these customers, and then the map was drawn without them. Either they are
missing from it, or they belong to another map.

## Example
```yaml
personas:
  busy-mover: {name: Busy mover}
  careful-switcher: {name: Careful switcher}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, personas: [busy-mover]}
```

## Instead
```yaml
personas:
  busy-mover: {name: Busy mover}
  careful-switcher: {name: Careful switcher}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, personas: [busy-mover, careful-switcher]}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.references import find_unused
from cxmap.rules.rule import Finding, Rule, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every persona that nothing names, where every touchpoint says whom it is for."""
    journey = subject.journey
    touchpoints = journey.touchpoints.values() if journey else ()
    if touchpoints and all(touchpoint.noun.personas for touchpoint in touchpoints):
        for id, spot in find_unused(subject, "persona"):
            advice = "name it under `personas` of the touchpoints it comes to, or remove it"
            yield Finding(spot, f"persona `{id}` comes to no touchpoint", advice)


RULE = Rule("CX220", "unused-persona", Severity.WARNING, check)
