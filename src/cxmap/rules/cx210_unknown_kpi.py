"""A touchpoint or a playbook moves a KPI that nothing declares.

## What it does
Follows every KPI id: in `kpis` of a touchpoint and in the `kpi` of a playbook.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
A KPI ties what is done at a touchpoint to a figure that somebody watches. Without the figure nobody will see whether
the work helped.

## Example
```yaml
kpis:
  on-time: {name: Installed on the promised day}
stages:
  install:
    touchpoints:
      get-connected: {name: I get connected, kpis: [ontime]}
```

## Instead
```yaml
kpis:
  on-time: {name: Installed on the promised day}
stages:
  install:
    touchpoints:
      get-connected: {name: I get connected, kpis: [on-time]}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX210", "kpi")
