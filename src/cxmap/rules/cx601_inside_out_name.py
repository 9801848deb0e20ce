"""A stage or touchpoint looks named from the inside.

## What it does
Guesses, and in English only. Reports names of stages and touchpoints (of stages without a name, their ids) that

- hold a word that organisations use among themselves: backlog, back office, churn, CRM, cross-sell, ERP, fulfilment
  (fulfillment), funnel, KYC, offboarding, onboarding, provisioning, SLA, upsell, workflow; or
- have several words and end in what an organisation does with something: acquisition, activation, administration,
  allocation, assignment, authorisation (authorization), capture, configuration, creation, dispatching, escalation,
  execution, generation, handling, implementation, intake, management, monitoring, nurturing, optimisation
  (optimization), procedure, process, processing, qualification, reconciliation, routing, scoring, segmentation,
  triage, validation, verification.

A name in which somebody says I, me, my, we, us or our is always left alone, and so is a single word such as
"Renewal".

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
from cxmap.rules.wording import FIRST_PERSON, INSIDE_WORDS, PROCESS_WORDS, find_last_word, find_word

if TYPE_CHECKING:
    from cxmap.journey.model import Stage, Touchpoint


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
    last, count = find_last_word(name)
    ends_in_process = count > 1 and last.casefold() in PROCESS_WORDS
    return find_word(name, INSIDE_WORDS) or (last if ends_in_process else None)


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
