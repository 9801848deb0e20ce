"""Lengths of time as the language writes them, in days, and the days that lie so far ahead."""

import re
from datetime import date, timedelta

_PART = re.compile(r"(?<![0-9.])([0-9.]+)([smhdwy])")
_DAYS = {"s": 1 / 86_400, "m": 1 / 1_440, "h": 1 / 24, "d": 1, "w": 7, "y": 365}


def count_days(duration: str) -> float:
    """How many days a length of time of the language is; a year has 365."""
    return sum(float(number) * _DAYS[unit] for number, unit in _PART.findall(duration))


def find_day_after(start: date, days: float) -> date | None:
    """The day that lies so many whole days after another; None where the calendar ends before it."""
    try:
        return start + timedelta(days=int(days))
    except OverflowError:
        return None
