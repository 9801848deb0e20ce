"""A number rests on fewer than 5 answers.

## What it does
Reports numbers of a `measured` map that rest on fewer than 5 answers, visits or cases, told as for `small-sample`.
Who has only three customers and asked them all has no sample; ignore the rule there and say so.

## Why it matters
Three answers are three stories: worth reading, and worth nothing as a mean. And the colleague who reads "3 answers,
all angry" knows who they are.

## Example
```yaml
level: measured
evidence:
  counter-cards: {kind: customer-comment}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 4, n: 3, from: counter-cards}
```

## Instead
```yaml
level: measured
evidence:
  counter-cards: {kind: customer-comment}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        barriers:
          - {text: The lock is stiff, from: counter-cards}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.samples import TINY, find_samples, say_size


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number that rests on next to nobody."""
    for sample in find_samples(subject, lambda n: 0 < n < TINY):
        advice = "leave the number out and keep in words what was said, as `barriers`, `enablers` or a `quote`"
        yield Finding(Spot(sample.at), f"{say_size(sample)}, and fewer than {TINY} are stories and no number", advice)


RULE = Rule("CX312", "tiny-sample", Severity.ERROR, check, level="measured")
