"""No stage tells how customers become aware of the offer.

## What it does
Reports a map whose stages declare at least two phases, `consideration` or `purchase` among them, and no `awareness`.
A map may well begin later on purpose, so nothing is said where `scenario` tells the situation in which the journey
begins, or where a stage without phase comes before the first of these.

## Why it matters
What somebody heard before the first click is what the first click is measured against. A map that begins with the
comparison explains why customers were lost, never why they did not come.

## Example
```yaml
level: mapped
stages:
  compare: {phase: consideration}
  order: {phase: purchase}
  use: {phase: retention}
```

## Instead
```yaml
level: mapped
stages:
  hear-of-it: {phase: awareness}
  compare: {phase: consideration}
  order: {phase: purchase}
  use: {phase: retention}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject

BEFORE_THE_END = frozenset({"consideration", "purchase"})


def check(subject: Subject) -> Iterator[Finding]:
    """Report a map that begins after awareness and does not say why."""
    journey = subject.journey
    if journey is None or journey.noun.scenario is not None:
        return
    phases = {stage.noun.phase for stage in journey.stages} - {None}
    if "awareness" in phases or len(phases) < 2 or not phases & BEFORE_THE_END:
        return
    first = next(index for index, stage in enumerate(journey.stages) if stage.noun.phase in BEFORE_THE_END)
    if any(stage.noun.phase is None for stage in journey.stages[:first]):
        return
    stage = journey.stages[first]
    yield Finding(
        Spot(stage.at.below("phase")),
        f"no stage is about awareness: the journey begins with `{stage.noun.phase}`, in stage `{stage.id}`",
        "add a stage with `phase: awareness` before it, or a `scenario:` that says in which situation it begins",
    )


RULE = Rule("CX328", "no-awareness", Severity.NOTE, check, level="mapped")
