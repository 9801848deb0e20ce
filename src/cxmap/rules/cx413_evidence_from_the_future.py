"""Evidence is dated after today.

## What it does
Reports an evidence source, and a number with a `date` of its own, dated after today; benchmarks and the baselines of
KPIs are such numbers too. Today is the reader's, or the day given with `--today`; tomorrow is left alone, because it
has begun elsewhere. Targets and what initiatives set may name the day they are for, and so may the numbers of maps
whose `state` is `future` or `intended`.

## Why it matters
Nobody has measured what has not happened: mostly the year is a slip, sometimes a plan has got among the facts. And
such evidence stays fresh for years, so that nobody is told when it is old.

## Example
```yaml
evidence:
  guest-survey: {kind: transactional-survey, date: 2926-09-30, n: 234}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 6.8, from: guest-survey}
```

## Instead
```yaml
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
from cxmap.rules.figures import INTENDED, find_baselines, find_citations, find_figures
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey

SLACK = 1
"""Days by which the calendar of the author may be ahead of the reader's."""

LEAP_YEARS = 8
"""Within as many years there is a 29 February, whatever the century."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every source and every number that is dated after today."""
    journey = subject.journey
    if journey is None:
        return
    yield from _check_sources(subject, journey)
    if journey.noun.state in INTENDED:
        return
    for figure in (*(subject.once(find_figures) or ()), *find_baselines(journey)):
        day = None if isinstance(figure.written, (int, float)) else figure.written.date
        if day is not None and _is_ahead(subject, day):
            message = f"`{figure.key}` was measured on {day}, which is still to come"
            yield Finding(Spot(figure.at.below("date")), message, _advise(day, subject.today, "it was measured"))


def _check_sources(subject: Subject, journey: "Journey") -> Iterator[Finding]:
    places: dict[str, Place] | None = None
    for id, entry in journey.evidence.items():
        day = entry.noun.date
        if day is None or not _is_ahead(subject, day):
            continue
        message = f"`{id}` was gathered on {day}, which is still to come"
        advice = _advise(day, subject.today, "it was gathered")
        at = Spot(entry.at.below("date"))
        if entry.at.file == journey.file:
            yield Finding(at, message, advice)
            continue
        # In a catalogue it concerns this map where this map rests on it.
        places = _find_places(subject, journey) if places is None else places
        if id in places:
            yield Finding(Spot(places[id]), message, advice, (("it is dated here", at),))


def _find_places(subject: Subject, journey: "Journey") -> "dict[str, Place]":
    """The first place that names each source."""
    places: dict[str, Place] = {}
    for id, place in find_citations(journey):
        places.setdefault(id, place)
    for figure in (*(subject.once(find_figures) or ()), *find_baselines(journey)):
        for id in figure.sources:
            places.setdefault(id, figure.cited)
    return places


def _is_ahead(subject: Subject, day: date) -> bool:
    return (day - subject.today).days > SLACK


def _advise(day: date, today: date, happened: str) -> str:
    """The repair: the same day in the last year that had it, if only the year is a slip."""
    for year in range(today.year, today.year - LEAP_YEARS - 1, -1):
        try:
            meant = day.replace(year=year)
        except ValueError:
            continue  # a 29 February
        if meant <= today:
            return f"write the day on which {happened}: `{meant}`, if only the year is a slip"
    return f"write the day on which {happened}"


RULE = Rule("CX413", "evidence-from-the-future", Severity.ERROR, check)
