"""The journey ends when the customer has bought.

## What it does
Reports a map whose stages declare at least two phases, `purchase` among them, and neither `retention` nor
`advocacy`. Nothing is said where a stage behind the last purchase has no phase, or where the id or name of a stage
says renew, renewal, reorder, retain, retention, loyalty or advocacy, as in a map between firms.

## Why it matters
Whoever stops drawing at the signature sees what it costs to win a customer and nothing of what it costs to lose one.
Most of the contacts, and most of the reasons to stay or to warn others, come after the purchase.

## Example
```yaml
level: mapped
stages:
  compare: {phase: consideration}
  order: {phase: purchase}
```

## Instead
```yaml
level: mapped
stages:
  compare: {phase: consideration}
  order: {phase: purchase}
  use: {phase: retention}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.wording import LATER_WORDS, find_word, spell_id

LATER = frozenset({"retention", "advocacy"})


def check(subject: Subject) -> Iterator[Finding]:
    """Report a map in which nothing follows the purchase."""
    stages = subject.journey.stages if subject.journey else ()
    phases = {stage.noun.phase for stage in stages} - {None}
    if "purchase" not in phases or len(phases) < 2 or phases & LATER:
        return
    last = max(index for index, stage in enumerate(stages) if stage.noun.phase == "purchase")
    if any(stage.noun.phase is None for stage in stages[last:]):
        return
    # A firm's customer who renews buys again, so that such a stage may well be called a purchase.
    if any(find_word(f"{spell_id(stage.id)} {stage.name}", LATER_WORDS) for stage in stages):
        return
    yield Finding(
        Spot(stages[last].at.below("phase")),
        f"the journey stops at the purchase, with stage `{stages[last].id}`",
        "add a stage with `phase: retention` for what customers go through then, or with `phase: advocacy`",
    )


RULE = Rule("CX327", "stops-at-purchase", Severity.NOTE, check, level="mapped")
