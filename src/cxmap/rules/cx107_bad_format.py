"""A date, a length of time or an address is not written as such.

## What it does
Reports dates that are not year-month-day or that no calendar has, lengths of time without a unit, and addresses
with spaces or of an unknown sort.

A length of time in English words is repaired by `--fix --unsafe`.

## Why it matters
`03/04/2026` is a day in March to some readers and in April to others. In one agreed form, dates can be compared and
times can be added up.

## Example
```yaml
stages:
  purchase:
    touchpoints:
      insert-money: {name: I insert money, takes: 5 minutes}
```

## Instead
```yaml
stages:
  purchase:
    touchpoints:
      insert-money: {name: I insert money, takes: 5m}
```
"""

from cxmap.rules.rule import language_rule

RULE = language_rule("CX107", "bad-format")
