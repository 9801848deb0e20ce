"""A KPI or a playbook names a stage that is not in the map.

## What it does
Follows every stage id: in the `stage` of a KPI and in `moves` of a playbook.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
Each stage should be steered by at least one figure. A KPI with a misspelt stage is missing there without anybody
noticing.

## Example
```yaml
kpis:
  quotes-accepted: {name: Quotes accepted, stage: comparing}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes}
```

## Instead
```yaml
kpis:
  quotes-accepted: {name: Quotes accepted, stage: compare}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX208", "stage")
