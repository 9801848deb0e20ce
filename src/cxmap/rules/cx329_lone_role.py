"""Several of the touchpoints that put most at risk depend on a role that one person fills.

## What it does
Reports roles with `people` of 1 or less that at least three of the ten touchpoints with the highest at-risk scores
name under `roles`. Where fewer than 20 touchpoints have a score, only the upper half counts. Touchpoints that share
the last of these ranks all count; those that put nothing at risk do not. A role that a catalogue declares is reported
where the highest of these touchpoints names it.

## Why it matters
When this person is ill, on holiday or leaves, the worst moments of the journey get worse on the same day. Such roles
seldom stand in a chart, and they are cheap to back up before it happens.

## Example
```yaml
level: measured
roles:
  dispatcher: {name: Dispatcher, people: 1}
stages:
  install:
    touchpoints:
      get-date:
        {name: I get my date, roles: [dispatcher], metrics: {frequency: 1, satisfaction: 4, loyalty: 7}}
      move-date:
        {name: I move my date, roles: [dispatcher], metrics: {frequency: 0.4, satisfaction: 3, loyalty: 6}}
      read-terms: {name: I read the terms, metrics: {frequency: 0.1, satisfaction: 6, loyalty: 2}}
      get-code: {name: I get the code, metrics: {frequency: 0.2, satisfaction: 8, loyalty: 2}}
      wait-for-van:
        {name: I wait for the van, roles: [dispatcher], metrics: {frequency: 0.9, satisfaction: 5, loyalty: 8}}
```

## Instead
```yaml
level: measured
roles:
  dispatcher: {name: Dispatcher, people: 2}
stages:
  install:
    touchpoints:
      get-date:
        {name: I get my date, roles: [dispatcher], metrics: {frequency: 1, satisfaction: 4, loyalty: 7}}
      move-date:
        {name: I move my date, roles: [dispatcher], metrics: {frequency: 0.4, satisfaction: 3, loyalty: 6}}
      read-terms: {name: I read the terms, metrics: {frequency: 0.1, satisfaction: 6, loyalty: 2}}
      get-code: {name: I get the code, metrics: {frequency: 0.2, satisfaction: 8, loyalty: 2}}
      wait-for-van:
        {name: I wait for the van, roles: [dispatcher], metrics: {frequency: 0.9, satisfaction: 5, loyalty: 8}}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.scales import spell
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.scores import find_highest

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Touchpoint
    from cxmap.language.organisation import Role

FEWEST = 3
"""Touchpoints that depend on a role before its one person is a risk to the whole journey. Ours."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every role of one person that many high scores depend on."""
    journey = subject.journey
    lone = {id: role for id, role in journey.roles.items() if _is_lone(role)} if journey else {}
    if not lone or journey is None:
        return
    dependent: dict[str, list[Touchpoint]] = {}
    highest = subject.once(find_highest)
    for ranked in highest.entries if highest else ():
        for id in dict.fromkeys(role.id for role in ranked.touchpoint.roles):
            dependent.setdefault(id, []).append(ranked.touchpoint)
    for id, role in lone.items():
        touchpoints = dependent.get(id, [])
        if len(touchpoints) >= FEWEST:
            yield _tell(subject, role, touchpoints)


def _is_lone(role: "Entry[Role]") -> bool:
    return role.noun.people is not None and role.noun.people <= 1


def _tell(subject: Subject, role: "Entry[Role]", touchpoints: "list[Touchpoint]") -> Finding:
    people = role.noun.people or 0
    filled = "nobody fills" if not people else "one person fills" if people == 1 else f"{spell(people)} posts fill"
    places = [Spot(touchpoint.at.below("roles", touchpoint.noun.roles.index(role.id))) for touchpoint in touchpoints]
    related = [(f"`{touchpoint.id}` depends on it", at) for touchpoint, at in zip(touchpoints, places, strict=True)]
    spot = Spot(role.at.below("people"))
    if role.at.file != subject.file:
        _, declared = related.pop(0), spot
        related.append((f"`{role.id}` is declared here", declared))
        spot = places[0]
    return Finding(
        spot,
        f"{len(touchpoints)} of the touchpoints with the highest scores depend on `{role.id}`, which {filled}",
        "plan a stand-in or a second post under `initiatives`, and raise `people` once somebody is there",
        tuple(related),
    )


RULE = Rule("CX329", "lone-role", Severity.WARNING, check, level="measured")
