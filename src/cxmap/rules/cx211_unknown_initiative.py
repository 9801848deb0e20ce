"""An initiative needs something that nothing declares.

## What it does
Follows every id in `needs` of an initiative. It may name another initiative or a system.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
A plan that waits for something unknown waits for ever, and the order of work built from it is wrong.

## Example
```yaml
initiatives:
  one-login: {title: One login for everything}
  live-status: {title: Live status of every order, needs: [one-logn]}
```

## Instead
```yaml
initiatives:
  one-login: {title: One login for everything}
  live-status: {title: Live status of every order, needs: [one-login]}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX211", "initiative")
