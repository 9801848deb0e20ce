"""A stage or touchpoint looks named from the inside.

## What it does
Guesses, and in English only. Reports names of stages and touchpoints (of stages without a name, their ids) that

- hold a word that organisations use among themselves: backlog, back office, churn, CRM, cross-sell, decision engine,
  dunning, ERP, fulfilment (fulfillment), funnel, KYC, MQL, nurture, pricing engine, provisioning, quote engine, rules
  engine, SLA, upsell, workflow;
- have several words and end in what an organisation does with something: acquisition, activation, adjudication,
  administration, allocation, assignment, authorisation (authorization), campaign, capture, configuration, creation,
  dispatching, escalation, execution, generation, handling, implementation, intake, management, monitoring, nurturing,
  offboarding, onboarding, optimisation (optimization), procedure, process, processing, qualification, reconciliation,
  routing, scoring, segmentation, synchronisation (synchronization), triage, validation, verification; or
- have several words and begin with what only an organisation does: assign, nurture, onboard, process, triage.

A name in which somebody says I, me, my, we, us or our is always left alone, and so is a single word such as
"Onboarding" or "Renewal".

## Why it matters
A map named after the organisation's processes shows the organisation. Nobody has ever wanted their ticket processed;
they want to know when the heating works again, and a team that reads that sees other gaps.

## Example
```yaml
level: mapped
stages:
  repair:
    touchpoints:
      process-ticket: {name: Ticket processing}
```

## Instead
```yaml
level: mapped
stages:
  repair:
    touchpoints:
      process-ticket: {name: I wait for somebody to look into it, backstage: Ticket processing}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.rules.wording import FIRST_PERSON, INSIDE_WORDS, ORDER_WORDS, PROCESS_WORDS, find_ends, find_word

if TYPE_CHECKING:
    from cxmap.journey.model import Stage, Touchpoint

FEWEST = 2
"""Words of a name that can be a process; a single one is a chapter to customers too."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every name that looks like the name of an internal process."""
    for stage in subject.journey.stages if subject.journey else ():
        things: list[Stage | Touchpoint] = [stage, *stage.touchpoints]
        for thing in things:
            word = _find_inside(thing.name)
            if word is not None:
                yield _tell(thing, word)


def _find_inside(name: str) -> str | None:
    """The word by which a name tells that it comes from the inside."""
    if find_word(name, FIRST_PERSON) is not None:
        return None
    inside = find_word(name, INSIDE_WORDS)
    first, last, count = find_ends(name)
    if inside is not None or count < FEWEST:
        return inside
    if last.casefold() in PROCESS_WORDS:
        return last
    return first if first.casefold() in ORDER_WORDS else None


def _tell(thing: "Stage | Touchpoint", word: str) -> Finding:
    named = thing.noun.name is not None
    is_stage = thing.at.path[-2] == "stages"
    inside = "`operation`" if is_stage else "`backstage` or `support`"
    return Finding(
        Spot(thing.at.below("name") if named else thing.at, on_key=not named),
        f"`{shown(thing.name)}` looks like a name from the inside, to judge by `{shown(word)}`",
        f"say what customers do or get here, in their words, with I or my; the process itself belongs under {inside}",
    )


RULE = Rule("CX601", "inside-out-name", Severity.NOTE, check, level="mapped", heuristic=True)
