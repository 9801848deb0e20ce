"""KPIs read: their numbers as measures on what they are measured in, and whether these can be compared at all."""

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from cxmap.journey.measures import Measure, Place, Refusal, Scale
from cxmap.journey.scales import PRESETS, measure
from cxmap.journey.yardsticks import are_alike, find_scale, find_yardstick, fold, is_percent, is_share, put_in_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.journey.model import Entry
    from cxmap.language.kpi import Kpi
    from cxmap.language.measure import MeasuredValue

FIGURES = ("baseline", "target", "actual")

UNBOUNDED = Scale("its own unit", -math.inf, math.inf, "high", "mean", 0, None, 0, directed=False)
"""Of amounts and of methods in words: any number can be one of theirs."""

PERCENT = replace(PRESETS["percent"], directed=False)
"""Of figures in % of which nothing else is said: as `share` is, they are taken to be parts of what was counted."""

MEAN_SHARE = replace(PRESETS["share"], name="mean share", method="mean", options=None, directed=False)
"""Of means of shares: how far these lie apart follows from no count of yes and no."""

MEANS = ("mean", "means", "average", "averages", "averaged", "avg", "median", "medians")
"""Words of a method that say that a figure counts no parts."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A KPI with its numbers read.

    Attributes:
        entry: What was written about it.
        scale: What it is measured in; `UNBOUNDED` where neither method nor unit is known.
        baseline: Where it started; None where nobody wrote it.
        target: Where it is meant to go.
        actual: Where it is now.
        mixed: Why its numbers cannot be set against each other; empty where they can.
    """

    entry: "Entry[Kpi]"
    scale: Scale
    baseline: Measure | None
    target: Measure | None
    actual: Measure | None
    mixed: str

    @property
    def implied(self) -> Literal["higher", "lower"] | None:
        """Which direction its scale says is good; None where the scale does not tell, as of a share of anything."""
        if not self.scale.directed or self.scale.method == "share":
            return None
        return "lower" if self.scale.mirrored else "higher"


def find_value(written: "float | MeasuredValue") -> float | None:
    """The figure itself, bare or measured; None where only answers were counted."""
    return written if isinstance(written, (int, float)) else written.value


def find_method(kpi: "Kpi", written: "float | MeasuredValue | None") -> str | None:
    """How a number of a KPI was made: as it says itself, else as its KPI says."""
    own = None if written is None or isinstance(written, (int, float)) else written.method
    return own or kpi.method


def list_figures(kpi: "Kpi") -> "Iterator[tuple[str, float | MeasuredValue]]":
    """The numbers of a KPI that are written, each with its key."""
    for key in FIGURES:
        written = getattr(kpi, key)
        if written is not None:
            yield key, written


def read_key_figure(entry: "Entry[Kpi]", opinions: frozenset[str]) -> KeyFigure:
    """Read the numbers of a KPI.

    Args:
        entry: The KPI.
        opinions: Ids of evidence that is only an assumption.
    """
    scale = _find_scale(entry.noun)
    figures = {key: _read(written, scale, entry.at.below(key), opinions) for key, written in list_figures(entry.noun)}
    return KeyFigure(
        entry=entry,
        scale=scale,
        baseline=figures.get("baseline"),
        target=figures.get("target"),
        actual=figures.get("actual"),
        mixed=_find_mix(entry.noun),
    )


def _find_scale(kpi: "Kpi") -> Scale:
    found = find_yardstick(kpi)
    if found is not None:
        return MEAN_SHARE if found[1] == "unit" and _has_means(kpi) else put_in_unit(found[0], kpi.unit)
    named = (find_scale(find_method(kpi, written)) for _, written in list_figures(kpi))
    scale = next((scale for scale in named if scale is not None), None)
    if scale is not None:
        return put_in_unit(scale, kpi.unit)
    return PERCENT if _counts_parts(kpi) else UNBOUNDED


def _counts_parts(kpi: "Kpi") -> bool:
    """Whether figures in % can be parts of what was counted: none is a mean, and none lies beyond none or all."""
    ends = (
        end
        for _, written in list_figures(kpi)
        for end in ((written,) if isinstance(written, (int, float)) else (written.value, written.low, written.high))
    )
    within = all(end is None or PERCENT.min <= end <= PERCENT.max for end in ends)
    return is_percent(kpi.unit) and within and not _has_means(kpi)


def _has_means(kpi: "Kpi") -> bool:
    methods = [kpi.method, *(find_method(kpi, written) for _, written in list_figures(kpi))]
    return any(word in MEANS for method in methods for word in re.split(r"[^a-z]+", fold(method)))


def _read(written: "float | MeasuredValue", scale: Scale, at: Place, opinions: frozenset[str]) -> Measure:
    if scale is UNBOUNDED:
        hint = "answers can be counted only where `method` names a scale, such as `csat-5-mean`"
        return read_amount(written, at, opinions, hint)
    return measure(_forget_method(written), "kpi", scale, at, opinions, ())


def read_amount(written: "float | MeasuredValue", at: Place, opinions: frozenset[str], hint: str) -> Measure:
    """Read a number in a unit of its own, such as a sum of money.

    Args:
        written: A bare number or a measured value.
        at: Where it was written.
        opinions: Ids of evidence that is only an assumption.
        hint: What to tell where answers were counted, which make no such number.
    """
    read = measure(_forget_method(written), "amount", UNBOUNDED, at, opinions, ())
    if read.refused is not None and read.refused.kind == "wrong-options":
        read = replace(read, refused=Refusal("wrong-options", hint, "answers"))
    # Without bounds there is no way to bring it to 0–10.
    return replace(read, scaled=None)


def _forget_method(written: "float | MeasuredValue") -> "float | MeasuredValue":
    # Whether methods fit together is found for all numbers of a KPI at once.
    return written if isinstance(written, (int, float)) else written.model_copy(update={"method": None})


def _find_mix(kpi: "Kpi") -> str:
    unwritten = "share" if is_share(kpi.unit) or _counts_parts(kpi) else None
    methods = [(key, find_method(kpi, written) or unwritten) for key, written in list_figures(kpi)]
    for key, method in methods[1:]:
        first, other = methods[0]
        if not are_alike(other, method):
            named = [f"`{one}` is {f'of the method `{how}`' if how else 'of no method that anybody wrote'}"
                     for one, how in ((first, other), (key, method))]  # fmt: skip
            return f"{named[0]}, but {named[1]}"
    return ""
