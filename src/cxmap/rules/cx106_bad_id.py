"""An id is not written as ids are.

## What it does
Reports ids with anything but small letters, digits and single hyphens, and touchpoints named `leaves` or `done`,
which in `next` mean that the journey ends.

Repaired by `--fix --unsafe`, which writes the nearest id, in the same way wherever it stands in the file. Where an id
belongs and the name of something stands, as in `owner: Customer care`, the id of what has that name is written.

## Why it matters
An id stays for years: measurements, other maps and addresses in pictures refer to it. Capitals, spaces and accents
are written one way here and another way there, and then no longer match.

## Example
```yaml
stages:
  purchase:
    touchpoints:
      Insert Money: {name: I insert money}
```

## Instead
```yaml
stages:
  purchase:
    touchpoints:
      insert-money: {name: I insert money}
```
"""

from cxmap.rules.rule import language_rule

RULE = language_rule("CX106", "bad-id")
