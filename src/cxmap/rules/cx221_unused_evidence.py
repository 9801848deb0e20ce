"""An evidence source is declared and nothing refers to it.

## What it does
Reports evidence of this file that no `from` names. Evidence of a catalogue is not reported: other maps may use it.

Repaired by `--fix --unsafe`, which removes the source.

## Why it matters
Behind it lies a survey that was paid for or an afternoon of interviews. Either its findings never reached the map,
or the numbers they gave stand there as mere guesses.

## Example
```yaml
evidence:
  q3-survey: {kind: transactional-survey, n: 212}
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics:
          satisfaction: 3.1
```

## Instead
```yaml
evidence:
  q3-survey: {kind: transactional-survey, n: 212}
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        metrics:
          satisfaction: {value: 3.1, from: q3-survey}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.references import find_unused
from cxmap.rules.repair import Remove, Repair
from cxmap.rules.rule import Finding, Rule, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every source that nothing refers to."""
    for id, spot in find_unused(subject, "evidence"):
        advice = f"write `from: {id}` where its findings stand, or remove it"
        fix = Repair(f"remove `{id}`", (Remove(spot.place.path),))
        yield Finding(spot, f"nothing refers to the evidence source `{id}`", advice, fix=fix)


RULE = Rule("CX221", "unused-evidence", Severity.WARNING, check)
