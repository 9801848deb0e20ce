"""A persona of high value is left out of the journey.

## What it does
Reports a persona of this file that no touchpoint names, in a map in which more than half of the touchpoints say whom
they are for, and whose `value` is at least the mean value of the personas that touchpoints do name. Where values are
not written, nothing is known and nothing is said. Nor is anything said of a persona that nothing at all names (see
CX220), or that has feelings or numbers at a touchpoint it does not come to (see CX606).

## Why it matters
The map was drawn around other customers. Those who bring more are met only where everybody is, and what keeps them
will be learnt when they have left.

## Example
```yaml
level: mapped
personas:
  private-client: {name: Private client, value: 900}
  walk-in: {name: Walk-in, value: 80}
evidence:
  talks: {kind: interview, persona: private-client}
stages:
  ask:
    touchpoints:
      ask-at-desk: {name: I ask at the desk, personas: [walk-in]}
```

## Instead
```yaml
level: mapped
personas:
  private-client: {name: Private client, value: 900}
  walk-in: {name: Walk-in, value: 80}
evidence:
  talks: {kind: interview, persona: private-client}
stages:
  ask:
    touchpoints:
      ask-at-desk: {name: I ask at the desk, personas: [walk-in]}
      call-adviser: {name: I call my adviser, personas: [private-client]}
```
"""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.key_figures import find_value
from cxmap.journey.scales import spell
from cxmap.rules.personas import list_own
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.persona import Persona


def check(subject: Subject) -> Iterator[Finding]:
    """Report every valuable persona that no touchpoint names."""
    journey = subject.journey
    if journey is None:
        return
    addressed = [touchpoint for touchpoint in journey.touchpoints.values() if touchpoint.noun.personas]
    named = {persona.id: persona for touchpoint in addressed for persona in touchpoint.personas}
    values = [value for persona in named.values() if (value := _value_of(persona)) is not None]
    if not values or 2 * len(addressed) <= len(journey.touchpoints):
        return
    mean = math.fsum(values) / len(values)
    elsewhere = _find_elsewhere(journey)
    for persona in list_own(subject):
        value = _value_of(persona)
        if persona.id not in named and persona.id not in elsewhere and value is not None and value >= mean:
            missed = f"is named by none of the {len(addressed)} touchpoints that say whom they are for"
            if len(addressed) == len(journey.touchpoints):
                missed = "comes to no touchpoint"
            yield Finding(
                Spot(persona.at, on_key=True),
                f"persona `{persona.id}`, worth {spell(value)} a year, {missed}",
                "name it under `personas` of the touchpoints it comes to",
            )


def _value_of(persona: "Entry[Persona]") -> float | None:
    return None if persona.noun.value is None else find_value(persona.noun.value)


def _find_elsewhere(journey: "Journey") -> set[str]:
    """Personas that another rule speaks of: those misspelt, and those with feelings or numbers at a touchpoint."""
    meant = {end.near for end in journey.loose_ends if end.wanted == "persona"}
    for touchpoint in journey.touchpoints.values():
        meant |= touchpoint.feels.keys() | touchpoint.by_persona.keys()
    return meant


RULE = Rule("CX323", "persona-without-touchpoint", Severity.WARNING, check, level="mapped")
