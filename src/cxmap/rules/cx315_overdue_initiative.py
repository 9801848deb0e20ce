"""An initiative should have been finished.

## What it does
Reports an initiative whose `due` day is past and whose `status` is neither `done` nor `dropped`. The day it is
measured against is today's, or the one given with `--today`.

## Why it matters
A plan with dates that went by is read as a wish. Mostly it is done or dead and only the map does not know; sometimes
it is late, and who waits for it should hear so.

## Example
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  new-locks: {title: Locks that open with one hand, touches: [collect-bike], status: doing, due: 2024-05-31}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  new-locks: {title: Locks that open with one hand, touches: [collect-bike], status: done, due: 2024-05-31}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.dates import spell_days
from cxmap.rules.plans import find_open
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every open initiative whose day is past."""
    for entry in find_open(subject.journey) if subject.journey else ():
        due = entry.noun.due
        if due is not None and due < subject.today:
            late = spell_days((subject.today - due).days)
            message = f"the initiative `{entry.id}` is `{entry.noun.status}` and was due {late} ago"
            advice = "write `status: done` or `status: dropped`, or the new day under `due`"
            yield Finding(Spot(entry.at.below("due")), message, advice)


RULE = Rule("CX315", "overdue-initiative", Severity.WARNING, check, level="mapped")
