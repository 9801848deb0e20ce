"""A stage lacks a KPI of the customer's behaviour or of the organisation's.

## What it does
Reports stages with touchpoints that lack a KPI with `behaviour: customer`, one with `behaviour: organisation`, or
both. A KPI belongs to the stage it names, to the stage of the touchpoint it names, and to the stages whose touchpoints
name it under `kpis`. A map without any KPI is reported once.

## Why it matters
What customers do shows whether the stage works for them; what the organisation does is the part it can change on
Monday. With only the first, a team watches a figure fall; with only the second, it is proud of being busy.

## Example
```yaml
level: measured
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes}
kpis:
  quotes-in-time: {name: Quotes within a day, behaviour: organisation, stage: compare}
```

## Instead
```yaml
level: measured
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes}
kpis:
  quotes-in-time: {name: Quotes within a day, behaviour: organisation, stage: compare}
  quotes-accepted: {name: Quotes that become orders, behaviour: customer, stage: compare}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey

SIDES = {"customer": "the customer's", "organisation": "the organisation's"}


def check(subject: Subject) -> Iterator[Finding]:
    """Report every stage that lacks a KPI of one side or of both."""
    journey = subject.journey
    if journey is None:
        return
    if not journey.kpis:
        message = "no stage has a KPI, neither of the customer's behaviour nor of the organisation's"
        advice = "add `kpis:` with two for each stage, one with `behaviour: customer` and one with `organisation`"
        yield Finding(Spot(Place(journey.file, ("stages",)), on_key=True), message, advice)
        return
    found = _find_kpis(journey)
    for stage in journey.stages:
        kpis = found.get(stage.id, {})
        lacking = [side for side in SIDES if side not in kpis.values()]
        if stage.touchpoints and lacking:
            wanted = f"no KPI of {SIDES[lacking[0]]} behaviour"
            if len(lacking) == len(SIDES):
                wanted = f"neither a KPI of {' behaviour nor one of '.join(SIDES.values())}"
            message = f"stage `{stage.id}` has {wanted}"
            yield Finding(Spot(stage.at, on_key=True), message, _advise(stage.id, kpis, lacking))


def _find_kpis(journey: "Journey") -> dict[str, dict[str, str]]:
    """The KPIs of every stage by id, each with the side it is about; empty where that was not written."""
    found: dict[str, dict[str, str]] = {}
    for entry in journey.kpis.values():
        home = journey.touchpoints.get(entry.noun.touchpoint or "")
        stage = home.stage if home else entry.noun.stage
        if stage is not None:
            found.setdefault(stage, {})[entry.id] = entry.noun.behaviour or ""
    for touchpoint in journey.touchpoints.values():
        for entry in touchpoint.kpis:
            found.setdefault(touchpoint.stage, {})[entry.id] = entry.noun.behaviour or ""
    return found


def _advise(stage: str, kpis: dict[str, str], lacking: list[str]) -> str:
    undecided = next((id for id, side in kpis.items() if not side), None)
    if undecided is not None:
        return f"add `behaviour: {lacking[0]}` to the KPI `{undecided}`, if that is what it shows, or add another KPI"
    written = ", and one with ".join(f"`behaviour: {side}`" for side in lacking)
    return f"add a KPI with `stage: {stage}` and {written}"


RULE = Rule("CX321", "stage-without-kpis", Severity.NOTE, check, level="measured")
