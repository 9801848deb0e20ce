"""The time axis: months, quarters or years from the first day of a plan to its last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.sizes import CHANNEL, LANE
from cxmap.drawing.scene import Path, Text, line
from cxmap.drawing.text import measure
from cxmap.views.figures import MONTHS
from cxmap.views.plan import Bar

HEIGHT = 40.0
"""Of the names of years and months."""

_MOST_MONTHS = 24
_MOST_QUARTERS = 24
_YEAR = 12
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MOST_YEARS = 20
# So that a bar, the line before it and the way around it find room at both ends.
_PAD_LEFT, _PAD_RIGHT = 24.0, 20.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Where days lie.

    Attributes:
        left: Where the first period begins.
        right: Where the last one ends.
        first: The month in which it begins, counted from the year 0.
        last: The month behind its last one.
        step: How many months a period has.

    Units:
        left, right: px.
    """

    left: float
    right: float
    first: int
    last: int
    step: int

    def x(self, day: date, *, end: bool = False) -> float:
        """Where a day begins, or ends.

        Units:
            px.
        """
        begin = _find_ordinal(self.first)
        share = (day.toordinal() + end - begin) / (_find_ordinal(self.last) - begin)
        return self.left + share * (self.right - self.left)

    @property
    def periods(self) -> Iterator[tuple[int, float, float]]:
        """The month in which each period begins, and where it begins and ends.

        Units:
            px.
        """
        begin = _find_ordinal(self.first)
        scale = (self.right - self.left) / (_find_ordinal(self.last) - begin)
        for month in range(self.first, self.last, self.step):
            begins, ends = _find_ordinal(month), _find_ordinal(min(month + self.step, self.last))
            yield month, self.left + (begins - begin) * scale, self.left + (ends - begin) * scale


def make_axis(bars: Iterable[Bar], left: float, right: float) -> Axis | None:
    """An axis on which all days of these initiatives lie; None where they have none.

    Units:
        px.
    """
    days = [day for bar in bars for day in (bar.starts, bar.due) if day is not None]
    if not days:
        return None
    first, last = (12 * day.year + day.month - 1 for day in (min(days), max(days)))
    step = _choose_step(last + 1 - first)
    first -= first % step
    last += step - last % step
    return Axis(left + _PAD_LEFT, right - _PAD_RIGHT, first, last, step)


def draw_axis(axis: Axis, top: float) -> list[AnyShape]:
    """The names of the periods, and of the years above them.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    year_end = 0.0
    for month, left, right in axis.periods:
        year, rest = divmod(month, _YEAR)
        if axis.step < _YEAR and (rest == 0 or month == axis.first):
            # A year that the plan only touches may have no room for its name.
            width = measure(str(year), LANE, bold=True)
            if left >= year_end and left + width <= axis.right:
                shapes.append(Text(left, top + 13, str(year), LANE, "ink", bold=True))
                year_end = left + width + 6
        name = _name_period(year, rest, axis.step)
        if measure(name, CHANNEL) + 2 <= right - left:
            shapes.append(Text((left + right) / 2, top + 31, name, CHANNEL, "muted", anchor="middle"))
    return shapes


def draw_periods(axis: Axis, top: float, bottom: float) -> list[Path]:
    """A thin line where each period begins, a darker one where a year does.

    Units:
        px.
    """
    lines = [
        line((left, top), (left, bottom), "rule" if month % _YEAR == 0 and axis.step < _YEAR else "line")
        for month, left, _ in axis.periods
    ]
    return [*lines, line((axis.right, top), (axis.right, bottom), "line")]


def _choose_step(months: int) -> int:
    if months <= _MOST_MONTHS:
        return 1
    if months <= 3 * _MOST_QUARTERS:
        return 3
    return _YEAR * next(years for years in _YEARS if months <= _YEAR * years * _MOST_YEARS)


def _name_period(year: int, month: int, step: int) -> str:
    if step >= _YEAR:
        return str(year)
    return MONTHS[month] if step == 1 else f"Q{month // 3 + 1}"


def _find_ordinal(month: int) -> int:
    """The first day of a month; behind the last day that there is, and before the first, months go on alike."""
    year, rest = divmod(month, _YEAR)
    if year < date.min.year:
        return date.min.toordinal() - 366 * (date.min.year - year)
    if year > date.max.year:
        return date.max.toordinal() + 1 + 31 * (month - _YEAR * (date.max.year + 1))
    return date(year, rest + 1, 1).toordinal()
