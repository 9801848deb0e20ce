"""Days ahead, and days in words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxmap.rules.dates import find_day_after, spell_days


@given(st.dates(), st.floats(0, 10**9))
def test_a_day_ahead_is_in_the_calendar_or_not_there(start: date, days: float) -> None:
    found = find_day_after(start, days)
    if found is None:
        assert days > (date.max - start).days
    else:
        assert found - start == timedelta(days=int(days))


def test_a_day_is_spelt_in_words() -> None:
    assert [spell_days(days) for days in (1, 2, 1200)] == ["1 day", "2 days", "1,200 days"]
