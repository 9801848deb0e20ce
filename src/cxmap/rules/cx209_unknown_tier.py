"""Something names a tier that nothing declares.

## What it does
Follows every tier id: in `tiers` of a touchpoint and in `to` of a tier.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
Tiers describe how a relationship grows. A step to a tier that does not exist is a promise that leads nowhere.

## Example
```yaml
tiers:
  guest: {name: Guest}
  member: {name: Member}
stages:
  visit:
    touchpoints:
      use-lounge: {name: I wait in the lounge, tiers: [membr]}
```

## Instead
```yaml
tiers:
  guest: {name: Guest}
  member: {name: Member}
stages:
  visit:
    touchpoints:
      use-lounge: {name: I wait in the lounge, tiers: [member]}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX209", "tier")
