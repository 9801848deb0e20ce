"""Where KPIs stand, and how surely."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build

from cxmap.reports.scores.kpis import say_verdict
from cxmap.scoring.kpis import AssessedKpi, assess_kpis

EVIDENCE = {"log": {"kind": "analytics", "date": "2026-09-30"}}


def assess(**written: Any) -> AssessedKpi:
    (kpi,) = assess_kpis([build({"kpis": {"k": written}, "evidence": EVIDENCE})]).kpis
    return kpi


def share(value: float, n: int) -> dict[str, Any]:
    return {"value": value, "n": n, "from": "log"}


@pytest.mark.parametrize(
    ("written", "verdict", "sure", "progress"),
    [
        ({"actual": share(0.9, 900), "target": 0.8}, "reached", True, None),
        ({"actual": share(0.8, 50), "target": 0.8}, "reached", False, None),
        ({"actual": 0.8, "target": 0.8}, "reached", None, None),
        ({"actual": share(0.9, 900), "target": 0.8, "baseline": 0.4}, "reached", True, 1.25),
        ({"actual": share(0.7, 900), "target": 0.8}, "short of target", True, None),
        ({"actual": share(0.78, 90), "target": 0.8}, "short of target", False, None),
        ({"actual": share(0.7, 900), "target": 0.8, "baseline": 0.4}, "on the way", True, 0.75),
        ({"actual": share(0.42, 90), "target": 0.8, "baseline": 0.4}, "on the way", False, 0.05),
        ({"actual": share(0.5, 900), "target": 0.8, "baseline": share(0.4, 900)}, "on the way", True, 0.25),
        ({"actual": share(0.5, 900), "target": 0.8, "baseline": share(0.4, 20)}, "on the way", False, 0.25),
        ({"actual": share(0.4, 900), "target": 0.8, "baseline": 0.4}, "no progress", None, 0),
        ({"actual": share(0.2, 900), "target": 0.8, "baseline": 0.4}, "moving away", True, -0.5),
        ({"actual": share(0.39, 90), "target": 0.8, "baseline": 0.4}, "moving away", False, -0.025),
        ({"actual": share(0.3, 900), "target": 0.4, "baseline": 0.4}, "moving away", True, None),
        ({"actual": 0.3, "target": 0.4, "baseline": 0.4 - 1e-12}, "moving away", None, None),
        ({"actual": 0.3, "target": 5e-324, "baseline": 0}, "reached", None, None),
        ({"target": 0.8, "baseline": 0.4}, "not measured", None, None),
        ({"actual": 0.8, "baseline": 0.4}, "no target", None, None),
        ({}, "not measured", None, None),
    ],
)
def test_the_verdict(written: dict[str, Any], verdict: str, sure: bool | None, progress: float | None) -> None:
    judgement = assess(unit="share", better="higher", **written).judgement
    assert (judgement.verdict, judgement.sure, judgement.progress) == (verdict, sure, progress)


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99), st.integers(10, 2000))
def test_a_kpi_turned_round_has_the_same_verdict(actual: int, target: int, baseline: int, n: int) -> None:
    numbers = {"actual": actual, "target": target, "baseline": baseline}
    up = {key: share(value / 100, n) for key, value in numbers.items()}
    down = {key: share((100 - value) / 100, n) for key, value in numbers.items()}
    one = assess(unit="share", better="higher", **up).judgement
    other = assess(unit="share", better="lower", **down).judgement
    assert (one.verdict, one.sure) == (other.verdict, other.sure)
    assert (one.progress is None) == (other.progress is None)
    assert one.progress is None or one.progress == pytest.approx(other.progress)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"actual": share(0.9, 900), "target": 0.8},
         "reached, and that is sure: the interval 87.9–91.8 % lies wholly on this side of the target of 80 %"),
        ({"actual": share(0.82, 50), "target": 0.8},
         "reached, but that is not sure: the interval 69.2–90.2 % lies on both sides of the target of 80 %"),
        ({"actual": 0.8, "target": 0.8}, "reached: how surely is not known, because `n` is not written"),
        ({"actual": share(0.7, 900), "target": 0.8, "baseline": 0.4},
         ("on the way, 75 % of the way done, and that is sure: the distance to the baseline of 40 % as it is written "
          "is no chance")),
        ({"actual": share(0.7, 40), "target": 0.8, "baseline": share(0.4, 40)},
         ("on the way, 75 % of the way done, and that is sure: the distance to the baseline of 40 % is no chance; "
          "the interval 54.6–81.9 % holds the target")),
        ({"actual": share(0.3, 20), "target": 0.8, "baseline": 0.4},
         ("moving away, 25 % of the way lost, but that is not sure: the distance to the baseline of 40 % as it is "
          "written can be chance")),
        ({"actual": share(0.7, 900)}, "no target"),
    ],
)  # fmt: skip
def test_the_verdict_in_words(written: dict[str, Any], says: str) -> None:
    assert say_verdict(assess(unit="share", better="higher", **written)) == says


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ({"method": "nps", "actual": {"value": 4.1, "method": "csat-5-mean"}, "target": 30},
         "`target` is of the method `nps`, but `actual` is of the method `csat-5-mean`"),
        ({"method": "csat-5-mean", "actual": {"answers": [1, 2, 3]}, "target": 4},
         "`actual` cannot be used: 3 answer options, but the scale csat-5-mean has 5"),
        ({"method": "csat-5-mean", "better": "lower", "actual": 4, "target": 4},
         "`better` is `lower`, but on csat-5-mean a high figure is the good one"),
        ({"method": "ces-7-easy-low", "better": "higher", "actual": 4, "target": 4},
         "`better` is `higher`, but on ces-7-easy-low a low figure is the good one"),
        ({"better": "higher", "baseline": 8, "target": 5, "actual": 4},
         "the target of 5 is worse than the baseline of 8"),
        ({"unit": "days", "actual": 4, "target": 5}, "nobody wrote which direction is good (`better`)"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_says_why(written: dict[str, Any], reason: str) -> None:
    judgement = assess(**written).judgement
    assert (judgement.verdict, judgement.reason, judgement.sure, judgement.progress) == (
        "cannot tell", reason, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ({"better": "lower"}, "lower"),
        ({"method": "nps"}, "higher"),
        ({"baseline": 11, "target": 4}, "lower"),
        ({"baseline": 4, "target": 11}, "higher"),
        ({"baseline": 4, "target": 4}, None),
        ({"unit": "share"}, None),
    ],
)
def test_the_direction_is_written_or_follows_from_the_method_or_the_plan(
    written: dict[str, Any], better: str | None
) -> None:
    assert assess(**written).better == better


def test_a_rate_comes_from_its_counts() -> None:
    kpi = assess(method="share", better="higher", actual={"answers": [30, 70], "from": "log"}, target=0.6)
    assert kpi.figure.actual is not None
    assert (kpi.figure.actual.value, kpi.figure.actual.n, kpi.judgement.verdict) == (0.7, 100, "reached")
    assert kpi.interval is not None
    assert kpi.interval.kind == "wilson"


def test_kpis_of_several_maps_are_never_averaged() -> None:
    same = {"unit": "share", "better": "higher", "actual": 0.4, "target": 0.5}
    one = build({"kpis": {"same": same, "other": {**same, "actual": 0.1}}})
    two = build({"kpis": {"same": same, "other": {**same, "actual": 0.9}}})
    report = assess_kpis([one, two])
    assert [(kpi.figure.entry.id, len(kpi.journeys)) for kpi in report.kpis] == [
        ("same", 2),
        ("other", 1),
        ("other", 1),
    ]
    actuals = [kpi.figure.actual.value for kpi in report.kpis if kpi.figure.actual]
    assert actuals == [0.4, 0.1, 0.9]
    assert report.differing == ("other",)


def test_kpis_stand_along_the_journey_and_customers_come_first() -> None:
    stages = {
        "buy": {"touchpoints": {"a": {"name": "A"}, "b": {"name": "B"}}},
        "use": {"touchpoints": {"c": {"name": "C"}}},
    }
    kpis = {
        "fourth": {"touchpoint": "c"},
        "third": {"touchpoint": "b", "behaviour": "organisation"},
        "second": {"touchpoint": "b", "behaviour": "customer"},
        "first": {"stage": "buy"},
        "whole": {},
    }
    report = assess_kpis([build({"stages": stages, "kpis": kpis})])
    assert [kpi.figure.entry.id for kpi in report.kpis] == ["whole", "first", "second", "third", "fourth"]
    assert [kpi.at for kpi in report.kpis] == ["", "buy", "b", "b", "c"]
