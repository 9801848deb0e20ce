"""The file is larger than 32 MiB, holds more than 3 million keys and values, or a text of more than 100,000 characters.

## What it does
Refuses a file of more than 32 MiB before anything in it is read, and stops reading one at its three millionth key or
value, or at a text of more than 100,000 characters. [`limits.file-size`](../configuration.md#limitsfile-size),
[`limits.nodes`](../configuration.md#limitsnodes) and [`limits.text-length`](../configuration.md#limitstext-length) move
these limits.

## Why it matters
A map of 20,000 touchpoints with every number has 20 MB. A larger file is nearly always something else, such as an
export under the wrong name, and reading it would bring the machine to a stop.

## Example
The raw log of a web shop, pasted into the map.
```yaml
x-log: "⟨61 × 33554432⟩"
```

## Instead
Keep raw data where it is and name it as evidence. A map that has really grown so large can be split, and the parts
tied together with `journey`.
```yaml
x-log: https://example.com/logs/2026-q3
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX005", "too-large")
