"""A number says that it rests on more or fewer answers than were counted.

## What it does
Reports a measured value whose `n` is not the sum of its `answers`.

Repaired by `--fix --unsafe`, which removes `n`.

## Why it matters
One of the two is wrong, and nobody can see which. If some people gave no answer, they are not among those whom the
figure rests on; if a count is a slip, so is the mean.

## Example
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        benchmarks:
          rival: {answers: [0, 0, 1, 2, 6, 12, 21, 34, 25, 9, 2], n: 120}
```

## Instead
```yaml
stages:
  compare:
    touchpoints:
      compare-quotes:
        name: I compare quotes
        benchmarks:
          rival: {answers: [0, 0, 1, 2, 6, 12, 21, 34, 25, 9, 2]}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.corrections import MEND_COUNT
from cxmap.rules.readings import find_refused, report
from cxmap.rules.repair import Remove, Repair
from cxmap.rules.rule import Finding, Rule, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every `n` that is not the sum of the answers beside it."""
    for reading, refused in find_refused(subject, "n-contradicts-answers"):
        # Which of the two is wrong, only somebody with the source at hand can say.
        fix = Repair("remove `n`", (Remove(reading.at.below("n").path),))
        yield report(subject, reading, refused, MEND_COUNT, fix)


RULE = Rule("CX407", "n-contradicts-answers", Severity.ERROR, check)
