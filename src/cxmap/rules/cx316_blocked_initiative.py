"""An initiative needs what will not be there.

## What it does
Reports an open initiative that needs an initiative which was dropped, a system which is retiring, or, round a circle,
itself. What is blocked only because something else is blocked is not reported again. A need of itself, and a retiring
system with one successor, are repaired by `--fix --unsafe`.

## Why it matters
It will not begin, however often it is agreed on. The touchpoints it was to mend stay as they are until somebody sees
that their plan is none.

## Example
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  new-locks: {title: Locks that open with one hand, status: dropped}
  open-by-app: {title: Open the lock with the app, touches: [collect-bike], needs: [new-locks]}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
initiatives:
  new-locks: {title: Locks that open with one hand, status: agreed}
  open-by-app: {title: Open the lock with the app, touches: [collect-bike], needs: [new-locks]}
```
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.base import list_values
from cxmap.language.words import enumerate_words
from cxmap.rules.plans import find_open
from cxmap.rules.repair import Remove, Repair, Rewrite
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.initiative import Initiative


def check(subject: Subject) -> Iterator[Finding]:
    """Report every need of an open initiative that cannot be met."""
    journey = subject.journey
    if journey is None:
        return
    initiatives = {entry.id: entry for entry in find_open(journey)}
    circles = _find_circles(initiatives)
    for entry in initiatives.values():
        for index, need in enumerate(entry.noun.needs):
            at = entry.at.below("needs", index)
            if (entry.id, index) in circles:
                yield _say_circle(at, circles[entry.id, index])
            elif need in journey.initiatives:
                yield from _check_initiative(journey, entry, need, at)
            elif need in journey.systems:
                yield from _check_system(journey, entry, need, at)


def _check_initiative(journey: "Journey", entry: "Entry[Initiative]", need: str, at: "Place") -> Iterator[Finding]:
    needed = journey.initiatives[need]
    if needed.noun.status == "dropped":
        message = f"the initiative `{entry.id}` needs `{need}`, which was dropped"
        advice = f"remove `{need}` from `needs` if it can do without, else take it up again or drop `{entry.id}` too"
        related = ((f"`{need}` was dropped here", Spot(needed.at.below("status"))),)
        yield Finding(Spot(at), message, advice, related)


def _check_system(journey: "Journey", entry: "Entry[Initiative]", need: str, at: "Place") -> Iterator[Finding]:
    system = journey.systems[need]
    if system.noun.state == "retiring":
        successors = list_values(system.noun.replaced_by)
        message = f"the initiative `{entry.id}` needs the system `{need}`, which is retiring"
        new = [successor for successor in successors if successor not in entry.noun.needs]
        advice = f"write {enumerate_words(new)} instead" if new else f"remove `{need}`, or name a system that will stay"
        related = ((f"`{need}` is retiring", Spot(system.at, on_key=True)),)
        fix = Repair(f"replace it with `{new[0]}`", (Rewrite(at.path, new[0]),)) if len(new) == 1 else None
        yield Finding(Spot(at), message, advice, related, fix)


def _say_circle(at: "Place", circle: tuple[str, ...]) -> Finding:
    chain = " → ".join(f"`{id}`" for id in circle)
    first = circle[0]
    if len(set(circle)) == 1:
        advice = f"remove `{first}` from its `needs`"
        return Finding(
            Spot(at), f"the initiative `{first}` needs itself", advice, fix=Repair(advice, (Remove(at.path),))
        )
    advice = "remove the need that can wait, so that one of them can begin"
    return Finding(Spot(at), f"these initiatives wait for one another: {chain}", advice)


def _find_circles(initiatives: "Mapping[str, Entry[Initiative]]") -> dict[tuple[str, int], tuple[str, ...]]:
    """The needs that close a circle, each with the way round; one for every circle that is found in file order."""
    circles: dict[tuple[str, int], tuple[str, ...]] = {}
    finished: set[str] = set()
    for start in initiatives:
        # The way to where the search stands, with how many needs of each have been followed.
        way = {} if start in finished else {start: 0}
        while way:
            here, index = next(reversed(way.items()))
            needs = initiatives[here].noun.needs
            if index == len(needs):
                finished.add(here)
                del way[here]
                continue
            way[here] += 1
            need = needs[index]
            if need in way:
                chain = list(way)
                circles[here, index] = (*chain[chain.index(need) :], need)
            elif need in initiatives and need not in finished:
                way[need] = 0
    return circles


RULE = Rule("CX316", "blocked-initiative", Severity.WARNING, check, level="mapped")
