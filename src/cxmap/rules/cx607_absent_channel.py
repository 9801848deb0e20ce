"""A channel has numbers or a tone at a touchpoint that does not happen there.

## What it does
Reports channels under `metrics.by_channel` or `tone` of a touchpoint whose `channels` names others and not them. A
touchpoint without `channels` is left alone. A channel with both is reported once.

## Why it matters
One of the two lines is wrong, and the reader cannot tell which: either customers do use this channel here and the map
hides it, or somebody measures and writes for a contact that does not exist.

## Example
```yaml
level: mapped
channels:
  website: {name: Website}
  counter: {name: Counter}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        channels: [counter]
        metrics:
          by_channel:
            website: {satisfaction: 7}
```

## Instead
```yaml
level: mapped
channels:
  website: {name: Website}
  counter: {name: Counter}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        channels: [counter, website]
        metrics:
          by_channel:
            website: {satisfaction: 7}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.absences import find_absences
from cxmap.rules.rule import Finding, Rule, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Touchpoint


def check(subject: Subject) -> Iterator[Finding]:
    """Report every channel that has numbers or a tone where it is not used."""
    for absence in find_absences(subject, "channel", _find_places):
        has = "a tone" if absence.places[0].path[-2] == "tone" else "numbers"
        yield absence.report(
            f"channel `{absence.id}` has {has} at `{absence.touchpoint.id}`, but is none of its channels",
            "these are its channels",
            "it has a tone here too",
        )


def _find_places(touchpoint: "Touchpoint") -> "dict[str, list[Place]]":
    """Where each channel has numbers and where it has a tone."""
    found: dict[str, list[Place]] = {}
    for channel in touchpoint.by_channel:
        found.setdefault(channel, []).append(touchpoint.at.below("metrics", "by_channel", channel))
    tone = touchpoint.noun.tone
    for channel in tone if isinstance(tone, dict) else ():
        found.setdefault(channel, []).append(touchpoint.at.below("tone", channel))
    return found


RULE = Rule("CX607", "absent-channel", Severity.WARNING, check, level="mapped")
