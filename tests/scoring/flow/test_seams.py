"""Seams: scores by hand, ranks that hold whatever is not known, and what no survey sees."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import contacts

from cxmap.journey.model import Journey
from cxmap.scoring.flow.paths import follow_journey
from cxmap.scoring.flow.seam import RankedSeams
from cxmap.scoring.flow.seams import find_green, find_seams, rank_seams
from cxmap.scoring.rank import rank

TEAMS: dict[str, Any] = {"a": {}, "b": {}}
CHANNELS: dict[str, Any] = {"web": {}, "desk": {}}
EVIDENCE = {"log": {"kind": "analytics"}}


def row_of(seams: Sequence[Mapping[str, Any]]) -> Journey:
    """A map of ways `t0 → t1`, `t2 → t3` …, each with a hand-off; `share` is how many come, others are of the hand-off.

    How many go from the beginning to each of them nobody knows, so that frequencies count.
    """
    ways: dict[str, Any] = {f"t{2 * place}": {} for place in range(len(seams))}
    touchpoints: dict[str, Any] = {"begin": {"owner": "a", "next": {**ways, "done": {}, "leaves": {}}}}
    for place, seam in enumerate(seams):
        written = {key: seam[key] for key in ("repeats", "wait") if seam.get(key) is not None}
        metrics = {"metrics": {"frequency": seam["share"]}} if seam.get("share") is not None else {}
        touchpoints[f"t{2 * place}"] = {
            **metrics, "owner": "a", "next": {f"t{2 * place + 1}": {"handoff": {"carries": ["x"], **written}}},
        }  # fmt: skip
        touchpoints[f"t{2 * place + 1}"] = {"owner": "b" if seam.get("owner", True) else "a", "next": {"done": {}}}
    return contacts(touchpoints, teams=TEAMS)


def by_source(result: RankedSeams) -> dict[str, Any]:
    """The ranked seams by the touchpoint before them."""
    return {entry.seam.source.id: entry for entry in result.ranked}


def test_a_score_by_hand() -> None:
    journey = contacts(
        {
            "see": {"owner": "a", "next": {"ask": {"share": {"value": 0.8, "from": "log"}}, "leaves": {}}},
            "ask": {
                "owner": "a",
                "channels": ["web"],
                "feels": 1,
                "next": {
                    "pay": {"share": {"value": 0.5, "from": "log"}, "handoff": {"repeats": True, "wait": "2d"}},
                    "leaves": {},
                },
            },
            "pay": {"owner": "b", "channels": ["desk"], "feels": -1},
        },
        teams=TEAMS,
        channels=CHANNELS,
        evidence=EVIDENCE,
    )
    [entry] = rank_seams([journey]).ranked
    assert (entry.seam.crossing, entry.seam.crossing_from) == (0.4, "ways")
    assert not entry.seam.assumed
    # Another owner 1, another channel 1, systems not known, repeats 1, a wait of two days 0.75, two of four steps 0.5.
    assert entry.score == pytest.approx(100 * 0.4 * (1 + 1 + 1 + 0.75 + 0.5) / 6)
    assert entry.could_be == pytest.approx(100 * 0.4 * (1 + 1 + 1 + 1 + 0.75 + 0.5) / 6)
    assert (entry.rank, entry.rank_low, entry.rank_high) == (1, 1, 1)
    assert [sign.name.value for sign in entry.seam.unknown] == ["system_change"]


PHONE: dict[str, Any] = {"owner": "b", "next": {"pay": 0.5, "leaves": 0.5}}
"""Whoever calls is put through to where one pays, or gives up."""


def test_who_goes_round_crosses_again() -> None:
    # Of 100 journeys 80 pay first. Of those who pay 20 % call, half of whom pay again: 0.8/(1 − 0.2 · 0.5) = 0.8889
    # payments, 0.1778 calls and 0.0889 times back.
    journey = contacts(
        {
            "see": {"owner": "a", "next": {"pay": 0.8, "leaves": 0.2}},
            "pay": {"owner": "a", "metrics": {"frequency": 0.8}, "next": {"done": 0.8, "call": 0.2}},
            "call": PHONE,
        },
        teams=TEAMS,
    )
    found = by_source(rank_seams([journey]))
    assert {id: entry.seam.crossing_from for id, entry in found.items()} == {"pay": "ways", "call": "ways"}
    assert found["pay"].seam.crossing == pytest.approx(0.8 / 0.9 * 0.2)
    assert found["call"].seam.crossing == pytest.approx(0.8 / 0.9 * 0.2 * 0.5)
    assert found["pay"].score == pytest.approx(100 * 0.8 / 0.9 * 0.2 / 6)


def test_who_goes_round_often_costs_more_than_all_who_come() -> None:
    pay = {"owner": "a", "next": {"call": 0.9, "done": 0.1}}
    journey = contacts({"pay": pay, "call": {"owner": "b", "next": {"pay": 1}}}, teams=TEAMS)
    found = by_source(rank_seams([journey]))
    # One in ten payments is the last, so that 100 journeys make 1,000 of them and call 900 times.
    assert found["pay"].seam.crossing == pytest.approx(9)
    assert found["call"].could_be == pytest.approx(900)


def test_how_many_cross_is_what_the_paths_say() -> None:
    journey = contacts(
        {
            "see": {"owner": "a", "next": {"ask": 0.3, "pay": 0.6, "leaves": 0.1}},
            "ask": {"owner": "b", "next": {"pay": 0.5, "see": 0.2, "leaves": 0.3}},
            "pay": {"owner": "c", "next": {"ask": 0.1, "done": 0.9}},
        },
        teams={**TEAMS, "c": {}},
    )
    [course] = follow_journey(journey).courses
    seams = find_seams(journey)
    assert fsum(seam.crossing or 0 for seam in seams) == pytest.approx(course.changes.owners)
    [back] = [one for one in course.rounds if one.source == "ask"]
    # Only those who have seen it before come from there.
    assert back.times == next(seam.crossing for seam in seams if (seam.source.id, seam.target.id) == ("ask", "see"))


def test_where_not_all_ways_are_known_the_frequency_counts() -> None:
    touchpoints: dict[str, Any] = {
        "see": {"owner": "a", "next": {"ask": 0.5, "pay": {}, "go": {}}},
        "ask": {"owner": "b", "next": {"leaves": 1}},
        "pay": {"owner": "b", "metrics": {"frequency": 0.25}, "next": {"fetch": {}}},
        "fetch": {"owner": "a", "metrics": {"frequency": {"value": 0.125, "from": "log"}}, "next": {"ride": 1}},
        "ride": {"owner": "b", "next": {"done": {}}},
        "go": {"owner": "a", "next": {"done": 1}},
    }
    result = rank_seams([contacts(touchpoints, teams=TEAMS, evidence=EVIDENCE)])
    found = {(one.seam.source.id, one.seam.target.id): one.seam for one in result.ranked}
    assert {ends: (seam.crossing, seam.crossing_from, seam.assumed) for ends, seam in found.items()} == {
        ("see", "ask"): (0.5, "ways", True),
        ("pay", "fetch"): (0.25, "frequency", True),
        # A single way is no guess, and neither is what was counted.
        ("fetch", "ride"): (0.125, "frequency", False),
    }
    [open_seam] = result.unranked
    assert (open_seam.seam.target.id, open_seam.seam.crossing_from, open_seam.seam.most) == ("pay", None, 0.5)
    [lack] = open_seam.seam.lacks
    assert lack.what == "how many go from `see` to `pay` or `go` is not known"


@pytest.mark.parametrize(
    "first",
    [
        # Nobody wrote a way, so their order in the file is no more than that.
        {},
        # A person takes over where the system cannot go on, and how many that are nobody knows.
        {"next": {"pay": {"share": 1, "by": {"fallback": "ask"}}}},
        # Whoever goes where the map has nothing may come to anything.
        {"next": {"pay": 0.5, "lost-page": 0.5}},
    ],
)
def test_where_the_ways_tell_nothing_the_frequency_counts(first: dict[str, Any]) -> None:
    touchpoints = {"see": {"owner": "a", **first}, "ask": {"owner": "a", "metrics": {"frequency": 0.1}},
                   "pay": {"owner": "b"}}  # fmt: skip
    seam = next(seam for seam in find_seams(contacts(touchpoints, teams=TEAMS)) if seam.source.id == "ask")
    assert (seam.crossing, seam.crossing_from) == (0.1, "frequency")


def test_a_guess_on_the_way_there_is_a_guess_of_how_many_cross() -> None:
    counted = {"value": 0.5, "from": "log"}
    touchpoints: dict[str, Any] = {
        "see": {"owner": "a", "next": {"ask": {"share": counted}, "pay": {"share": counted}}},
        "ask": {"owner": "b", "next": {"fetch": 0.5, "leaves": 0.5}},
        "pay": {"owner": "b", "next": {"ride": {}}},
        "fetch": {"owner": "a", "next": {"wait": {}}},
        "ride": {"owner": "a"},
        "wait": {"owner": "b", "next": {"done": 1}},
    }
    seams = find_seams(contacts(touchpoints, teams=TEAMS, evidence=EVIDENCE))
    assert {seam.source.id for seam in seams} == {"see", "ask", "pay", "fetch", "ride"}
    assert {seam.source.id for seam in seams if seam.assumed} == {"ask", "fetch"}


def test_a_bare_number_is_an_assumption() -> None:
    [entry] = rank_seams([row_of([{"share": 0.5}])]).ranked
    assert entry.seam.assumed


def test_the_ends_of_a_journey_are_no_seams() -> None:
    way = {"next": {"done": {"share": 0.5, "handoff": {"carries": ["x"]}}, "leaves": {"share": 0.5}}}
    result = rank_seams([contacts({"ask": {"owner": "a", "metrics": {"frequency": 1}, **way}}, teams=TEAMS)])
    assert not result.ranked
    assert not result.unranked


def test_without_a_frequency_there_is_no_rank() -> None:
    result = rank_seams([row_of([{"share": 0.2, "repeats": True}, {}])])
    [entry] = result.unranked
    assert (entry.seam.source.id, entry.could_reach) == ("t2", 1)
    [lack] = entry.seam.lacks
    assert (lack.what, lack.add) == ("how many come to `t2`", "add `metrics: {frequency: NUMBER}` to `t2`")


def test_without_a_share_there_is_no_rank_but_a_best_one() -> None:
    ways = {"big": {"share": 0.9, "handoff": {"repeats": True, "wait": "9d"}}, "small": {}, "other": {}}
    touchpoints = {"ask": {"owner": "a", "next": ways}}
    result = rank_seams([contacts({**touchpoints, **{id: {"owner": "b"} for id in ways}}, teams=TEAMS)])
    assert [entry.seam.target.id for entry in result.ranked] == ["big"]
    assert [(entry.seam.target.id, entry.could_reach) for entry in result.unranked] == [("small", 2), ("other", 2)]
    [lack] = result.unranked[0].seam.lacks
    assert (lack.what, lack.add) == (
        "how many go from `ask` to `small` or `other` is not known",
        "add `share` to all of these ways but one",
    )


@pytest.mark.parametrize(
    "ways",
    [
        {"pay": 0.8, "leaves": 0.3},
        {"pay": 0.8, "leaves": 0.1},
        {"pay": {"share": {"value": 0.5, "low": 0.6, "high": 0.9}}, "leaves": 0.3},
        {"pay": {}, "leaves": {}},
        {"pay": {}, "leaves": 0.3, "lost-page": {}},
    ],
)
def test_why_a_way_has_no_share_is_told_as_the_paths_tell_it(ways: dict[str, Any]) -> None:
    touchpoints: dict[str, Any] = {
        "ask": {"owner": "a", "metrics": {"frequency": 1}, "next": ways},
        "pay": {"owner": "b"},
    }
    journey = contacts(touchpoints, teams=TEAMS)
    [open_seam] = rank_seams([journey]).unranked
    told = [(lack.what, lack.add, lack.at) for lack in open_seam.seam.lacks]
    assert told
    assert set(told) <= {(gap.reason, gap.advice, gap.at) for gap in follow_journey(journey).gaps}


def test_frequencies_that_contradict_the_ways_are_counted() -> None:
    touchpoints: dict[str, Any] = {
        "ask": {"owner": "a", "next": {"pay": 0.5, "leaves": 0.5}},
        "pay": {"owner": "b", "metrics": {"frequency": 0.9}},
        "ride": {"owner": "a", "metrics": {"frequency": 0.5}},
    }
    journey = contacts(touchpoints, teams=TEAMS)
    assert rank_seams([journey]).contradicted == {journey.file: 1}
    del touchpoints["pay"]["metrics"]
    assert rank_seams([contacts(touchpoints, teams=TEAMS)]).contradicted == {}


seams = st.fixed_dictionaries(
    {
        "share": st.none() | st.sampled_from([0, 0.1, 0.25, 0.5, 1]),
        "owner": st.booleans(),
        "repeats": st.none() | st.booleans(),
        "wait": st.none() | st.sampled_from(["1m", "1h", "2d", "2w"]),
    }
)


@given(st.lists(seams, max_size=6))
def test_an_interval_contains_its_point(rows: list[dict[str, Any]]) -> None:
    result = rank_seams([row_of(rows)])
    assert len(result.ranked) + len(result.unranked) == len(rows)
    for entry in result.ranked:
        assert 1 <= entry.rank_low <= entry.rank <= entry.rank_high <= len(result.ranked)
        assert 0 <= entry.score <= entry.could_be <= 100


@given(st.lists(seams.filter(lambda seam: seam["share"] is not None), min_size=2, max_size=3))
def test_no_rank_lies_outside_whatever_is_not_known(rows: list[dict[str, Any]]) -> None:
    result = rank_seams([row_of(rows)])
    met: dict[str, set[int]] = {entry.seam.source.id: set() for entry in result.ranked}
    ends = [(entry.score, entry.could_be) for entry in result.ranked]
    for scores in product(*ends):
        for entry, place in zip(result.ranked, rank(scores), strict=True):
            met[entry.seam.source.id].add(place)
    for entry in result.ranked:
        places = met[entry.seam.source.id]
        assert (min(places), max(places)) == (entry.rank_low, entry.rank_high)


@given(seams, st.sampled_from(["share", "repeats", "wait"]))
def test_a_worse_sign_never_lowers_a_score(seam: dict[str, Any], key: str) -> None:
    worst = {"share": 1, "repeats": True, "wait": "1y"}
    before = rank_seams([row_of([{**seam, "share": seam["share"] or 0}])]).ranked[0]
    after = rank_seams([row_of([{**seam, "share": seam["share"] or 0, key: worst[key]}])]).ranked[0]
    assert after.score >= before.score


@given(st.lists(seams, min_size=1, max_size=5), seams)
def test_one_more_seam_does_not_reorder_the_others(rows: list[dict[str, Any]], more: dict[str, Any]) -> None:
    before = [entry.seam.source.id for entry in rank_seams([row_of(rows)]).ranked]
    after = [entry.seam.source.id for entry in rank_seams([row_of([*rows, more])]).ranked]
    assert [id for id in after if id in before] == before


def test_maps_are_ranked_together() -> None:
    one, other = row_of([{"share": 0.2}]), row_of([{"share": 0.9}])
    result = rank_seams([one, other])
    assert [entry.seam.journey for entry in result.ranked] == [other, one]
    assert [entry.rank for entry in result.ranked] == [1, 2]


def surveyed(satisfaction: Mapping[str, float | None]) -> Journey:
    """Touchpoints in a row, of two teams in turn, everybody coming to each, with these satisfactions."""
    touchpoints = {
        id: {
            "owner": "ab"[place % 2],
            "metrics": {"frequency": 1, **({} if value is None else {"satisfaction": value})},
        }
        for place, (id, value) in enumerate(satisfaction.items())
    }
    return contacts(touchpoints, teams=TEAMS)


def test_green_is_the_mean_but_at_least_the_middle() -> None:
    assert find_green(surveyed({"see": 9, "ask": 6})) == 7.5
    assert find_green(surveyed({"see": 3, "ask": 2})) == 5
    assert find_green(surveyed({"see": None})) is None


@pytest.mark.parametrize(
    ("satisfaction", "blind"),
    [
        ({"see": 8, "ask": 8, "end": 2}, True),
        ({"see": 8, "ask": 5.5, "end": 9}, False),
        ({"see": 8, "ask": None}, False),
        ({"see": 4, "ask": 4}, False),
    ],
)
def test_a_red_seam_between_green_touchpoints(satisfaction: dict[str, float | None], blind: bool) -> None:
    result = rank_seams([surveyed(satisfaction)])
    assert result.red == 1
    assert by_source(result)["see"].survey_blind is blind


def test_what_costs_nothing_is_not_red() -> None:
    journey = surveyed({"see": 8, "ask": 8})
    assert rank_seams([journey]).ranked[0].score > 0
    nobody = contacts(
        {
            "see": {"owner": "a", "metrics": {"frequency": 0, "satisfaction": 8}},
            "ask": {"owner": "b", "metrics": {"satisfaction": 8}},
        },
        teams=TEAMS,
    )
    assert not rank_seams([nobody]).ranked[0].survey_blind
