"""One touchpoint explained: golden text, and every number that stands behind a score."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.journey.maps import contacts
from tests.reports.hostile import HOSTILE
from tests.reports.scores.forms import FORMS, line_of
from tests.reports.scores.maps import FULL, hostile_map, rank, sound_map
from tests.scoring.maps import journey_of

from cxmap.journey.model import Journey
from cxmap.language.parse import read_map
from cxmap.reports.papers.as_json import render_json
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.explanation import build_paper
from cxmap.scoring.audience import Audience
from cxmap.scoring.explanation import explain_touchpoint
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.result import Ranking
from cxmap.scoring.score import score_journeys

GOLDEN = Path(__file__).parent / "golden"


def paper_of(ranking: Ranking, id: str) -> Paper:
    [explanation] = explain_touchpoint(ranking, id)
    return build_paper(explanation, line_of)


def text(ranking: Ranking, id: str, **options: Any) -> str:
    return render_table(paper_of(ranking, id), **options)


def words(journey: Journey, id: str = "pay", **options: Any) -> str:
    """The explanation as one line, wide enough that no cell is broken."""
    return " ".join(text(rank(journey, **options), id, width=300).split())


def document(ranking: Ranking, id: str) -> Any:
    return json.loads(render_json(paper_of(ranking, id)))


@pytest.mark.parametrize("id", ["compare", "visit", "online", "blog", "forum"])
def test_the_whole_explanation(golden: Callable[[str, Path], None], id: str) -> None:
    golden(text(rank(sound_map()), id), GOLDEN / f"explanation-{id}.txt")


@pytest.mark.parametrize("form", [form for form in FORMS if form != "txt"])
@pytest.mark.parametrize("id", ["compare", "forum"])
def test_the_other_forms(golden: Callable[[str, Path], None], id: str, form: str) -> None:
    golden(FORMS[form](paper_of(rank(sound_map()), id)), GOLDEN / f"explanation-{id}.{form}")


def test_the_keys_that_programs_read() -> None:
    whole = document(rank(sound_map()), "compare")
    assert list(whole) == [
        "form", "map", "method", "formula", "weights", "cut", "cuts", "uncertainty", "meaning", "source", "calculation",
        "ranked", "touchpoint", "inputs", "parts", "evidence", "repairs", "initiatives",
    ]  # fmt: skip
    assert whole["form"] == "cxmap-explanation/1"
    assert whole["calculation"] == "100 · 0.64 · 0.475 · 7.5/10"
    assert (whole["touchpoint"]["rank"], whole["touchpoint"]["score"]) == (1, 22.8)
    [frequency, dissatisfied, loyalty] = whole["parts"]
    # 0.64 of 9,330: Jeffreys adds half a case at either end.
    assert frequency["spread"] == {
        "shape": "beta", "floor": 0, "ceiling": 1, "a": 5971.7, "b": 3359.3, "turned": False,
    }  # fmt: skip
    assert (dissatisfied["how"], dissatisfied["basis"]) == (
        "(10 − 5.25)/10, assumed from the mean", "assumed from the mean",
    )  # fmt: skip
    assert (loyalty["spread"]["shape"], loyalty["spread"]["low"], loyalty["spread"]["high"]) == ("band", 5.5, 9.5)


def test_an_explanation_in_two_maps() -> None:
    ranking = rank(journey_of({"pay": FULL}), journey_of({"pay": {**FULL, "loyalty": 9}}))
    papers = [build_paper(one, line_of) for one in explain_touchpoint(ranking, "pay")]
    whole = json.loads(render_json(papers))
    assert [one["touchpoint"]["rank"] for one in whole["maps"]] == [1, 2]
    assert [one["ranked"] for one in whole["maps"]] == [2, 2]


@pytest.mark.parametrize("id", [*HOSTILE, *(f"{id}-less" for id in HOSTILE)])
def test_texts_that_try_to_break_it(id: str) -> None:
    explained = text(rank(hostile_map()), id)
    assert not set(explained) & set("\x1b\x9b\x07\r\t\u2028\u202e")
    assert "\ufffd[31mred\ufffd[0m" in explained or id.endswith("-less")


def test_how_sure_it_is() -> None:
    known = {"from": "survey", "n": 400}
    metrics = {
        "frequency": {"value": 0.5, **known},
        "satisfaction": {"answers": [100, *[0] * 9, 300], "from": "survey"},
        "loyalty": {"value": 6, "sd": 2, **known},
    }
    said = words(journey_of({"pay": metrics, "call": {**metrics, "frequency": {"value": 0.1, **known}}}))
    assert "Rank 1 of 2, score 7.5 (" in said
    assert "; in brackets what holds in 90 % of the draws." in said
    assert "It is among the first 2 in 100 % of the draws." in said
    assert "Tier now: what to look at first." in said
    assert "Drawn from a share of 0.5 among 400: Beta(200.5, 200.5)" in said
    assert "100 of 400 answered below 5. Drawn from 100 of 400 answers: Beta(100.5, 300.5)" in said
    assert "Drawn from a mean of 400 answers with a standard deviation of 2: Student's t" in said
    assert "all weights" not in said
    undrawn = words(journey_of({"pay": metrics}), draws=0)
    assert "Rank 1 of 1, score 7.5. Score = " in undrawn


def test_what_all_weights_say() -> None:
    said = words(journey_of({"pay": {**FULL, "value": 5}, "call": {**FULL, "value": 4}}), method="need", top=1)
    # Whatever the weights, pay is not lower than call anywhere.
    assert "% of the draws, and with 100 % of all weights." in said


def test_another_cut_can_give_another_quadrant() -> None:
    # Importance 6, 6, 9: mean 7, median 6, midpoint 5. So 6 is below only the mean.
    low = {"frequency": 0.5, "satisfaction": 4, "loyalty": 6}
    said = words(journey_of({"pay": low, "call": low, "wait": {**low, "loyalty": 9}}))
    assert (
        "Quadrant possible-overkill, cut at the mean: importance 6 is below 7 and performance 4 is at or above 4."
        in said
    )
    assert "Cut elsewhere it is keep-up at the median or fix-first at the midpoint." in said


def test_a_band_beside_counted_answers_only() -> None:
    counted = {"answers": [10, 10, 20, 30, 30], "from": "survey"}
    scales = {"satisfaction": "csat-5-mean", "loyalty": "csat-5-mean"}
    journey = journey_of({"pay": {"satisfaction": counted, "loyalty": counted}}, scales=scales)
    assert " Band served. " in words(journey, method="opportunity")
    bare = words(journey_of({"pay": {"satisfaction": 3, "loyalty": counted}}, scales=scales), method="opportunity")
    assert "ODI-style: not all its numbers are shares of counted answers" in bare
    assert "Band" not in bare


def test_whose_numbers_they_are() -> None:
    journey = contacts(
        {"pay": {"channels": ["web"], "metrics": {**FULL, "by_persona": {"mover": {"satisfaction": 1}},
                                                  "by_channel": {"web": {"loyalty": 9}}}}},
        personas={"mover": {"name": "Busy mover"}}, channels={"web": {"name": "Website"}},
    )  # fmt: skip
    ranking = rank(journey, audience=Audience(persona="mover", channel="web"))
    assert {one["metric"]: (one["of"], one["at"]["line"]) for one in document(ranking, "pay")["inputs"]} == {
        "frequency": ("everybody", 60), "satisfaction": ("persona mover", 80), "loyalty": ("channel web", 80),
    }  # fmt: skip
    said = " ".join(text(ranking, "pay", width=300).split())
    whose = "for the persona Busy mover and the channel Website"
    assert f"Ranked {whose}: 2 of their 3 numbers are their own, the other is everybody's." in said
    assert "1 on 0-10 (0 to 10); of the persona mover" in said
    assert {one["of"] for one in document(rank(journey), "pay")["inputs"]} == {"everybody"}


def test_what_to_write_is_a_line_of_yaml_that_waits_for_a_number() -> None:
    explained = text(rank(journey_of({"pay": {"frequency": 1}})), "pay")
    assert "\nAdd satisfaction and loyalty under `metrics` of `pay`, test.journey.yaml:50.\n" in explained
    assert "\nsatisfaction: {value: NUMBER, n: COUNT, from: SOURCE}\n" in explained
    assert "\nloyalty: {value: NUMBER, n: COUNT, from: SOURCE}\n" in explained
    bare = " ".join(text(rank(journey_of({"pay": {}})), "pay").split())
    assert "`metrics` of `pay`, test.journey.yaml:40, which has none yet: write `metrics:` first." in bare
    wrong = text(rank(journey_of({"pay": {**FULL, "loyalty": 11}})), "pay")
    assert "\nMend loyalty at test.journey.yaml:60.\n" in wrong
    # Left as it is, it is no map; with numbers it is.
    for value, sound in (("NUMBER", False), (4, True)):
        metrics = {"satisfaction": {"value": value, "n": 12, "from": "survey"}}
        stages = {"buy": {"touchpoints": {"pay": {"name": "I pay", "metrics": metrics}}}}
        assert (read_map({"cxmap": 1, "title": "T", "stages": stages}).value is not None) is sound


@pytest.mark.parametrize(
    ("scale", "sentence"),
    [
        ("csat-5-mean", ("Satisfaction is a number from 1 to 5 (csat-5-mean); or, better, `answers: [COUNT, COUNT, …]` "
                        "with 5 counts instead of `value`.")),
        ("ces-7-easy-low", "Satisfaction is a number from 1 to 7 (ces-7-easy-low), where 1 is best; or, better, "),
        ({"min": 0, "max": 2.5}, "Satisfaction is a number from 0 to 2.5 (0–2.5). "),
    ],
)  # fmt: skip
def test_what_numbers_the_scale_allows(scale: Any, sentence: str) -> None:
    said = words(journey_of({"pay": {"frequency": 1, "loyalty": 3}}, scales={"satisfaction": scale}))
    assert sentence in f"{said} "


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ({}, "SOURCE is an id that you declare under `evidence`."),
        ({"a": {"kind": "forum"}, "b": {"kind": "forum"}}, "SOURCE is one of a, b."),
        ({f"e{number}": {"kind": "forum"} for number in range(7)}, "SOURCE is an id under `evidence`."),
    ],
)
def test_what_a_source_can_be(evidence: dict[str, Any], sentence: str) -> None:
    assert sentence in words(journey_of({"pay": {}}, evidence=evidence))


def test_what_it_could_reach() -> None:
    ranking = rank(journey_of({"pay": FULL, "call": {"frequency": 0.1}, "wait": {}}), top=1)
    assert "As far as its other numbers hold, its rank could be 2 of 2: it cannot be among\nthe first 1." in text(
        ranking, "call"
    )
    assert "As far as its other numbers hold, its rank could be 1–2 of 2: it could be among\nthe first 1." in text(
        ranking, "wait"
    )
    undrawn = rank(journey_of({"pay": FULL, "wait": {}}), draws=0)
    assert "As far as its other numbers hold, its rank could be 1–2 of 2.\n" in text(undrawn, "wait")
    assert "could be" not in text(rank(journey_of({"call": {}})), "call")


def test_why_there_is_no_rank() -> None:
    journey = journey_of({"pay": {"satisfaction": 11}})
    said = words(journey)
    assert "Not ranked: frequency and loyalty missing; satisfaction cannot be used." in said
    assert "cannot be used: 11 is outside the scale 0-10 (0 to 10)" in said
    assert "nothing: it is missing" in said


def test_intervals_that_are_half_known() -> None:
    said = words(journey_of({"pay": {**FULL, "loyalty": {"value": 5, "low": 4, "sd": 0}}}))
    assert "standard deviation 0; interval of about 95 %: 4 to ?" in said
    assert "interval" not in words(journey_of({"pay": FULL}))
    high = words(journey_of({"pay": {**FULL, "loyalty": {"value": 5, "high": 6}}}))
    assert "interval of about 95 %: ? to 6" in high


def test_a_scale_where_low_is_best() -> None:
    said = words(journey_of({"pay": {**FULL, "satisfaction": 2.5}}, scales={"satisfaction": "ces-7-easy-low"}))
    assert "2.5 on ces-7-easy-low (1 to 7, 1 is best), 7.5 of 10" in said


def test_more_contacts_than_journeys() -> None:
    scales = {"frequency": {"min": 0, "max": 9, "method": "count"}}
    said = words(journey_of({"pay": {**FULL, "frequency": 3}}, scales=scales))
    assert "frequency 1.000+~ Met 3 times in a journey, which counts as once." in said
    assert "3 on count of 0–9 (0 to 9)" in said


def test_what_counts_for_the_quadrant_only() -> None:
    journey = journey_of({"a": {**FULL, "value": 9}, "b": FULL})
    ranking = score_journeys([journey], AT_RISK, weights={"loyalty": 1, "value": 1})
    assert "9 on 0-10 (0 to 10); for the quadrant only" in text(ranking, "a")
    lacking = text(ranking, "b")
    assert "\nvalue         nothing: it is missing" in lacking
    assert "Quadrant" not in lacking


def test_evidence_that_is_none() -> None:
    metrics = {"frequency": {"value": 0.5, "from": ["survey", "lost"]}, "satisfaction": {"value": 4, "from": "guess"},
               "loyalty": 6}  # fmt: skip
    rows = document(rank(journey_of({"pay": metrics})), "pay")["evidence"]
    assert [(row["metric"], row["id"], row["kind"], row["source"]) for row in rows] == [
        ("frequency", "survey", "intercept-survey", "Survey"),
        ("frequency", "lost", None, "nothing declares it"),
        ("satisfaction", "guess", "assumption", "Guess (assumed)"),
        ("loyalty", None, "assumed", "no evidence is named"),
    ]


def test_initiatives() -> None:
    initiatives = {
        "one": {"title": "One", "touches": ["pay"]},
        "two": {"title": "Two", "touches": ["pay"], "owner": "ops", "status": "agreed", "due": "2027-01-31"},
    }
    journey = journey_of({"pay": FULL, "call": FULL}, teams={"ops": {"name": "Operations"}}, initiatives=initiatives)
    assert "one One proposed - - two Two agreed Operations 2027-01-31" in words(journey)
    assert "No initiative touches it." in words(journey, "call")


@settings(max_examples=40)
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda name: name.strip()), st.integers(72, 150))
def test_any_text_is_explained(name: str, width: int) -> None:
    journey = contacts(
        {"pay": {"name": name, "metrics": {"loyalty": {"value": 3, "from": "talk"}}}},
        evidence={"talk": {"kind": "interview", "source": name, "period": name}},
        initiatives={"plan": {"title": name, "touches": ["pay"]}},
    )
    for encoding in ("utf-8", "ascii"):
        explained = text(rank(journey), "pay", width=width, encoding=encoding)
        explained.encode(encoding)
        assert max(map(cell_len, explained.split("\n"))) <= width


def test_few_answers_are_marked_and_told() -> None:
    metrics = {**FULL, "loyalty": {"value": 6, "n": 12, "from": "survey"}}
    said = text(rank(contacts({"pay": {"metrics": metrics}})), "pay", width=120)
    assert "6.00°" in said
    assert "\n° few answers: fewer than 30.\n" in said
