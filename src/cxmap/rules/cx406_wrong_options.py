"""Counted answers do not fit the answer options of their scale.

## What it does
Reports `answers` with more or fewer counts than the scale has options, and `answers` on a scale that has no options
to count: one without whole steps, a count of contacts, or a top-box or net score of fewer than four options.

## Why it matters
Each count stands for one answer, by its place in the list alone. When one is missing, all others slide by one step,
and the unhappy of one map become the content of another.

## Example
```yaml
scales:
  satisfaction: csat-5-mean
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: {answers: [8, 20, 41, 30]}}
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
        metrics: {satisfaction: {answers: [0, 8, 20, 41, 30]}}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.corrections import advise_options
from cxmap.rules.readings import find_refused, report
from cxmap.rules.rule import Finding, Rule, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every list of counts that does not fit its scale."""
    for reading, refused in find_refused(subject, "wrong-options"):
        if reading.scale is not None:
            advice = advise_options(reading.counts, reading.metric, reading.scale)
            yield report(subject, reading, refused, advice)


RULE = Rule("CX406", "wrong-options", Severity.ERROR, check)
