"""No way leads to a touchpoint.

## What it does
Follows all ways from where a journey begins: its first touchpoint, and every touchpoint of the first stage, of stages
of the phase `awareness`, and with `intentional: false`, because customers may come to these by themselves. In a map of
one stage only the first touchpoint is a beginning. What cannot be reached is reported, the first of several in a row.
A fallback to a person is a way too. Without any `next` the touchpoints follow each other, so each can be reached.

## Why it matters
Either customers do come here, and then the map hides from where; or they do not, and then the touchpoint belongs to
another map. Most often a `next` was written for the touchpoint before it and leads past it.

## Example
```yaml
level: mapped
stages:
  find:
    touchpoints:
      see-bikes: {name: I see which bicycles are free}
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, next: {ride-bike: {}}}
      fit-helmet: {name: I try on a helmet}
      ride-bike: {name: I ride around the lake}
```

## Instead
```yaml
level: mapped
stages:
  find:
    touchpoints:
      see-bikes: {name: I see which bicycles are free}
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, next: {ride-bike: 0.7, fit-helmet: 0.3}}
      fit-helmet: {name: I try on a helmet}
      ride-bike: {name: I ride around the lake}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.graph import find_loops, find_reached
from cxmap.language.flow import ENDS
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.ways import find_ways

if TYPE_CHECKING:
    from cxmap.journey.graph import Graph
    from cxmap.journey.model import Journey


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first of all touchpoints in a row to which no way leads."""
    journey = subject.journey
    if journey is None:
        return
    ways = find_ways(journey)
    # A way that leads nowhere may be the one that is missing.
    reached = set(journey.touchpoints) if ways.unknown else find_reached(ways.onward, _find_beginnings(journey))
    left = {id: ways.onward[id] for id in journey.touchpoints if id not in reached}
    if left:
        before = dict(zip(list(journey.touchpoints)[1:], journey.touchpoints, strict=False))
        for id in _find_first({id: [target for target in targets if target in left] for id, targets in left.items()}):
            source = journey.touchpoints[before[id]]
            # A second way to a touchpoint makes a decision, and its ways are to be told apart.
            details = "{}" if (source.noun.next or {}).keys() <= set(ENDS) else "{when: …}"
            advice = (
                f"add `{id}: {details}` to the `next` of `{source.id}`, or of another touchpoint that customers come "
                "from; if nobody planned this contact, add `intentional: false`"
            )
            yield Finding(Spot(journey.touchpoints[id].at, on_key=True), f"no way leads to `{id}`", advice)


def _find_beginnings(journey: "Journey") -> list[str]:
    """The touchpoints to which customers may come by themselves."""
    stages = [stage for stage in journey.stages if stage.touchpoints]
    first = {stage.id for stage in stages[:1] if len(stages) > 1}
    first |= {stage.id for stage in stages if stage.noun.phase == "awareness"}
    return [
        touchpoint.id
        for touchpoint in journey.touchpoints.values()
        if touchpoint.number == 1 or touchpoint.stage in first or touchpoint.noun.intentional is False
    ]


def _find_first(left: "Graph[str]") -> list[str]:
    """Of each part of what is left to which no other part leads, the touchpoint that comes first in the file."""
    part_of = {id: number for number, part in enumerate(find_loops(left)) for id in part}
    entered = {part_of[target] for id, targets in left.items() for target in targets if part_of[target] != part_of[id]}
    first: dict[int, str] = {}
    for id in left:
        first.setdefault(part_of[id], id)
    return [id for number, id in first.items() if number not in entered]


RULE = Rule("CX501", "unreachable-touchpoint", Severity.WARNING, check, level="mapped")
