"""How long evidence stays fresh, unless the configuration says otherwise."""

from collections.abc import Mapping

_DAYS = {"d": 1, "w": 7, "y": 365}
_MOST_DIGITS = 5

AGES: Mapping[str, int] = {
    # Asked on the spot or right after a contact, and counted without effort: after a year, and one turn of the
    # seasons, the contact itself has changed. Reason codes follow every release and price change.
    "transactional-survey": 365,
    "intercept-survey": 365,
    "analytics": 365,
    "service-reports": 365,
    "customer-comment": 365,
    # What insiders believe is due whenever the map is reviewed.
    "stakeholder-workshop": 365,
    # Asked once a year: half a year's grace until the next wave is in the map.
    "relationship-survey": 540,
    # What people want to get done changes slowly, and panels are bought every year or two.
    "interview": 730,
    "focus-group": 730,
    "observation": 730,
    "market-research": 730,
    # A watch is there to be current.
    "social": 180,
    "forum": 180,
    # A story is told once and ages as the journey is rebuilt.
    "customer-story": 1095,
}
"""Kind of evidence → days. An assumption is not there: it was never fresh.

Units: days.
Source: Ours; the reasons stand beside the numbers.
"""

NEVER = "never"
"""The age of what does not grow old."""


def find_days(age: str) -> int | None:
    """How many days an age is: a whole number and `d`, `w` or `y`; None where it is no age."""
    number, unit = age[:-1], age[-1:]
    if unit not in _DAYS or not number.isascii() or not number.isdigit() or len(number) > _MOST_DIGITS:
        return None
    return int(number) * _DAYS[unit]


def count_days(age: str) -> int:
    """How many days an age is.

    Raises:
        ValueError: It is no age. Ask `find_days` where that may be.
    """
    days = find_days(age)
    if days is None:
        raise ValueError(f"{age} is no age")
    return days
