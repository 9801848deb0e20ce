"""Two touchpoints of a map have the same id.

## What it does
Reports a touchpoint whose id another touchpoint has in an earlier stage.

## Why it matters
An id stands for one touchpoint in the whole map: in `next`, in plans, in measurements kept for years. Where two
share it, every reference goes to the first and the second gets the other one's numbers.

## Example
```yaml
stages:
  order:
    touchpoints:
      pay: {name: I pay the deposit}
  renew:
    touchpoints:
      pay: {name: I pay for the next year}
```

## Instead
```yaml
stages:
  order:
    touchpoints:
      pay: {name: I pay the deposit}
  renew:
    touchpoints:
      renew-pay: {name: I pay for the next year}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every touchpoint whose id was taken before."""
    for clash in subject.clashes:
        if clash.kind == "touchpoint":
            id, stage, first = shown(clash.id), shown(clash.at.path[1]), shown(clash.first.path[1])
            yield Finding(
                Spot(clash.at, on_key=True),
                f"touchpoint `{id}` exists already, in the stage `{first}`",
                f"give this one an id of its own, e.g. `{stage}-{id}`",
                ((f"the first `{id}` is here", Spot(clash.first, on_key=True)),),
            )


RULE = Rule("CX214", "duplicate-touchpoint", Severity.ERROR, check)
