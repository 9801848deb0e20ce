"""Scoring a map: who is ranked, who is not and why, what is planned, and explanations."""

from typing import TYPE_CHECKING

import pytest
from tests.journey.maps import build, contacts
from tests.scoring.maps import journey_of, score_of

from cxmap.errors import UsageError
from cxmap.scoring.explanation import Input
from cxmap.scoring.registry import DEFAULT_METHOD, METHODS, get_method
from cxmap.usecases.score import explain_touchpoint, score_map

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
    assert {entry.touchpoint.id: entry.could_reach for entry in scored.unranked} == {
        "anything": 1, "rare": 3, "tied": 2, "harmless": 4,
    }  # fmt: skip


def test_an_empty_map_has_nothing_to_rank() -> None:
    scored = score_map(build({}))
    assert (scored.ranked, scored.unranked, scored.cut) == ((), (), None)


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


def test_methods_by_name() -> None:
    assert get_method("at-risk") is METHODS["at-risk"]
    assert score_map(journey_of({"a": FULL})).method is METHODS[DEFAULT_METHOD]
    with pytest.raises(UsageError, match="no scoring method `at-rsik`") as caught:
        score_map(journey_of({}), "at-rsik")
    assert caught.value.help == "did you mean `at-risk`?"


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_every_method_says_all_it_has_to(method) -> None:
    assert all((method.name, method.formula, method.meaning, method.source, method.required))
    assert METHODS[method.name] is method
    assert all(part in method.formula for part in method.ranges)
    assert (type(method).__doc__ or "").strip()


def test_an_explanation_has_every_input_with_its_evidence() -> None:
    metrics = {
        "frequency": {"value": 0.5, "n": 90, "from": ["survey", "lost"]},
        "satisfaction": 5,
        "loyalty": {"value": 99, "from": "guess"},
    }
    scored = score_of({"a": metrics})
    [explanation] = explain_touchpoint([scored], "a")
    assert explanation.result is scored.unranked[0]
    frequency, satisfaction, loyalty = explanation.inputs
    assert [(source.id, source.entry) for source in frequency.sources] == [
        ("survey", scored.journey.evidence["survey"]), ("lost", None),
    ]  # fmt: skip
    assert frequency.part is not None
    assert (frequency.part.name, frequency.scale.name) == ("frequency", "share")
    assert satisfaction.part is not None
    assert (satisfaction.part.name, satisfaction.sources) == ("dissatisfied", ())
    assert loyalty.part is None
    assert loyalty.measure is scored.journey.touchpoints["a"].metrics["loyalty"]


def test_an_explanation_names_what_is_missing() -> None:
    scored = score_of({"a": {}, "b": FULL})
    [explanation] = explain_touchpoint([scored], "a")
    scales = scored.journey.scales
    assert explanation.inputs == tuple(Input(m, scales[m], None, None, ()) for m in scored.method.required)
    assert explain_touchpoint([scored], "b")[0].result is scored.ranked[0]


@pytest.mark.parametrize(
    ("id", "help"),
    [
        ("compare-qotes", "did you mean `compare-quotes`?"),
        ("old-name", "it is called `compare-quotes` now"),
        ("zzz", "name a touchpoint of this map; `--format json` lists their ids"),
    ],
)
def test_an_id_that_the_map_does_not_have(id: str, help: str) -> None:
    scored = score_map(contacts({"compare-quotes": {"was": ["old-name"]}, "pay": {}}))
    with pytest.raises(UsageError) as caught:
        explain_touchpoint([scored], id)
    assert (caught.value.message, caught.value.help) == (f"no touchpoint `{id}` in `test.journey.yaml`", help)


def test_an_explanation_in_several_maps() -> None:
    one, other, third = score_of({"pay": FULL}), score_of({"pay": {}, "call": {}}), score_of({"ask": {}})
    explanations = explain_touchpoint([one, other, third], "pay")
    assert [explanation.scored for explanation in explanations] == [one, other]


@pytest.mark.parametrize(
    ("id", "help"),
    [
        ("cal", "did you mean `call`?"),
        ("zzz", "name a touchpoint of these maps; `--format json` lists their ids"),
    ],
)
def test_an_id_that_none_of_several_maps_has(id: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain_touchpoint([score_of({"pay": {}}), score_of({"call": {}})], id)
    assert (caught.value.message, caught.value.help) == (f"no touchpoint `{id}` in these 2 maps", help)
