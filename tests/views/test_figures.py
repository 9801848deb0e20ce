"""Figures as pictures write them."""

from datetime import date

import pytest

from cxmap.views.figures import write_amount, write_day, write_interval, write_score, write_share


def test_intervals_are_written_so_that_they_can_be_read() -> None:
    assert [write_interval(*ends) for ends in (("1", "3"), ("2", "2"), ("−1", "3"))] == ["1–3", "2", "−1 to 3"]


@pytest.mark.parametrize(
    ("score", "digits", "text"), [(6.04, 1, "6.0"), (-0.04, 1, "0.0"), (-4.5, 1, "−4.5"), (1234.5, 0, "1234")]
)
def test_scores_are_written_with_the_decimals_of_their_method(score: float, digits: int, text: str) -> None:
    assert write_score(score, digits) == text


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.4, "0.4"),
        (0.0001, "0.0001"),
        (-2.5, "−2.5"),
        (118000, "118,000"),
        (1234567.891, "1,234,567.89"),
        (99.999, "100"),
    ],
)
def test_amounts_are_written_as_people_read_them(amount: float, written: str) -> None:
    assert write_amount(amount) == written


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (0.004, "<1 %"), (0.01, "1 %"), (0.35, "35 %"), (0.996, ">99 %"), (0.99, "99 %"), (1, "100 %")],
)
def test_shares_are_whole_per_cents_and_never_nothing_or_all_by_rounding(share: float, text: str) -> None:
    shown = text.replace(" ", "\u00a0")
    assert write_share(share, assumed=False) == shown
    assert write_share(share, assumed=True) == f"~{shown}"


def test_days_are_written_with_the_name_of_the_month() -> None:
    assert write_day(date(2027, 1, 11)) == "11 Jan 2027"
