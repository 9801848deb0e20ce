"""A standard deviation is larger or smaller than any answers could make it.

## What it does
Reports an `sd` that no answers can have: larger than it is when all answers stand at the two ends of the scale,
√((max − mean)(mean − min) · n/(n − 1)); smaller than it is when whole answers stand next to their mean, √(f(1 − f))
with f what the mean has behind the point; or other than that of the counted `answers` beside it. Both the sample's
deviation (n − 1) and that of the answers themselves (n) are accepted, and so is whatever only rounding can explain.
Top-box shares, net scores and numbers of another `method` are left alone, because it is not known whose deviation is
meant there. A scale whose steps are not whole has no smallest deviation.

## Why it matters
The standard deviation decides how sure a ranking is. One that cannot be is most often a variance, a standard error, or
a figure from another scale, and it makes the map look surer or less sure than it is.

## Example
```yaml
scales:
  satisfaction: csat-5-mean
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: {value: 4.4, sd: 2.1, n: 64}}
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
        metrics: {satisfaction: {value: 4.4, sd: 0.8, n: 64}}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.answers import summarise
from cxmap.journey.scales import find_rounding, spell
from cxmap.rules.readings import Reading, find_declaration, find_readings
from cxmap.rules.rule import Finding, Rule, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Scale
    from cxmap.language.measure import MeasuredValue

SPREADING = frozenset({"mean", "share", "count"})
"""Methods whose answers lie on the scale of their figure."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every standard deviation that no answers can have."""
    for reading in find_readings(subject.journey) if subject.journey else ():
        written = reading.written
        # What a contradiction refused is mended first.
        if isinstance(written, (int, float)) or written.sd is None or reading.refused is not None:
            continue
        said = _find_fault(reading, written, written.sd)
        if said is not None:
            message, advice = said
            yield Finding(reading.spot("sd"), message, advice, find_declaration(subject, reading.metric))


def _find_fault(reading: Reading, written: "MeasuredValue", sd: float) -> tuple[str, str] | None:
    scale = reading.scale
    if scale is None or scale.method not in SPREADING or not reading.follows_scale:
        return None
    if written.answers is not None:
        return _compare_with_answers(written.answers, sd, scale)
    return None if written.value is None else _compare_with_limits(written.value, written.n, sd, scale)


def _compare_with_answers(answers: list[int], sd: float, scale: "Scale") -> tuple[str, str] | None:
    figure, spread, _ = summarise(answers, scale)
    total = sum(answers)
    if spread is None:  # a share of those who said yes, or a single answer
        return _compare_with_limits(figure, total, sd, scale)
    slack = find_rounding(sd) + 1e-9
    if min(abs(sd - spread), abs(sd - spread * ((total - 1) / total) ** 0.5)) <= slack:
        return None
    message = f"`sd` is {spell(sd)}, but that of the counted answers is {spread:.3g}"
    return message, "remove `sd`, which the answers say already, or correct the counts"


def _compare_with_limits(mean: float, n: int | None, sd: float, scale: "Scale") -> tuple[str, str] | None:
    from cxmap.journey.possible import find_limit

    limit = find_limit(sd, mean, n, scale)
    if limit is None:
        return None
    if n == 1:
        return f"`sd` is {spell(sd)}, but a single answer does not deviate", "remove `sd`, or correct `n`"
    answers = f"answers from {spell(scale.min)} to {spell(scale.max)} with the mean {spell(mean)}"
    if sd > limit:
        message = f"`sd` is {spell(sd)}, but for {answers} it is {limit:.3g} at most"
        return message, "write the standard deviation on the scale of the number; a variance or a range is larger"
    message = f"`sd` is {spell(sd)}, but for whole {answers} it is {limit:.3g} at least"
    return message, "write the standard deviation of the answers; the standard error of their mean is smaller"


RULE = Rule("CX408", "impossible-sd", Severity.ERROR, check)
