"""A number rests on fewer than 30 answers.

## What it does
Reports numbers of a `measured` map that rest on 5 to 29 answers, visits or cases; fewer are `tiny-sample`. How many
there are is told by `n` or the answers of the number, else by the `n` of its only source. Guesses and the votes of a
workshop are no samples and are left alone.

## Why it matters
Below some 30 answers a few people more or fewer turn the order round. The true satisfaction behind a 3.1 of five from
20 answers lies anywhere between 2.6 and 3.6.

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
          satisfaction: {value: 7.1, n: 12, from: counter-cards}
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
        metrics:
          satisfaction: {value: 6.6, n: 64, from: counter-cards}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.samples import TINY, find_samples, say_size

ENOUGH = 30


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number that rests on few answers."""
    for sample in find_samples(subject, lambda n: TINY <= n < ENOUGH):
        advice = f"collect {ENOUGH - sample.n} more, or read the number as a hint and decide nothing by it"
        yield Finding(Spot(sample.at), f"{say_size(sample)}, and fewer than {ENOUGH} tell little", advice)


RULE = Rule("CX311", "small-sample", Severity.WARNING, check, level="measured")
