"""Lines end as on Windows, with CR LF.

## What it does
Reports the first line that ends with CR LF, or with CR alone. The file is read all the same.

Repaired by `--fix`.

## Why it matters
When one editor writes LF and the next CR LF, the review of a one-word change shows every line as changed.

## Example
```yaml
title: Buying a drink⟨0D⟩
summary: Two minutes between two trains.⟨0D⟩
```

## Instead
```yaml
title: Buying a drink
summary: Two minutes between two trains.
```
"""

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.repair import Repair, UnifyLineEnds
from cxmap.rules.rule import fault_rule

FIX = Repair("end every line with LF", (UnifyLineEnds(),), safe=True)

RULE = fault_rule("CX004", "crlf-line-ends", Severity.NOTE, lambda _: FIX)
