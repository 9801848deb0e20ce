"""How often a journey comes to each touchpoint, and where the ways do not tell it."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import contacts

from cxmap.journey.paths import find_paths
from cxmap.journey.visits import Visits, find_visits


def visits_of(nexts: Mapping[str, Any], **frequencies: Any) -> Visits:
    """The visits of a map given by the `next` of its touchpoints; None where nobody wrote one."""
    touchpoints: dict[str, dict[str, Any]] = {id: {"next": next} if next else {} for id, next in nexts.items()}
    for id, frequency in frequencies.items():
        touchpoints[id]["metrics"] = {"frequency": frequency}
    return find_visits(contacts(touchpoints, evidence={"log": {"kind": "analytics"}}))


def test_every_time_counts() -> None:
    # Two of ten who pay call and pay again: 1 + 0.2 + 0.2² + … = 1.25 payments.
    visits = visits_of({"pay": {"done": 0.8, "call": 0.2}, "call": {"pay": 1}})
    assert visits.times == pytest.approx({"pay": 1.25, "call": 0.25})
    assert visits.onward["pay"] == {"done": 0.8, "call": 0.2}


@pytest.mark.parametrize(
    ("nexts", "known"),
    [
        # Nobody knows how many go on to ask or pay; what comes before them is known.
        ({"see": {"look": 0.5, "ask": {}, "pay": {}}, "look": {"leaves": 1}, "ask": {"done": 1}, "pay": {"done": 1}},
         {"see", "look"}),
        # Who asks may come to see again, so that not even the beginning is known.
        ({"see": {"ask": {}, "pay": {}}, "ask": {"see": 0.5, "leaves": 0.5}, "pay": {"done": 1}}, set()),
        # A person takes over, and how often is not written.
        ({"see": {"pay": {"share": 1, "by": {"fallback": "ask"}}}, "ask": {"pay": 1}, "pay": {"done": 1}}, {"see"}),
        ({"see": {"pay": {"share": 0.9, "by": {"fallback": "ask"}}, "ask": 0.1}, "ask": {"pay": 1}, "pay": {"done": 1}},
         {"see", "ask", "pay"}),
        # There is a way that leads to nothing: it may be meant for any touchpoint.
        ({"see": {"pay": 0.5, "lost-page": 0.5}, "pay": {"done": 1}}, set()),
        # From there nothing leads to an end, so that nobody can say how often who goes round comes.
        ({"see": {"pay": 0.5, "ask": 0.5}, "ask": {"wait": 1}, "wait": {"ask": 1}, "pay": {"done": 1}}, {"see", "pay"}),
        # No way leads there, so that the ways do not say who comes.
        ({"see": {"done": 1}, "ask": {"call": 1}, "call": {"ask": 0.5, "leaves": 0.5}}, {"see"}),
        # Journeys begin at two places, and nobody knows how many at each.
        ({"see": {"pay": 1}, "hear": {"pay": 1}, "pay": {"done": 1}}, set()),
        # The order of a file is no way that anybody wrote.
        ({"see": None, "pay": None}, set()),
        ({"see": None, "pay": {"done": 1}}, {"see", "pay"}),
    ],
)  # fmt: skip
def test_only_what_the_ways_tell(nexts: Mapping[str, Any], known: set[str]) -> None:
    assert set(visits_of(nexts).times) == known


def test_what_rests_on_an_assumption() -> None:
    counted = {"share": {"value": 0.5, "n": 100, "from": "log"}}
    nexts: dict[str, Any] = {
        "see": {"ask": counted, "pay": {}},
        "ask": {"pay": 0.5, "call": 0.5},
        "call": {"leaves": 1},
        "pay": {"done": 1},
    }
    assert visits_of(nexts).assumed == {"pay", "call"}
    known = {"ask": counted, "pay": counted}
    assert visits_of({**nexts, "ask": known | {"call": {}}, "see": {"ask": counted, "call": {}}}).assumed == set()


def test_beginnings_that_are_an_assumption() -> None:
    nexts: dict[str, Any] = {"see": {"pay": {}}, "hear": {"pay": {}}, "pay": {"done": {}}}
    assert visits_of(nexts, see=0.5, hear=0.5).assumed == {"see", "hear", "pay"}
    counted = {"value": 0.5, "n": 100, "from": "log"}
    visits = visits_of(nexts, see=counted, hear=counted)
    assert visits.times == pytest.approx({"see": 0.5, "hear": 0.5, "pay": 1})
    assert visits.assumed == set()


ways = st.dictionaries(st.sampled_from(["a", "b", "c", "done", "leaves"]), st.integers(1, 9), min_size=1)


@given(st.tuples(ways, ways, ways))
def test_what_is_known_is_what_the_paths_say(rows: tuple[Mapping[str, int], ...]) -> None:
    nexts = {
        id: {target: part / sum(row.values()) for target, part in row.items()}
        for id, row in zip("abc", rows, strict=True)
    }
    visits = visits_of(nexts)
    courses = find_paths(contacts({id: {"next": next} for id, next in nexts.items()})).courses
    for id, times in visits.times.items():
        assert times == courses[0].visits.get(id, 0)
