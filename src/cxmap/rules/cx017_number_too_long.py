"""A number is longer or larger than anything can be calculated with.

## What it does
Reports a number of more than 300 digits, or one beyond the largest that a computer's arithmetic holds. It is then
treated as text.

## Why it matters
Such a number would become infinite, and every average that it enters with it.

## Example
```yaml
x-budget: 1e400
```

## Instead
```yaml
x-budget: 400000
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX017", "number-too-long")
