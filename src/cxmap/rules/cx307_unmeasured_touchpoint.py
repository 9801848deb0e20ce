"""Nothing is measured at a touchpoint.

## What it does
Reports a touchpoint of a `measured` map that has no number (`metrics`, `quality`, `complaints`), no `measured_by` and
no KPI of its own. Maps of a `future` or `intended` journey are left alone, because nobody makes it yet.

## Why it matters
What is not measured cannot be ranked, so it never comes up when the next improvement is chosen, however bad it is.

## Example
```yaml
level: measured
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
```

## Instead
```yaml
level: measured
evidence:
  guest-survey: {kind: transactional-survey, n: 212}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 7.1, from: guest-survey}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.figures import INTENDED
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint


def check(subject: Subject) -> Iterator[Finding]:
    """Report every touchpoint that no number and no measuring belongs to."""
    journey = subject.journey
    if journey is None or journey.noun.state in INTENDED:
        return
    watched = {kpi.noun.touchpoint for kpi in journey.kpis.values()}
    for touchpoint in journey.touchpoints.values():
        if touchpoint.id not in watched and not _is_measured(touchpoint):
            advice = "add `metrics:` with what is known and its source, or `measured_by:` with what is recorded there"
            yield Finding(Spot(touchpoint.at, on_key=True), f"nothing is measured at `{touchpoint.id}`", advice)


def _is_measured(touchpoint: "Touchpoint") -> bool:
    noun = touchpoint.noun
    numbers = any(numbers for part in (touchpoint.by_persona, touchpoint.by_channel) for numbers in part.values())
    told = any(part is not None and part.model_fields_set for part in (noun.measured_by, noun.quality, noun.complaints))
    return bool(touchpoint.metrics or numbers or told or noun.kpis)


RULE = Rule("CX307", "unmeasured-touchpoint", Severity.WARNING, check, level="measured")
