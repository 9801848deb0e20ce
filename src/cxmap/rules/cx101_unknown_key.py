"""A key is not part of the language.

## What it does
Reports every key that the language does not have at its place, and names the nearest one it has. Keys that begin
with `x-` are your own and are left alone.

Repaired by `--fix` where one key alone is near, and by `--fix --unsafe` where one is nearest.

## Why it matters
A misspelt key is not read. Without this rule the map would look complete to its author and have a hole for everybody
else.

## Example
```yaml
stages:
  purchase:
    touchpoints:
      insert-money: {name: I insert money, bariers: [takes no notes]}
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

RULE = language_rule("CX101", "unknown-key")
