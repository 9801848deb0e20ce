"""Mappings and lists lie more than 100 deep inside each other.

## What it does
Reports the place where the hundredth level is passed. What comes after it is not read.
[`limits.depth`](../configuration.md#limitsdepth) moves this limit.

## Why it matters
The language needs about ten levels. A file that goes deeper was made by a program that lost its way, and many
programs that read it would crash.

## Example
```yaml
x-drawing:
  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
  ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

## Instead
```yaml
x-drawing: [[1, 2], [3, 4]]
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX015", "too-deep")
