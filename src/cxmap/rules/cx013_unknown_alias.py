"""An alias names an anchor that does not exist.

## What it does
Reports an alias (`*name`) for which no anchor (`&name`) stands above it.

## Why it matters
An asterisk at the beginning of a value is an alias, even where it was meant as part of the text. What the author
wanted to say is lost.

## Example
```yaml
x-footnote: *estimate
```

## Instead
```yaml
x-footnote: "*estimate"
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX013", "unknown-alias")
