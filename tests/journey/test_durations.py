"""Lengths of time as the language writes them, and days ahead."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey.durations import count_days, find_day_after
from cxmap.language.base import DURATION_PATTERN


@pytest.mark.parametrize(
    ("duration", "days"),
    [("90d", 90), ("2w", 14), ("1y", 365), ("36h", 1.5), ("1440m", 1), ("86400s", 1), ("1y2w0.5d", 379.5)],
)
def test_days_of_a_length_of_time(duration: str, days: float) -> None:
    assert count_days(duration) == pytest.approx(days)


@given(st.from_regex(DURATION_PATTERN, fullmatch=True))
def test_every_length_of_time_of_the_language_has_days(duration: str) -> None:
    parts = re.findall(r"[0-9.]+[smhdwy]", duration)
    assert "".join(parts) == duration.strip()
    assert count_days(duration) == pytest.approx(sum(map(count_days, parts)))


@given(st.dates(), st.floats(0, 10**9))
def test_a_day_ahead_is_in_the_calendar_or_not_there(start: date, days: float) -> None:
    found = find_day_after(start, days)
    if found is None:
        assert days > (date.max - start).days
    else:
        assert found - start == timedelta(days=int(days))
