"""Numbers come from people who were rewarded for answering.

## What it does
Reports a source with `incentivised: true` from which numbers of the map come, where a reward shifts what is answered:
surveys, comments, stories, posts and panels. Whoever gives an hour for an interview, a focus group or an observation
is paid by custom, and nobody counts what was said there.

## Why it matters
A voucher brings more answers, and kinder ones, from people who like vouchers. Beside a contact that was rated without
a reward, the rewarded one looks better than it is.

## Example
```yaml
level: measured
evidence:
  guest-survey: {kind: transactional-survey, n: 212, incentivised: true}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 8.1, from: guest-survey}
```

## Instead
```yaml
level: measured
evidence:
  guest-survey: {kind: transactional-survey, n: 96, incentivised: false}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 7.1, from: guest-survey}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.figures import Figure, find_figures
from cxmap.rules.rule import Finding, Rule, Spot, Subject

SHIFTED = frozenset(
    {
        "transactional-survey",
        "intercept-survey",
        "relationship-survey",
        "social",
        "forum",
        "customer-comment",
        "customer-story",
        "market-research",
    }
)
"""Evidence in which a reward changes what is answered."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every rewarded source that numbers come from."""
    journey = subject.journey
    if journey is None:
        return
    cited: dict[str, Figure] = {}
    for figure in subject.once(find_figures) or ():
        for id in figure.sources:
            cited.setdefault(id, figure)
    for id, figure in cited.items():
        entry = journey.evidence.get(id)
        if entry is not None and entry.noun.incentivised and entry.noun.kind in SHIFTED:
            spot = Spot(entry.at.below("incentivised") if entry.at.file == journey.file else figure.cited)
            message = f"numbers come from `{id}`, where people were rewarded for answering"
            yield Finding(spot, message, "ask without a reward next time, and until then read its ratings as too kind")


RULE = Rule("CX310", "incentivised-evidence", Severity.NOTE, check, level="measured")
