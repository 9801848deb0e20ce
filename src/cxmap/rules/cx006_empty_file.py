"""There is nothing in the file, or nothing but comments.

## What it does
Reports a file without any content.

## Why it matters
An empty map passes every other check, because there is nothing in it to be wrong.

## Example
```yaml
# The map of our returns. To be written.
```

## Instead
```yaml
cxmap: 1
title: Returning a parcel
stages:
  return:
    touchpoints:
      print-label: {name: I print the label}
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX006", "empty-file")
