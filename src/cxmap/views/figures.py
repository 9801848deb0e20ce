"""Figures as pictures write them."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ASSUMED: Final = "~"
"""Stands before a number behind which nothing but an opinion stands."""
_ONE_PER_CENT: Final = 0.01
# Between a number and its unit no line may end.
_UNIT: Final = "\u00a0%"


def write_interval(low: str, high: str) -> str:
    """Two ends of an interval that are written already, and one where both read the same."""
    if low == high:
        return low
    # A dash beside a minus sign cannot be read.
    return f"{low} to {high}" if not (low[0].isdigit() and high[0].isdigit()) else f"{low}–{high}"


def write_score(score: float, digits: int) -> str:
    """A score with so many decimals; what is rounded to nothing has no sign."""
    text = f"{score:.{digits}f}"
    return text.removeprefix("-") if not text.strip("-0.") else text.replace("-", "−")


def write_amount(amount: float) -> str:
    """An amount as people read it: `118,000`, `0.4`, `−2.5`."""
    amount += 0.0
    whole = f"{amount:,.0f}"
    text = (
        whole if float(whole.replace(",", "")) == amount else f"{amount:,.3g}" if abs(amount) < 1 else f"{amount:,.2f}"
    )
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def write_share(share: float, *, assumed: bool) -> str:
    """A share in whole per cents: "72 %", "~5 %" where it is assumed, "<1 %" where it is not quite nothing."""
    if 0 < share < _ONE_PER_CENT:
        digits = "<1"
    elif 1 - _ONE_PER_CENT < share < 1:
        digits = ">99"
    else:
        digits = f"{100 * share:.0f}"
    return f"{ASSUMED if assumed else ''}{digits}{_UNIT}"


def write_feeling(feeling: float) -> str:
    """An emotion with its sign: `+1`, `−0.5`, `0`."""
    return f"{feeling:+g}".replace("-", "−") if feeling else "0"


def write_day(day: "date") -> str:
    """A day as people read it everywhere: `11 Jan 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
