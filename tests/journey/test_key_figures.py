"""KPIs read: what they are measured in, what their numbers are, and what cannot be set against what."""

from typing import Any

import pytest
from tests.journey.maps import at, build

from cxmap.journey.key_figures import MEAN_SHARE, UNBOUNDED, KeyFigure, read_key_figure
from cxmap.journey.scales import find_opinions

EVIDENCE = {"survey": {"kind": "transactional-survey"}, "guess": {"kind": "assumption"}}


def read(**written: Any) -> KeyFigure:
    journey = build({"kpis": {"k": written}, "evidence": EVIDENCE})
    return read_key_figure(journey.kpis["k"], find_opinions(journey.evidence))


def test_the_method_makes_counted_answers_a_figure() -> None:
    box = read(method="csat-5-top-box", actual={"answers": [3, 8, 20, 41, 30], "from": "survey"}, target=0.8).actual
    assert box is not None
    assert (box.value, box.n, box.assumed, box.at) == (71 / 102, 102, False, at("kpis", "k", "actual"))
    net = read(method="nps", actual={"answers": [30, 0, 0, 0, 0, 0, 0, 0, 50, 60, 60]}).actual
    assert net is not None
    assert net.value == 45


def test_a_share_told_in_percent_is_counted_in_percent() -> None:
    read_in_percent = read(method="csat-5-top-box", unit="%", actual={"answers": [0, 0, 1, 2, 1]}, target=80)
    assert read_in_percent.actual is not None
    assert (read_in_percent.actual.value, read_in_percent.scale.max, read_in_percent.mixed) == (75, 100, "")


def test_the_numbers_may_name_the_method_that_their_kpi_does_not() -> None:
    figure = read(actual={"answers": [0] * 8 + [1, 1, 2], "method": "nps"}, target={"value": 10, "method": "NPS"})
    assert (figure.scale.name, figure.mixed) == ("nps", "")
    assert figure.actual is not None
    assert figure.actual.value == 75


def test_amounts_have_no_bounds_and_no_place_from_0_to_10() -> None:
    figure = read(unit="working days", method="Mean of all quotes", baseline=11, actual={"value": 9.2, "n": 312})
    assert figure.scale is UNBOUNDED
    assert figure.actual is not None
    assert (figure.actual.value, figure.actual.scaled, figure.actual.n) == (9.2, None, 312)


@pytest.mark.parametrize(
    ("method", "means"),
    [
        ("Mean of all offers", True),
        ("the average, by month", True),
        ("MEDIANS", True),
        ("means-tested", True),
        ("meaning of it", False),
        ("what we count", False),
        (None, False),
    ],
)
def test_a_share_is_one_of_means_where_its_method_says_so(method: str | None, means: bool) -> None:
    figure = read(unit="share", target=0.5, **({} if method is None else {"method": method}))
    assert (figure.scale is MEAN_SHARE) is means
    assert means or figure.scale.name == "share"


def test_answers_without_a_scale_are_refused() -> None:
    actual = read(method="what we count", actual={"answers": [1, 2]}).actual
    assert actual is not None
    assert actual.refused is not None
    assert (actual.value, actual.refused.plain) == (
        None, "answers can be counted only where method names a scale, such as csat-5-mean",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "mixed"),
    [
        ({"baseline": 20, "target": {"value": 4, "method": "mean"}},
         "`baseline` is of no method that anybody wrote, but `target` is of the method `mean`"),
        ({"method": "nps", "target": 30, "actual": {"value": 4.1, "method": "csat-5-mean"}},
         "`target` is of the method `nps`, but `actual` is of the method `csat-5-mean`"),
        ({"baseline": {"value": 0.4, "method": "orders placed"}, "actual": {"value": 0.5, "method": "orders shipped"}},
         "`baseline` is of the method `orders placed`, but `actual` is of the method `orders shipped`"),
        ({"unit": "share", "target": 0.5, "actual": {"value": 0.4, "method": "share"}}, ""),
        ({"method": "csat-5-top-box", "target": 0.5, "actual": {"value": 0.4, "method": "share"}}, ""),
        ({"target": 0.5}, ""),
    ],
)  # fmt: skip
def test_numbers_of_different_methods_are_not_mixed(written: dict[str, Any], mixed: str) -> None:
    assert read(**written).mixed == mixed


@pytest.mark.parametrize(
    ("written", "implied"),
    [
        ({"method": "nps"}, "higher"),
        ({"method": "ces-7-easy-low"}, "lower"),
        ({"method": "ces-7-easy-high"}, "higher"),
        ({"method": "top-box"}, "higher"),
        ({"unit": "share"}, None),
        ({"method": "percent"}, None),
        ({"unit": "days"}, None),
    ],
)
def test_which_direction_the_scale_says_is_good(written: dict[str, Any], implied: str | None) -> None:
    assert read(**written).implied == implied
