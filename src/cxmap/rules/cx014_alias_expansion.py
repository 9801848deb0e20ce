"""Aliases of aliases stand for more than 3 million keys and values.

## What it does
Counts the keys and values of a file, with what all its aliases stand for, and stops at three million. A text counts
once more for every 100 characters.
[`limits.nodes`](../configuration.md#limitsnodes) moves this limit.

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
x-g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
```

## Instead
```yaml
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: [*a, *a]
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX014", "alias-expansion")
