"""Nothing tells where a persona comes from.

## What it does
Reports personas of this file without `from` that no evidence source speaks for (`persona` of an entry of `evidence`).
Evidence for single numbers of a persona is no evidence that there is such a person. A source of kind `assumption`
counts: who says that a persona is a guess has said it. Personas of a catalogue are not reported: a catalogue does not
say how much is asked of it.

## Why it matters
A persona made up in a meeting room looks exactly like one that was met. Plans are then made for somebody who does not
exist, and the numbers of the map cannot show it.

## Example
```yaml
level: measured
personas:
  mover: {name: Mover}
```

## Instead
```yaml
level: measured
personas:
  mover: {name: Mover, from: mover-interviews}
evidence:
  mover-interviews: {kind: interview, date: 2026-08-28, n: 9}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.base import list_values
from cxmap.rules.personas import list_own
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.language.persona import Persona


def check(subject: Subject) -> Iterator[Finding]:
    """Report every persona without evidence."""
    journey = subject.journey
    if journey is None:
        return
    spoken_for = {source.noun.persona for source in journey.evidence.values()}
    for persona in list_own(subject):
        if not persona.noun.from_ and persona.id not in spoken_for:
            message = f"persona `{persona.id}` names no evidence"
            yield Finding(Spot(persona.at, on_key=True), message, _advise(persona.noun))


def _advise(persona: "Persona") -> str:
    otherwise = "add `from:` with the interviews, survey or observation that it was drawn from"
    values = (
        persona.share,
        persona.value,
        *(part for job in persona.jobs for part in (job.importance, job.satisfaction)),
    )
    for value in values:
        if value is not None and not isinstance(value, (int, float)):
            for id in list_values(value.from_):
                return f"{otherwise}, e.g. `from: {id}` if that is where its numbers come from"
    return otherwise


RULE = Rule("CX325", "persona-without-evidence", Severity.WARNING, check, level="measured")
