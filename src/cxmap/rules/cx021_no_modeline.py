"""Editors are not led to the schema of the language.

## What it does
Reports a map without a comment that leads editors to the schema, where the project holds one: a `schemas` folder beside
the map or further up, as `cxmap init` lays it. A comment that is there is not looked into.

Repaired by `--fix`.

## Why it matters
With it, editors complete the keys of the language, show what they mean and underline what is wrong while one types.
Without it, a misspelt key is found in the pipeline, by somebody who waits for it.

## Example
```yaml
title: Buying a drink
level: mapped
```

## Instead
```yaml
# yaml-language-server: $schema=schemas/journey-1.schema.json
title: Buying a drink
level: mapped
```
"""

from collections.abc import Iterator

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.language.words import shown
from cxmap.rules.repair import InsertComment, Repair
from cxmap.rules.rule import Finding, Rule, Spot, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Report the comment that is missing."""
    if subject.modeline:
        line = shown(subject.modeline, 4096)
        fix = Repair("lead editors to the schema", (InsertComment(1, subject.modeline),), safe=True)
        message = "no comment leads editors to the schema of the language"
        yield Finding(Spot(Place(subject.file, ()), on_key=True), message, f"begin the file with `{line}`", fix=fix)


RULE = Rule("CX021", "no-modeline", Severity.NOTE, check, level="mapped")
