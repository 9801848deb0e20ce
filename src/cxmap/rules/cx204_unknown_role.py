"""A touchpoint or a hand-off depends on a role that nothing declares.

## What it does
Follows every role id: in `roles` of a touchpoint and in the `handoff` of a way on or of a tier.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
Roles show on whom a journey rests. One that is missing from the list has no team and no head count, and so is never
seen to be too small for what depends on it.

## Example
```yaml
roles:
  fitter: {name: Fitter, people: 12}
stages:
  install:
    touchpoints:
      get-connected: {name: I get connected, roles: [fittr]}
```

## Instead
```yaml
roles:
  fitter: {name: Fitter, people: 12}
stages:
  install:
    touchpoints:
      get-connected: {name: I get connected, roles: [fitter]}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX204", "role")
