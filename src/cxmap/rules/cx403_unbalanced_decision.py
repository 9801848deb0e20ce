"""The shares of the ways on from a touchpoint do not add up to all customers there.

## What it does
Adds up the shares under `next`. Where every way has one, they must make 1; where some have none, the others must not be
more than 1. Whoever writes whole per cents rounds each by up to 0.005, so that the sum may be off by as much for each
share, and by 0.01 in any case.

## Why it matters
Whoever comes to a touchpoint goes somewhere. Shares that make 0.9 hide where one in ten customers went, and that is
most often the one who gave up.

## Example
```yaml
stages:
  order:
    touchpoints:
      get-quote: {name: I get a quote, next: {sign-contract: 0.6, ask-advisor: 0.3}}
      ask-advisor: {name: I ask an advisor}
      sign-contract: {name: I sign}
```

## Instead
```yaml
stages:
  order:
    touchpoints:
      get-quote: {name: I get a quote, next: {sign-contract: 0.6, ask-advisor: 0.3, leaves: 0.1}}
      ask-advisor: {name: I ask an advisor}
      sign-contract: {name: I sign}
```
"""

from collections.abc import Iterator
from itertools import zip_longest
from math import fsum
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.scales import spell
from cxmap.journey.shares import find_slack
from cxmap.language.flow import ENDS, LEAVES
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint
    from cxmap.language.measure import MeasuredShareValue

NO_AND_YES = 2
"""The answers that a share is counted from."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every decision whose shares are not those of all who decide."""
    touchpoints = list(subject.journey.touchpoints.values()) if subject.journey else []
    for touchpoint, following in zip_longest(touchpoints, touchpoints[1:]):
        if touchpoint.noun.next is not None:
            yield from _check_decision(touchpoint, following)


def _check_decision(touchpoint: "Touchpoint", following: "Touchpoint | None") -> Iterator[Finding]:
    shares = _list_shares(touchpoint)
    known = [share for share in shares.values() if share is not None]
    total = round(fsum(known), 10)
    complete = len(known) == len(shares)
    slack = find_slack(len(known))
    if total > round(1 + slack, 10) or (complete and total < round(1 - slack, 10)):
        message = f"the shares of the ways on from `{touchpoint.id}` add up to `{spell(total)}`"
        if not complete:
            message += ", and not every way has one"
        # Whoever writes only how many give up, means that the others go on.
        others = following.id if following and shares.keys() <= set(ENDS) else LEAVES
        yield Finding(Spot(touchpoint.at.below("next"), on_key=True), message, _advise(total, shares, others))


def _list_shares(touchpoint: "Touchpoint") -> dict[str, float | None]:
    """The share of each way, also of one that leads nowhere; None where it has none that can be used."""
    shares: dict[str, float | None] = {}
    for target, edge in (touchpoint.noun.next or {}).items():
        written = edge if isinstance(edge, (int, float)) else edge.share
        shares[target] = written if written is None or isinstance(written, (int, float)) else _find_share(written)
    return shares


def _find_share(written: "MeasuredShareValue") -> float | None:
    if written.value is not None:
        return written.value
    answers = written.answers or []
    return answers[-1] / sum(answers) if len(answers) == NO_AND_YES and any(answers) else None


def _advise(total: float, shares: dict[str, float | None], others: str) -> str:
    if total > 1:
        return "lower the shares until they add up to 1"
    rest = spell(round(1 - total, 10))
    example = "" if others in shares else f", e.g. `{others}: {rest}`"
    return f"say where the other {rest} go{example}, or correct the shares"


RULE = Rule("CX403", "unbalanced-decision", Severity.ERROR, check)
