"""A character that nobody can see stands in the file.

## What it does
Reports control characters other than tab and line end, such as NUL or the bell, and a byte order mark in the
middle of the text. The first 20 of a file are named.

## Why it matters
Such a character comes from a terminal, a damaged disk or a careless copy. It makes two texts that look the same
differ, and many programs stop reading at it.

## Example
```yaml
title: Buying a drink⟨00⟩ from a machine
```

## Instead
```yaml
title: Buying a drink from a machine
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX002", "control-character")
