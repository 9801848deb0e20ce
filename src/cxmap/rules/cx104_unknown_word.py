"""A key takes one of a few words, and this is none of them.

## What it does
Reports a word outside the fixed choice of a key, such as `state`, `level`, the `kind` of an evidence source or the
preset of a scale, and names the nearest.

Repaired by `--fix` where one word alone is near, and by `--fix --unsafe` where one is nearest.

## Why it matters
These words decide how a map is read: what is asked of it, how a number is understood, how soon evidence is stale.
A word of one's own would decide nothing.

## Example
```yaml
state: crrent
```

## Instead
```yaml
state: current
```
"""

from cxmap.rules.rule import language_rule

RULE = language_rule("CX104", "unknown-word")
