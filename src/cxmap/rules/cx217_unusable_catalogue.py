"""A catalogue under `uses` cannot be used.

## What it does
Follows every path under `uses`, as seen from the folder of the file. It reports a catalogue that is not there, that
lies outside the project folder, that cannot be read, or whose name does not end in `.catalogue.yaml`.

Repaired by `--fix --unsafe` where a catalogue of a like name lies there.

## Why it matters
Without its catalogue a map knows none of the personas, teams and channels in it. On another machine, or in a
pipeline, a path that leads out of the project leads nowhere.

## Example
```yaml
uses: [hose.catalogue.yaml]
```
```yaml
# house.catalogue.yaml
cxmap: 1
channels:
  web: {name: Website}
```

## Instead
```yaml
uses: [house.catalogue.yaml]
```
```yaml
# house.catalogue.yaml
cxmap: 1
channels:
  web: {name: Website}
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.rules.references import explain_file
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every catalogue that cannot be used, but for those that lead back."""
    for problem in subject.files:
        if problem.at.path[0] == "uses" and problem.kind != "cycle":
            yield explain_file(problem, Spot(problem.at), "catalogue", ".catalogue.yaml")


RULE = Rule("CX217", "unusable-catalogue", Severity.ERROR, check)
