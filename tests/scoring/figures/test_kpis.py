"""Where KPIs stand, and how sure that is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build

from cxmap.reports.scores.kpi_words import say_verdict
from cxmap.scoring.figures.kpis import AssessedKpi, assess_kpis

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
        ({"actual": share(0.7, 900), "target": 0.8, "baseline": 0.4}, "on the way", None, 0.75),
        ({"actual": share(0.42, 90), "target": 0.8, "baseline": 0.4}, "on the way", False, 0.05),
        ({"actual": share(0.5, 900), "target": 0.8, "baseline": share(0.4, 900)}, "on the way", True, 0.25),
        ({"actual": share(0.5, 900), "target": 0.8, "baseline": share(0.4, 20)}, "on the way", False, 0.25),
        ({"actual": share(0.4, 900), "target": 0.8, "baseline": 0.4}, "no progress", None, 0),
        ({"actual": share(0.2, 900), "target": 0.8, "baseline": 0.4}, "moving away", None, -0.5),
        ({"actual": share(0.39, 90), "target": 0.8, "baseline": 0.4}, "moving away", False, -0.025),
        ({"actual": share(0.3, 900), "target": 0.4, "baseline": 0.4}, "moving away", None, None),
        ({"actual": share(0.3, 900), "target": 0.4, "baseline": share(0.4, 900)}, "moving away", True, None),
        ({"actual": 0.3, "target": 0.4, "baseline": 0.4 - 1e-12}, "moving away", None, None),
        ({"actual": 0.3, "target": 5e-324, "baseline": 0}, "reached", None, None),
        ({"actual": 0.2, "target": 0.8, "baseline": 0}, "on the way", None, 0.25),
        ({"actual": 0, "target": 0.8, "baseline": 0}, "no progress", None, 0),
        ({"target": 0.8, "baseline": 0.4}, "not measured", None, None),
        ({"actual": 0.8, "baseline": 0.4}, "no target", None, None),
        ({}, "not measured", None, None),
    ],
)
def test_the_verdict(written: dict[str, Any], verdict: str, sure: bool | None, progress: float | None) -> None:
    judgement = assess(unit="share", better="higher", **written).judgement
    assert (judgement.verdict, judgement.sure, judgement.progress) == (verdict, sure, progress)


@pytest.mark.parametrize(
    ("actual", "baseline", "sure", "if_exact"),
    [
        # Of `broadband`: what an exact baseline would make sure is not sure with as many asked before as now.
        (share(0.05, 3294), 0.06, None, True),
        (share(0.05, 3294), share(0.06, 3294), False, None),
        (share(0.34, 3790), 0.36, None, True),
        (share(0.34, 3790), share(0.36, 3790), False, None),
        (share(0.06, 3294), 0.06, None, None),
        (share(0.059, 90), 0.06, False, False),
        ({"value": 0.05, "from": "log"}, 0.06, None, None),
    ],
)
def test_a_baseline_of_which_nobody_knows_how_exact_it_is_makes_nothing_sure(
    actual: dict[str, Any], baseline: Any, sure: bool | None, if_exact: bool | None
) -> None:
    judgement = assess(unit="share", better="lower", actual=actual, baseline=baseline, target=0.02).judgement
    assert (judgement.sure, judgement.sure_if_exact) == (sure, if_exact)


@given(st.integers(1, 99), st.integers(1, 99), st.integers(10, 2000), st.integers(10, 2000))
def test_what_is_not_sure_against_an_exact_baseline_is_never_sure(actual: int, baseline: int, n: int, m: int) -> None:
    numbers = {"unit": "share", "better": "higher", "target": 1.0, "actual": share(actual / 100, n)}
    exact = assess(**numbers, baseline=baseline / 100).judgement
    measured = assess(**numbers, baseline=share(baseline / 100, m)).judgement
    assert exact.sure is not True
    assert not (measured.sure and exact.sure_if_exact is False)


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
         ("on the way, 75 % of the way done, and that is sure if the baseline of 40 % is exact: the interval "
          "66.9–72.9 % does not hold it")),
        ({"actual": share(0.75, 400), "target": 0.78, "baseline": 0.4},
         ("on the way, 92.1 % of the way done, and that is sure if the baseline of 40 % is exact: the interval "
          "70.5–79 % does not hold it, but holds the target")),
        ({"actual": share(0.7, 40), "target": 0.8, "baseline": share(0.4, 40)},
         ("on the way, 75 % of the way done, and that is sure: the interval of the distance to the baseline of 40 % "
          "leaves out 0; the interval 54.6–81.9 % holds the target")),
        ({"actual": share(0.3, 20), "target": 0.8, "baseline": 0.4},
         ("moving away, 25 % of the way lost, but that is not sure: the distance to the baseline of 40 % can be "
          "chance, even if that is exact")),
        ({"actual": share(0.3, 20), "target": 0.8, "baseline": share(0.4, 20)},
         ("moving away, 25 % of the way lost, but that is not sure: the distance to the baseline of 40 % can be "
          "chance")),
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


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ({"unit": "%", "actual": {"value": 70, "n": 102}, "target": 80}, "wilson"),
        ({"unit": "%", "actual": {"value": 70, "n": 102}, "target": 140}, None),
        ({"unit": "%", "actual": {"value": 70, "n": 102, "high": 104}}, None),
        ({"unit": "%", "method": "Mean share of shelf", "actual": {"value": 70, "n": 102}}, None),
        ({"unit": "%", "method": "Mean share of shelf", "actual": {"value": 70, "n": 102, "sd": 9}}, "t"),
        ({"unit": "%", "actual": {"value": 70, "n": 102, "method": "median of shops"}}, None),
        ({"unit": "percent", "method": "By all means counted", "actual": {"value": 70, "n": 102}}, None),
        ({"unit": "percent", "method": "Meant to be counted", "actual": {"value": 70, "n": 102}}, "wilson"),
        ({"unit": "share", "actual": {"value": 0.7, "n": 102}}, "wilson"),
        ({"unit": "share", "method": "average share of shelf", "actual": {"value": 0.7, "n": 102}}, None),
        ({"unit": "share", "method": "average share of shelf", "actual": {"value": 0.7, "n": 102, "sd": 0.1}}, "t"),
        ({"unit": "days", "actual": {"value": 7, "n": 102}}, None),
    ],
)
def test_percentages_are_shares_unless_their_method_says_that_they_are_means(
    written: dict[str, Any], kind: str | None
) -> None:
    interval = assess(better="higher", **written).interval
    assert (interval.kind if interval else None) == kind


def test_a_share_has_the_same_verdict_in_percent() -> None:
    shares = assess(unit="share", better="higher", actual=share(0.7, 400), baseline=share(0.6, 400), target=0.9)
    percent = assess(unit="%", better="higher", actual=share(70, 400), baseline=share(60, 400), target=90)
    assert shares.judgement == percent.judgement
    assert shares.judgement.sure
    assert shares.interval is not None
    assert percent.interval is not None
    assert (percent.interval.low, percent.interval.high) == pytest.approx(
        (100 * shares.interval.low, 100 * shares.interval.high)
    )


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
