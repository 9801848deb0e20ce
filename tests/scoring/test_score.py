"""Scoring a map: who is ranked, who is not and why, what is planned, and explanations."""

from typing import TYPE_CHECKING

import pytest
from tests.journey.maps import build, contacts
from tests.scoring.maps import journey_of, score_of

from cxmap.errors import UsageError
from cxmap.scoring.audience import Audience
from cxmap.scoring.explanation import Input, explain_touchpoint
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.result import Ranking
from cxmap.scoring.score import score_journey, score_journeys

if TYPE_CHECKING:
    from cxmap.scoring.result import RankedTouchpoint, UnrankedTouchpoint

FULL = {"frequency": 0.5, "satisfaction": 5, "loyalty": 8}


def test_a_touchpoint_that_lacks_a_number_is_not_ranked() -> None:
    scored = score_of(
        {
            "bare": {},
            "full": FULL,
            "half": {"frequency": 0.5, "value": 7},
            "wrong": {**FULL, "satisfaction": {"answers": [1, 2, 3]}, "loyalty": 12},
        }
    )
    assert [entry.touchpoint.id for entry in scored.ranked] == ["full"]
    assert [(entry.touchpoint.id, entry.missing, dict(entry.refused)) for entry in scored.unranked] == [
        ("bare", ("frequency", "satisfaction", "loyalty"), {}),
        ("half", ("satisfaction", "loyalty"), {}),
        ("wrong", ("satisfaction", "loyalty"), {
            "satisfaction": "3 answer options, but the scale 0-10 has 11",
            "loyalty": "12 is outside the scale 0-10 (0 to 10)",
        }),
    ]  # fmt: skip


def test_what_an_unranked_touchpoint_could_reach() -> None:
    scored = score_of(
        {
            "first": {"frequency": 1, "satisfaction": 1, "loyalty": 9},  # 81
            "second": {"frequency": 1, "satisfaction": 5, "loyalty": 8},  # 40
            "third": {"frequency": 0.1, "satisfaction": 5, "loyalty": 8},  # 4
            "anything": {},
            "rare": {"frequency": 0.39},  # at most 39
            "tied": {"frequency": 0.8, "loyalty": 5},  # at most 40
            "harmless": {"loyalty": 0},  # 0 whatever else
        }
    )
    assert [entry.score for entry in scored.ranked] == [81, 40, 4]
    assert {entry.touchpoint.id: (entry.could_reach, entry.could_fall) for entry in scored.unranked} == {
        "anything": (1, 4), "rare": (3, 4), "tied": (2, 4), "harmless": (4, 4),
    }  # fmt: skip


def test_an_empty_map_has_nothing_to_rank() -> None:
    scored = score_journey(build({}), AT_RISK)
    assert (scored.ranked, scored.unranked, scored.cuts) == ((), (), {})


def test_open_initiatives_that_touch_a_touchpoint_or_set_a_number_of_it() -> None:
    initiatives = {
        "one": {"title": "One", "touches": ["a", "b"]},
        "two": {"title": "Two", "touches": ["a"], "sets": {"a": {"loyalty": 3}, "b": {"loyalty": 3}}},
        "three": {"title": "Three", "touches": ["a"], "status": "dropped"},
        "four": {"title": "Four", "touches": ["a"], "status": "done"},
    }
    scored = score_of({"a": FULL, "b": {}, "c": FULL}, initiatives=initiatives)
    entries: list[RankedTouchpoint | UnrankedTouchpoint] = [*scored.ranked, *scored.unranked]
    plans = {entry.touchpoint.id: [plan.id for plan in entry.initiatives] for entry in entries}
    assert plans == {"a": ["one", "two"], "b": ["one", "two"], "c": []}


FIRST = {"pay": {"frequency": 0.5, "satisfaction": 5, "loyalty": 8}, "call": {"frequency": 0.5, "satisfaction": 9,
                                                                            "loyalty": 8}}  # fmt: skip
SECOND = {"pay": {"frequency": 0.5, "satisfaction": 2, "loyalty": 8}, "wait": {"frequency": 0.5}}


def score_two() -> Ranking:
    return score_journeys([journey_of(FIRST), journey_of(SECOND)], AT_RISK)


def test_several_maps_are_ranked_together() -> None:
    ranking = score_two()
    first, second = ranking.journeys
    assert [(entry.rank, entry.touchpoint.id, entry.journey) for entry in ranking.ranked] == [
        (1, "pay", second), (2, "pay", first), (3, "call", first),
    ]  # fmt: skip
    [wait] = ranking.unranked
    # Satisfied as little as can be it puts 50 at risk; the highest of the others puts 32.
    assert (wait.journey, wait.could_reach, wait.could_fall) == (second, 1, 4)


def test_a_map_more_does_not_reorder_the_others() -> None:
    ranking = score_two()
    alone = score_journey(ranking.journeys[0], AT_RISK)
    together = [entry.touchpoint.id for entry in ranking.ranked if entry.journey is ranking.journeys[0]]
    assert [entry.touchpoint.id for entry in alone.ranked] == together == ["pay", "call"]


def test_an_explanation_has_every_input_with_its_evidence() -> None:
    metrics = {
        "frequency": {"value": 0.5, "n": 90, "from": ["survey", "lost"]},
        "satisfaction": 5,
        "loyalty": {"value": 99, "from": "guess"},
    }
    scored = score_of({"a": metrics})
    [explanation] = explain_touchpoint(scored, "a")
    assert explanation.result is scored.unranked[0]
    assert explanation.spreads == {}
    frequency, satisfaction, loyalty = explanation.inputs
    journey = scored.journeys[0]
    assert [(source.id, source.entry) for source in frequency.sources] == [
        ("survey", journey.evidence["survey"]), ("lost", None),
    ]  # fmt: skip
    assert [part.name for part in frequency.parts] == ["frequency"]
    assert frequency.scale.name == "share"
    assert [part.name for part in satisfaction.parts] == ["dissatisfied"]
    assert satisfaction.sources == ()
    assert loyalty.parts == ()
    assert loyalty.measure is journey.touchpoints["a"].metrics["loyalty"]


def test_an_explanation_says_how_sure_each_part_is() -> None:
    [explanation] = explain_touchpoint(score_of({"a": FULL}), "a")
    assert {name: spread.shape for name, spread in explanation.spreads.items()} == {
        "frequency": "band", "dissatisfied": "band", "loyalty": "band",
    }  # fmt: skip


def test_an_explanation_names_what_is_missing() -> None:
    scored = score_of({"a": {}, "b": FULL})
    [explanation] = explain_touchpoint(scored, "a")
    scales = scored.journeys[0].scales
    assert explanation.inputs == tuple(Input(m, scales[m], None, (), ()) for m in scored.method.required)
    assert explain_touchpoint(scored, "b")[0].result is scored.ranked[0]


@pytest.mark.parametrize(
    ("id", "help"),
    [
        ("compare-qotes", "did you mean `compare-quotes`?"),
        ("old-name", "it is called `compare-quotes` now"),
        ("zzz", "name a touchpoint of this map; `--format json` lists their ids"),
    ],
)
def test_an_id_that_the_map_does_not_have(id: str, help: str) -> None:
    scored = score_journey(contacts({"compare-quotes": {"was": ["old-name"]}, "pay": {}}), AT_RISK)
    with pytest.raises(UsageError) as caught:
        explain_touchpoint(scored, id)
    assert (caught.value.message, caught.value.help) == (f"no touchpoint `{id}` in `test.journey.yaml`", help)


def test_an_explanation_in_every_map_that_has_it() -> None:
    ranking = score_two()
    explanations = explain_touchpoint(ranking, "pay")
    assert [explanation.result for explanation in explanations] == list(ranking.ranked[:2])
    [wait] = explain_touchpoint(ranking, "wait")
    assert wait.result is ranking.unranked[0]


@pytest.mark.parametrize(
    ("id", "help"),
    [
        ("cal", "did you mean `call`?"),
        ("zzz", "name a touchpoint of these maps; `--format json` lists their ids"),
    ],
)
def test_an_id_that_none_of_several_maps_has(id: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain_touchpoint(score_two(), id)
    assert (caught.value.message, caught.value.help) == (f"no touchpoint `{id}` in these 2 maps", help)


def test_a_touchpoint_that_nobody_who_was_asked_about_comes_to() -> None:
    journey = contacts(
        {"pay": {"personas": ["mover"], "metrics": FULL}, "call": {"metrics": FULL}},
        personas={"mover": {}, "switcher": {}},
    )
    ranking = score_journeys([journey], AT_RISK, audience=Audience(persona="switcher"))
    assert [entry.touchpoint.id for entry in ranking.ranked] == ["call"]
    with pytest.raises(UsageError, match="nobody who was asked about comes to `pay`") as caught:
        explain_touchpoint(ranking, "pay")
    assert caught.value.help == "leave out what narrows the list"
