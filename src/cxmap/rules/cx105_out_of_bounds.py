"""A number lies outside its range, or a text or list is empty.

## What it does
Reports numbers that their key does not allow: a share outside 0–1, an emotion outside −2…+2, a quality outside 0–10.
It also reports lists and texts with too little in them.

A percentage in the place of a share is repaired by `--fix --unsafe`.

## Why it matters
A share of 40 is most likely 40 percent. Taken as it stands, it would outweigh everything else in the ranking.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, feels: -5}
```

## Instead
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, feels: -2}
```
"""

from cxmap.rules.rule import language_rule

RULE = language_rule("CX105", "out-of-bounds")
