"""An earlier id of a touchpoint belongs to another one today.

## What it does
Compares the ids under `was` with the ids that touchpoints have now, and with each other.

A touchpoint that names its own id is repaired by `--fix --unsafe`.

## Why it matters
`was` carries the history of a touchpoint through a rename. If something else has the old id now, its measurements
flow together with those of the renamed one, and the trend shows a change that never happened.

## Example
```yaml
stages:
  order:
    touchpoints:
      pay-deposit: {name: I pay the deposit, was: [pay]}
      pay: {name: I pay the rest}
```

## Instead
```yaml
stages:
  order:
    touchpoints:
      pay-deposit: {name: I pay the deposit, was: [pay]}
      pay-rest: {name: I pay the rest}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import shown
from cxmap.rules.repair import Remove, Repair
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.lapses import Clash


def check(subject: Subject) -> Iterator[Finding]:
    """Report every former id that is in use, or that was given away twice."""
    for clash in subject.clashes:
        if clash.kind == "was":
            yield _describe(clash)


def _describe(clash: "Clash") -> Finding:
    id, at = shown(clash.id), Spot(clash.at)
    if clash.choice == "was":
        advice = "keep it at the touchpoint that continues its history, and remove it from the other"
        related = ((f"`{id}` is named here first", Spot(clash.first)),)
        return Finding(at, f"the earlier id `{id}` is given twice", advice, related)
    related = ((f"`{id}` is the id of this touchpoint", Spot(clash.first, on_key=True)),)
    if clash.first.path == clash.at.path[: len(clash.first.path)]:
        message, fix = f"touchpoint `{id}` names its own id as an earlier one", (Remove(clash.at.path),)
        return Finding(at, message, "remove it from `was`", related, Repair(f"remove `{id}` from `was`", fix))
    advice = "remove it from `was`, or give the touchpoint that has it now another id"
    return Finding(at, f"the earlier id `{id}` is the id of another touchpoint now", advice, related)


RULE = Rule("CX216", "former-id-taken", Severity.ERROR, check)
