"""A number says itself that it was made in another way than its scale says.

## What it does
Reports a number of a metric whose `method` is another than that of its scale: `top-box` where the scale is a mean, or
the name of another preset, such as `nps`. Benchmarks are on the scale of `satisfaction`. A method in words of your own
is not read. Two numbers that were asked differently and both fit the scale cannot be told apart; what gives them away
is `method`.

## Why it matters
A mean of 0.62 and a top-box share of 0.62 have nothing in common but the digits. Whoever compares them, or scores
with them, compares nothing.

## Example
```yaml
scales:
  satisfaction: csat-5-mean
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: 3.9}
        benchmarks:
          rival: {value: 4, method: top-box}
```

## Instead
```yaml
scales:
  satisfaction: csat-5-mean
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: 3.9}
        benchmarks:
          rival: {value: 4, method: mean}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.corrections import advise_method
from cxmap.rules.readings import find_refused, report
from cxmap.rules.rule import Finding, Rule, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number that was made in another way than its scale says."""
    for reading, refused in find_refused(subject, "mixed-scales"):
        yield report(subject, reading, refused, advise_method(reading.metric))


RULE = Rule("CX404", "mixed-scales", Severity.ERROR, check)
