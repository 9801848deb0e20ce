"""Something names a persona that nothing declares.

## What it does
Follows every persona id: in `personas`, `feels` and `metrics.by_persona` of a touchpoint, and in evidence and
playbooks.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
Feelings and numbers of a misspelt persona belong to nobody. They vanish from the picture, and the persona they were
meant for looks as if nobody had asked.

## Example
```yaml
personas:
  busy-mover: {name: Busy mover}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, feels: {busy-moover: -1}}
```

## Instead
```yaml
personas:
  busy-mover: {name: Busy mover}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, feels: {busy-mover: -1}}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX202", "persona")
