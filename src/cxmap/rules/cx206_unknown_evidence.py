"""A number or a remark comes from evidence that nothing declares.

## What it does
Follows every `from` that names evidence: of touchpoints, measured values, barriers, enablers and personas.

Repaired by `--fix` where it can only be a slip of the pen, and by `--fix --unsafe` where another id is near.

## Why it matters
A source that cannot be found is no source. Whoever doubts the number has nowhere to look.

## Example
```yaml
evidence:
  q3-survey: {kind: transactional-survey, n: 212}
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics:
          satisfaction: {value: 3.1, from: q3-survy}
```

## Instead
```yaml
evidence:
  q3-survey: {kind: transactional-survey, n: 212}
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics:
          satisfaction: {value: 3.1, from: q3-survey}
```
"""

from cxmap.rules.references import unknown_rule

RULE = unknown_rule("CX206", "evidence")
