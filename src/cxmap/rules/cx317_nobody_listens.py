"""Customers are unhappy at a touchpoint and nobody listens.

## What it does
Reports a touchpoint of a `measured` map where somebody is unhappy (`feels` below 0, most answers dissatisfied, or a
mean below the cut of its scale) and no evidence stands behind it in which customers speak: no survey, service report,
forum or social watch, comment, story, interview, focus group, observation or market research. Such evidence is looked
for in the `from` of the touchpoint, of its numbers and of its barriers and enablers; what speaks for one persona does
not speak for another. Recorded events and the views of a workshop are no listening.

## Why it matters
Most unhappy customers never complain, they go. Where nobody asks, the map knows of the trouble only because somebody
guessed it, and nobody will see whether a repair helped.

## Example
```yaml
level: measured
evidence:
  gate-log: {kind: analytics}
stages:
  return:
    touchpoints:
      wait-at-gate:
        name: I wait for the gate to open
        feels: -2
        metrics:
          frequency: {value: 0.3, from: gate-log}
```

## Instead
```yaml
level: measured
evidence:
  gate-log: {kind: analytics}
  counter-notes: {kind: service-reports}
stages:
  return:
    touchpoints:
      wait-at-gate:
        name: I wait for the gate to open
        feels: -2
        metrics:
          frequency: {value: 0.3, from: gate-log}
        from: counter-notes
```
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.base import list_values
from cxmap.rules.figures import INTENDED
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Place, Scale
    from cxmap.journey.model import Journey, Touchpoint

DEAF = frozenset({"analytics", "stakeholder-workshop", "assumption"})
"""Evidence in which no customer speaks."""

HALF = 5
"""The middle of 0–10."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every touchpoint whose unhappy customers are not heard."""
    journey = subject.journey
    if journey is None or journey.noun.state in INTENDED:
        return
    for touchpoint in journey.touchpoints.values():
        unhappy = _find_unhappy(touchpoint, journey.scales["satisfaction"])
        unheard = {who: at for who, at in unhappy.items() if not _is_heard(journey, touchpoint, who)} if unhappy else {}
        if unheard:
            who, at = next(iter(unheard.items()))
            whose = f"persona `{who}` is" if who else "customers are"
            message = f"{whose} unhappy at `{touchpoint.id}` and nobody listens"
            advice = "ask them there, or name the survey, service reports or forum watch that hears them under `from`"
            yield Finding(Spot(at), message, advice)


def _find_unhappy(touchpoint: "Touchpoint", scale: "Scale") -> "dict[str, Place]":
    """Who is unhappy, by persona id, with the place that says so; under the empty id where it is everybody."""
    unhappy: dict[str, Place] = {}
    for who in touchpoint.feels:
        feeling = touchpoint.feeling_of(who)
        if feeling is not None and feeling < 0:
            unhappy[who] = touchpoint.at.below("feels", who) if who else touchpoint.at.below("feels")
    figures: Mapping[str, Mapping[str, Measure]] = {"": touchpoint.metrics, **touchpoint.by_persona}
    for who, measures in figures.items():
        satisfaction = measures.get("satisfaction")
        if satisfaction is not None and _is_low(satisfaction, scale):
            unhappy.setdefault(who, satisfaction.at)
    return unhappy


def _is_low(satisfaction: "Measure", scale: "Scale") -> bool:
    """Whether most are dissatisfied, as far as the figure can tell."""
    if satisfaction.dissatisfied is not None:
        return satisfaction.dissatisfied > 0.5
    if satisfaction.value is None or satisfaction.scaled is None:
        return False
    if scale.method == "mean":
        turned = scale.min + scale.max - satisfaction.value if scale.better == "low" else satisfaction.value
        return turned < scale.cut
    # Few in the top box may still be many who are content.
    return scale.method != "top-box" and satisfaction.scaled < HALF


def _is_heard(journey: "Journey", touchpoint: "Touchpoint", who: str) -> bool:
    """Whether some evidence speaks for a persona; for everybody where it is the empty id."""
    for id in _find_sources(touchpoint):
        source = journey.evidence.get(id)
        if source is not None and source.noun.kind not in DEAF:
            spoken_for = source.noun.persona
            if not who or spoken_for is None or spoken_for == who:
                return True
    return False


def _find_sources(touchpoint: "Touchpoint") -> Iterator[str]:
    """The evidence behind a touchpoint, its own numbers and its remarks."""
    noun = touchpoint.noun
    yield from list_values(noun.from_)
    for measures in (touchpoint.metrics, *touchpoint.by_persona.values(), *touchpoint.by_channel.values()):
        for measure in measures.values():
            yield from measure.evidence
    for remark in (*noun.barriers, *noun.enablers):
        if not isinstance(remark, str):
            yield from list_values(remark.from_)
    for share in (noun.complaints.rate, noun.complaints.recovery) if noun.complaints else ():
        if share is not None and not isinstance(share, (int, float)):
            yield from list_values(share.from_)


RULE = Rule("CX317", "nobody-listens", Severity.WARNING, check, level="measured")
