"""What rules about time have in common: days in words."""


def spell_days(days: int) -> str:
    """A number of days in words: "1 day", "1,200 days"."""
    return f"{days:,} day{'' if days == 1 else 's'}"
