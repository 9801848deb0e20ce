"""Something runs on a system that nothing declares.

## What it does
Follows every system id: in `systems` and `measured_by` of a touchpoint, in automated decisions, in ancillary
processes and in `replaced_by`. An initiative may need a system or another initiative; see CX211.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
The list of systems is what IT plans with. A touchpoint on a system that is not in it is forgotten when that system
is replaced.

## Example
```yaml
systems:
  crm: {name: Customer file}
stages:
  compare:
    touchpoints:
      ask-advisor: {name: I ask an advisor, systems: [crn]}
```

## Instead
```yaml
systems:
  crm: {name: Customer file}
stages:
  compare:
    touchpoints:
      ask-advisor: {name: I ask an advisor, systems: [crm]}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX205", "system")
