"""A touchpoint is spoken in a tone that `voice` does not describe.

## What it does
Follows every tone id in `tone` of a touchpoint, also where it is given per channel.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
A tone is an instruction to those who write and speak. Without its description everybody follows their own idea of it.

## Example
```yaml
voice:
  tones: {calm: "Short sentences, no jokes"}
stages:
  trouble:
    touchpoints:
      report-outage: {name: I report an outage, tone: clam}
```

## Instead
```yaml
voice:
  tones: {calm: "Short sentences, no jokes"}
stages:
  trouble:
    touchpoints:
      report-outage: {name: I report an outage, tone: calm}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX212", "tone")
