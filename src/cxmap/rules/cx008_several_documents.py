"""The file holds more than one YAML document.

## What it does
Reports a line `---` behind which a second document begins. Only the first is read.

## Why it matters
A file is one map, and its name is the id of that map. The second one would have no id, and would be missing from
every count without anybody noticing.

## Example
```yaml
cxmap: 1
title: Buying a drink
stages:
  purchase: {}
---
cxmap: 1
title: Getting my money back
stages:
  refund: {}
```

## Instead
```yaml
cxmap: 1
title: Buying a drink
stages:
  purchase: {}
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX008", "several-documents")
