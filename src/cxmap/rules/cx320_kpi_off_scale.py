"""A KPI holds a number that its own method or unit rules out.

## What it does
Reports a baseline, target or actual outside what the KPI is measured in, as far as `method` and `unit` say:

- `method` is the name of a scale preset (`nps`, `csat-5-mean`, `csat-5-top-box`, …), or one of `top-box`, `share` and
  `net`. A top-box share and a share run from 0 to 1, or to 100 where `unit` is `%`; a net score runs from −100 to 100.
- `unit` is `share`: 0 to 1. Where all numbers of a share are percentages, that is one mistake and reported once.

It also reports counted `answers` with another number of options than the preset has, a `unit` that the preset cannot
be told in (`%` for a mean of 1 to 5), and a number whose own `method` is another one than the KPI's. A method in
words of your own ("visits missed, of visits agreed") is not read, and a unit `%` alone sets no bounds: growth has none.

## Why it matters
Somebody will draw a line from the baseline to the target. When one of them is on another scale, the line shows an
improvement that nobody made, or hides one.

## Example
```yaml
kpis:
  recommendation: {name: Would recommend us, unit: points, method: nps, baseline: -18, target: 110}
```

## Instead
```yaml
kpis:
  recommendation: {name: Would recommend us, unit: points, method: nps, baseline: -18, target: 10}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.key_figures import find_value, list_figures
from cxmap.journey.measures import Place, Scale
from cxmap.journey.scales import METHODS, spell
from cxmap.journey.yardsticks import (
    SHARES,
    find_manner,
    find_yardstick,
    is_percent,
    is_share,
    is_share_of_one,
    put_in_unit,
)
from cxmap.language.words import divide_by_hundred, shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Entry
    from cxmap.language.kpi import Kpi
    from cxmap.language.measure import MeasuredValue


@dataclass(frozen=True, slots=True)
class _Yardstick:
    """What a KPI is measured in, and where it says so."""

    scale: Scale
    at: Place

    @property
    def related(self) -> tuple[tuple[str, Spot], ...]:
        return ((f"this says that it is measured in `{self.scale.name}`", Spot(self.at)),)

    @property
    def bounds(self) -> str:
        return f"from {spell(self.scale.min)} to {spell(self.scale.max)}"


def check(subject: Subject) -> Iterator[Finding]:
    """Report every number of a KPI that contradicts what the KPI is measured in."""
    for entry in subject.journey.kpis.values() if subject.journey else ():
        yardstick = _find_yardstick(entry)
        if yardstick is None:
            continue
        whole = _refuse_unit(entry, yardstick) or _refuse_percentages(entry, yardstick)
        if whole is not None:
            yield whole
            continue
        yardstick = replace(yardstick, scale=put_in_unit(yardstick.scale, entry.noun.unit))
        for key, written in list_figures(entry.noun):
            at = entry.at.below(key)
            finding = _find_outside(key, written, yardstick, at) or _find_mixed(written, yardstick, at)
            if finding is not None:
                yield finding


def _find_yardstick(entry: "Entry[Kpi]") -> _Yardstick | None:
    found = find_yardstick(entry.noun)
    return None if found is None else _Yardstick(found[0], entry.at.below(found[1]))


def _refuse_unit(entry: "Entry[Kpi]", yardstick: _Yardstick) -> Finding | None:
    """A unit in which the scale cannot be told; what a unit in other words means is not known."""
    unit, scale = entry.noun.unit, yardstick.scale
    if is_share(unit):
        fits = is_share_of_one(yardstick.scale)
    else:
        fits = not is_percent(unit) or scale.method in SHARES or scale.method == "net"
    if fits:
        return None
    percent = scale.name == "percent"
    return Finding(
        Spot(entry.at.below("unit")),
        f"the unit of `{entry.id}` is `{shown(unit)}`, but `{scale.name}` runs {yardstick.bounds}",
        "write `unit: '%'`" if percent else "write the unit that the numbers are in, or mend `method`",
        yardstick.related,
    )


def _refuse_percentages(entry: "Entry[Kpi]", yardstick: _Yardstick) -> Finding | None:
    """A share from 0 to 1 of which several numbers are written, all in percent."""
    values = [find_value(written) for _, written in list_figures(entry.noun)]
    figures = [value for value in values if value is not None]
    if not is_share_of_one(yardstick.scale) or is_percent(entry.noun.unit) or len(figures) < 2:
        return None
    if not all(1 < figure <= 100 for figure in figures):
        return None
    return Finding(
        Spot(yardstick.at),
        f"all numbers of `{entry.id}` are above 1, but `{yardstick.scale.name}` runs from 0 to 1",
        "write `unit: '%'`, or the numbers as shares",
    )


def _find_outside(key: str, written: "float | MeasuredValue", yardstick: _Yardstick, at: Place) -> Finding | None:
    """The first number that lies outside the scale, or counted answers that it has no place for."""
    scale = yardstick.scale
    if isinstance(written, (int, float)):
        figures: list[tuple[str, Place, float | None]] = [(f"`{key}`", at, written)]
    else:
        figures = [
            (f"`{key}`", at.below("value"), written.value),
            (f"`low` of `{key}`", at.below("low"), written.low),
            (f"`high` of `{key}`", at.below("high"), written.high),
        ]
    for name, place, figure in figures:
        if figure is not None and not scale.min <= figure <= scale.max:
            message = f"{name} is {spell(figure)}, but `{scale.name}` runs {yardstick.bounds}"
            return Finding(Spot(place), message, _advise(figure, yardstick), yardstick.related)
    answers = () if isinstance(written, (int, float)) else written.answers or ()
    if answers and scale.options is not None and len(answers) != scale.options:
        message = f"`{key}` has {len(answers)} answer options, but `{scale.name}` has {scale.options}"
        advice = f"write {scale.options} counts, the lowest answer first, or mend `method`"
        return Finding(Spot(at.below("answers")), message, advice, yardstick.related)
    return None


def _find_mixed(written: "float | MeasuredValue", yardstick: _Yardstick, at: Place) -> Finding | None:
    """A number that says itself to be of another method than its KPI."""
    scale = yardstick.scale
    method = None if isinstance(written, (int, float)) else written.method
    name = find_manner(method)
    if name not in METHODS or name == scale.method or {name, scale.method} <= SHARES:
        return None
    return Finding(
        Spot(at.below("method")),
        f"`{shown(method)}` is another method than `{scale.name}`, which the KPI is measured in",
        "give the KPI the method of its numbers, or the number in the method of the KPI",
        yardstick.related,
    )


def _advise(figure: float, yardstick: _Yardstick) -> str:
    if is_share_of_one(yardstick.scale) and 2 <= figure <= 100:
        return f"write `{divide_by_hundred(spell(figure))}`, or `unit: '%'` if the KPI is told in percent"
    return f"write a number {yardstick.bounds}, or mend what the KPI is measured in"


RULE = Rule("CX320", "kpi-off-scale", Severity.ERROR, check)
