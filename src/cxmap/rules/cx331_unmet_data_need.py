"""A touchpoint builds on data that nothing gives it.

## What it does
Reports data that a touchpoint uses (`data.uses`) where no touchpoint of the map collects it, no hand-off carries it and
the touchpoint names no system that it could come from (`systems`, or a system that decides on a way on). Words are
compared as they were written, but for capitals and blanks. A map in which no touchpoint collects anything has not told
that side yet.

It also reports a need that is foreseen (`data.anticipates`) where the touchpoint neither collects nor uses any data to
foresee it from.

## Why it matters
What a contact promises to know, it has to know from somewhere. If nobody collects it, the customer is asked again, or
the promise is a picture on a slide.

## Example
```yaml
level: mapped
stages:
  order:
    touchpoints:
      fill-form: {name: I fill in the form, data: {collects: [address]}}
      get-date: {name: I get my date, data: {uses: [address, floor]}}
```

## Instead
```yaml
level: mapped
stages:
  order:
    touchpoints:
      fill-form: {name: I fill in the form, data: {collects: [address, floor]}}
      get-date: {name: I get my date, data: {uses: [address, floor]}}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import shown
from cxmap.rules.data import Neighbours, find_carried, find_collected, find_used
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


def check(subject: Subject) -> Iterator[Finding]:
    """Report all data that is used and comes from nowhere, and needs foreseen from nothing."""
    if subject.journey is not None:
        yield from _find_groundless(subject.journey)
        yield from _find_unmet(subject, subject.journey)


def _find_groundless(journey: "Journey") -> Iterator[Finding]:
    for touchpoint in journey.touchpoints.values():
        data = touchpoint.noun.data
        if data is not None and data.anticipates is not None and not data.collects and not data.uses:
            message = f"`{touchpoint.id}` foresees a need and has no data to foresee it from"
            advice = "add `uses:` or `collects:` beside it, with the data that shows the need"
            yield Finding(Spot(touchpoint.at.below("data", "anticipates")), message, advice)


def _find_unmet(subject: Subject, journey: "Journey") -> Iterator[Finding]:
    collected, used = subject.once(find_collected), subject.once(find_used)
    if not collected or not used:
        return
    served = {touchpoint.id for touchpoint in journey.touchpoints.values() if touchpoint.noun.systems}
    served |= {way.source for way in journey.transitions if way.decider == "automated"}
    given = collected.keys() | find_carried(journey)
    neighbours = Neighbours(collected)
    for key, mentions in used.items():
        for mention in mentions if key not in given else ():
            if mention.touchpoint in served:
                continue
            near = neighbours.find(key)
            advice = "name it under `data.collects` where it is asked for, or under `systems` the system that has it"
            yield Finding(
                Spot(mention.at),
                f"`{mention.touchpoint}` uses `{shown(mention.text)}`, which nothing collects and no system gives",
                f"if `{shown(near)}`, which is collected, means the same, use one word; else {advice}"
                if near
                else advice,
            )


RULE = Rule("CX331", "unmet-data-need", Severity.NOTE, check, level="mapped")
