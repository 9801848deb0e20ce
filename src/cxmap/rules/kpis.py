"""What rules about KPIs have in common: their numbers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.language.kpi import Kpi
    from cxmap.language.measure import MeasuredValue

FIGURES = ("baseline", "target", "actual")


def find_value(written: "float | MeasuredValue") -> float | None:
    """The figure itself, bare or measured; None where only answers were counted."""
    return written if isinstance(written, (int, float)) else written.value


def list_figures(kpi: "Kpi") -> "Iterator[tuple[str, float | MeasuredValue]]":
    """The numbers of a KPI that are written, each with its key."""
    for key in FIGURES:
        written = getattr(kpi, key)
        if written is not None:
            yield key, written
