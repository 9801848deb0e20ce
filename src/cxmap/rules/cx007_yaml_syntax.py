"""The file is not YAML.

## What it does
Reports the place where reading the file as YAML came to an end: a bracket or quote that is never closed, a tab for
indentation, a line that is not indented like its neighbours, a colon in the middle of a text.

## Why it matters
From that place on nobody can say what belongs to what, so nothing else about the file can be checked.

## Example
A colon followed by a space begins a value, also within a sentence.
```yaml
title: Paying: the last step
```

## Instead
```yaml
title: "Paying: the last step"
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX007", "yaml-syntax")
