"""Days in words."""

from cxmap.rules.dates import spell_days


def test_a_day_is_spelt_in_words() -> None:
    assert [spell_days(days) for days in (1, 2, 1200)] == ["1 day", "2 days", "1,200 days"]
