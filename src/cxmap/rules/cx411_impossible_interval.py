"""A number lies outside its own interval, or the interval outside the scale.

## What it does
Reports a measured value, or the figure of counted `answers`, that is not between its own `low` and `high`, and an end
of the interval that the scale does not reach.

## Why it matters
An interval says where the true figure most likely is. If the figure itself is not in it, one of the two belongs to
another number. And where an interval reaches beyond the scale, it was computed with a formula for figures in the
middle of it; near the ends that formula promises too much.

## Example
```yaml
scales:
  satisfaction: csat-5-mean
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: {value: 4.8, low: 4.4, high: 5.2}}
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
        metrics: {satisfaction: {value: 4.8, low: 4.3, high: 4.9}}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.corrections import MEND_INTERVAL
from cxmap.journey.measures import Refusal, Scale
from cxmap.journey.scales import spell
from cxmap.rules.readings import Reading, find_readings, find_refused, report
from cxmap.rules.rule import Finding, Rule, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every figure outside its interval and every interval outside its scale."""
    for reading, refused in find_refused(subject, "impossible-interval"):
        yield report(subject, reading, refused, MEND_INTERVAL)
    for reading in find_readings(subject.journey) if subject.journey else ():
        if reading.refused is None and reading.scale is not None:
            yield from _check_ends(subject, reading, reading.scale)


def _check_ends(subject: Subject, reading: Reading, scale: Scale) -> Iterator[Finding]:
    written = reading.written
    if isinstance(written, (int, float)):
        return
    for key, end, does in (("low", written.low, "begins"), ("high", written.high, "ends")):
        if end is not None and not scale.min <= end <= scale.max:
            limit = spell(scale.min if end < scale.min else scale.max)
            message = f"the interval {does} at `{spell(end)}`, but the scale {scale.name} {does} at {limit}"
            advice = f"write `{key}: {limit}`, or compute the interval with a method that keeps to the scale"
            yield report(subject, reading, Refusal("impossible-interval", message, key), advice)


RULE = Rule("CX411", "impossible-interval", Severity.ERROR, check)
