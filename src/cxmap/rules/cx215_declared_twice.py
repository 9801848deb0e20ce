"""A map declares again what one of its catalogues declares.

## What it does
Reports personas, teams, roles, channels, systems, evidence and tones whose id is declared in a catalogue and again
in the map, or in two catalogues of the same map.

## Why it matters
A catalogue exists so that all maps mean the same by `web`. A second declaration means something else by it, and
whoever reads the map cannot tell which of the two they are looking at.

## Example
```yaml
uses: [house.catalogue.yaml]
channels:
  web: {name: Our shop on the web}
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
channels:
  web-shop: {name: Our shop on the web}
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
from cxmap.language.words import shown
from cxmap.rules.references import called
from cxmap.rules.rule import Finding, Rule, Spot, Subject

ELSEWHERE = frozenset({"touchpoint", "was"})
"""Clashes within a map, which other rules are about."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report every entry whose id another file declares."""
    for clash in subject.clashes:
        if clash.kind not in ELSEWHERE:
            id = shown(clash.id)
            yield Finding(
                Spot(clash.at, on_key=True),
                f"{called(clash.kind)} `{id}` is declared already, in `{clash.first.file}`",
                "remove it here to use that one, or give this one an id of its own",
                ((f"`{id}` is declared here first", Spot(clash.first, on_key=True)),),
            )


RULE = Rule("CX215", "declared-twice", Severity.ERROR, check)
