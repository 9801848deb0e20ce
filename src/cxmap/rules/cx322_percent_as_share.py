"""The numbers of a KPI look like shares, but its unit is percent.

## What it does
Guesses. Reports KPIs in `%` of which at least two numbers are written and none is above 1. KPIs with `better: lower`
are left alone: a rate of faults may well be below 1 %.

## Why it matters
0.78 % and 78 % are told apart only by somebody who knows the figure. On a slide nobody will.

## Example
```yaml
level: measured
kpis:
  installed-on-time: {name: Installed on the promised day, unit: '%', better: higher, baseline: 0.66, target: 0.9}
```

## Instead
```yaml
level: measured
kpis:
  installed-on-time: {name: Installed on the promised day, unit: '%', better: higher, baseline: 66, target: 90}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.key_figures import find_value, list_figures
from cxmap.journey.scales import spell
from cxmap.journey.yardsticks import is_percent
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every unit of percent beside numbers that look like shares."""
    for entry in subject.journey.kpis.values() if subject.journey else ():
        kpi = entry.noun
        if not is_percent(kpi.unit) or kpi.better == "lower":
            continue
        figures = [figure for _, written in list_figures(kpi) if (figure := find_value(written)) is not None]
        if len(figures) > 1 and min(figures) >= 0 and 0 < max(figures) <= 1:
            yield Finding(
                Spot(entry.at.below("unit")),
                f"the unit of `{entry.id}` is percent, but its numbers look like shares, up to {spell(max(figures))}",
                "write `unit: share`, or the numbers in percent",
            )


RULE = Rule("CX322", "percent-as-share", Severity.NOTE, check, level="measured", heuristic=True)
