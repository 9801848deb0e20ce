"""The map that details a touchpoint cannot be found.

## What it does
Follows the `journey` of every touchpoint, as seen from the folder of the file. It reports a map that is not there,
that lies outside the project folder, or whose name does not end in `.journey.yaml`.

Repaired by `--fix --unsafe` where a map of a like name lies there.

## Why it matters
A hierarchy of small maps is easier to keep true than a large one, as long as one can go from each map to the next.

## Example
```yaml
stages:
  install:
    touchpoints:
      get-connected: {name: I get connected, journey: instalaton.journey.yaml}
```
```yaml
# installation.journey.yaml
cxmap: 1
title: Getting connected
stages:
  visit: {}
```

## Instead
```yaml
stages:
  install:
    touchpoints:
      get-connected: {name: I get connected, journey: installation.journey.yaml}
```
```yaml
# installation.journey.yaml
cxmap: 1
title: Getting connected
stages:
  visit: {}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.references import explain_file
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every map named as a detail that is not to be found."""
    for problem in subject.files:
        if problem.at.path[-1] == "journey":
            yield explain_file(problem, Spot(problem.at), "map", ".journey.yaml")


RULE = Rule("CX219", "unusable-map", Severity.ERROR, check)
