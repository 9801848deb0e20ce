"""Where rules about contradictions leave the word to another rule, or to nobody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.journey.maps import build

from cxmap.rules.cx316_blocked_initiative import RULE as BLOCKED
from cxmap.rules.cx335_impossible_plan import RULE as IMPOSSIBLE
from cxmap.rules.cx413_evidence_from_the_future import RULE as FUTURE
from cxmap.rules.cx414_n_above_source import RULE as ABOVE
from cxmap.rules.cx415_target_behind_baseline import RULE as BEHIND
from cxmap.rules.cx607_absent_channel import RULE as ABSENT
from cxmap.rules.rule import Clock, Finding, Rule, Subject, Terms

STAGES = {"ride": {"touchpoints": {"a": {"name": "I collect my bicycle"}}}}


def find(rule: Rule, written: Mapping[str, Any], today: date = date(2026, 11, 22)) -> list[Finding]:
    journey = build({"stages": STAGES, **written})
    return list(rule.check(Subject(journey.file, journey=journey, terms=Terms(clock=Clock(today)))))


def plan(**initiatives: tuple[str, list[str]]) -> dict[str, Any]:
    """Initiatives by id, each with its day and its needs."""
    known = {id: {"title": id, "due": due, "needs": needs} for id, (due, needs) in initiatives.items()}
    return {"initiatives": known}


@pytest.mark.parametrize(
    ("written", "blocked", "impossible"),
    [
        (plan(a=("2027-01-31", ["b"]), b=("2027-02-28", [])), 0, ["a"]),
        (plan(a=("2027-01-31", ["a"])), 1, []),
        (plan(a=("2027-01-31", ["b"]), b=("2027-02-28", ["a"])), 1, []),
        (plan(a=("2027-01-31", ["b"]), b=("2027-02-28", ["c"]), c=("2027-03-31", ["b"])), 1, []),
        (
            plan(a=("2027-01-31", ["d"]), b=("2027-02-28", ["b"]), c=("2027-03-31", []), d=("2027-04-30", ["c"])),
            1,
            ["a"],
        ),
    ],
)
def test_plans_that_wait_for_a_circle_are_told_once(
    written: dict[str, Any], blocked: int, impossible: list[str]
) -> None:
    assert len(find(BLOCKED, written)) == blocked
    assert [finding.spot.place.path[1] for finding in find(IMPOSSIBLE, written)] == impossible


@pytest.mark.parametrize(
    ("day", "today", "told"),
    [
        ("2026-11-22", date(2026, 11, 22), None),
        ("2026-11-23", date(2026, 11, 22), None),
        ("2026-11-24", date(2026, 11, 22), "`2025-11-24`"),
        ("2027-01-01", date(2026, 12, 31), None),
        ("2028-02-29", date(2026, 11, 22), "`2024-02-29`"),
        ("1908-02-29", date(1904, 2, 28), "`1896-02-29`"),
        ("0004-02-29", date(3, 11, 22), "it was gathered"),
        ("9999-12-31", date(9999, 12, 30), None),
    ],
)
def test_a_slip_of_the_year_is_proposed(day: str, today: date, told: str | None) -> None:
    found = find(FUTURE, {"evidence": {"survey": {"kind": "interview", "date": day}}}, today)
    assert len(found) == (told is not None)
    assert all(told is not None and told in finding.help for finding in found)


def test_a_map_without_dates_does_not_depend_on_the_day() -> None:
    journey = build({"stages": STAGES, "evidence": {"survey": {"kind": "interview", "n": 12}}})
    terms = Terms()
    assert list(FUTURE.check(Subject(journey.file, journey=journey, terms=terms))) == []
    assert not terms.clock.asked


@pytest.mark.parametrize(
    ("n", "written", "told"),
    [
        (10, {"value": 1, "n": 11}, True),
        (10, {"answers": [5, 6]}, True),
        (10, {"answers": [5, 6], "n": 11}, True),
        (10, {"answers": [5, 6], "n": 12}, False),
        (10, {"value": 1, "n": 10}, False),
        (0, {"value": 1, "n": 11}, False),
        (10, {"value": 1, "n": 11, "from": ["survey", "other"]}, False),
        (10, {"value": 1, "n": 11, "from": ["survey", "survey"]}, True),
    ],
)
def test_what_contradicts_itself_is_compared_with_nothing(n: int, written: dict[str, Any], told: bool) -> None:
    evidence = {"survey": {"kind": "interview", "n": n}, "other": {"kind": "interview"}}
    found = find(ABOVE, {"evidence": evidence, "journeys_per_year": {"from": "survey", **written}})
    assert len(found) == told


@pytest.mark.parametrize(
    ("kpi", "told"),
    [
        ({"unit": "share", "baseline": 71, "target": 0.9}, False),
        ({"method": "nps", "baseline": 171, "target": 20}, False),
        ({"method": "csat-5-top-box", "unit": "%", "baseline": 71, "target": 60}, True),
        ({"method": "nps", "baseline": 20, "target": {"value": 19, "method": "NPS"}}, True),
        ({"baseline": 20, "target": {"value": 4, "method": "mean"}}, False),
    ],
)
def test_only_numbers_of_one_scale_are_compared(kpi: dict[str, Any], told: bool) -> None:
    assert len(find(BEHIND, {"kpis": {"k": {"better": "higher", **kpi}}})) == told


@pytest.mark.parametrize(("named", "told"), [("desk", 1), ("counte", 0), (None, 0)])
def test_a_misspelt_channel_is_told_as_such_only(named: str | None, told: int) -> None:
    channels: dict[str, Any] = {"counter": {}, "desk": {}}
    touchpoint = {"name": "I collect my bicycle", "metrics": {"by_channel": {"counter": {"value": 7}}}}
    named_channels = {} if named is None else {"channels": [named]}
    stages = {"ride": {"touchpoints": {"a": touchpoint | named_channels}}}
    assert len(find(ABSENT, {"stages": stages, "channels": channels})) == told
