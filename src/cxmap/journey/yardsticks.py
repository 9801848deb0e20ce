"""What a KPI is measured in, as far as its method and its unit say."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.journey.measures import Scale
from cxmap.journey.scales import METHODS, PRESETS

if TYPE_CHECKING:
    from cxmap.language.kpi import Kpi

PERCENT_UNITS = frozenset({"%", "percent", "per-cent", "percentage", "pct"})
"""Units of a hundredth, folded."""

SPOKEN = {"net-promoter-score": "nps"}
"""Presets by another name that people write."""

BOUNDED = {
    "top-box": replace(PRESETS["csat-5-top-box"], name="top-box", options=None),
    "share": PRESETS["share"],
    "net": replace(PRESETS["nps"], name="net", options=None),
}
"""Methods that are no preset and still say how far a number can go."""

SHARES = frozenset({"top-box", "share"})
"""Methods that count how many of all answered so."""


def fold(text: str | None) -> str:
    """A text without what people write now so, now so: capitals, blanks and hyphens."""
    return "-".join((text or "").casefold().replace("_", " ").split())


def is_percent(unit: str | None) -> bool:
    """Whether a unit is a hundredth."""
    return fold(unit) in PERCENT_UNITS


def is_share(unit: str | None) -> bool:
    """Whether a unit is a part of one."""
    return fold(unit) == "share"


def is_share_of_one(scale: Scale) -> bool:
    """Whether the figures of a scale are parts of one."""
    return scale.method in SHARES and scale.max == 1


def find_scale(method: str | None) -> Scale | None:
    """The scale that a method names, if it is the name of one."""
    name = fold(method)
    name = SPOKEN.get(name, name)
    return PRESETS.get(name) or BOUNDED.get(name)


def find_manner(method: str | None) -> str:
    """How answers became a figure, as far as a method tells: `mean` for a preset of means, else its own words."""
    known = find_scale(method)
    return known.method if known is not None else fold(method)


def are_alike(one: str | None, other: str | None) -> bool:
    """Whether figures of two methods can be set against each other; what nobody wrote is like nothing that was."""
    if fold(one) == fold(other):
        return True
    manners = {find_manner(one), find_manner(other)}
    if not manners <= METHODS or (len(manners) > 1 and not manners <= SHARES):
        return False
    # Two scales may both have means, and still be about different questions.
    scales = {scale.name for scale in map(find_scale, (one, other)) if scale is not None}
    return manners <= SHARES or len(scales - set(BOUNDED)) < 2


def find_yardstick(kpi: "Kpi") -> tuple[Scale, str] | None:
    """The scale that a KPI is measured in, with the key that says so; its unit may still be a hundredth of it."""
    scale = find_scale(kpi.method)
    if scale is not None:
        return scale, "method"
    return (PRESETS["share"], "unit") if is_share(kpi.unit) else None


def put_in_unit(scale: Scale, unit: str | None) -> Scale:
    """A scale in the unit of a KPI: a share of one goes to 100 where it is told in percent."""
    if not is_percent(unit) or not is_share_of_one(scale):
        return scale
    return replace(scale, name=f"{scale.name} in %", max=100)
