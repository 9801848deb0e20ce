"""When a number was measured."""

from typing import Any

import pytest
from tests.journey.maps import contacts

from cxmap.journey.sources import find_day

EVIDENCE = {
    "old": {"kind": "market-research", "date": "2024-03-31"},
    "new": {"kind": "market-research", "date": "2026-03-31"},
    "undated": {"kind": "market-research"},
}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ({"value": 3, "date": "2025-01-01", "from": "new"}, "2025-01-01"),
        ({"value": 3, "from": "old"}, "2024-03-31"),
        ({"value": 3, "from": ["new", "old"]}, "2026-03-31"),
        ({"value": 3, "from": ["new", "undated"]}, ""),
        ({"value": 3, "from": "nowhere"}, ""),
        ({"value": 3}, ""),
        (3, ""),
    ],
)
def test_a_number_is_as_old_as_it_says_or_as_its_newest_source(written: Any, day: str) -> None:
    journey = contacts({"pay": {"metrics": {"satisfaction": written}}}, evidence=EVIDENCE)
    assert find_day(journey.touchpoints["pay"].metrics["satisfaction"], journey.evidence) == day
