"""The file is larger than 64 MiB.

## What it does
Refuses a file of more than 64 MiB before anything in it is read.

## Why it matters
A map of 20,000 touchpoints has 8 MB. A larger file is nearly always something else, such as an export under the
wrong name, and reading it would bring the machine to a stop.

## Example
```text
visits.journey.yaml, 1.2 GB: the raw event log of a web shop
```

## Instead
Keep raw data where it is and name it as evidence. Split a map that has really grown so large, and tie the parts
together with `journey`.
```text
buy.journey.yaml, 40 kB: the map, with the figures that the event log gave
```
"""

from cxmap.rules.rule import fault_rule

RULE = fault_rule("CX005", "too-large")
