"""The journey as a whole: what customers keep, where they leave, what changes on the way, and who goes round."""

import re
from collections.abc import Mapping
from itertools import pairwise
from math import fsum
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build, contacts

from cxmap.journey.model import Journey
from cxmap.reports.figures import interval, share
from cxmap.scoring.flow.paths import FollowedCourse, FollowedJourney, follow_journey
from cxmap.scoring.flow.switches import Changes

PERSONAS = {"mover": {"name": "Mover", "share": 0.6}, "switcher": {"name": "Switcher", "share": 0.4}}
CHANNELS = {"web": {"kind": "digital"}, "app": {"kind": "digital"}, "shop": {"kind": "physical"}, "odd": {}}


def follow(touchpoints: Mapping[str, Mapping[str, Any]], **sections: Any) -> FollowedJourney:
    return follow_journey(contacts(touchpoints, channels=CHANNELS, **sections))


def course_of(touchpoints: Mapping[str, Mapping[str, Any]], **sections: Any) -> FollowedCourse:
    [course] = follow(touchpoints, **sections).courses
    return course


def row(*feelings: Any) -> dict[str, dict[str, Any]]:
    """Touchpoints in a row with these feelings; None where nobody wrote one."""
    return {f"t{place}": {} if feels is None else {"feels": feels} for place, feels in enumerate(feelings)}


@pytest.mark.parametrize(
    ("feelings", "peak", "end", "value", "unknown"),
    [
        ((1, -2, 0), -2, 0, -1, 0),
        ((-2, 2, 1), 2, 1, 1.5, 0),  # as intense, so the later one counts
        ((2, -2, 1), -2, 1, -0.5, 0),
        ((0.5,), 0.5, 0.5, 0.5, 0),
        ((0, 0), 0, 0, 0, 0),
        ((1, None, -1), -1, -1, -1, 1),  # what is not known does not count
        ((1, 2, None), 2, None, None, 1),
    ],
)
def test_peak_and_end(
    feelings: tuple[float | None, ...], peak: float, end: float | None, value: float | None, unknown: int
) -> None:
    course = course_of(row(*feelings))
    felt = course.paths[0].felt[""]
    assert (felt.peak, felt.end, felt.value, felt.unknown) == (peak, end, value, unknown)
    assert course.paths[0].peak_end == value
    [memory] = course.memories
    assert (memory.mean, memory.unknown) == (value, 0 if value is not None else 1)


def test_personas_keep_what_they_met_themselves() -> None:
    touchpoints: dict[str, dict[str, Any]] = {
        "see": {"feels": {"mover": 2, "switcher": -1}},
        "pay": {"feels": -2, "personas": ["switcher"]},
    }
    course = course_of(touchpoints, personas=PERSONAS)
    [path] = course.paths
    # The mover does not pay, so its journey ends where it saw; (2 + 2)/2 and (−2 − 2)/2; .6 · 2 − .4 · 2 = .4.
    assert {id: felt.value for id, felt in path.felt.items()} == {"mover": 2, "switcher": -2}
    assert path.peak_end == 0.4
    assert [(one.persona, one.mean, one.below) for one in course.memories] == [
        ("mover", 2, 0), ("switcher", -2, 1), ("", 0.4, 0.4),
    ]  # fmt: skip
    [course] = follow_journey(contacts(touchpoints, personas=PERSONAS), "switcher").courses
    assert [(one.persona, one.mean) for one in course.memories] == [("switcher", -2)]


def test_without_the_shares_of_personas_there_is_no_everybody() -> None:
    touchpoints = {"see": {"feels": {"mover": 2, "switcher": -1}}}
    course = course_of(touchpoints, personas={"mover": {"name": "M", "share": 0.6}, "switcher": {"name": "S"}})
    assert course.paths[0].peak_end is None
    assert [one.persona for one in course.memories] == ["mover", "switcher"]


FORK = {
    "see": {"feels": 1, "next": {"pay": 0.9, "ask": 0.06, "leaves": 0.04}},
    "ask": {"feels": -2, "next": {"leaves": 1}},
    "pay": {"feels": -1, "next": {"done": 0.5, "leaves": 0.5}},
}


def test_the_worst_likely_path_is_one_that_people_take() -> None:
    course = course_of(FORK)
    worst = course.worst[""]
    assert (worst.path.touchpoints, worst.share) == (("see", "ask"), 0.06)
    rarer = {**FORK, "see": {"feels": 1, "next": {"pay": 0.92, "ask": 0.04, "leaves": 0.04}}}
    # Of two as bad the one that more take, and of those the first in the file.
    worst = course_of(rarer).worst[""]
    assert (worst.path.touchpoints, worst.path.end, worst.share) == (("see", "pay"), "done", 0.46)
    more = {**rarer, "pay": {"feels": -1, "next": {"done": 0.4, "leaves": 0.6}}}
    assert course_of(more).worst[""].path.end == "leaves"


def test_where_no_path_is_likely_none_is_the_worst() -> None:
    ways = {f"t{number}": 0.04 for number in range(25)}
    touchpoints = {"see": {"feels": 0, "next": ways}} | {id: {"feels": -1, "next": {"done": 1}} for id in ways}
    assert course_of(touchpoints).worst == {}


def test_where_customers_leave() -> None:
    course = course_of(FORK)
    assert [(leak.touchpoint.id, leak.share, leak.here) for leak in course.leaks] == [
        ("pay", 0.45, 0.5), ("ask", 0.06, 1), ("see", 0.04, 0.04),
    ]  # fmt: skip
    assert (course.done, course.leaves) == (0.45, 0.55)


def test_how_much_rests_on_an_assumption() -> None:
    counted = {"value": 0.5, "n": 80, "from": "log"}
    guess = {"value": 0.5, "from": "workshop"}
    touchpoints: dict[str, Any] = {
        "see": {"next": {"ask": {"share": counted}, "pay": {"share": {**counted, "value": 0.3}}, "leaves": {}}},
        "ask": {"next": {"call": {"share": guess}, "leaves": {}}},
        "call": {"next": {"ask": 0.5, "leaves": 0.5}},
        "pay": {"next": {"done": 1}},
    }
    course = course_of(touchpoints, evidence={"log": {"kind": "analytics"}, "workshop": {"kind": "assumption"}})
    # Half of all ask, once or more often; a single way needs no number, and so it is no assumption either.
    assert (course.guessed, course.guessed_at) == (0.5, ("ask", "call"))
    assert {path.path.touchpoints[1:2] for path in course.paths if path.path.assumed} == {("ask",)}
    assert {leak.touchpoint.id: leak.assumed for leak in course.leaks} == {"see": False, "ask": True, "call": True}
    assert fsum(path.share or 0 for path in course.paths if path.path.assumed) <= course.guessed
    assert course.goal is not None
    assert course.goal.low <= 0.3 <= course.goal.high


def test_what_was_counted_rests_on_no_assumption() -> None:
    way = {"share": {"value": 0.5, "from": "log"}}
    course = course_of({"see": {"next": {"done": way, "leaves": way}}}, evidence={"log": {"kind": "analytics"}})
    assert (course.guessed, course.guessed_at) == (0, ())


def test_what_changes_on_the_way() -> None:
    touchpoints: dict[str, dict[str, Any]] = {
        "see": {"channels": ["web"], "owner": "a", "takes": "1h", "moment_of_truth": True},
        "ask": {"channels": ["web", "shop"], "owner": "b", "takes": "30m"},
        "pay": {"channels": ["app"], "owner": "b"},
        "fetch": {"channels": ["shop"]},
    }
    course = course_of(touchpoints, teams={"a": {"name": "A"}, "b": {"name": "B"}})
    [path] = course.paths
    assert path.changes == Changes(2, 0, 1, 1, 3, 0.0625, 2)
    assert path.moments == ("see",)
    assert course.changes == path.changes
    assert course.multichannel == 1


@pytest.mark.parametrize(
    ("offers", "ids", "kinds"),
    [
        ((["web"], ["web", "shop"], ["shop", "web"]), 0, 0),
        ((["web", "shop"], ["web", "app"], ["app", "shop"]), 1, 0),  # each two have one in common, all three have none
        ((["web"], ["app"]), 1, 0),
        ((["web"], ["shop"]), 1, 1),
        ((["web"], [], ["shop"]), 1, 1),
        ((["web"], ["odd"]), 1, 0),
        ((["web", "odd"], ["shop"]), 1, 0),  # nobody knows what kind the odd one is of
        (([], []), 0, 0),
    ],
)
def test_who_cannot_stay_in_one_channel(offers: tuple[list[str], ...], ids: float, kinds: float) -> None:
    course = course_of({f"t{place}": {"channels": offer} for place, offer in enumerate(offers)})
    assert (course.multichannel, course.multikind) == (ids, kinds)
    assert course.choice == any(len(offer) != 1 for offer in offers)


def test_too_many_combinations_of_channels_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.scoring.flow.switches.MOST_STATES", 1)
    monkeypatch.setattr("cxmap.scoring.flow.peak_end.MOST_STATES", 1)
    course = course_of(row(1, 2))
    assert (course.multichannel, course.multikind, course.memories) == (None, None, ())


def test_how_often_customers_go_round() -> None:
    course = course_of({"pay": {"next": {"done": 0.7, "call": 0.3}}, "call": {"next": {"pay": 0.8, "leaves": 0.2}}})
    [round] = course.rounds
    # 0.24 + 0.24² + … = 0.24/0.76
    assert (round.source, round.target, round.loop) == ("call", "pay", ("pay", "call"))
    assert [round.rounds, round.times] == pytest.approx([0.24 / 0.76, 0.24 / 0.76])


def test_a_way_back_that_hardly_anybody_goes_is_none() -> None:
    course = course_of({"pay": {}, "call": {"next": {"pay": 5e-324, "done": 1}}})
    assert (course.rounds, course.done) == ((), 1)


def test_who_goes_a_way_for_the_first_time_does_not_go_round() -> None:
    touchpoints: dict[str, dict[str, Any]] = {
        "see": {"next": {"pay": 0.5, "ask": 0.5}},
        "pay": {"next": {"done": 0.8, "ask": 0.2}},
        "ask": {"next": {"pay": 1}},
    }
    [round] = course_of(touchpoints).rounds
    assert (round.source, round.target) == ("ask", "pay")
    # The way is gone 0.5 + 0.25 times in a journey, but half of all go it before they have ever paid.
    assert (round.rounds, round.times) == (0.25, 0.25)
    earlier = {**touchpoints, "see": {"next": {"ask": 1}}}
    [round] = course_of(earlier).rounds
    assert (round.rounds, round.times) == (0.25, 0.25)


def test_a_touchpoint_that_leads_to_itself_is_a_loop() -> None:
    [round] = course_of({"pay": {"next": {"done": 0.8, "pay": 0.2}}}).rounds
    assert (round.source, round.target, round.loop, round.times) == ("pay", "pay", ("pay",), 0.25)


def test_a_loop_of_which_the_share_is_not_known_is_named() -> None:
    course = course_of({"pay": {"next": {"done": {}, "call": {}}}, "call": {"next": {"pay": 0.8, "leaves": 0.2}}})
    assert [(one.source, one.target, one.times) for one in course.rounds] == [("call", "pay", None)]
    course = course_of({"pay": {"next": {"call": 1}}, "call": {"next": {"pay": {}, "leaves": {}}}})
    assert [(one.source, one.target, one.times, one.rounds) for one in course.rounds] == [("call", "pay", None, None)]


def test_frequencies_that_contradict_the_ways() -> None:
    def gaps(frequency: float, **pay: Any) -> list[tuple[str, str]]:
        touchpoints = {
            "see": {"next": {"pay": 0.5, "leaves": 0.5}},
            "pay": {"metrics": {"frequency": frequency}, "next": {"done": 0.6, "pay": 0.4}, **pay},
        }
        found = [gap for gap in follow(touchpoints).gaps if gap.touchpoint]
        return [(gap.reason, gap.advice) for gap in found]

    # Half of all pay, however often they have to.
    assert gaps(0.5) == gaps(0.55) == gaps(0.45) == []
    assert gaps(0.8) == [
        ("50 % of journeys come to `pay` by the ways, 80 % by its frequency",
         "correct the frequency, or the shares of the ways"),
    ]  # fmt: skip
    assert gaps(0.3)[0][1] == "correct the frequency, or add the way past it"
    count = {"frequency": {"min": 0, "max": 9, "method": "count"}}
    contacted: dict[str, dict[str, Any]] = {"see": {"feels": 0}, "pay": {"feels": 0, "metrics": {"frequency": 0.2}}}
    assert follow(contacted, scales=count).gaps == ()
    assert len(follow(contacted).gaps) == 1
    # Where the ways are not known, nothing speaks against a frequency.
    assert [reason for reason, _ in gaps(0.8, next={"done": {}, "pay": {}})] == [
        "how many go from `pay` to `done` or `pay` is not known"
    ]


def test_feelings_that_nobody_wrote_are_listed() -> None:
    followed = follow(row(1, None, None))
    assert [(gap.touchpoint, gap.reason) for gap in followed.gaps] == [
        ("t1", "how customers feel at `t1` is not known"),
        ("t2", "how customers feel at `t2` is not known, and journeys end there"),
    ]
    touchpoints = followed.journey.touchpoints
    assert [gap.at for gap in followed.gaps] == [touchpoints["t1"].at, touchpoints["t2"].at]
    assert dict(followed.readers) == {"": "everybody"}
    followed = follow({"see": {"feels": {"mover": 1}}}, personas=PERSONAS)
    assert [gap.reason for gap in followed.gaps] == []
    followed = follow({"see": {"feels": {"mover": 1}}, "pay": {"feels": {"switcher": 1}}}, personas=PERSONAS)
    assert [gap.reason for gap in followed.gaps] == [
        "how Switcher feel at `see` is not known", "how Mover feel at `pay` is not known, and journeys end there",
    ]  # fmt: skip
    followed = follow({"see": {}, "pay": {"feels": {"switcher": 1, "mover": 1}}}, personas=PERSONAS)
    assert [gap.reason for gap in followed.gaps] == ["how customers feel at `see` is not known"]
    [gap] = follow(row(None)).gaps
    assert gap.reason == "how customers feel is written nowhere, so nobody knows what they keep of the journey"


def test_journeys_in_a_year() -> None:
    assert follow(row(1)).a_year is None
    assert follow(row(1), journeys_per_year=400).a_year == 400
    assert follow(row(1), journeys_per_year={"value": 500}).a_year == 500


def test_several_beginnings_are_followed_each() -> None:
    followed = follow({"ad": {"next": {"pay": 1}}, "tip": {"next": {"pay": 1}}, "pay": {"feels": 1}})
    assert [(list(one.course.starts), one.done) for one in followed.courses] == [(["ad"], 1), (["tip"], 1)]


@st.composite
def maps(draw: st.DrawFn) -> Journey:
    """A map whose ways lead forward only, so that all its paths can be listed."""
    count = draw(st.integers(1, 5))
    touchpoints: dict[str, dict[str, Any]] = {}
    for place in range(count):
        targets = [*(f"t{later}" for later in range(place + 1, count)), "done", "leaves"]
        chosen = draw(st.lists(st.sampled_from(targets), min_size=1, max_size=3, unique=True))
        parts = [draw(st.integers(1, 5)) for _ in chosen]
        touchpoint: dict[str, Any] = {
            "next": {target: part / sum(parts) for target, part in zip(chosen, parts, strict=True)},
            "channels": draw(st.lists(st.sampled_from(list(CHANNELS)), max_size=2, unique=True)),
            "takes": f"{draw(st.integers(1, 9))}h",
        }
        feels = draw(st.none() | st.integers(-2, 2))
        touchpoints[f"t{place}"] = touchpoint if feels is None else {**touchpoint, "feels": feels}
    return contacts(touchpoints, channels=CHANNELS)


@given(maps())
def test_averages_are_those_of_the_paths(journey: Journey) -> None:
    courses = [one for one in follow_journey(journey).courses if not one.course.more]
    for course in courses:
        paths = [(one, one.share or 0.0) for one in course.paths]
        assert fsum(share for _, share in paths) == pytest.approx(course.done + course.leaves)
        for key in ("channels", "channels_open", "owners", "owners_open", "moves", "days", "untimed"):
            expected = fsum(share * getattr(one.changes, key) for one, share in paths)
            assert getattr(course.changes, key) == pytest.approx(expected, abs=1e-8)
        known = [(one.peak_end, share) for one, share in paths if one.peak_end is not None]
        [memory] = course.memories
        whole = fsum(share for _, share in known)
        assert memory.unknown == pytest.approx(1 - whole, abs=1e-8)
        assert memory.below == pytest.approx(fsum(share for value, share in known if value < 0), abs=1e-8)
        if whole > 0:
            assert memory.mean == pytest.approx(fsum(value * share for value, share in known) / whole, abs=1e-8)
        forced = fsum(share for one, share in paths if not _can_stay(journey, one.path.touchpoints))
        assert course.multichannel == pytest.approx(forced, abs=1e-8)


def _can_stay(journey: Journey, path: tuple[str, ...]) -> bool:
    offers = [{entry.id for entry in journey.touchpoints[id].channels} for id in path]
    return not any(offers) or any(all(channel in offer for offer in offers if offer) for channel in CHANNELS)


@given(maps())
def test_a_change_of_channel_needs_two_channels(journey: Journey) -> None:
    for course in follow_journey(journey).courses:
        for one in course.paths:
            pairs = list(pairwise(one.path.touchpoints))
            assert 0 <= one.changes.channels <= one.changes.moves - one.changes.channels_open
            assert one.changes.moves == len(pairs)


PAGE = (Path(__file__).resolve().parents[3] / "docs" / "paths.md").read_text(encoding="utf-8")


def test_the_example_of_the_documentation() -> None:
    page = " ".join(PAGE.split())
    written = PAGE.partition("```yaml\n")[2].partition("```")[0]
    [course] = follow_journey(build(yaml.safe_load(written))).courses
    [memory] = course.memories
    [round] = course.rounds
    for path in course.paths[:4]:
        told = re.search(rf"\| {' → '.join((*path.path.touchpoints, path.path.end))} \| (?:.* = )?([\d.]+) \|", PAGE)
        assert told is not None
        assert float(told[1]) == path.share
        felt = path.felt[""]
        assert f"| {felt.end:.0f} | {felt.value:.0f} |".replace("-", "−") in page
    assert f"= {course.course.visits['pay']:.4f}, and call-shop = {course.course.visits['call-shop']:.4f}" in page
    assert f"= {100 * course.done:.1f} % reach `done`" in page
    assert f"together {100 * course.leaves:.1f} %" in page
    assert f"= {round.rounds:.3f} times afterwards" in page
    assert f"gone round {100 * (round.times or 0):.1f} times in 100 journeys" in page
    assert f"= {memory.mean:.2f}, and {100 * memory.below:.1f} % of journeys are kept in bad memory" in page
    assert f"Above {100 * (course.multichannel or 0):.0f} % need more than one" in page
    assert course.multikind == course.multichannel
    assert course.goal is not None
    assert f"all shares are assumptions, {interval(course.goal.low, course.goal.high, share)}." in page
    assert (course.guessed, course.guessed_at) == (1, ("choose-bike", "pay", "call-shop"))
