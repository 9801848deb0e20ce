"""Roles that carry more than their number."""

from typing import Any

import pytest
from tests.journey.maps import build

from cxmap.scoring.dependence.loyalty_at_stake import Stakes
from cxmap.scoring.dependence.role_weights import RoleWeight, weigh_roles


def weights_of(roles: dict[str, Any], **metrics: Any) -> dict[str, RoleWeight]:
    """What roles carry at a call of 30 and a visit of 10 at stake; the visit is owned by another team."""
    journey = build(
        {
            "teams": {"care": {"goals": ["Answer in a day"]}, "field": {}},
            "roles": {"idle": {"people": 50}, **roles},
            "stages": {
                "use": {
                    "owner": "care",
                    "touchpoints": {
                        "call": {"name": "I call", "roles": ["agent"], "metrics": {"frequency": 0.5, "loyalty": 6}},
                        "visit": {
                            "name": "They come",
                            "owner": "field",
                            "roles": ["agent", "driver"],
                            "metrics": metrics or {"frequency": 0.1, "loyalty": 10},
                        },
                    },
                }
            },
        }
    )
    return {weight.role.id: weight for weight in weigh_roles(journey, Stakes(journey))}


def test_carried_against_people() -> None:
    weights = weights_of({"agent": {"team": "care", "people": 9}, "driver": {"team": "field", "people": 1}})
    # The driver carries 10 of 40 with 1 of 10 people. Roles that nothing depends on do not count.
    assert list(weights) == ["driver", "agent"]
    driver, agent = weights["driver"], weights["agent"]
    assert (driver.part.low, driver.crowd, driver.times) == (0.25, 0.1, 2.5)
    assert (agent.part.low, agent.crowd) == (1, 0.9)
    assert agent.times == pytest.approx(1 / 0.9)
    assert not driver.uncounted
    assert driver.lacks == ()


def test_recognition() -> None:
    weights = weights_of({"agent": {"team": "care", "people": 9}, "driver": {"people": 1}})
    assert (weights["agent"].led, [one.id for one in weights["agent"].foreign]) == (True, ["visit"])
    assert (weights["driver"].led, weights["driver"].team, weights["driver"].foreign) == (False, None, ())


def test_people_that_are_not_counted() -> None:
    weights = weights_of({"agent": {}, "driver": {"people": 1}})
    # The most it can be: the agents only make the crowd larger.
    assert (weights["driver"].crowd, weights["driver"].uncounted) == (1, True)
    assert (weights["agent"].crowd, weights["agent"].times) == (None, None)
    [lack] = weights["agent"].lacks
    assert (lack.what, lack.add) == ("how many people are `agent`", "add `people: NUMBER` to `agent`")
    assert (lack.of, lack.key) == (weights["agent"].role, "people")


def test_a_stake_that_is_not_known_counts_at_its_least() -> None:
    driver = weights_of({"agent": {"people": 9}, "driver": {"people": 1}}, frequency=0.1)["driver"]
    assert (driver.part.low, driver.part.high, driver.times) == (0, 0.25, 0)
    assert [lack.add for lack in driver.lacks] == ["add `loyalty: NUMBER` to the `metrics` of `visit`"]


def test_a_role_that_nobody_fills() -> None:
    assert weights_of({"agent": {"people": 0}, "driver": {"people": 0}})["driver"].times is None
