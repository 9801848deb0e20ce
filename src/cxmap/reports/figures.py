"""Figures as reports write them: in full, as shares, counts, intervals and ranks."""

from collections.abc import Callable

from cxmap.journey.scales import spell
from cxmap.scoring.precision import trim
from cxmap.views.figures import write_interval

_UNIT = " %"


def figure(number: float) -> str:
    """A number in full, without digits that say nothing: 7.5, not 7.50."""
    return spell(trim(number))


def share(value: float, digits: int | None = None) -> str:
    """A share of one in percent: 0.475 is `47.5 %`, 0.3 is `30 %`.

    What is more than nothing is never called 0 %, and what is less than all never 100 %.

    Args:
        value: The share.
        digits: Decimals of the percentage, also where they are zeros, as a column needs them; None gives one at most,
            and leaves a zero out.
    """
    shown = 1 if digits is None else digits
    step = 10.0**-shown
    text = f"{100 * value + 0.0:.{shown}f}"
    if float(text) == 0 and value != 0:
        return f"{'>-' if value < 0 else '<'}{step:.{shown}f} %"
    if float(text) == 100 and value < 1:
        return f">{100 - step:.{shown}f} %"
    return f"{text.removesuffix('.0') if digits is None else text} %"


def interval(low: float, high: float, write: Callable[[float], str] = figure) -> str:
    """Where a number lies: `1–2`, and one number where both ends read the same.

    Args:
        low: The lower end.
        high: The upper end.
        write: How an end is written.
    """
    first, last = write(low), write(high)
    if first != last and last.endswith(_UNIT):
        first = first.removesuffix(_UNIT)
    return write_interval(first, last)


def spell_rank(rank: int, low: int, high: int) -> str:
    """A rank, with its interval where that is not the rank alone: `3 (1–7)`."""
    return f"{rank}" if low == rank == high else f"{rank} ({interval(low, high)})"
