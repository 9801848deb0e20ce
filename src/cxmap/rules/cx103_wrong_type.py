"""A value is of another sort than its key takes.

## What it does
Reports text where a list belongs, a list where a number belongs, a key without a value, and the like.

Repaired by `--fix --unsafe` where the help names the value to write.

## Why it matters
A program that guesses what was meant guesses wrong one day. `channels: web` could mean one channel, or three named
w, e and b.

## Example
```yaml
channels:
  web: {name: Website}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, channels: web}
```

## Instead
```yaml
channels:
  web: {name: Website}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, channels: [web]}
```
"""

from cxmap.rules.rule import language_rule

RULE = language_rule("CX103", "wrong-type")
