"""A way on, a plan or a process leads to a touchpoint that is not in the map.

## What it does
Follows every touchpoint id: in `next` and in the fallback of a decision, in `touches` and `sets` of initiatives, in
`touches` of ancillary processes, and in KPIs, tiers and playbooks.

Repaired by `--fix` where the id stands under `was` of a touchpoint or can only be a slip of the pen, and by
`--fix --unsafe` where another id is near.

## Why it matters
A way to nowhere is a customer who disappears from the map. After a rename it is also the first place where a
forgotten reference shows.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, next: {sing-contract: 0.4, leaves: 0.6}}
      sign-contract: {name: I sign the contract}
```

## Instead
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, next: {sign-contract: 0.4, leaves: 0.6}}
      sign-contract: {name: I sign the contract}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX207", "touchpoint")
