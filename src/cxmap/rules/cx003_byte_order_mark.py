"""The file begins with an invisible byte order mark.

## What it does
Reports the three bytes `⟨EF BB BF⟩` that some editors on Windows put before the first letter. The file is read all
the same.

Repaired by `--fix`.

## Why it matters
UTF-8 needs no such mark. Where it stays, a comparison of two versions shows a change that nobody can see, and other
programs may take it for part of the first key.

## Example
```yaml
⟨EF BB BF⟩cxmap: 1
title: Buying a drink
```

## Instead
```yaml
cxmap: 1
title: Buying a drink
```
"""

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.repair import RemoveMark, Repair
from cxmap.rules.rule import fault_rule

FIX = Repair("remove the byte order mark", (RemoveMark(),), safe=True)

RULE = fault_rule("CX003", "byte-order-mark", Severity.WARNING, lambda _: FIX)
