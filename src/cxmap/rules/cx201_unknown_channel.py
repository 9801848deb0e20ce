"""A touchpoint, a set of numbers or a tone names a channel that nothing declares.

## What it does
Follows every channel id: in `channels`, in `metrics.by_channel` and in `tone`.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
A misspelt channel is a channel of its own: it gets its own colour in the picture, its own row in a count, and
the touchpoint is missing where people look for it.

## Example
```yaml
channels:
  web: {name: Website}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, channels: [wbe]}
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

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX201", "channel")
