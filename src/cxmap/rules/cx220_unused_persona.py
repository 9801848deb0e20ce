"""A persona is declared and never comes into the journey.

## What it does
Reports personas of this file that no touchpoint, feeling, number, evidence source or playbook names. A touchpoint
without `personas` is for all of them. Personas of a catalogue are not reported: other maps may use them.

Repaired by `--fix --unsafe`, which removes the persona.

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
from cxmap.rules.personas import find_unnamed
from cxmap.rules.repair import Remove, Repair
from cxmap.rules.rule import Finding, Rule, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every persona that nothing names, where every touchpoint says whom it is for."""
    for id, spot in find_unnamed(subject):
        advice = "name it under `personas` of the touchpoints it comes to, or remove it"
        fix = Repair(f"remove `{id}`", (Remove(spot.place.path),))
        yield Finding(spot, f"persona `{id}` comes to no touchpoint", advice, fix=fix)


RULE = Rule("CX220", "unused-persona", Severity.WARNING, check)
