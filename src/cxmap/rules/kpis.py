"""What rules about KPIs have in common: their numbers, and units that say how far a number can go."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.language.kpi import Kpi
    from cxmap.language.measure import MeasuredValue

PERCENT_UNITS = frozenset({"%", "percent", "per-cent", "percentage", "pct"})
"""Units of a hundredth, folded."""

FIGURES = ("baseline", "target", "actual")


def fold(text: str | None) -> str:
    """A text without what people write now so, now so: capitals, blanks and hyphens."""
    return "-".join((text or "").casefold().replace("_", " ").split())


def is_percent(unit: str | None) -> bool:
    """Whether a unit is a hundredth."""
    return fold(unit) in PERCENT_UNITS


def is_share(unit: str | None) -> bool:
    """Whether a unit is a part of one."""
    return fold(unit) == "share"


def find_value(written: "float | MeasuredValue") -> float | None:
    """The figure itself, bare or measured; None where only answers were counted."""
    return written if isinstance(written, (int, float)) else written.value


def list_figures(kpi: "Kpi") -> "Iterator[tuple[str, float | MeasuredValue]]":
    """The numbers of a KPI that are written, each with its key."""
    for key in FIGURES:
        written = getattr(kpi, key)
        if written is not None:
            yield key, written
