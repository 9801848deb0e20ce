"""An alias lies inside the very thing it stands for.

## What it does
Reports an alias (`*name`) within the value that carries its anchor (`&name`).

## Why it matters
Such a value contains itself and never ends. No program could print it, count it or draw it.

## Example
```yaml
x-workshop: &workshop
  held: 2026-10-01
  before-that: *workshop
```

## Instead
```yaml
x-workshop:
  held: 2026-10-01
  before-that: 2026-04-01
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX012", "recursive-alias")
