"""The shares of the personas add up to more than all customers.

## What it does
Adds up `share` of the personas that one file declares, and those of a map with those of its catalogues. More than 1
is too much; up to 1.01 is rounding. Less than 1 is nothing wrong: there may be customers whom no persona stands for.

## Why it matters
A share says for how many customers a persona speaks, and every total over personas is weighed by it. Where the parts
are more than the whole, somebody was counted twice, and every such total is wrong.

## Example
```yaml
personas:
  busy-mover: {name: Busy mover, share: 0.7}
  careful-switcher: {name: Careful switcher, share: 0.6}
```

## Instead
```yaml
personas:
  busy-mover: {name: Busy mover, share: 0.58}
  careful-switcher: {name: Careful switcher, share: 0.42}
```
"""

from collections.abc import Iterator
from math import fsum
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.journey.scales import spell
from cxmap.journey.shares import find_persona_share
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey

MOST = 1.01
"""All customers, and a little for rounding."""

ADVICE = "lower the shares until they add up to 1 at most: every customer is counted for one persona"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the personas of a file whose shares are more than the whole."""
    journey = subject.journey
    if journey is None:
        return
    shares = _list_shares(journey)
    totals = {file: _add(parts) for file, parts in shares.items()}
    for file, total in totals.items():
        if total > MOST:
            message = f"the shares of the personas add up to `{spell(total)}`"
            yield Finding(Spot(Place(file, ("personas",)), on_key=True), message, ADVICE)
    whole = _add(share for parts in shares.values() for share in parts)
    if journey.file in shares and whole > MOST >= max(totals.values()):
        message = f"with those of the catalogues the shares of the personas add up to `{spell(whole)}`"
        yield Finding(Spot(Place(journey.file, ("personas",)), on_key=True), message, ADVICE)


def _list_shares(journey: "Journey") -> dict[str, list[float]]:
    """The shares of the personas by the file that declares them; a share that cannot be used counts as none."""
    shares: dict[str, list[float]] = {}
    for persona in journey.personas.values():
        if persona.noun.share is not None:
            shares.setdefault(persona.at.file, []).append(find_persona_share(persona) or 0)
    return shares


def _add(shares: "Iterator[float] | list[float]") -> float:
    return round(fsum(shares), 10)


RULE = Rule("CX402", "shares-over-one", Severity.ERROR, check)
