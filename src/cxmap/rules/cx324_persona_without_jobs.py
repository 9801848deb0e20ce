"""A persona has no jobs.

## What it does
Reports personas of this file without `jobs`. Personas of a catalogue are not reported: a catalogue does not say how
much is asked of it.

## Why it matters
A face and a quote make a persona likeable. What it wants to get done tells which touchpoint matters to it, and
whether an improvement improves anything.

## Example
```yaml
level: mapped
personas:
  mover: {name: Mover, goal: Be online on moving day}
```

## Instead
```yaml
level: mapped
personas:
  mover:
    name: Mover
    goal: Be online on moving day
    jobs:
      - job: Have the line working on the day I move in
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import flow
from cxmap.rules.personas import list_own
from cxmap.rules.rule import Finding, Rule, Spot, Subject

LONGEST_GOAL = 60
"""A longer goal is no line to copy from a message."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every persona that wants nothing done."""
    for persona in list_own(subject):
        if not persona.noun.jobs:
            goal = persona.noun.goal or ""
            advice = "add `jobs: [{job: …}]`, each job beginning with a verb"
            if 0 < len(goal) <= LONGEST_GOAL:
                advice = f"add what it wants to get done, to begin with: `jobs: {flow([{'job': goal}])}`"
            yield Finding(Spot(persona.at, on_key=True), f"persona `{persona.id}` has no jobs", advice)


RULE = Rule("CX324", "persona-without-jobs", Severity.NOTE, check, level="mapped")
