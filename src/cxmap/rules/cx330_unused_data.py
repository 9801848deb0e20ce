"""Data is collected from customers and used nowhere.

## What it does
Reports data that a touchpoint collects (`data.collects`), no touchpoint of the map builds on (`data.uses`) and no
hand-off passes on (`carries`).
Words are compared as they were written, but for capitals and blanks; data collected at several touchpoints is
reported at the first. Data from which the touchpoint itself foresees a need (`data.anticipates`) is used there. A map
in which no touchpoint uses anything has not told that side yet, and nothing is said.

## Why it matters
Every question costs the customer time and the organisation trust, and every answer has to be kept safe. An answer
that nobody needs is cost without use. Or somebody does need it, and the map does not know.

## Example
```yaml
level: mapped
stages:
  order:
    touchpoints:
      fill-form: {name: I fill in the form, data: {collects: [address, date of birth]}}
      get-date: {name: I get my date, data: {uses: [address]}}
```

## Instead
```yaml
level: mapped
stages:
  order:
    touchpoints:
      fill-form: {name: I fill in the form, data: {collects: [address]}}
      get-date: {name: I get my date, data: {uses: [address]}}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import shown
from cxmap.rules.data import Mention, Neighbours, find_carried, find_collected, find_used
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


def check(subject: Subject) -> Iterator[Finding]:
    """Report all data that is collected and never used."""
    journey = subject.journey
    collected, used = subject.once(find_collected), subject.once(find_used)
    if journey is None or not collected or not used:
        return
    neighbours = Neighbours(used)
    needed = used.keys() | find_carried(journey)
    for key, mentions in collected.items():
        if key not in needed and not any(_serves_foresight(mention, journey) for mention in mentions):
            first, *others = mentions
            near = neighbours.find(key)
            advice = "name it under `data.uses` of the touchpoint that builds on it, or stop asking for it"
            yield Finding(
                Spot(first.at),
                f"`{shown(first.text)}` is collected at `{first.touchpoint}` and used nowhere",
                f"if `{shown(near)}`, which is used, means the same, use one word; else {advice}" if near else advice,
                tuple((f"`{other.touchpoint}` collects it too", Spot(other.at)) for other in others),
            )


def _serves_foresight(mention: Mention, journey: "Journey") -> bool:
    data = journey.touchpoints[mention.touchpoint].noun.data
    return data is not None and data.anticipates is not None


RULE = Rule("CX330", "unused-data", Severity.NOTE, check, level="mapped")
