"""Maps with initiatives, as short as a test needs them."""

from collections.abc import Mapping
from typing import Any

from tests.scoring.maps import score_of

from cxmap.scoring.plan.plans import Item, Plan, make_plan
from cxmap.scoring.result import Ranking

FULL: dict[str, Any] = {"frequency": 0.5, "satisfaction": 4, "loyalty": 6}
"""A touchpoint with a score of 100 · 0.5 · 0.6 · 0.6 = 18."""


def rank_with(initiatives: Mapping[str, Any], metrics: Mapping[str, Any] | None = None, **sections: Any) -> Ranking:
    """A ranking of touchpoints with a score of 18, or of those given, with initiatives."""
    named = {id: {"title": id, **noun} for id, noun in initiatives.items()}
    return score_of(metrics or {"pay": FULL, "call": FULL, "ride": FULL}, initiatives=named, **sections)


def plan_of(
    initiatives: Mapping[str, Any], metrics: Mapping[str, Any] | None = None, *, draws: int = 0, **sections: Any
) -> Plan:
    """A plan for them."""
    return make_plan(rank_with(initiatives, metrics, **sections), seed=1, draws=draws)


def order_of(plan: Plan) -> list[str]:
    """The ids of the initiatives, in the order of the plan."""
    return [name_of(item) for item in plan.items]


def find_item(plan: Plan, id: str) -> Item:
    """An initiative in the plan."""
    return next(item for item in plan.items if name_of(item) == id)


def name_of(item: Item) -> str:
    """The id of an initiative."""
    return item.undertaking.entry.id
