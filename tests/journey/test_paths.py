"""Where journeys go: paths and their shares, ends, and what a map does not tell."""

import time
from collections.abc import Mapping
from itertools import pairwise
from math import fsum, prod
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.journey.maps import at, contacts
from tests.journey.test_cheapest import walk

from cxmap.journey.gaps import Gap
from cxmap.journey.model import Journey
from cxmap.journey.paths import MOST_PATHS, ROUNDS, Course, Paths, find_paths
from cxmap.journey.shares import find_slack

IDS = "abcde"


def paths_of(nexts: Mapping[str, Any], **metrics: Any) -> Paths:
    """The paths of a map given by the `next` of its touchpoints; None for those that lead to the next one."""
    return find_paths(journey_of(nexts, **metrics))


def journey_of(nexts: Mapping[str, Any], **frequencies: float) -> Journey:
    touchpoints: dict[str, dict[str, Any]] = {id: {"next": next} if next else {} for id, next in nexts.items()}
    for id, frequency in frequencies.items():
        touchpoints[id]["metrics"] = {"frequency": frequency}
    return contacts(touchpoints)


def course_of(nexts: Mapping[str, Any]) -> Course:
    [course] = paths_of(nexts).courses
    return course


def listed(course: Course) -> list[tuple[str, float | None]]:
    return [(" ".join((*path.touchpoints, path.end)), path.share and round(path.share, 10)) for path in course.paths]


def test_the_paths_of_a_map_with_a_decision() -> None:
    course = course_of({"see": {"pay": 0.6, "ask": 0.4}, "ask": {"pay": 0.5, "leaves": 0.5}, "pay": None})
    assert listed(course) == [("see pay done", 0.6), ("see ask leaves", 0.2), ("see ask pay done", 0.2)]
    assert [course.done, course.leaves] == pytest.approx([0.8, 0.2])
    assert not course.more
    assert course.lost_at("ask") == pytest.approx(0.2)
    assert course.lost_at("pay") == 0


def test_nobody_is_lost_where_nobody_comes() -> None:
    course = course_of({"see": {"done": 1}, "pay": {"call": 1}, "call": {"pay": 0.5, "leaves": 0.5}})
    assert course.chain["call"]["leaves"] == 0.5
    assert course.lost_at("call") == 0


def test_a_loop_is_gone_round_twice_at_most() -> None:
    course = course_of({"pay": {"done": 0.7, "call": 0.3}, "call": {"pay": 0.8, "leaves": 0.2}})
    assert listed(course) == [
        ("pay done", 0.7),
        ("pay call pay done", 0.168),
        ("pay call leaves", 0.06),
        ("pay call pay call pay done", 0.04032),
        ("pay call pay call leaves", 0.0144),
        ("pay call pay call pay call leaves", 0.003456),
    ]
    assert course.more
    # Of 1 + 0.24 + 0.24² + … = 1/0.76 payments seven in ten are the last.
    assert course.done == pytest.approx(0.7 / 0.76)
    assert course.covered == pytest.approx(0.7 + 0.168 + 0.06 + 0.04032 + 0.0144 + 0.003456)


def test_one_share_that_is_missing_is_arithmetic() -> None:
    course = course_of({"see": {"pay": 0.6, "leaves": {}}, "pay": None})
    assert listed(course) == [("see pay done", 0.6), ("see leaves", 0.4)]


def test_of_several_missing_shares_none_is_made_up() -> None:
    ways = {"ask": {}, "pay": {}, "leaves": 0.3}
    paths = paths_of({"see": ways, "ask": {"done": 0.5, "leaves": 0.5}, "pay": None})
    [course] = paths.courses
    assert listed(course) == [
        ("see leaves", 0.3), ("see ask done", None), ("see ask leaves", None), ("see pay done", None),
    ]  # fmt: skip
    assert (course.done, course.leaves, course.unknown) == (0, 0.3, 0.7)
    assert paths.gaps == (
        Gap("see", at("stages", "buy", "touchpoints", "see", "next"),
            "how many go from `see` to `ask` or `pay` is not known", "add `share` to all of these ways but one"),
    )  # fmt: skip


def test_a_way_that_nobody_takes_is_on_no_path() -> None:
    nexts = {"see": {"ask": 1, "call": 0}, "ask": {"pay": {}, "leaves": {}}, "call": {"ask": 1}, "pay": {"done": 1}}
    assert [path.touchpoints for path in course_of(nexts).paths] == [("see", "ask"), ("see", "ask", "pay")]


@pytest.mark.parametrize(
    ("nexts", "gaps"),
    [
        ({"see": {"pay": 0.5, "leaves": 0.4}, "pay": None},
         [("see", "the shares of the ways on from `see` add up to 0.9",
           "correct the shares under `next` so that they add up to 1")]),
        ({"see": {"pay": 0.5}, "pay": None},
         [("see", "the shares of the ways on from `see` add up to 0.5",
           "correct the shares under `next` so that they add up to 1")]),
        ({"see": {"pay": {"share": {"answers": [0, 0]}}, "leaves": {}}, "pay": None},
         [("see", "the share of those who go from `see` to `pay` cannot be used: nobody answered",
           "correct it, or remove it"),
          ("see", "how many go from `see` to `leaves` is not known", "add `share` to this way")]),
        ({"see": {"pya": {}}, "pay": None},
         [("see", "a way on from `see` leads to nothing that the map has", "name a touchpoint of this map")]),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_and_listed(
    nexts: Mapping[str, Any], gaps: list[tuple[str, str, str]]
) -> None:
    paths = paths_of(nexts)
    assert [(gap.touchpoint, gap.reason, gap.advice) for gap in paths.gaps if gap.touchpoint == "see"] == gaps
    assert paths.courses[0].unknown == 1
    assert all(path.share is None for path in paths.courses[0].paths)


def test_shares_rounded_to_per_cents_lose_nobody() -> None:
    course = course_of({"see": {"pay": 0.33, "ask": 0.33, "leaves": 0.33}, "ask": {"done": 1}, "pay": {"done": 1}})
    assert [course.done, course.leaves] == pytest.approx([2 / 3, 1 / 3])


def test_what_never_ends_is_named() -> None:
    paths = paths_of({"see": {"pay": 0.9, "ask": 0.1}, "pay": {"done": 1}, "ask": {"call": 1}, "call": {"ask": 1}})
    [course] = paths.courses
    assert (course.done, course.endless) == (0.9, 0.1)
    assert [(gap.touchpoint, gap.reason) for gap in paths.gaps] == [
        ("ask", "nothing leads from `ask` and `call` to `done` or `leaves`")
    ]


@pytest.mark.parametrize("few", [5e-324, 1e-12])
def test_a_loop_that_hardly_anybody_leaves_never_ends(few: float) -> None:
    course = course_of({"a": {"a": 1.0, "done": few}})
    assert (course.done, course.endless) == (0, 1)
    assert course.visits == {"a": 1}


def test_what_is_not_reached_is_named_once() -> None:
    nexts = {"see": {"pay": 1}, "pay": {"done": 1}, "ask": {"call": 1}, "call": {"ask": 0.5, "leaves": 0.5}}
    [gap] = paths_of(nexts).gaps
    assert (gap.touchpoint, gap.reason) == ("ask", "no way leads to `ask` from where journeys begin")


def test_a_person_who_takes_over_needs_a_share_too() -> None:
    by = {"share": 1, "by": {"fallback": "ask"}}
    [gap] = paths_of({"see": {"pay": by}, "pay": {"done": 1}, "ask": {"done": 1}}).gaps
    assert gap.reason == "a person takes over at `ask`, and how many go there is not known"
    assert gap.advice == "add `ask: {share: …}` to the `next` of `see`"


SEVERAL = {"ad": {"pay": 1}, "tip": {"pay": 1}, "pay": {"done": 0.5, "leaves": 0.5}}


def test_several_beginnings_with_their_frequencies() -> None:
    [course] = paths_of(SEVERAL, ad=0.8, tip=0.2).courses
    assert course.starts == pytest.approx({"ad": 0.8, "tip": 0.2})
    assert listed(course) == [
        ("ad pay done", 0.4), ("ad pay leaves", 0.4), ("tip pay done", 0.1), ("tip pay leaves", 0.1),
    ]  # fmt: skip
    [course] = paths_of(SEVERAL, ad=0.7).courses
    assert course.starts == pytest.approx({"ad": 0.7, "tip": 0.3})
    [course] = paths_of(SEVERAL, ad=1.0).courses
    assert course.starts == {"ad": 1.0}


@pytest.mark.parametrize(
    ("frequencies", "reason", "advice"),
    [
        ({}, "journeys begin at `ad` and `tip`, and how many at each is not known",
         "add `frequency` to the `metrics` of `tip`"),
        ({"ad": 0.8, "tip": 0.8}, "journeys begin at `ad` and `tip`, and the frequencies there add up to 1.6",
         "correct them so that they add up to 1"),
    ],
)  # fmt: skip
def test_several_beginnings_of_which_nobody_knows_how_many_come(
    frequencies: dict[str, float], reason: str, advice: str
) -> None:
    paths = paths_of(SEVERAL, **frequencies)
    assert [listed(course) for course in paths.courses] == [
        [("ad pay done", 0.5), ("ad pay leaves", 0.5)], [("tip pay done", 0.5), ("tip pay leaves", 0.5)],
    ]  # fmt: skip
    assert [(gap.reason, gap.advice) for gap in paths.gaps] == [(reason, advice)]


def test_the_last_of_those_that_lack_a_frequency_is_named() -> None:
    nexts = {id: {"pay": 1} for id in ("ad", "tip", "fair")} | {"pay": {"done": 1}}
    (gap,) = paths_of(nexts).gaps
    assert (gap.touchpoint, gap.advice) == ("fair", "add `frequency` to the `metrics` of `tip` and `fair`")
    assert gap.at == journey_of(nexts).touchpoints["fair"].at


@pytest.mark.parametrize(("tip", "known"), [(0.21, True), (0.22, False), (0.19, True), (0.18, False)])
def test_frequencies_may_miss_all_journeys_by_what_rounding_takes(tip: float, known: bool) -> None:
    assert find_slack(2) == 0.01
    assert (len(paths_of(SEVERAL, ad=0.8, tip=tip).courses) == 1) is known


def test_beginnings_beyond_those_asked_for_are_named() -> None:
    paths = find_paths(journey_of(SEVERAL), begun=1)
    assert ([[*course.starts] for course in paths.courses], paths.unfollowed) == ([["ad"]], ("tip",))


def test_contacts_do_not_tell_how_many_journeys_begin() -> None:
    touchpoints = {id: {"next": ways, "metrics": {"frequency": 0.5}} for id, ways in SEVERAL.items()}
    journey = contacts(touchpoints, scales={"frequency": {"min": 0, "max": 9, "method": "count"}})
    paths = find_paths(journey)
    assert len(paths.courses) == 2
    assert [gap.advice for gap in paths.gaps] == ["write frequencies as shares of journeys, not as contacts"]


def test_the_first_touchpoint_is_a_beginning_even_where_a_way_leads_back() -> None:
    course = course_of({"see": {"pay": 0.5, "see": 0.5}, "pay": {"see": 0.5, "done": 0.5}})
    assert course.starts == {"see": 1}
    assert course.done == pytest.approx(1)
    # Its frequency counts those who come back too, so it does not tell how many begin there.
    nexts = {"see": {"pay": 1}, "pay": {"see": 0.5, "done": 0.5}, "tip": {"pay": 1}}
    [course] = paths_of(nexts, see=1.0, tip=0.3).courses
    assert course.starts == pytest.approx({"see": 0.7, "tip": 0.3})


def test_an_empty_map_has_no_course() -> None:
    assert find_paths(contacts({})) == Paths((), {}, ())


def test_a_guess_at_a_fork_makes_the_path_a_guess() -> None:
    measured = {"share": {"value": 0.6, "from": "survey"}}
    touchpoints: dict[str, Any] = {
        "see": {"next": {"pay": measured, "ask": {}}}, "ask": {"next": {"pay": 0.5, "leaves": 0.5}}, "pay": {},
    }  # fmt: skip
    journey = contacts(touchpoints, evidence={"survey": {"kind": "analytics"}})
    [course] = find_paths(journey).courses
    assert [(path.end, path.assumed) for path in course.paths] == [("done", False), ("leaves", True), ("done", True)]


@st.composite
def flows(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    """The ways of a few touchpoints with shares that add up."""
    ids = IDS[: draw(st.integers(1, len(IDS)))]
    nexts = {}
    for id in ids:
        targets = draw(st.lists(st.sampled_from([*ids, "done", "leaves"]), min_size=1, max_size=3, unique=True))
        parts = [draw(st.integers(1, 8)) for _ in targets]
        nexts[id] = {target: part / sum(parts) for target, part in zip(targets, parts, strict=True)}
    return nexts


@given(flows())
def test_paths_and_shares_are_those_found_one_by_one(nexts: dict[str, dict[str, float]]) -> None:
    paths = paths_of(nexts)
    assume(len(paths.courses) == 1)
    [course] = paths.courses
    ways = {id: list(onward.items()) for id, onward in nexts.items()}
    expected = {path: prod(nexts[one][other] for one, other in pairwise(path)) for path in walk(ways, ("a",), ROUNDS)}
    found = {(*path.touchpoints, path.end): path.share for path in course.paths}
    assert found == pytest.approx({path: expected[path] for path in found})
    shares = [path.share or 0 for path in course.paths]
    assert shares == pytest.approx(sorted(shares, reverse=True))
    # What is not listed is rarer than what is, or goes round a loop too often.
    left = [share for path, share in expected.items() if path not in found]
    assert not left or max(left) <= min(shares) + 1e-9
    assert course.done + course.leaves + course.endless == pytest.approx(1)
    assert fsum(shares) <= course.done + course.leaves + 1e-9
    assert course.more == (fsum(shares) < course.done + course.leaves - 1e-9)
    assert fsum(course.lost_at(id) for id in nexts) == pytest.approx(course.leaves)


def test_two_thousand_touchpoints_in_a_row_with_branches() -> None:
    nexts: dict[str, Any] = {f"t{i}": {f"t{i + 1}": 0.6, f"t{i + 2}": 0.3, "leaves": 0.1} for i in range(1998)}
    nexts |= {"t1998": {"t1999": 0.5, "t1000": 0.5}, "t1999": {"done": {}}}
    journey = journey_of(nexts)
    begun = time.perf_counter()
    [course] = find_paths(journey).courses
    assert time.perf_counter() - begun < 30
    assert len(course.paths) == MOST_PATHS
    assert course.done + course.leaves == pytest.approx(1)
    unknown = {id: {target: {} for target in next} if len(next) > 1 else next for id, next in nexts.items()}
    [course] = find_paths(journey_of(unknown)).courses
    assert len(course.paths) == MOST_PATHS
    assert course.unknown == 1
    assert course.more
