"""The map does not say when it was reviewed, or when it will be again.

## What it does
Reports a map without `reviewed` or without `review_every`, and one whose `reviewed` lies in the future, where no
review has been yet.

## Why it matters
Without these two, nobody sees that a map has grown old: it looks as true as on its first day.

## Example
```yaml
title: Borrowing a bicycle for a day
level: mapped
reviewed: 2026-11-02
```

## Instead
```yaml
title: Borrowing a bicycle for a day
level: mapped
reviewed: 2026-11-02
review_every: 90d
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report the map where the day or the rhythm of its reviews is not there."""
    journey = subject.journey
    if journey is None:
        return
    reviewed, rhythm = journey.noun.reviewed, journey.noun.review_every
    root = Place(journey.file, ())
    last = "add `reviewed:` with the day on which somebody last checked it against reality"
    if reviewed is None and rhythm is None:
        spot = Spot(root.below("title"), on_key=True)
        message = "the map says neither when it was reviewed nor how often it is to be"
        yield Finding(spot, message, f"{last}, and `review_every: 90d`")
    elif reviewed is None:
        yield Finding(Spot(root.below("review_every"), on_key=True), "the map does not say when it was reviewed", last)
    elif rhythm is None:
        spot = Spot(root.below("reviewed"), on_key=True)
        yield Finding(spot, "the map does not say how often it is to be reviewed", "add `review_every: 90d`")
    # Where the day is a day ahead of here, it has begun already.
    if reviewed is not None and (reviewed - subject.today).days > 1:
        message = f"the map cannot have been reviewed on {reviewed}, which is still to come"
        yield Finding(Spot(root.below("reviewed")), message, "write the day on which somebody last checked it")


RULE = Rule("CX305", "never-reviewed", Severity.NOTE, check, level="mapped")
