"""A number says nothing about where it comes from.

## What it does
Reports numbers of a `measured` map without a source: metrics (also by persona and channel), benchmarks, complaints,
shares of ways on, journeys per year, share, value and jobs of personas, reach and value of tiers, and the `actual` of
KPIs. A bare number is an assumption; `{value: …, n: …}` needs a `from` of its own or of the touchpoint or persona it
belongs to. A guess is welcome where it says so: name evidence of the kind `assumption`.

What is intended is not measured and is left alone: targets, baselines, what initiatives set, and all numbers of a map
whose `state` is `future` or `intended`. So are emotions, qualities and severities, for which no source can be named,
and the share of the only way on. Several shares of one decision are one finding, at its `next`.

## Why it matters
In a ranking a guess weighs as much as a count of ten thousand. Who decides by it has to see which is which.

## Example
```yaml
level: measured
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: 7.1
```

## Instead
```yaml
level: measured
evidence:
  guest-survey: {kind: transactional-survey, n: 212}
  our-guess: {kind: assumption, by: The people at the counter}
stages:
  ride:
    touchpoints:
      collect-bike:
        name: I collect my bicycle
        metrics:
          satisfaction: {value: 7.1, from: guest-survey}
          loyalty: {value: 6, from: our-guess}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.journey.scales import spell
from cxmap.rules.figures import INTENDED, Figure, find_figures
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number behind which there is no source."""
    journey = subject.journey
    if journey is None or journey.noun.state in INTENDED:
        return
    otherwise = _advise_guess(journey)
    bare = [figure for figure in subject.once(find_figures) or () if not figure.sources]
    decisions: dict[tuple[str | int, ...], list[Figure]] = {}
    for figure in bare:
        if figure.at.path[4:5] == ("next",):
            decisions.setdefault(figure.at.path[:5], []).append(figure)
    for path, shares in decisions.items():
        if len(shares) > 1:
            yield _report_decision(Place(journey.file, path), shares, otherwise)
    for figure in bare:
        if len(decisions.get(figure.at.path[:5], ())) > 1:
            continue
        written = figure.written
        if isinstance(written, (int, float)):
            number = spell(written)
            measured = f"{{value: {number}, from: …}}"
            if _is_way(figure.at):
                measured = f"{{share: {measured}}}"
            advice = f"write `{measured}` with the id of its source{otherwise}"
            yield Finding(Spot(figure.at), f"the {number} under `{figure.key}` has no evidence", advice)
        else:
            advice = f"add `from:` with the id of its source{otherwise}"
            yield Finding(Spot(figure.at, on_key=True), f"`{figure.key}` is measured and names no evidence", advice)


def _report_decision(at: Place, shares: list[Figure], otherwise: str) -> Finding:
    """One finding for all shares of a decision: they come from one count."""
    message = f"{len(shares)} shares under `next` have no evidence"
    first = next((share for share in shares if isinstance(share.written, (int, float))), None)
    advice = f"add `from:` with the id of their source to each{otherwise}"
    if first is not None and isinstance(first.written, (int, float)):
        number = f"{{value: {spell(first.written)}, from: …}}"
        way = f"{first.at.path[5]}: {{share: {number}}}" if _is_way(first.at) else f"share: {number}"
        advice = f"write each with the id of its source, as in `{way}`{otherwise}"
    return Finding(Spot(at, on_key=True), message, advice)


def _is_way(at: "Place") -> bool:
    """Whether a number is all that was written of a way on; more is written with keys."""
    match at.path:
        case ("stages", _, "touchpoints", _, "next", _):
            return True
    return False


def _advise_guess(journey: "Journey") -> str:
    """What to do where the number is a guess."""
    guess = next((source.id for source in journey.evidence.values() if source.noun.kind == "assumption"), None)
    if guess is not None:
        return f", or of `{guess}` if it is a guess"
    return "; if it is a guess, declare one under `evidence` with `kind: assumption`"


RULE = Rule("CX308", "number-without-evidence", Severity.ERROR, check, level="measured")
