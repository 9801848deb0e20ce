"""What becomes of the dissatisfied, against published numbers, by hand, and by laws."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from tests.journey.maps import contacts

from cxmap.scoring.flow.complaints import ComplaintTree, branch_off
from cxmap.scoring.flow.paths import FollowedJourney, follow_journey
from cxmap.scoring.method import Basis

EVIDENCE = {"survey": {"kind": "transactional-survey"}, "guess": {"kind": "assumption"}}
SHARES = st.floats(0, 1)


def follow(pay: dict[str, Any], **sections: Any) -> FollowedJourney:
    return follow_journey(contacts({"pay": {"feels": 0, **pay}}, evidence=EVIDENCE, **sections))


def tree_of(metrics: dict[str, Any], complaints: dict[str, Any], **sections: Any) -> ComplaintTree:
    [tree] = follow({"metrics": metrics, "complaints": complaints}, **sections).complaints
    return tree


def test_the_published_tree() -> None:
    silent, satisfied, lost = branch_off(0.8, 0.05, 0.6)
    assert (f"{silent:.3f}", f"{satisfied:.3f}", f"{lost:.3f}") == ("0.190", "0.806", "0.004")


def test_the_published_tree_from_a_map() -> None:
    counted = {"satisfaction": {"answers": [10, 10, 40, 20, 20], "from": "survey"}}
    tree = tree_of(counted, {"rate": 0.05, "recovery": 0.6}, scales={"satisfaction": "csat-5-mean"})
    assert tree.satisfied is not None
    assert tree.lost is not None
    assert [tree.silent.share, tree.satisfied.share, tree.lost.share] == [0.19, 0.806, 0.004]
    assert [(one.name, one.value, one.basis) for one in tree.inputs] == [
        ("dissatisfied", 0.2, Basis.MEASURED), ("rate", 0.05, Basis.ASSUMED), ("recovery", 0.6, Basis.ASSUMED),
    ]  # fmt: skip
    # A bare number may be anything.
    assert (tree.silent.ends, tree.silent.a_year) == (None, None)


def test_a_mean_gives_an_assumed_share() -> None:
    tree = tree_of({"satisfaction": {"value": 8, "from": "survey"}}, {"rate": 0.5})
    [dissatisfied, _] = tree.inputs
    assert (dissatisfied.value, dissatisfied.basis) == (0.2, Basis.FROM_MEAN)
    assert dissatisfied.how == "(10 − 8)/10, assumed from the mean"


def test_intervals_put_every_number_at_an_end_of_its_own() -> None:
    measured = {
        "satisfaction": {"answers": [10, 10, 40, 20, 20], "from": "survey"},
        "frequency": {"value": 0.5, "n": 400, "from": "survey"},
    }
    complaints = {"rate": {"value": 0.3, "n": 20, "from": "survey"}, "recovery": {"answers": [4, 6], "from": "survey"}}
    tree = tree_of(measured, complaints, scales={"satisfaction": "csat-5-mean"}, journeys_per_year=1000)
    d = proportion_confint(20, 100, method="wilson")
    c = proportion_confint(6, 20, method="wilson")
    r = proportion_confint(6, 10, method="wilson")
    f = proportion_confint(200, 400, method="wilson")
    assert tree.satisfied is not None
    assert tree.lost is not None
    assert tree.silent.ends == pytest.approx((d[0] * (1 - c[1]), d[1] * (1 - c[0])))
    assert tree.satisfied.ends == pytest.approx((1 - d[1] * (1 - c[0] * r[0]), 1 - d[0] * (1 - c[1] * r[1])))
    assert tree.lost.ends == pytest.approx((d[0] * c[0] * (1 - r[1]), d[1] * c[1] * (1 - r[0])))
    assert tree.silent.a_year == pytest.approx(1000 * 0.5 * 0.2 * 0.7)
    assert tree.silent.ends is not None
    expected = tree.silent.ends[0] * f[0] * 1000, tree.silent.ends[1] * f[1] * 1000
    assert tree.silent.a_year_ends == pytest.approx(expected)


def test_an_assumption_has_no_interval_however_many_were_asked() -> None:
    satisfaction = {"answers": [10, 10, 40, 20, 20], "from": "guess"}
    rate = {"value": 0.3, "n": 20, "from": "survey"}
    tree = tree_of({"satisfaction": satisfaction}, {"rate": rate}, scales={"satisfaction": "csat-5-mean"})
    assert [one.ends is None for one in tree.inputs] == [True, False]
    assert tree.silent.ends is None
    counted = {"answers": [10, 10, 40, 20, 20], "from": "survey"}
    guess = {"value": 0.3, "n": 20, "from": "guess"}
    tree = tree_of({"satisfaction": counted}, {"rate": guess}, scales={"satisfaction": "csat-5-mean"})
    assert [one.ends is None for one in tree.inputs] == [False, True]
    assert tree.silent.ends is None


def test_the_interval_of_a_mean_is_turned_over_and_widened_by_what_a_mean_cannot_tell() -> None:
    satisfaction = {"value": 6, "low": 5, "high": 6.5, "from": "survey"}
    tree = tree_of({"satisfaction": satisfaction}, {"rate": 0.5})
    assert tree.inputs[0].ends == pytest.approx((0.35 - 0.2, 0.5 + 0.2))
    tree = tree_of({"satisfaction": {**satisfaction, "value": 9, "low": 8.5, "high": 9.5}}, {"rate": 0.5})
    assert tree.inputs[0].ends == pytest.approx((0, 0.15 + 0.2))


def test_a_share_of_people_says_itself_how_many_are_dissatisfied() -> None:
    satisfaction = {"value": 80, "low": 70, "high": 95, "from": "survey"}
    tree = tree_of({"satisfaction": satisfaction}, {"rate": 0.5}, scales={"satisfaction": "percent"})
    [dissatisfied, _] = tree.inputs
    assert dissatisfied.ends == pytest.approx((0.05, 0.3))
    assert (dissatisfied.basis, dissatisfied.how) == (Basis.MEASURED, "(10 − 8)/10, as answers are no and yes")


def test_without_recovery_only_the_silent_are_known() -> None:
    followed = follow({"metrics": {"satisfaction": 8}, "complaints": {"rate": 0.25}})
    [tree] = followed.complaints
    assert (tree.silent.share, tree.satisfied, tree.lost) == (0.15, None, None)
    assert [(gap.reason, gap.advice) for gap in followed.gaps] == [
        ("how many are won back at `pay` is not known", "add `recovery` to `complaints`")
    ]


@pytest.mark.parametrize(
    ("pay", "reason", "advice"),
    [
        ({"complaints": {"rate": 0.5, "recovery": 0.5}},
         "how many are dissatisfied at `pay` is not known", "add `satisfaction` to its `metrics`"),
        ({"complaints": {"rate": 0.5, "recovery": 0.5}, "metrics": {"satisfaction": 11}},
         "how many are dissatisfied at `pay` is not known: `11` is outside the scale 0-10 (0 to 10)",
         "correct `satisfaction`"),
        ({"complaints": {"recovery": 0.5}, "metrics": {"satisfaction": 8}},
         "how many complain at `pay` is not known", "add `rate` to `complaints`"),
        ({"complaints": {"rate": {"answers": [0, 0]}, "recovery": 0.5}, "metrics": {"satisfaction": 8}},
         "how many complain at `pay` cannot be used: nobody answered", "correct it"),
    ],
)  # fmt: skip
def test_what_keeps_a_tree_from_growing(pay: dict[str, Any], reason: str, advice: str) -> None:
    followed = follow(pay)
    assert followed.complaints == ()
    assert [(gap.reason, gap.advice) for gap in followed.gaps] == [(reason, advice)]


def test_a_rate_is_never_made_up() -> None:
    assert follow({"metrics": {"satisfaction": 2}}).complaints == ()


def test_those_with_the_most_silent_journeys_come_first() -> None:
    def touchpoint(frequency: float | None) -> dict[str, Any]:
        often = {} if frequency is None else {"frequency": frequency}
        return {"feels": 0, "metrics": {"satisfaction": 5, **often}, "complaints": {"rate": 0.5, "recovery": 0}}

    journey = contacts({"a": touchpoint(None), "b": touchpoint(0.2), "c": touchpoint(0.9)})
    assert [tree.touchpoint.id for tree in follow_journey(journey).complaints] == ["c", "b", "a"]


@given(SHARES, SHARES, SHARES)
def test_everybody_ends_somewhere(satisfied: float, rate: float, recovery: float) -> None:
    branches = branch_off(satisfied, rate, recovery)
    assert sum(branches) == pytest.approx(1)
    assert all(-1e-10 <= branch <= 1 + 1e-10 for branch in branches)


COUNTS = st.tuples(st.integers(0, 50), st.integers(0, 50)).filter(lambda counts: sum(counts) > 0)


@given(COUNTS, COUNTS, COUNTS)
def test_an_interval_contains_its_share(unhappy: tuple[int, int], rate: tuple[int, int], won: tuple[int, int]) -> None:
    satisfaction = {"answers": [unhappy[0], unhappy[1]], "from": "survey"}
    complaints = {
        "rate": {"answers": list(rate), "from": "survey"},
        "recovery": {"answers": list(won), "from": "survey"},
    }
    tree = tree_of({"satisfaction": satisfaction}, complaints, scales={"satisfaction": "share"})
    for branch in (tree.silent, tree.satisfied, tree.lost):
        assert branch is not None
        assert branch.ends is not None
        assert branch.ends[0] - 1e-9 <= branch.share <= branch.ends[1] + 1e-9
        assert 0 <= branch.ends[0] <= branch.ends[1] <= 1
