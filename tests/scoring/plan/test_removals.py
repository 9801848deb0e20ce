"""What sets of initiatives remove together, whatever they set."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.maps import journey_of
from tests.scoring.plans import FULL

from cxmap.scoring.method import Method
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.methods.need import NEED
from cxmap.scoring.methods.opportunity import OPPORTUNITY
from cxmap.scoring.plan.plans import make_plan
from cxmap.scoring.plan.removals import Removals, plan_touchpoint
from cxmap.scoring.score import score_journey

METRICS = ("frequency", "satisfaction", "loyalty", "value")


@st.composite
def removals(draw: st.DrawFn, method: Method) -> Removals:
    """Up to four initiatives that set numbers of one touchpoint."""
    numbers = {"frequency": st.integers(0, 10).map(lambda number: number / 10)}
    targets = st.fixed_dictionaries({}, optional={name: numbers.get(name, st.integers(0, 10)) for name in METRICS})
    answers = draw(st.lists(st.integers(0, 3), min_size=11, max_size=11).filter(any))
    metrics: dict[str, Any] = {**FULL, "value": 5, "satisfaction": draw(st.sampled_from([4, {"answers": answers}]))}
    initiatives = {
        f"i{number}": {"title": "a", "sets": {"pay": draw(targets)}} for number in range(draw(st.integers(1, 4)))
    }
    journey = journey_of({"pay": metrics}, initiatives=initiatives)
    return make_plan(score_journey(journey, method), seed=1, draws=0).removals


@pytest.mark.parametrize("method", [AT_RISK, NEED, OPPORTUNITY], ids=lambda method: method.name)
@given(st.data())
def test_the_best_of_all_targets_counts(method: Method, data: st.DataObject) -> None:
    found = data.draw(removals(method))
    for site in found.sites:
        by_metric: dict[str, list[Any]] = {}
        for number, targets in site.aims.items():
            for metric, target in targets.items():
                by_metric.setdefault(metric, []).append((number, target))
        scores = [
            plan_touchpoint(method, site.entry, dict(zip(by_metric, one, strict=True))).score
            for one in product(*by_metric.values())
        ]
        assert found.find_outcome(0, frozenset(site.aims)).score == min(scores)
        low, high = found.find_range(0, frozenset(site.aims))
        assert low <= min(scores) <= max(scores) <= high
        assert low <= site.entry.score <= high


@pytest.mark.parametrize("method", [AT_RISK, NEED, OPPORTUNITY], ids=lambda method: method.name)
@given(st.data())
def test_one_more_for_the_same_numbers_never_removes_less(method: Method, data: st.DataObject) -> None:
    found = data.draw(removals(method))
    for site in found.sites:
        for number, targets in site.aims.items():
            others = frozenset(site.aims) - {number}
            known = {metric for other in others for metric in site.aims[other]}
            if known >= set(targets):
                assert found.find_removed(others | {number}) >= found.find_removed(others) - 1e-9
