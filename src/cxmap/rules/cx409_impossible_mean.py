"""A mean that no mix of so many whole answers can have.

## What it does
Takes the GRIM test: the sum of n whole answers is a whole number, so their mean is one of few. 28 people who answer
in whole steps can have the mean 5.18 or 5.21, and never 5.19. It is taken for numbers with `n` on scales of the method
`mean` with whole steps, where `n` is small enough for the decimals that were written (below 10, 100, 1,000 for one,
two, three). A mean may be rounded up or down. Zeros at the end are not seen: 3.10 is read as 3.1, for which more means
are possible. Numbers with a `method` of your own are left alone: weighted answers, and means of several questions,
may have any mean.

Source: N. J. L. Brown and J. A. J. Heathers, The GRIM Test, Social Psychological and Personality Science 8(4), 2017,
363–369.

## Why it matters
Such a mean was copied wrong, or it rests on other answers than the map says, or it was never asked. The rest of the
source deserves a second look too.

## Example
```yaml
scales:
  satisfaction: ces-7-easy-high
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: {value: 5.19, n: 28}}
```

## Instead
```yaml
scales:
  satisfaction: ces-7-easy-high
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: {value: 5.18, n: 28}}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.scales import spell
from cxmap.rules.readings import Reading, find_declaration, find_readings
from cxmap.rules.rule import Finding, Rule, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Scale


def check(subject: Subject) -> Iterator[Finding]:
    """Report every mean that whole answers cannot have."""
    for reading in find_readings(subject.journey) if subject.journey else ():
        scale = reading.scale
        if scale is not None and scale.method == "mean" and scale.options is not None and reading.follows_scale:
            yield from _check_mean(reading, scale, subject)


def _check_mean(reading: Reading, scale: "Scale", subject: Subject) -> Iterator[Finding]:
    written = reading.written
    if isinstance(written, (int, float)) or written.value is None or written.n is None or reading.refused is not None:
        return
    from cxmap.journey.possible import find_nearest_means

    near = find_nearest_means(written.value, written.n, scale)
    if near is not None:
        yield Finding(
            reading.spot("value"),
            f"no {written.n} whole answers have the mean `{spell(written.value)}`",
            f"the nearest means are {near[0]} and {near[1]}: correct the mean or `n`, or say in `method` how it was "
            "computed where answers were weighted or several questions count",
            find_declaration(subject, reading.metric),
        )


RULE = Rule("CX409", "impossible-mean", Severity.WARNING, check)
