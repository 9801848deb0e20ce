"""The file is not written in UTF-8.

## What it does
Reports the first byte that UTF-8 does not have, and files in UTF-16 or UTF-32.

## Why it matters
UTF-8 is the one encoding in which every program reads the same letters. In any other, `Zürich` turns into
`ZÃ¼rich` for a colleague, and the name of a touchpoint no longer matches itself.

## Example
An editor has saved the file as Windows-1252, where ü is the single byte `⟨FC⟩`.
```yaml
title: A visit to Z⟨FC⟩rich
```

## Instead
```yaml
title: A visit to Zürich
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX001", "not-utf8")
