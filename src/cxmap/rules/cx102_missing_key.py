"""A key that is always needed is missing.

## What it does
Reports every mapping that lacks something it cannot do without: a map its `title`, a touchpoint its `name`, an
evidence source its `kind`.

## Why it matters
Little is asked, and for that little nothing else can stand in: a touchpoint without a name cannot be talked about.

## Example
```yaml
stages:
  purchase:
    touchpoints:
      insert-money: {barriers: [takes no notes]}
```

## Instead
```yaml
stages:
  purchase:
    touchpoints:
      insert-money: {name: I insert money, barriers: [takes no notes]}
```
"""

from cxmap.rules.rule import language_rule

RULE = language_rule("CX102", "missing-key")
