"""A touchpoint says neither what helps customers nor what holds them back.

## What it does
Reports a touchpoint with neither `enablers` nor `barriers` where there must be something to say: somebody is unhappy
or delighted here (`feels` below 0 or above 1), or it is a moment of truth. A contact that leaves everybody cool, or a
little pleased, needs no reason.

## Why it matters
"Unhappy" is no task. What stands in the way is one, and what delights has to be known to survive the next
reorganisation.

## Example
```yaml
level: mapped
stages:
  return:
    touchpoints:
      wait-at-gate: {name: I wait for the gate to open, feels: -2}
```

## Instead
```yaml
level: mapped
stages:
  return:
    touchpoints:
      wait-at-gate:
        name: I wait for the gate to open
        feels: -2
        barriers: [The gate opens only after the next train]
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint

PLEASED = 1
"""Whoever feels better than this is delighted."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every touchpoint that has something to explain and explains nothing."""
    journey = subject.journey
    for touchpoint in journey.touchpoints.values() if journey else ():
        if touchpoint.noun.enablers or touchpoint.noun.barriers:
            continue
        reason, advice = _find_reason(touchpoint)
        if reason:
            message = f"`{touchpoint.id}` has neither an enabler nor a barrier, though {reason}"
            yield Finding(Spot(touchpoint.at, on_key=True), message, advice)


def _find_reason(touchpoint: "Touchpoint") -> tuple[str, str]:
    """Why something should be said about a touchpoint, and what; empty where nothing need be."""
    feelings = touchpoint.feels.values()
    if any(feeling < 0 for feeling in feelings):
        return "somebody is unhappy there", "add `barriers:` with what stands in the way"
    if any(feeling > PLEASED for feeling in feelings):
        return "somebody is delighted there", "add `enablers:` with what delights, so that it is kept"
    if touchpoint.noun.moment_of_truth:
        return "it is a moment of truth", "add `enablers:` and `barriers:` with what decides there"
    return "", ""


RULE = Rule("CX306", "no-enabler-or-barrier", Severity.NOTE, check, level="mapped")
