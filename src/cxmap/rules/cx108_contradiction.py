"""Two keys that stand side by side exclude each other.

## What it does
Reports a measured value with both `value` and `answers` or with neither, an interval whose lower end is the higher,
a scale whose `min` is not below its `max`, a KPI of both a stage and a touchpoint, and a trigger with both `below`
and `above`.

## Why it matters
Each half may be right, but no reader can tell which one was meant, and each tool would choose its own.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics:
          satisfaction: {value: 3.1, low: 3.4, high: 2.8}
```

## Instead
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics:
          satisfaction: {value: 3.1, low: 2.8, high: 3.4}
```
"""

from cxmap.rules.rule import language_rule

RULE = language_rule("CX108", "contradiction")
