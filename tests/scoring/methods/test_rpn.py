"""The method rpn: three ranks by their tables, and their product."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import contacts
from tests.scoring.maps import EVIDENCE

from cxmap.scoring.method import Basis, Part
from cxmap.scoring.methods.rpn import OCCURRENCES, RPN, rank_occurrence
from cxmap.scoring.result import RankedTouchpoint
from cxmap.scoring.score import score_journey

METRICS = {"frequency": 0.5, "satisfaction": 5, "loyalty": 7.2}


def score(metrics: dict[str, Any] | None = None, scales: Any = None, **touchpoint: Any) -> RankedTouchpoint:
    journey = contacts(
        {"pay": {"metrics": {**METRICS, **(metrics or {})}, **touchpoint}},
        evidence=EVIDENCE,
        systems={"crm": {"name": "CRM"}},
        scales=scales or {},
    )
    [entry] = score_journey(journey, RPN).ranked
    return entry


def find_part(name: str, entry: RankedTouchpoint) -> Part:
    return next(part for part in entry.parts if part.name == name)


def test_three_ranks_are_multiplied() -> None:
    # Loyalty 7.2 is rank 8; 0.5 · 0.5 = 0.25 is at least 1 in 8, rank 8; nobody listens, rank 10.
    entry = score()
    assert entry.score == 640
    assert [(part.name, part.value, part.metrics, part.basis, part.how) for part in entry.parts] == [
        ("severity", 8, ("loyalty",), Basis.ASSUMED, "loyalty 7.2, rounded up, and 1 at least"),
        ("occurrence", 8, ("frequency", "satisfaction"), Basis.ASSUMED,
         "frequency · dissatisfied = 0.5 · 0.5 = 0.25, at least 1 in 8"),
        ("detection", 10, (), Basis.ASSUMED, "nobody listens here"),
    ]  # fmt: skip


def test_it_says_that_it_is_no_measurement_and_is_never_drawn() -> None:
    assert "no measurement" in RPN.meaning
    assert RPN.drawn is False
    assert RPN.find_spreads(score().numbers) == {}


@pytest.mark.parametrize(
    ("loyalty", "rank"), [(0, 1), (0.3, 1), (1, 1), (1.0001, 2), (7, 7), (7.2, 8), (9.0000000000001, 9), (10, 10)]
)
def test_severity_is_loyalty_rounded_up(loyalty: float, rank: int) -> None:
    assert find_part("severity", score({"loyalty": loyalty})).value == rank


def test_severity_does_not_suffer_from_a_change_of_scale() -> None:
    # 10 · (2.4 − 1)/(3 − 1) is 6.999…9 in floats, and 7 on paper.
    entry = score({"loyalty": 2.4}, {"loyalty": {"min": 1, "max": 3}})
    assert find_part("severity", entry).value == 7


# The published table, row by row.
@pytest.mark.parametrize(
    ("one_in", "rank"),
    [(1, 10), (2, 10), (3, 9), (8, 8), (20, 7), (80, 6), (400, 5), (2_000, 4), (15_000, 3), (150_000, 2),
     (1_500_000, 1)],
)  # fmt: skip
def test_occurrence_by_the_published_table(one_in: int, rank: int) -> None:
    assert rank_occurrence(1 / one_in) == rank
    if one_in > 1:
        assert rank_occurrence(0.999 / one_in) == max(1, rank - 1)


def test_nothing_that_happens_is_rarer_than_rank_1() -> None:
    assert rank_occurrence(0) == 1
    assert find_part("occurrence", score({"frequency": 0})).how.endswith("= 0, less than 1 in 150,000")
    assert list(OCCURRENCES) == sorted(OCCURRENCES)


def test_occurrence_rests_on_counted_answers() -> None:
    metrics = {
        "frequency": {"value": 0.5, "from": "survey"},
        "satisfaction": {"answers": [3, 8, 20, 41, 30], "from": "survey"},
    }
    part = find_part("occurrence", score(metrics, {"satisfaction": "csat-5-mean"}))
    assert (part.value, part.basis) == (7, Basis.MEASURED)  # 0.5 · 11/102 = 0.0539, at least 1 in 20
    assert find_part("occurrence", score({**metrics, "satisfaction": 5})).basis is Basis.FROM_MEAN
    assert (
        find_part("occurrence", score({"satisfaction": metrics["satisfaction"]}, {"satisfaction": "csat-5-mean"})).basis
        is Basis.ASSUMED
    )


def test_more_than_one_contact_a_journey_is_marked() -> None:
    part = find_part("occurrence", score({"frequency": 3}, {"frequency": {"min": 0, "max": 9, "method": "count"}}))
    assert (part.capped, part.value) == (True, 10)


@pytest.mark.parametrize(
    ("listening", "rank", "how"),
    [
        ({}, 10, "nobody listens here"),
        ({"event": "paid"}, 7, "it is recorded that customers come"),
        ({"system": "crm"}, 7, "it is recorded that customers come"),
        ({"event": "paid", "system": "crm"}, 7, "it is recorded that customers come"),
        ({"what": "CSAT right after"}, 5, "what is measured is said, but not where it is recorded"),
        ({"what": "CSAT right after", "event": "paid"}, 4, "what is measured is said, and it is recorded"),
    ],
)
def test_detection_by_who_listens(listening: dict[str, str], rank: int, how: str) -> None:
    part = find_part("detection", score(measured_by=listening))
    assert (part.value, part.how, part.basis) == (rank, how, Basis.ASSUMED)


@pytest.mark.parametrize(
    ("rate", "rank"), [(0, 10), (0.05, 10), (0.1, 9), (0.11, 9), (0.6, 4), (0.7, 3), (0.9, 1), (1, 1)]
)
def test_detection_by_who_complains(rate: float, rank: int) -> None:
    assert find_part("detection", score(complaints={"rate": rate})).value == rank


def test_a_measured_rate_is_measured() -> None:
    rate = {"answers": [60, 40], "from": "survey"}
    part = find_part("detection", score(complaints={"rate": rate}))
    assert (part.value, part.basis) == (6, Basis.MEASURED)
    assert part.how == "10 · (1 − 0.4), rounded up: that share of the unhappy complains"


def test_whoever_hears_more_counts() -> None:
    listening = {"measured_by": {"what": "CSAT right after"}}
    assert find_part("detection", score(complaints={"rate": 0.05}, **listening)).value == 5
    assert find_part("detection", score(complaints={"rate": 0.8}, **listening)).value == 2


def test_a_rate_that_cannot_be_used_is_not_used() -> None:
    part = find_part("detection", score(complaints={"rate": {"answers": [1, 2, 3], "from": "survey"}}))
    assert (part.value, part.how) == (10, "nobody listens here")


posts = st.sets(st.sampled_from(["event", "system", "what"])).map(
    lambda keys: {key: {"event": "paid", "system": "crm", "what": "CSAT"}[key] for key in sorted(keys)}
)


@given(posts, posts, st.integers(0, 100), st.integers(0, 100))
def test_who_listens_more_or_hears_more_complaints_never_ranks_higher(
    post: dict[str, str], more: dict[str, str], rate: int, other: int
) -> None:
    less, louder = sorted((rate / 100, other / 100))
    quiet = score(measured_by=post, complaints={"rate": less}).score
    assert score(measured_by={**post, **more}, complaints={"rate": louder}).score <= quiet
    assert quiet <= score(measured_by=post).score
