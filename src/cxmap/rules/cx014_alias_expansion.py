"""Aliases of aliases stand for more than a million values.

## What it does
Counts what all aliases of a file stand for, and stops at one million.

## Why it matters
Each line can multiply the one before by ten. A file of a few hundred bytes can so fill the memory of the machine
that checks it, by accident or with intent.

## Example
```yaml
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
```

## Instead
```yaml
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: [*a, *a]
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX014", "alias-expansion")
