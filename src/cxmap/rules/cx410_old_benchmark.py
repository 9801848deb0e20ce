"""A benchmark is older than a year.

## What it does
Reports, in a `measured` map, a benchmark whose own `date` lies more than a year back, or, where it has none, that of
the newest evidence it comes from. Of several benchmarks from one source the first is reported. Where the evidence is
older than its kind may be, `stale-evidence` says so. How old benchmarks and sources without a date are is not known.

## Why it matters
A rival changes prices and apps as you do. Satisfaction with them two years ago is history, and a plan made from the
distance to it runs after something that is no longer there.

## Example
```yaml
level: measured
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        benchmarks:
          rival: {value: 6.9, date: 2019-06-30}
```

## Instead
```yaml
level: measured
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        benchmarks:
          rival: {value: 7.4, date: 2026-09-30}
```
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.durations import find_day_after
from cxmap.journey.sources import find_newest
from cxmap.language.base import list_values
from cxmap.rules.dates import spell_days
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry
    from cxmap.language.evidence import Evidence

OLDEST = 365
"""Days that a benchmark stays good."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every benchmark, and every source of benchmarks, that is older than a year."""
    journey = subject.journey
    told: set[str] = set()
    for touchpoint in journey.touchpoints.values() if journey else ():
        for rival, written in touchpoint.noun.benchmarks.items():
            if journey is None or isinstance(written, (int, float)):
                continue
            at = touchpoint.at.below("benchmarks", rival)
            sources = [journey.evidence[id] for id in list_values(written.from_) if id in journey.evidence]
            if written.date is not None:
                yield from _check_day(subject, written.date, sources, at.below("date"), f"`{rival}`")
                continue
            newest = find_newest(sources)
            if newest is not None and newest.id not in told and newest.noun.date is not None:
                told.add(newest.id)
                named = f"`{newest.id}`, which `{rival}` comes from,"
                yield from _check_day(subject, newest.noun.date, sources, at.below("from"), named)


def _check_day(
    subject: Subject, day: date, sources: "list[Entry[Evidence]]", at: "Place", what: str
) -> Iterator[Finding]:
    today = subject.today
    end = find_day_after(day, OLDEST)
    if end is None or end >= today or _is_stale(subject, day, sources):
        return
    message = f"{what} is {spell_days((today - day).days)} old, and a benchmark stays good for a year"
    yield Finding(Spot(at), message, "ask again and write the new value with its `date`, or leave the benchmark out")


def _is_stale(subject: Subject, day: date, sources: "list[Entry[Evidence]]") -> bool:
    """Whether a day is too long ago for every source, which is another rule's finding."""
    ages = [subject.terms.ages.get(source.noun.kind) for source in sources]
    known = [age for age in ages if age is not None]
    end = find_day_after(day, max(known)) if known and len(known) == len(ages) else None
    return end is not None and end < subject.today


RULE = Rule("CX410", "old-benchmark", Severity.WARNING, check, level="measured")
