"""What rules about time have in common: which day lies so far ahead, and days in words."""

from datetime import date, timedelta


def find_day_after(start: date, days: float) -> date | None:
    """The day that lies so many whole days after another; None where the calendar ends before it."""
    try:
        return start + timedelta(days=int(days))
    except OverflowError:
        return None


def spell_days(days: int) -> str:
    """A number of days in words: "1 day", "1,200 days"."""
    return f"{days:,} day{'' if days == 1 else 's'}"
