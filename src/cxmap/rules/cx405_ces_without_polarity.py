"""An effort score does not say whether a high figure is good.

## What it does
Reports a KPI that is an effort score and has no `better`, and a metric with numbers that are effort scores on a scale
without `better`, or on none. An effort score is told by the word *CES* or *effort* in `method` or `unit`, of a KPI
also by *CES* or *effort score* in its name. The presets `ces-7-easy-high` and `ces-7-easy-low` say which end is good.

## Why it matters
"How easy was it?" and "How much effort did it take?" are both asked, and both are called CES. 5.8 of 7 is very good
in the one and alarming in the other, and a team that reads it the wrong way round mends what works.

## Example
```yaml
kpis:
  effort-of-ordering: {name: Effort of ordering, method: CES, target: 5.5}
```

## Instead
```yaml
kpis:
  effort-of-ordering: {name: Effort of ordering, method: CES, better: higher, target: 5.5}
```
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.corrections import is_declared
from cxmap.journey.measures import Place
from cxmap.rules.readings import Reading, find_readings
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.kpi import Kpi

DIRECTED = frozenset({"ces-7-easy-high", "ces-7-easy-low"})
_METHOD = re.compile(r"\b(ces|effort)\b", re.IGNORECASE)
_NAME = re.compile(r"\b(ces|effort score)\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Report every effort score without a direction."""
    journey = subject.journey
    if journey is None:
        return
    for entry in journey.kpis.values():
        if entry.noun.better is None and _is_effort(entry):
            advice = "add `better: higher` where a high figure means that it was easy, else `better: lower`"
            message = f"`{entry.id}` is an effort score and does not say whether high is good"
            yield Finding(Spot(entry.at, on_key=True), message, advice)
    told: set[str] = set()
    for reading in find_readings(journey):
        scale = reading.scale
        if scale is not None and not scale.directed and reading.metric not in told and _measures_effort(reading):
            told.add(reading.metric)
            yield _report(journey, reading, declared=is_declared(scale, reading.metric))


def _is_effort(entry: "Entry[Kpi]") -> bool:
    method, unit = entry.noun.method or "", entry.noun.unit or ""
    # The names of the presets say it with a word between hyphens, and the direction with it.
    if method.strip().lower() in DIRECTED:
        return False
    return bool(_METHOD.search(method) or _METHOD.search(unit) or _NAME.search(entry.name))


def _measures_effort(reading: Reading) -> bool:
    written = reading.written
    method = None if isinstance(written, (int, float)) else written.method
    return method is not None and method.strip().lower() not in DIRECTED and _METHOD.search(method) is not None


def _report(journey: "Journey", reading: Reading, *, declared: bool) -> Finding:
    metric, written = reading.metric, reading.spot("method")
    if not declared:
        message = f"`{metric}` holds effort scores, and nothing says whether high is good"
        advice = f"declare `{metric}: ces-7-easy-high` under `scales` where a high figure means that it was easy, else"
        return Finding(written, message, f"{advice} `{metric}: ces-7-easy-low`, or a scale of your own with `better`")
    message = f"`{metric}` holds effort scores, and its scale does not say whether high is good"
    advice = "add `better: high` to the scale where a high figure means that it was easy, else `better: low`"
    scales = journey.noun.scales
    if scales is None or getattr(scales, metric) is None:  # declared by a catalogue
        return Finding(written, message, advice)
    spot = Spot(Place(journey.file, ("scales", metric)), on_key=True)
    return Finding(spot, message, advice, (("this number is an effort score", written),))


RULE = Rule("CX405", "ces-without-polarity", Severity.WARNING, check)
