"""Lines end as on Windows, with CR LF.

## What it does
Reports the first line that ends with CR LF, or with CR alone. The file is read all the same.

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
from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX004", "crlf-line-ends", Severity.NOTE)
