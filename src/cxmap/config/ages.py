"""How long evidence stays fresh, unless the configuration says otherwise."""

from collections.abc import Mapping

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
