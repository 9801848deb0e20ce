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
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Touchpoint


def check(subject: Subject) -> Iterator[Finding]:
    """Report every channel that has numbers or a tone where it is not used."""
    journey = subject.journey
    if journey is None:
        return
    # Where the name of a channel is misspelt, the right name stands there as soon as that is mended.
    meant = {(end.at.path[:4], end.near) for end in journey.loose_ends if end.wanted == "channel"}
    for touchpoint in journey.touchpoints.values():
        named = frozenset(touchpoint.noun.channels)
        if not named:
            continue
        for channel, places in _find_places(touchpoint).items():
            if channel in named or channel not in journey.channels or (touchpoint.at.path, channel) in meant:
                continue
            first, *others = places
            has = "a tone" if first.path[-2] == "tone" else "numbers"
            channels = Spot(touchpoint.at.below("channels"))
            yield Finding(
                Spot(first, on_key=True),
                f"channel `{channel}` has {has} at `{touchpoint.id}`, but is none of its channels",
                f"add `{channel}` to `channels` of `{touchpoint.id}`, or remove it here",
                (
                    ("these are its channels", channels),
                    *(("it has a tone here too", Spot(other, on_key=True)) for other in others),
                ),
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
