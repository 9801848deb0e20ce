"""Something is owned by a team that nothing declares.

## What it does
Follows every team id: owners of maps, stages, touchpoints, systems, KPIs, initiatives and playbooks, the
`contributors` of a touchpoint and the team of a role.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
What a misspelt team owns, nobody owns. It also looks like a change of owner, so the map shows hand-offs that are not
there.

## Example
```yaml
teams:
  sales: {name: Sales}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, owner: sale}
```

## Instead
```yaml
teams:
  sales: {name: Sales}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, owner: sales}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX203", "team")
