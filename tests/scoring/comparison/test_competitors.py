"""Ahead of competitors, behind them, or nobody can tell."""

import math
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep
from tests.journey.maps import at, contacts

from cxmap.scoring.comparison.competitors import CompetitorGaps, Gap, find_gaps

EVIDENCE = {"survey": {"kind": "intercept-survey", "date": "2026-09-30"},
            "panel": {"kind": "market-research", "date": "2026-03-31"}}  # fmt: skip


def gaps_of(ours: Any, benchmarks: Mapping[str, Any], satisfaction: Any = "csat-5-mean") -> CompetitorGaps:
    touchpoint = {"metrics": {"satisfaction": ours} if ours is not None else {}, "benchmarks": benchmarks}
    return find_gaps([contacts({"pay": touchpoint}, evidence=EVIDENCE, scales={"satisfaction": satisfaction})])


def gap_of(ours: Any, theirs: Any, satisfaction: Any = "csat-5-mean") -> Gap:
    (gap,) = gaps_of(ours, {"rival": theirs}, satisfaction).gaps
    return gap


def test_a_gap_has_its_unit_and_its_place_from_0_to_10() -> None:
    gap = gap_of({"value": 3, "n": 100, "sd": 1, "from": "survey"}, {"value": 4, "n": 64, "sd": 0.8, "from": "panel"})
    assert (gap.gap, gap.ten, gap.days) == (-1, -2.5, 183)
    assert gap.interval is not None
    # Welch by hand: the error is the root of 1/100 + 0.64/64, which is 0.1414 of 4, so 0.3536 of 10.
    assert gap.interval.kind == "welch"
    assert gap.interval.error == pytest.approx(2.5 * math.sqrt(0.02))
    assert (gap.interval.low, gap.interval.high) == pytest.approx((-3.198, -1.802), abs=0.001)
    assert gap.standing == "behind"


@given(st.integers(0, 60), st.integers(0, 60))
def test_top_box_shares_are_compared_by_newcombe(ours: int, theirs: int) -> None:
    one, other = ({"answers": [60 - count, 0, 0, count, 0]} for count in (ours, theirs))
    gap = gap_of(one, other, "csat-5-top-box")
    expected = confint_proportions_2indep(ours, 60, theirs, 60, method="newcomb", compare="diff")
    assert gap.interval is not None
    assert (gap.interval.low, gap.interval.high) == pytest.approx([10 * end for end in expected], abs=1e-8)


def test_where_low_is_better_less_is_ahead() -> None:
    ours, theirs = {"value": 2, "n": 200, "sd": 1}, {"value": 4, "n": 200, "sd": 1}
    gap = gap_of(ours, theirs, "ces-7-easy-low")
    assert (gap.gap, gap.standing) == (-2, "ahead")
    assert gap.ten == pytest.approx(20 / 6)


@pytest.mark.parametrize(
    ("ours", "theirs", "lack"),
    [
        (3, {"value": 4, "n": 64, "sd": 0.8}, "yours: `n` is not written"),
        ({"value": 3, "n": 64, "sd": 0.8}, {"value": 4, "n": 64}, "theirs: neither `answers` nor `sd` is written"),
        (3, 4, "yours: `n` is not written; theirs: `n` is not written"),
    ],
)
def test_without_intervals_nobody_can_tell(ours: Any, theirs: Any, lack: str) -> None:
    gap = gap_of(ours, theirs)
    assert (gap.interval, gap.standing, gap.lack, gap.days) == (None, "cannot tell", lack, None)


def test_other_methods_are_refused_and_not_mixed() -> None:
    found = gaps_of(3.2, {"rival": {"value": 0.6, "method": "csat-5-top-box"}, "other": 9})
    assert found.gaps == ()
    rival, other = found.uncompared
    assert rival.reason == "the method is `csat-5-top-box`, but the scale is csat-5-mean"
    assert rival.advice == "ask them as you ask your own customers, or leave the benchmark out"
    assert rival.at == at("stages", "buy", "touchpoints", "pay", "benchmarks", "rival")
    assert (other.competitor, other.advice) == ("other", "mend the number, or its scale")


@pytest.mark.parametrize(
    ("ours", "benchmarks", "reasons"),
    [
        (None, {"rival": 3}, ["no `satisfaction` of your own"]),
        (3, {}, ["no benchmark"]),
        (None, {}, ["no `satisfaction` of your own", "no benchmark"]),
        (9, {"rival": 3}, ["your own `satisfaction` cannot be used: `9` is outside the scale csat-5-mean (1 to 5)"]),
    ],
)
def test_what_is_missing_is_listed(ours: Any, benchmarks: Mapping[str, Any], reasons: list[str]) -> None:
    found = gaps_of(ours, benchmarks)
    assert (found.gaps, [lacking.reason for lacking in found.uncompared]) == ((), reasons)


@given(st.lists(st.tuples(st.integers(10, 50), st.integers(10, 50)), min_size=1, max_size=8))
def test_the_widest_gap_behind_comes_first(numbers: list[tuple[int, int]]) -> None:
    touchpoints = {
        f"t{place}": {"metrics": {"satisfaction": ours / 10}, "benchmarks": {"rival": theirs / 10}}
        for place, (ours, theirs) in enumerate(numbers)
    }
    found = find_gaps([contacts(touchpoints, scales={"satisfaction": "csat-5-mean"})]).gaps
    assert [gap.ten for gap in found] == sorted(gap.ten for gap in found)
    places = [(gap.ten, int(gap.touchpoint.id[1:])) for gap in found]
    assert places == sorted(places)
