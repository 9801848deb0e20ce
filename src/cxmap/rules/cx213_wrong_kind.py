"""A reference leads to something of another kind.

## What it does
Reports an id that exists, but not as what its key takes: a team among the channels, a role as an owner.

Repaired by `--fix --unsafe` where an id of the right kind is near.

## Why it matters
The reference is not misspelt, it stands in the wrong place. Repaired as a misspelling it would lead to the wrong
thing; moved to the right key it says what its author meant.

## Example
```yaml
teams:
  sales: {name: Sales}
channels:
  web: {name: Website}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, channels: [web, sales]}
```

## Instead
```yaml
teams:
  sales: {name: Sales}
channels:
  web: {name: Website}
stages:
  compare:
    touchpoints:
      compare-quotes: {name: I compare quotes, channels: [web], contributors: [sales]}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import enumerate_words, shown
from cxmap.rules.references import mend_reference, repair_reference, wanted_kinds, with_article
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.lapses import LooseEnd

HOMES = {
    "persona": ("personas",),
    "tier": ("tiers",),
    "channel": ("channels",),
    "team": ("owner", "contributors"),
    "role": ("roles",),
    "system": ("systems",),
    "kpi": ("kpis",),
    "evidence": ("from",),
}
"""The keys of a touchpoint that name things of each kind."""

HOME_KEYS = frozenset(key for keys in HOMES.values() for key in keys)


def check(subject: Subject) -> Iterator[Finding]:
    """Report every reference whose id is that of something else."""
    for end in subject.loose_ends:
        if end.found:
            wanted = " or ".join(map(with_article, wanted_kinds(end)))
            message = f"`{shown(end.id)}` is {with_article(end.found)}, not {wanted}"
            yield Finding(Spot(end.at, end.on_key), message, _repair(end), fix=mend_reference(end))


def _repair(end: "LooseEnd") -> str:
    """The nearest id of the wanted kind, else the key of the touchpoint where the id belongs."""
    homes = HOMES.get(end.found, ())
    if end.near or not homes or not _is_direct(end):
        return repair_reference(end)
    return f"write it under {enumerate_words(homes, last='or')}"


def _is_direct(end: "LooseEnd") -> bool:
    """Whether the reference stands in one of the touchpoint's own lists of ids."""
    match end.at.path:
        case ("stages", _, "touchpoints", _, str(key), *_):
            return key in HOME_KEYS
    return False


RULE = Rule("CX213", "wrong-kind", Severity.ERROR, check)
