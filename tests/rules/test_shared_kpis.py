"""Who shares a KPI: its owner, and the teams around every touchpoint and stage that it belongs to."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.journey.maps import build

from cxmap.rules.cx326_team_without_goal import RULE
from cxmap.rules.rule import Subject

TEAMS = {"sales": {"goals": ["Signed contracts"]}, "desk": {}, "works": {}}


@pytest.mark.parametrize(
    ("kpi", "touchpoints", "told"),
    [
        ({"owner": "desk"}, {}, []),
        ({"owner": "desk", "touchpoint": "a"}, {"a": {"owner": "desk"}}, []),
        ({"owner": "desk", "touchpoint": "a"}, {"a": {"owner": "sales"}}, ["desk"]),
        ({"owner": "sales", "touchpoint": "a"}, {"a": {"owner": "desk"}, "b": {"owner": "works"}}, ["desk"]),
        ({"touchpoint": "a"}, {"a": {"owner": "desk", "contributors": ["works", "sales"]}}, ["desk", "works"]),
        ({"stage": "buy"}, {"a": {"owner": "desk"}, "b": {"owner": "works"}}, ["desk", "works"]),
        ({}, {"a": {"owner": "desk", "kpis": ["k"]}, "b": {"owner": "sales", "kpis": ["k"]}}, ["desk"]),
        ({}, {"a": {"owner": "desk", "kpis": ["k"]}, "b": {"owner": "sales"}}, []),
        ({"touchpoint": "nowhere", "owner": "nobody"}, {"a": {"owner": "desk", "contributors": ["nobody"]}}, []),
    ],
)
def test_teams_without_goals_are_told_where_they_share_a_kpi(
    kpi: Mapping[str, Any], touchpoints: Mapping[str, Mapping[str, Any]], told: list[str]
) -> None:
    named = {id: {"name": id, **touchpoint} for id, touchpoint in touchpoints.items()}
    stages = {"buy": {"touchpoints": named}, "use": {}}
    journey = build({"stages": stages, "teams": TEAMS, "kpis": {"k": kpi, "again": kpi}})
    found = list(RULE.check(Subject(journey.file, journey=journey)))
    assert sorted(finding.spot.place.path[-1] for finding in found) == told
    assert all("`k`" in finding.message for finding in found)
