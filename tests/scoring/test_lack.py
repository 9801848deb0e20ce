"""What to write so that a metric is known."""

from typing import Any

import pytest
from tests.scoring.maps import journey_of

from cxmap.scoring.lack import Lack, find_lack


def lack_of(metrics: dict[str, Any], metric: str = "loyalty") -> tuple[Lack | None, Any]:
    touchpoint = journey_of({"pay": metrics}).touchpoints["pay"]
    return find_lack(touchpoint, metric, "how much it counts"), touchpoint


def test_a_metric_that_is_known_lacks_nothing() -> None:
    assert lack_of({"loyalty": 6})[0] is None


@pytest.mark.parametrize(
    ("metrics", "add", "below"),
    [
        ({}, "add `metrics: {loyalty: NUMBER}` to `pay`", ()),
        ({"satisfaction": 4}, "add `loyalty: NUMBER` to the `metrics` of `pay`", ("metrics",)),
    ],
)
def test_what_is_to_be_added_and_where(metrics: dict[str, Any], add: str, below: tuple[str, ...]) -> None:
    lack, touchpoint = lack_of(metrics)
    assert lack == Lack("how much it counts", add, touchpoint.at.below(*below), touchpoint, "loyalty")


def test_a_number_that_cannot_be_used_is_to_be_mended_where_it_stands() -> None:
    lack, touchpoint = lack_of({"loyalty": 60})
    measure = touchpoint.metrics["loyalty"]
    reason = measure.refused.plain
    assert lack == Lack(f"how much it counts ({reason})", f"mend loyalty, {reason}", measure.at, touchpoint)
