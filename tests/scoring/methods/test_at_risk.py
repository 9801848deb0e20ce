"""The method at-risk, against numbers worked out by hand."""

from typing import Any

import pytest
from tests.scoring.maps import by_id, score_of

from cxmap.scoring.method import Basis, Part
from cxmap.scoring.methods.at_risk import AT_RISK


def parts(metrics: dict[str, Any], **scales: Any) -> dict[str, Part]:
    entry = by_id(score_of({"pay": metrics}, scales=scales))["pay"]
    return {part.name: part for part in entry.parts}


def test_the_example_of_the_documentation() -> None:
    # 3.1 on 1–5 is 10 · 2.1/4 = 5.25 of 10, so (10 − 5.25)/10 = 0.475; 100 · 0.64 · 0.475 · 0.75 = 22.8.
    metrics = {
        "frequency": {"value": 0.64, "from": "survey"},
        "satisfaction": {"value": 3.1, "from": "survey"},
        "loyalty": 7.5,
    }
    scored = score_of({"compare-quotes": metrics}, scales={"satisfaction": "csat-5-mean"})
    [entry] = scored.ranked
    assert entry.score == 22.8
    assert {part.name: (part.metrics, part.value, part.basis, part.how) for part in entry.parts} == {
        "frequency": (("frequency",), 0.64, Basis.MEASURED, ""),
        "dissatisfied": (("satisfaction",), 0.475, Basis.FROM_MEAN, "(10 − 5.25)/10, assumed from the mean"),
        "loyalty": (("loyalty",), 7.5, Basis.ASSUMED, ""),
    }
    assert entry.assumed(scored.method) == ("loyalty",)


def test_counted_answers_give_the_measured_share() -> None:
    # 11 of 102 answered 1 or 2; 100 · 0.5 · 11/102 · 0.8 = 4.31372549019…
    answers = {"answers": [3, 8, 20, 41, 30], "from": "survey"}
    measured = {"frequency": {"value": 0.5, "from": "survey"}, "loyalty": {"value": 8, "from": "survey"}}
    scored = score_of({"pay": {**measured, "satisfaction": answers}}, scales={"satisfaction": "csat-5-mean"})
    [entry] = scored.ranked
    assert entry.score == pytest.approx(100 * 0.5 * 11 / 102 * 0.8, abs=1e-10)
    dissatisfied = entry.parts[1]
    assert dissatisfied.value == pytest.approx(11 / 102, abs=1e-15)
    assert (dissatisfied.basis, dissatisfied.how) == (Basis.MEASURED, "11 of 102 answered below 3")
    assert entry.assumed(scored.method) == ()


@pytest.mark.parametrize(
    ("scale", "answers", "how", "value"),
    [
        ("nps", [5, 5, 5, 5, 5, 3, 2, 20, 30, 50, 70], "30 of 200 answered below 7", 0.15),
        ("ces-7-easy-low", [10, 5, 5, 10, 20, 30, 20], "70 of 100 answered above 4", 0.7),
        ("percent", [30, 70], "30 of 100 answered no", 0.3),
        ({"min": 0, "max": 1, "method": "share", "better": "low"}, [7, 3], "3 of 10 answered yes", 0.3),
        ({"min": 1, "max": 4}, [1, 2, 3, 4], "3 of 10 answered below 2.5", 0.3),
        ({"min": 2, "max": 5, "better": "low", "dissatisfied_below": 3}, [4, 3, 2, 1],
         "1 of 10 answered above 4", 0.1),
    ],
)  # fmt: skip
def test_who_is_dissatisfied_is_said_in_the_terms_of_the_question(
    scale: Any, answers: list[int], how: str, value: float
) -> None:
    part = parts({"frequency": 1, "satisfaction": {"answers": answers}, "loyalty": 5}, satisfaction=scale)[
        "dissatisfied"
    ]
    assert (part.how, part.value) == (how, value)


def test_guessed_answers_are_an_assumption_too() -> None:
    satisfaction = {"answers": [1, 1, 1, 1, 1], "from": "guess"}
    part = parts({"frequency": 1, "satisfaction": satisfaction, "loyalty": 5}, satisfaction="csat-5-mean")[
        "dissatisfied"
    ]
    assert part.basis is Basis.ASSUMED


def test_a_guessed_mean_is_both_an_assumption_and_assumed_from_the_mean() -> None:
    scored = score_of({"pay": {"frequency": 1, "satisfaction": 4, "loyalty": 5}})
    [entry] = scored.ranked
    assert entry.parts[1].basis is Basis.FROM_MEAN
    assert entry.assumed(scored.method) == ("frequency", "satisfaction", "loyalty")


def test_more_than_one_contact_a_journey_counts_as_one() -> None:
    frequency = {"min": 0, "max": 20, "method": "count"}
    many = parts({"frequency": 3.5, "satisfaction": 4, "loyalty": 5}, frequency=frequency)["frequency"]
    once = parts({"frequency": 1, "satisfaction": 4, "loyalty": 5}, frequency=frequency)["frequency"]
    assert (many.value, many.capped, many.how) == (1, True, "met 3.5 times in a journey, which counts as once")
    assert (once.value, once.capped, once.how) == (1, False, "")


def test_nothing_is_at_risk_where_nobody_comes_or_all_are_content_or_nothing_depends_on_it() -> None:
    metrics = {"frequency": 0.5, "satisfaction": 5, "loyalty": 5}
    zeros = {"a": {**metrics, "frequency": 0}, "b": {**metrics, "satisfaction": 10}, "c": {**metrics, "loyalty": 0}}
    scored = score_of({**zeros, "worst": {"frequency": 1, "satisfaction": 0, "loyalty": 10}})
    assert {id: entry.score for id, entry in by_id(scored).items()} == {"worst": 100, "a": 0, "b": 0, "c": 0}
    assert str(by_id(scored)["b"].score) == "0.0"


def test_the_published_example() -> None:
    # Of 80,000 customers 30 % have a problem; 55 % of these leave and 26 % of the others: 6,960 because of it.
    lost = AT_RISK.combine({"frequency": 1, "dissatisfied": 0.3, "loyalty": 10 * (0.55 - 0.26)})
    assert 80_000 * lost / 100 == pytest.approx(6_960)


def test_parts_that_have_no_number_are_left_out() -> None:
    scored = score_of({"pay": {"frequency": 0.5, "satisfaction": 11, "value": 3}})
    [entry] = scored.unranked
    found = AT_RISK.find_parts(entry.numbers)
    assert [part.name for part in found] == ["frequency"]
