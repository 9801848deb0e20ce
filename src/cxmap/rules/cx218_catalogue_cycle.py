"""A catalogue builds on itself.

## What it does
Follows `uses` from catalogue to catalogue and reports a way that leads back to where it began, with the whole chain.

## Why it matters
Of two catalogues that build on each other, neither is the foundation. Nobody can say which declaration comes first,
and a change in one cannot be thought through without the other.

## Example
```yaml
uses: [shop.catalogue.yaml]
```
```yaml
# shop.catalogue.yaml
cxmap: 1
uses: [house.catalogue.yaml]
```
```yaml
# house.catalogue.yaml
cxmap: 1
uses: [shop.catalogue.yaml]
```

## Instead
```yaml
uses: [shop.catalogue.yaml]
```
```yaml
# shop.catalogue.yaml
cxmap: 1
uses: [house.catalogue.yaml]
```
```yaml
# house.catalogue.yaml
cxmap: 1
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report every catalogue through which this file leads back to itself."""
    for problem in subject.files:
        if problem.kind == "cycle":
            yield Finding(
                Spot(problem.at),
                f"the catalogue `{shown(problem.path)}` leads back to this file: {problem.detail}",
                "remove one `uses` of this chain; what both sides need can move to a catalogue of its own",
            )


RULE = Rule("CX218", "catalogue-cycle", Severity.ERROR, check)
