"""The same key stands twice in one mapping.

## What it does
Reports every key that was there before. Only the first one counts.

Repaired by `--fix` where both entries say the same and no comment would go with the second, and else by
`--fix --unsafe`, which keeps the first.

## Why it matters
Most programs keep the last one and say nothing. A second `barriers` further down then silently replaces the first,
and the finding that somebody worked for is gone.

## Example
```yaml
stages:
  purchase:
    touchpoints:
      insert-money:
        name: I insert money
        barriers: [takes no notes]
        enablers: [gives change]
        barriers: [the coin falls through]
```

## Instead
```yaml
stages:
  purchase:
    touchpoints:
      insert-money:
        name: I insert money
        barriers: [takes no notes, the coin falls through]
        enablers: [gives change]
```
"""

from cxmap.rules.repair import RemoveRepetition, Repair
from cxmap.rules.rule import fault_rule

RULE = fault_rule(
    "CX009", "duplicate-key", mend=lambda fault: Repair("remove the second entry", (RemoveRepetition(fault.span),))
)
