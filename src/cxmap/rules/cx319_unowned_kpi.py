"""A KPI has no owner.

## What it does
Reports KPIs without `owner`. A KPI does not inherit the owner of its touchpoint or stage: whoever runs a contact need
not answer for the figure.

## Why it matters
A figure that belongs to everybody is nobody's. When it falls, the team that could do something about it hears of it
last.

## Example
```yaml
level: mapped
teams:
  sales: {name: Sales}
kpis:
  quotes-in-time: {name: Quotes within a day}
```

## Instead
```yaml
level: mapped
teams:
  sales: {name: Sales}
kpis:
  quotes-in-time: {name: Quotes within a day, owner: sales}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.owners import list_owners, propose_owner
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint


def check(subject: Subject) -> Iterator[Finding]:
    """Report every KPI without owner."""
    journey = subject.journey
    lacking = [entry for entry in journey.kpis.values() if entry.noun.owner is None] if journey else []
    if not lacking or journey is None:
        return
    by_stage = {stage.id: list_owners(stage.touchpoints) for stage in journey.stages}
    movers = _find_movers(journey)
    for entry in lacking:
        home = journey.touchpoints.get(entry.noun.touchpoint or "")
        near = list_owners([home]) if home else by_stage.get(entry.noun.stage or "")
        near = near or list_owners(movers.get(entry.id, ()))
        yield Finding(Spot(entry.at, on_key=True), f"KPI `{entry.id}` belongs to nobody", propose_owner(journey, near))


def _find_movers(journey: "Journey") -> "dict[str, list[Touchpoint]]":
    """The touchpoints that name a KPI, by KPI."""
    movers: dict[str, list[Touchpoint]] = {}
    for touchpoint in journey.touchpoints.values():
        for kpi in touchpoint.kpis:
            movers.setdefault(kpi.id, []).append(touchpoint)
    return movers


RULE = Rule("CX319", "unowned-kpi", Severity.WARNING, check, level="mapped")
