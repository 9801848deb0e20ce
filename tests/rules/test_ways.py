"""Where customers can go, and the rules about it against brute force on small maps."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import contacts
from tests.journey.test_graph import close

from cxmap.journey.model import Journey
from cxmap.rules import cx501_unreachable_touchpoint, cx503_endless_loop
from cxmap.rules.rule import Rule, Subject
from cxmap.rules.ways import find_ways

IDS = "abcdef"
NEXT = st.none() | st.lists(st.sampled_from([*IDS, "done", "leaves"]), min_size=1, max_size=3, unique=True)
MAPS = st.lists(NEXT, min_size=1, max_size=len(IDS)).map(
    lambda nexts: dict(zip(IDS, nexts, strict=False)),
)


def build(nexts: dict[str, list[str] | None]) -> Journey:
    """A map of one stage; ways to touchpoints that it has not are left out."""
    touchpoints: dict[str, dict[str, object]] = {}
    for id, targets in nexts.items():
        known: dict[str, object] = {
            target: {} for target in targets or () if target in nexts or target in {"done", "leaves"}
        }
        touchpoints[id] = {"next": known} if known else {}
    return contacts(touchpoints)


def run(rule: Rule, journey: Journey) -> list[str]:
    """The touchpoints that a rule reports."""
    findings = rule.check(Subject(journey.file, journey=journey))
    return [str(finding.spot.place.path[3]) for finding in findings]


@given(MAPS)
def test_a_loop_is_endless_where_no_end_can_be_reached(nexts: dict[str, list[str] | None]) -> None:
    journey = build(nexts)
    ways = find_ways(journey)
    pairs = close(ways.onward)
    lost = {id for id in ways.onward if not any((id, end) in pairs for end in ways.ending)}
    reported = run(cx503_endless_loop.RULE, journey)
    assert set(reported) <= lost
    # Each lost touchpoint leads into a loop that is reported, and each loop is reported once.
    assert all(any((id, place) in pairs for place in reported) for id in lost)
    assert not any((one, other) in pairs for one, other in product(reported, reported) if one != other)


@given(MAPS)
def test_what_no_way_leads_to_is_reported_where_it_begins(nexts: dict[str, list[str] | None]) -> None:
    journey = build(nexts)
    pairs = close(find_ways(journey).onward)
    left = {id for id in nexts if ("a", id) not in pairs}
    reported = run(cx501_unreachable_touchpoint.RULE, journey)
    assert set(reported) <= left
    assert all(any((place, id) in pairs for place in reported) for id in left)
    assert not any((one, other) in pairs for one, other in product(reported, reported) if one != other)


def test_a_misspelt_way_counts_as_the_one_that_was_meant() -> None:
    journey = contacts({"see-bikes": {"next": {"collct-bike": {}}}, "pay": {}, "collect-bike": {"next": {"done": {}}}})
    assert find_ways(journey).onward["see-bikes"] == ["collect-bike"]
    assert run(cx501_unreachable_touchpoint.RULE, journey) == ["pay"]


def test_nothing_is_said_of_ways_that_nobody_knows() -> None:
    journey = contacts({"see-bikes": {"next": {"zzz": {}}}, "pay": {"next": {"pay": {}, "qqq": {}}}})
    assert find_ways(journey).unknown == {"see-bikes", "pay"}
    assert run(cx501_unreachable_touchpoint.RULE, journey) == []
    assert run(cx503_endless_loop.RULE, journey) == []


def test_other_references_that_lead_nowhere_are_no_ways() -> None:
    journey = contacts({"see-bikes": {"owner": "sales", "next": {"pay": {}}}, "pay": {"kpis": ["pay"]}})
    assert len(journey.loose_ends) == 2
    assert find_ways(journey).unknown == set()


def test_a_fallback_is_a_way_and_a_misspelt_one_too() -> None:
    by = {"by": {"fallback": "ask"}}
    touchpoints = {"see": {"next": {"done": by}}, "ask": {"next": {"leaves": {"by": {"fallback": "asl"}}}}}
    assert find_ways(contacts(touchpoints)).onward == {"see": ["ask"], "ask": ["ask"]}
