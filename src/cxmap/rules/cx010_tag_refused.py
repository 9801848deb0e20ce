"""A tag, which begins with an exclamation mark, is not part of the language.

## What it does
Honours the tags that YAML itself defines (`!!str`, `!!int` and their like) and reports all others, as well as one
that does not fit the value behind it.

## Why it matters
Elsewhere a tag can make a program build an object or run a command. A map is read by many programs in many
pipelines; it must be nothing but text, numbers, lists and mappings.

## Example
```yaml
title: !draft Buying a drink
```

## Instead
A key of your own, beginning with `x-`, says the same.
```yaml
title: Buying a drink
x-draft: true
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX010", "tag-refused")
