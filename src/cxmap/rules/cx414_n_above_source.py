"""A number rests on more answers than its source has.

## What it does
Reports a number whose `n`, or the sum of whose `answers`, is larger than the `n` of the only source that it names.
Where three numbers or more come from a source of the map and all of them rest on more, it is the source that is
reported, once. Limit: it cannot see that they count different things. Where 20 people kept a diary of 300 visits, give
the number `n: 20`, or the source `n: 300` and the people in its `source`.

## Why it matters
Forty people cannot have given two hundred answers. The reader takes the larger one and believes the number more than
it deserves.

## Example
```yaml
evidence:
  guest-survey: {kind: transactional-survey, date: 2026-09-30, n: 42}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 6.8, n: 234, from: guest-survey}
```

## Instead
```yaml
evidence:
  guest-survey: {kind: transactional-survey, date: 2026-09-30, n: 420}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 6.8, n: 234, from: guest-survey}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.figures import Figure, find_baselines, find_figures
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry
    from cxmap.language.evidence import Evidence


MANY = 3
"""Where as many numbers all rest on more than their source, the source is likelier wrong than they."""


class _Count(NamedTuple):
    """How many answers a number says that it rests on, and where it says so."""

    n: int
    key: str
    at: "Place"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number that rests on more than its source."""
    journey = subject.journey
    if journey is None:
        return
    counts: dict[str, list[_Count]] = {}
    for figure in (*(subject.once(find_figures) or ()), *find_baselines(journey)):
        count = _find_count(figure)
        if count is not None and len(set(figure.sources)) == 1:
            counts.setdefault(figure.sources[0], []).append(count)
    for id, all_counts in counts.items():
        source = journey.evidence.get(id)
        # A source that nobody answered is another mistake.
        if source is None or not source.noun.n:
            continue
        above = [count for count in all_counts if count.n > source.noun.n]
        if MANY <= len(above) == len(all_counts) and source.at.file == journey.file:
            yield _report_source(source, above)
        else:
            yield from (_report_number(source, count) for count in above)


def _find_count(figure: Figure) -> _Count | None:
    written = figure.written
    if isinstance(written, (int, float)):
        return None
    total = None if written.answers is None else sum(written.answers)
    if written.n is None:
        return None if total is None else _Count(total, figure.key, figure.at.below("answers"))
    # Two counts that contradict each other are another mistake.
    return _Count(written.n, figure.key, figure.at.below("n")) if total in {None, written.n} else None


def _report_number(source: "Entry[Evidence]", count: _Count) -> Finding:
    n = source.noun.n
    message = f"`{count.key}` rests on an `n` of {count.n:,}, but `{source.id}`, its only source, has {n:,}"
    advice = f"correct the count here or the `n` of `{source.id}`, or name the other sources under `from`"
    return Finding(Spot(count.at), message, advice, ((f"`{source.id}` has {n:,}", Spot(source.at.below("n"))),))


def _report_source(source: "Entry[Evidence]", above: list[_Count]) -> Finding:
    most = max(above, key=lambda count: count.n)
    message = f"`{source.id}` has an `n` of {source.noun.n:,}, but all {len(above)} numbers that come from it have more"
    advice = f"correct it to `{most.n}` or more, or correct the counts of the numbers"
    related = ((f"`{most.key}` rests on {most.n:,}", Spot(most.at)),)
    return Finding(Spot(source.at.below("n")), message, advice, related)


RULE = Rule("CX414", "n-above-source", Severity.WARNING, check)
