"""A KPI has no target.

## What it does
Reports KPIs without `target` in a map that claims to be measured.

## Why it matters
A figure that nobody has to move is looked at and forgotten. With a target it is plain whether a change has worked,
and two teams cannot each mean something else by "better".

## Example
```yaml
level: measured
kpis:
  quotes-in-time:
    name: Quotes within a day
    better: higher
    actual: 0.41
```

## Instead
```yaml
level: measured
kpis:
  quotes-in-time:
    name: Quotes within a day
    better: higher
    actual: 0.41
    target: 0.95
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.key_figures import find_value
from cxmap.journey.scales import spell
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.language.kpi import Kpi


def check(subject: Subject) -> Iterator[Finding]:
    """Report every KPI without target."""
    for id, entry in subject.journey.kpis.items() if subject.journey else ():
        if entry.noun.target is None:
            yield Finding(Spot(entry.at, on_key=True), f"KPI `{id}` has no target", _advise(entry.noun))


def _advise(kpi: "Kpi") -> str:
    where = {"higher": "above", "lower": "below"}.get(kpi.better or "", "beyond")
    for key, written in (("actual", kpi.actual), ("baseline", kpi.baseline)):
        figure = None if written is None else find_value(written)
        if figure is not None:
            return f"add `target:` with the value to reach, {where} its `{key}` of {spell(figure)}"
    return "add `target:` with the value to reach"


RULE = Rule("CX318", "kpi-without-target", Severity.WARNING, check, level="measured")
