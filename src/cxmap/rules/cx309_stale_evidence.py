"""Evidence is older than evidence of its kind should be.

## What it does
Reports a source whose `date` lies further back than the age of its kind, where the map rests on it, and a number whose
own `date` does. A number with a newer date of its own keeps its source fresh. Sources without a date are left alone:
how old they are is not known. The ages can be set under `evidence-age` in the configuration; assumptions never grow
old.

| kind of evidence | fresh for | because |
|---|---|---|
| social, forum | 180 days | a watch is there to be current |
| transactional-survey, intercept-survey, customer-comment | 365 days | after a year the contact itself has changed |
| analytics, service-reports | 365 days | every release and every price moves them, and a year is one season cycle |
| stakeholder-workshop | 365 days | what insiders believe is asked anew with the yearly review |
| relationship-survey | 540 days | it is run once a year, and the next wave takes its time to the map |
| interview, focus-group, observation, market-research | 730 days | needs and markets move slowly, and asking is dear |
| customer-story | 1,095 days | it was told once and ages with the journey it tells of |

## Why it matters
Prices, products and rivals have changed since. A precise number about a journey that is gone misleads more than none.

## Example
```yaml
level: measured
evidence:
  guest-survey: {kind: transactional-survey, date: 2021-06-30, n: 212}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 7.1, from: guest-survey}
```

## Instead
```yaml
level: measured
evidence:
  guest-survey: {kind: transactional-survey, date: 2026-09-30, n: 234}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 6.8, from: guest-survey}
```
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.durations import find_day_after
from cxmap.rules.dates import spell_days
from cxmap.rules.figures import Figure, find_citations, find_figures
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey

ADVICE = "gather it anew and write its new `date`, or set another age under `evidence-age` in the configuration"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every source and every number that is older than its kind allows."""
    journey = subject.journey
    if journey is None:
        return
    cited = dict(reversed(list(find_citations(journey))))
    for figure in subject.once(find_figures) or ():
        day = None if isinstance(figure.written, (int, float)) else figure.written.date
        if day is None:
            cited |= {id: figure.cited for id in figure.sources if id not in cited}
        else:
            yield from _check_figure(subject, journey, figure, day)
    for id, place in cited.items():
        yield from _check_source(subject, journey, id, place)


def _check_figure(subject: Subject, journey: "Journey", figure: Figure, day: date) -> Iterator[Finding]:
    """Report a number that is too old for every source it comes from."""
    kinds = [journey.evidence[id].noun.kind for id in figure.sources if id in journey.evidence]
    ages = [subject.terms.ages.get(kind) for kind in kinds]
    known = [age for age in ages if age is not None]
    if known and len(known) == len(ages):
        longest = max(known)
        if _is_over(subject, day, longest):
            days = spell_days((subject.today - day).days)
            message = f"`{figure.key}` is {days} old, and numbers from such a source stay fresh for {longest:,}"
            yield Finding(Spot(figure.at.below("date")), message, ADVICE)


def _check_source(subject: Subject, journey: "Journey", id: str, place: "Place") -> Iterator[Finding]:
    entry = journey.evidence.get(id)
    if entry is None or entry.noun.date is None:
        return
    age = subject.terms.ages.get(entry.noun.kind)
    if age is not None and _is_over(subject, entry.noun.date, age):
        days = spell_days((subject.today - entry.noun.date).days)
        message = f"`{id}` is {days} old, and evidence of the kind `{entry.noun.kind}` stays fresh for {age:,}"
        here = entry.at.file == journey.file
        yield Finding(Spot(entry.at.below("date") if here else place), message, ADVICE)


def _is_over(subject: Subject, day: date, age: int) -> bool:
    end = find_day_after(day, age)
    return end is not None and end < subject.today


RULE = Rule("CX309", "stale-evidence", Severity.WARNING, check, level="measured")
