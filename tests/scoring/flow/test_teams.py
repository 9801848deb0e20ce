"""Which team hands customers to which."""

from typing import Any

import pytest
from tests.journey.maps import contacts

from cxmap.scoring.flow.paths import follow_journey
from cxmap.scoring.flow.teams import Pair, Tally, TeamHandoffs, count_handoffs

TEAMS: dict[str, Any] = {"sales": {}, "idle": {}, "field": {}, "care": {}}


def counted() -> TeamHandoffs:
    """A map with hand-offs of every sort."""
    journey = contacts(
        {
            "ask": {
                "owner": "sales",
                "next": {
                    "visit": {"share": 0.5, "handoff": {"carries": ["address"], "repeats": True}},
                    "call": {"share": 0.25, "handoff": {"carries": []}},
                    "advise": {"share": 0.25, "handoff": {"wait": "2d"}},
                },
            },
            "advise": {"owner": "sales", "next": {"visit": {}, "done": {}}},
            "visit": {"owner": "field", "metrics": {"frequency": 0.6}, "next": {"call": 0.25, "leaves": 0.75}},
            "call": {"owner": "care", "next": {"forum": {"handoff": {"carries": ["number"], "repeats": False}}}},
            "forum": {},
        },
        teams=TEAMS,
    )
    [result] = count_handoffs([journey])
    return result


def named(pair: Pair) -> tuple[str, str]:
    """The teams of a pair."""
    return (pair.giver.id if pair.giver else "", pair.receiver.id if pair.receiver else "")


def test_pairs_are_sorted_by_how_often_they_are_crossed() -> None:
    pairs = {named(pair): pair.tally for pair in counted().pairs}
    assert list(pairs) == [
        ("sales", "field"), ("sales", "sales"), ("sales", "care"), ("field", "care"), ("care", ""),
    ]  # fmt: skip
    # Half of those who ask; how many are visited after they were advised, nobody knows.
    assert pairs["sales", "field"] == Tally(
        handoffs=2, crossings=50, by_frequency=0, uncounted=1, carry=1, empty=0, unsaid=1, repeat=1, unasked=1
    )
    assert pairs["sales", "care"].empty == 1
    # So only the frequency says how many a visit makes call.
    assert (pairs["field", "care"].crossings, pairs["field", "care"].by_frequency) == (15, 1)
    assert (pairs["care", ""].crossings, pairs["care", ""].uncounted) == (0, 1)


def test_pairs_that_are_crossed_alike_are_sorted_by_how_many_hand_offs_they_have() -> None:
    over: dict[str, Any] = {"handoff": {"repeats": True}}
    journey = contacts(
        {
            "a": {"owner": "sales", "next": {"b": {"share": 0.5, **over}, "c": {"share": 0.25, **over},
                                             "d": {"share": 0.25, **over}}},
            "b": {"owner": "care", "next": {"done": 1}},
            "c": {"owner": "field", "next": {"done": 1}},
            "d": {"owner": "field", "next": {"done": 1}},
        },
        teams={"sales": {}, "care": {}, "field": {}},
    )  # fmt: skip
    [result] = count_handoffs([journey])
    assert [(named(pair), pair.tally.crossings, pair.tally.handoffs) for pair in result.pairs] == [
        (("sales", "field"), 50, 2), (("sales", "care"), 50, 1),
    ]  # fmt: skip


def test_the_total_counts_every_hand_off_once() -> None:
    result = counted()
    for key in ("handoffs", "by_frequency", "uncounted", "carry", "empty", "unsaid", "repeat", "unasked"):
        assert getattr(result.total, key) == sum(getattr(pair.tally, key) for pair in result.pairs)
    assert result.total.carry + result.total.empty + result.total.unsaid == result.total.handoffs == 6


def test_the_worst_seam_of_a_pair() -> None:
    worst = {named(pair): pair.worst for pair in counted().pairs}
    assert worst["care", ""] is None
    found = worst["sales", "field"]
    assert found is not None
    assert (found.seam.source.id, found.rank) == ("ask", 1)


def test_teams_stand_in_file_order_and_only_where_they_take_part() -> None:
    lines = counted().lines
    assert [line.team.id if line.team else "" for line in lines] == ["sales", "field", "care", ""]
    sales = lines[0]
    assert (sales.gives.handoffs, sales.receives.handoffs, sales.inside.handoffs) == (3, 0, 1)


def test_what_teams_give_is_what_teams_take() -> None:
    lines = counted().lines
    assert sum(line.gives.handoffs for line in lines) == sum(line.receives.handoffs for line in lines) == 5


def test_who_goes_round_is_counted_each_time() -> None:
    # Half of those who are visited call, and all who call are visited again: 100/(1 − 0.5) = 200 visits, 100 calls.
    journey = contacts(
        {
            "visit": {"owner": "field", "next": {"call": 0.5, "done": 0.5}},
            "call": {"owner": "care", "next": {"visit": 1}},
        },
        teams=TEAMS,
    )
    [result] = count_handoffs([journey])
    assert [(named(pair), pair.tally.crossings) for pair in result.pairs] == [
        (("field", "care"), 100), (("care", "field"), 100),
    ]  # fmt: skip
    assert result.total.crossings == pytest.approx(100 * follow_journey(journey).courses[0].changes.owners)


def test_maps_are_not_added_up() -> None:
    journey = counted().journey
    assert [result.total for result in count_handoffs([journey, journey])] == [counted().total] * 2


def test_a_map_without_hand_offs() -> None:
    [result] = count_handoffs([contacts({"ask": {}}, teams=TEAMS)])
    assert (result.pairs, result.lines, result.total.handoffs) == ((), (), 0)
