"""A system decides, and nobody can say which, by what rule, or who helps where it cannot.

## What it does
Reports an automated decision (`by: {…}`) that lacks `system`, `rule` or `fallback`. What the ways of one touchpoint say
is taken together: it is enough to name the fallback once.

Reports a fallback that is the touchpoint itself, and one where the map shows no person: all its channels are
`kind: digital`, it has no `roles` and no `frontstage`, and no employee decides there. Where a channel has another kind
or none, nobody can tell, and nothing is said.

## Why it matters
A decision that nobody can explain cannot be corrected, and in some countries it may not be taken at all without
somebody to turn to. For the customer the fallback is the difference between a detour and a wall.

## Example
```yaml
level: mapped
systems:
  lock-service: {name: Lock service}
stages:
  ride:
    touchpoints:
      scan-licence:
        name: I hold my licence to the lock
        next:
          ride-bike: {when: it opens, by: {system: lock-service, rule: the licence is valid}}
          leaves: {when: it does not}
      ride-bike: {name: I ride around the lake}
```

## Instead
```yaml
level: mapped
systems:
  lock-service: {name: Lock service}
stages:
  ride:
    touchpoints:
      scan-licence:
        name: I hold my licence to the lock
        next:
          ride-bike: {when: it opens, by: {system: lock-service, rule: the licence is valid, fallback: call-shop}}
          leaves: {when: it does not}
      call-shop: {name: I call the shop}
      ride-bike: {name: I ride around the lake}
```
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import enumerate_plainly
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.language.flow import Automated

NEEDED = {"system": "no system", "rule": "no rule", "fallback": "no fallback to a person"}
"""What an automated decision needs, and how its absence is called."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every automated decision that lacks a part."""
    journey = subject.journey
    helpers: list[str] | None = None
    for touchpoint in journey.touchpoints.values() if journey else ():
        automated = _find_automated(touchpoint)
        lacking = [key for key in NEEDED if all(getattr(by, key) is None for by in automated.values())]
        if journey is not None and automated and lacking:
            # Looked for once, and only where somebody needs them.
            helpers = _find_helpers(journey) if helpers is None else helpers
            missing = enumerate_plainly([NEEDED[key] for key in lacking])
            at = touchpoint.at.below("next", next(iter(automated)), "by")
            message = f"a system decides at `{touchpoint.id}`, with {missing}"
            helper = next((id for id in helpers if id != touchpoint.id), "")
            yield Finding(Spot(at, on_key=True), message, _advise(lacking, helper))
        for target, by in automated.items() if journey else ():
            fallback = journey.touchpoints.get(by.fallback or "") if journey else None
            reason = _refuse_fallback(fallback, touchpoint) if fallback else ""
            if journey and reason:
                helpers = _find_helpers(journey) if helpers is None else helpers
                helper = next((id for id in helpers if id != touchpoint.id), "")
                example = f", e.g. `{helper}`" if helper else ""
                spot = Spot(touchpoint.at.below("next", target, "by", "fallback"))
                yield Finding(spot, reason, f"name a touchpoint where a person takes over{example}")


def _find_automated(touchpoint: "Touchpoint") -> "dict[str, Automated]":
    """What is known of the decision, by the way that says it."""
    decided = {}
    for target, edge in (touchpoint.noun.next or {}).items():
        if not isinstance(edge, (int, float)) and edge.by is not None and not isinstance(edge.by, str):
            decided[target] = edge.by
    return decided


def _refuse_fallback(fallback: "Touchpoint", touchpoint: "Touchpoint") -> str:
    """Why a fallback is no help, as far as the map tells; empty where it may be one."""
    if fallback.id == touchpoint.id:
        return f"the fallback of `{touchpoint.id}` is `{touchpoint.id}` itself"
    machines = fallback.channels and all(channel.noun.kind == "digital" for channel in fallback.channels)
    ways = (fallback.noun.next or {}).values()
    decides = any(not isinstance(way, (int, float)) and way.by == "employee" for way in ways)
    if not machines or fallback.roles or fallback.noun.frontstage or decides:
        return ""
    return f"nothing at `{fallback.id}`, the fallback of `{touchpoint.id}`, shows that a person is there"


def _find_helpers(journey: "Journey") -> list[str]:
    """Two touchpoints where customers meet a person, if there are any."""
    human = (
        touchpoint.id
        for touchpoint in journey.touchpoints.values()
        if any(channel.noun.kind == "human" for channel in touchpoint.channels)
    )
    return list(islice(human, 2))


def _advise(lacking: list[str], helper: str) -> str:
    wanted = {
        "system": "`system:` with the system that decides",
        "rule": "`rule:` with what it decides by",
        "fallback": "`fallback:` with the touchpoint where a person takes over",
    }
    example = f", e.g. `{helper}`" if helper and "fallback" in lacking else ""
    return f"add {enumerate_plainly([wanted[key] for key in lacking])}{example}"


RULE = Rule("CX505", "unfounded-automation", Severity.WARNING, check, level="mapped")
