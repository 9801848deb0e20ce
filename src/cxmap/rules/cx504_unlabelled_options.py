"""Nothing tells the options of a decision apart.

## What it does
Reports a touchpoint with ways to two or more others of which at least two do not say `when` customers go there. Where
customers choose themselves, or nobody is named under `by`, the `share` who go each way is enough, because more is often
not known; an employee or a system decides by something. One way without words is the one for all the rest.

Reports also two ways on with the same words under `when`, small and capital letters being the same.

## Why it matters
Two arrows without words are no decision. Nobody can check whether a customer was sent the right way, and nobody can
count how many were. Two ways with the same words tell as little as two without.

## Example
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike: {name: I collect my bicycle, next: {fit-helmet: {}, fit-basket: {}}}
      fit-helmet: {name: I try on a helmet}
      fit-basket: {name: I hang up a basket}
```

## Instead
```yaml
level: mapped
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        next: {fit-helmet: {when: I mean to race}, fit-basket: {when: I mean to picnic}}
      fit-helmet: {name: I try on a helmet}
      fit-basket: {name: I hang up a basket}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.flow import ENDS
from cxmap.language.words import enumerate_words
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint
    from cxmap.language.flow import Edge


def check(subject: Subject) -> Iterator[Finding]:
    """Report every decision of which two options or more cannot be told apart."""
    for touchpoint in subject.journey.touchpoints.values() if subject.journey else ():
        ways = touchpoint.noun.next or {}
        blank = [target for target, edge in ways.items() if target not in ENDS and _is_blank(edge)]
        if len(blank) > 1:
            message = f"nothing tells when customers go from `{touchpoint.id}` to {enumerate_words(blank, last='or')}"
            advice = f"add `when:` to these ways, e.g. `{blank[0]}: {{when: …}}`"
            yield Finding(Spot(touchpoint.at.below("next"), on_key=True), message, advice)
        earlier: dict[str, str] = {}
        for target, edge in ways.items():
            words = "" if isinstance(edge, (int, float)) else " ".join((edge.when or "").casefold().split())
            if words and earlier.setdefault(words, target) != target:
                yield _report_same(touchpoint, earlier[words], target)


def _report_same(touchpoint: "Touchpoint", first: str, second: str) -> Finding:
    at = touchpoint.at.below("next")
    message = f"customers go from `{touchpoint.id}` to `{first}` and to `{second}` at the same `when`"
    advice = "say what tells them apart, or keep one of the two ways"
    related = ((f"`{first}` says the same", Spot(at.below(first, "when"))),)
    return Finding(Spot(at.below(second, "when")), message, advice, related)


def _is_blank(edge: "float | Edge") -> bool:
    """Whether a way says neither when it is taken nor, where customers choose, how often."""
    if isinstance(edge, (int, float)) or edge.when is not None:
        return False
    chosen = edge.by is None or edge.by == "customer"
    return edge.share is None or not chosen


RULE = Rule("CX504", "unlabelled-options", Severity.WARNING, check, level="mapped")
