"""Customers can enter a loop and never leave it.

## What it does
Reports touchpoints from which all ways lead to each other, and none to `done`, to `leaves` or out.

## Why it matters
A journey without an end is a mistake in the map, or the worst place of the journey. A way back, such as "the payment
failed, I try again", needs a second way for those who give up.

## Example
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
      open-lock: {name: I open the lock, next: {call-shop: {}}}
      call-shop: {name: I call the shop, next: {open-lock: {}}}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle}
      open-lock: {name: I open the lock, next: {done: 0.9, call-shop: 0.1}}
      call-shop: {name: I call the shop, next: {open-lock: {}}}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.graph import find_loops
from cxmap.language.words import enumerate_plainly
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.ways import Ways, find_ways

MOST_NAMED = 4
"""More touchpoints of a loop than this are only counted."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every loop without a way out, at the last way that is written in it."""
    journey = subject.journey
    if journey is None:
        return
    ways = find_ways(journey)
    for part in find_loops(ways.onward):
        if _is_closed(part, ways):
            members = sorted((journey.touchpoints[id] for id in part), key=lambda touchpoint: touchpoint.number)
            # A loop leads back somewhere, and no way by file order does.
            last = next(touchpoint for touchpoint in reversed(members) if touchpoint.noun.next)
            spot = Spot(last.at.below("next"), on_key=True)
            yield Finding(spot, _say([member.id for member in members]), _advise(last.id, alone=len(members) == 1))


def _is_closed(part: list[str], ways: Ways) -> bool:
    members = set(part)
    return members.isdisjoint(ways.ending | ways.unknown) and all(members.issuperset(ways.onward[id]) for id in part)


def _say(ids: list[str]) -> str:
    if len(ids) == 1:
        return f"`{ids[0]}` leads to nothing but itself"
    named = [f"`{id}`" for id in ids[:MOST_NAMED]]
    more = len(ids) - len(named)
    return f"{enumerate_plainly([*named, f'{more} more'] if more else named)} lead to nothing but each other"


def _advise(id: str, *, alone: bool) -> str:
    where = f"`{id}`" if alone else f"`{id}` or of another of them"
    return f"add the way out to the `next` of {where}: `done`, `leaves` or a touchpoint outside"


RULE = Rule("CX503", "endless-loop", Severity.ERROR, check, level="mapped")
