"""A comment asks for silence and gives no reason.

## What it does
Reports `# cxmap: ignore[…]` comments with nothing behind the brackets. Where nothing in the brackets has anything to
silence, `unused-suppression` says so, and that is enough.

## Why it matters
Whoever reads the map next year must know whether the reason still holds. Without one, nobody dares to remove the
comment.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, channels: [fax]}  # cxmap: ignore[CX201]
```

## Instead
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, channels: [fax]}  # cxmap: ignore[CX201] nobody owns up to it
```
"""

from collections import Counter
from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report wishes for silence without a reason."""
    idle = Counter(suppression.span for suppression, _ in subject.idle)
    for suppression in subject.suppressions:
        if len(suppression.selectors) > idle[suppression.span] and not suppression.reason:
            spot = Spot(Place(subject.file, ()), span=suppression.span)
            yield Finding(spot, "nobody says why this is silenced", "write the reason behind the brackets")


RULE = Rule("CX020", "unexplained-suppression", Severity.NOTE, check)
