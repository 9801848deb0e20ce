"""The merge key `<<` copies keys from elsewhere.

## What it does
Reports every `<<`. What it would bring is still taken into account, so that one mistake is not reported as many.

## Why it matters
The merge key never became part of YAML 1.2. Some programs honour it and others see a key named `<<`, so the same
file would be two different maps.

## Example
```yaml
stages:
  purchase:
    touchpoints:
      pay-by-card: &pay {name: I pay by card, takes: 20s}
      pay-by-phone: {<<: *pay, name: I pay by phone}
```

## Instead
```yaml
stages:
  purchase:
    touchpoints:
      pay-by-card: {name: I pay by card, takes: 20s}
      pay-by-phone: {name: I pay by phone, takes: 20s}
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX011", "merge-key")
