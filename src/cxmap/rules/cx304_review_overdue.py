"""The map was to be reviewed and was not.

## What it does
Adds `review_every` to `reviewed` and reports a map for which that day is past. The day it is measured against is
today's, or the one given with `--today`.

## Why it matters
A map is believed like the day it was drawn. If the journey has changed since, every meeting that looks at it decides
about a journey that no customer makes any more.

## Example
```yaml
level: mapped
reviewed: 2024-02-01
review_every: 90d
```

## Instead
```yaml
level: mapped
reviewed: 2026-11-02
review_every: 90d
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.rules.dates import spell_days
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report the map where the day of its next review is past."""
    journey = subject.journey
    due = journey.next_review if journey is not None else None
    if journey is not None and due is not None and due < subject.today:
        late = spell_days((subject.today - due).days)
        who = f"`{journey.owner.id}`" if journey.owner else "those who know it"
        advice = f"check the map against reality with {who}, and write `reviewed: {subject.today}`"
        spot = Spot(Place(journey.file, ("reviewed",)))
        yield Finding(spot, f"the review of the map was due on {due}, {late} ago", advice)


RULE = Rule("CX304", "review-overdue", Severity.WARNING, check, level="mapped")
