"""The days of a plan cannot all be kept.

## What it does
Reports an open initiative that `starts` after it is `due`, and one that is due before an open initiative that it
`needs`. Where initiatives wait for one another in a circle, `blocked-initiative` says so, and their days are left
alone. Only needs that both name a day are compared; the same day is possible.

## Why it matters
One of the two days will not be kept, and it is known today. Teams that read only their own line of the plan find out
in the week in which it happens.

## Example
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  new-locks: {title: Locks that open with one hand, status: agreed, due: 2031-09-30}
  open-by-app: {title: Open the lock with the app, touches: [collect-bike], due: 2031-06-30, needs: [new-locks]}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  new-locks: {title: Locks that open with one hand, status: agreed, due: 2031-05-31}
  open-by-app: {title: Open the lock with the app, touches: [collect-bike], due: 2031-06-30, needs: [new-locks]}
```
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.plans import find_open
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Entry
    from cxmap.language.initiative import Initiative

    Initiatives = Mapping[str, Entry[Initiative]]


def check(subject: Subject) -> Iterator[Finding]:
    """Report every day of an open initiative that cannot be kept."""
    initiatives = {entry.id: entry for entry in find_open(subject.journey)} if subject.journey else {}
    late = [found for entry in initiatives.values() for found in _check_needs(entry, initiatives)]
    possible = _find_possible(initiatives) if late else frozenset()
    for entry in initiatives.values():
        yield from _check_start(entry)
    for need, finding in late:
        if need in possible:
            yield finding


def _check_start(entry: "Entry[Initiative]") -> Iterator[Finding]:
    if _ends_before_it_starts(entry.noun):
        message = f"the initiative `{entry.id}` starts on {entry.noun.starts} and is due before, on {entry.noun.due}"
        related = (("it is due here", Spot(entry.at.below("due"))),)
        yield Finding(Spot(entry.at.below("starts")), message, "correct the day under `starts` or `due`", related)


def _check_needs(entry: "Entry[Initiative]", initiatives: "Initiatives") -> Iterator[tuple[str, Finding]]:
    """Every need that comes too late, with what there is to say of it."""
    due = entry.noun.due
    # Where its own two days contradict each other, the wrong one may be the one that others are compared with.
    if due is None or _ends_before_it_starts(entry.noun):
        return
    for index, need in enumerate(entry.noun.needs):
        needed = initiatives.get(need)
        if needed is None or needed.noun.due is None or needed.noun.due <= due:
            continue
        yield (
            need,
            Finding(
                Spot(entry.at.below("needs", index)),
                f"the initiative `{entry.id}` is due on {due} and needs `{need}`, which is due on {needed.noun.due}",
                f"move the `due` of `{entry.id}` to {needed.noun.due} or later, or bring `{need}` forward",
                (
                    (f"`{need}` is due here", Spot(needed.at.below("due"))),
                    (f"`{entry.id}` is due here", Spot(entry.at.below("due"))),
                ),
            ),
        )


def _ends_before_it_starts(noun: "Initiative") -> bool:
    return noun.starts is not None and noun.due is not None and noun.starts > noun.due


def _find_possible(initiatives: "Initiatives") -> frozenset[str]:
    """The initiatives that do not wait for a circle, however far away."""
    from graphlib import CycleError, TopologicalSorter

    needs = {id: [need for need in entry.noun.needs if need in initiatives] for id, entry in initiatives.items()}
    order = TopologicalSorter(needs)
    # What is outside the circles can be ordered all the same.
    with suppress(CycleError):
        order.prepare()
    possible: set[str] = set()
    while ready := order.get_ready():
        possible.update(ready)
        order.done(*ready)
    return frozenset(possible)


RULE = Rule("CX335", "impossible-plan", Severity.WARNING, check, level="mapped")
