"""A KPI is meant to become worse than it was.

## What it does
Reports a target below the baseline of a KPI whose `better` is `higher`, and one above it where `better` is `lower`. A
target equal to the baseline is left alone: to keep what one has is an aim too. So are KPIs without `better`, numbers
that say themselves to be of different methods, and numbers that `kpi-off-scale` refuses.

## Why it matters
Mostly `better` was copied from the KPI above, or baseline and target have changed places. Every report from then on
shows progress as decline.

## Example
```yaml
kpis:
  bikes-back-late: {name: Bicycles brought back late, unit: '%', better: higher, baseline: 8, target: 5}
```

## Instead
```yaml
kpis:
  bikes-back-late: {name: Bicycles brought back late, unit: '%', better: lower, baseline: 8, target: 5}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.key_figures import find_method, find_value
from cxmap.journey.scales import spell
from cxmap.journey.yardsticks import are_alike, find_yardstick, is_percent
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Entry
    from cxmap.language.kpi import Kpi


def check(subject: Subject) -> Iterator[Finding]:
    """Report every target on the wrong side of its baseline."""
    for entry in subject.journey.kpis.values() if subject.journey else ():
        kpi = entry.noun
        if kpi.better is None or kpi.baseline is None or kpi.target is None:
            continue
        start, end = find_value(kpi.baseline), find_value(kpi.target)
        if start is None or end is None or not _are_comparable(kpi, start, end):
            continue
        if (end < start) if kpi.better == "higher" else (end > start):
            yield _report(entry, start, end)


def _report(entry: "Entry[Kpi]", start: float, end: float) -> Finding:
    side, aim = ("below", "above") if end < start else ("above", "below")
    return Finding(
        _spot(entry, "target"),
        f"the target of `{entry.id}` is {spell(end)}, {side} its baseline of {spell(start)}, "
        f"but `{entry.noun.better}` is better",
        f"write a `target` {aim} {spell(start)}, or correct `baseline` or `better`",
        (
            ("it started here", _spot(entry, "baseline")),
            ("this says which direction is good", Spot(entry.at.below("better"))),
        ),
    )


def _spot(entry: "Entry[Kpi]", key: str) -> Spot:
    at = entry.at.below(key)
    return Spot(at if isinstance(getattr(entry.noun, key), (int, float)) else at.below("value"))


def _are_comparable(kpi: "Kpi", start: float, end: float) -> bool:
    """Whether two numbers are on one scale, as far as the KPI and they themselves tell."""
    yardstick = find_yardstick(kpi)
    scale = yardstick[0] if yardstick is not None else None
    on_scale = scale is None or is_percent(kpi.unit) or all(scale.min <= figure <= scale.max for figure in (start, end))
    return on_scale and are_alike(find_method(kpi, kpi.baseline), find_method(kpi, kpi.target))


RULE = Rule("CX415", "target-behind-baseline", Severity.WARNING, check)
