"""A number lies outside the scale that is declared for it.

## What it does
Reports every number of a metric that its scale does not reach: of touchpoints, also by persona and by channel, of
benchmarks, of what initiatives are meant to reach, and of what opens a playbook. Undeclared, `frequency` is a share
from 0 to 1 and the other metrics go from 0 to 10. KPIs are looked at by `kpi-off-scale`.

## Why it matters
3.1 of 5 and 3.1 of 10 are different answers. A number off its scale was asked in another way than the rest, so nobody
can compare it, and it is left out of the scoring.

## Example
```yaml
scales:
  satisfaction: csat-5-mean
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics: {satisfaction: 7.8}
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
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.corrections import advise_scale
from cxmap.journey.scales import spell
from cxmap.rules.readings import find_declaration, find_refused, report
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number of a metric that lies outside its scale."""
    for reading, refused in find_refused(subject, "off-scale"):
        if reading.value is not None and reading.scale is not None:
            yield report(subject, reading, refused, advise_scale(reading.value, reading.metric, reading.scale))
    if subject.journey is not None:
        yield from _check_triggers(subject, subject.journey)


def _check_triggers(subject: Subject, journey: "Journey") -> Iterator[Finding]:
    for playbook in journey.playbooks.values():
        trigger = playbook.noun.when
        if trigger is None:
            continue
        key, limit = ("below", trigger.below) if trigger.below is not None else ("above", trigger.above)
        scale = journey.scales[trigger.metric]
        if limit is not None and not scale.min <= limit <= scale.max:
            bounds = f"{spell(scale.min)} to {spell(scale.max)}"
            message = f"`{spell(limit)}` is outside the scale {scale.name} ({bounds}) of `{trigger.metric}`"
            advice = advise_scale(limit, trigger.metric, scale)
            spot = Spot(playbook.at.below("when", key))
            yield Finding(spot, message, advice, find_declaration(subject, trigger.metric))


RULE = Rule("CX401", "off-scale", Severity.ERROR, check)
