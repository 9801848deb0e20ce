"""Personas side by side: golden text in every form, and whom the average hides."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.journey.maps import build, contacts
from tests.reports.hostile import HOSTILE
from tests.reports.scores.forms import FORMS, line_of
from tests.reports.scores.maps import FULL

from cxmap.journey.model import Journey
from cxmap.reports.papers.as_json import render_json
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper
from cxmap.reports.scores.personas import build_paper
from cxmap.scoring.comparison.personas import compare_personas
from cxmap.scoring.methods.registry import make_method
from cxmap.scoring.profile import Profile

GOLDEN = Path(__file__).parent / "golden"
PERSONAS: dict[str, dict[str, Any]] = {
    "mover": {"name": "Busy mover", "share": 0.5},
    "switcher": {"name": "Careful switcher", "share": {"value": 0.3, "n": 90}},
    "student": {"name": "Student", "share": 0.15},
    "agent": {"share": 0.05},
}


def make_journey(personas: Mapping[str, Any] = PERSONAS, **sections: Any) -> Journey:
    """Eight touchpoints from the one with most at risk downwards; the switcher suffers at the last but one."""
    touchpoints: dict[str, Any] = {
        f"step-{step}": {
            "name": f"I take step {step} of eight",
            **({"owner": "service"} if step % 3 else {}),
            "metrics": {"frequency": 0.9 - 0.1 * step, "satisfaction": 4, "loyalty": 6},
        }
        for step in range(8)
    }
    touchpoints["step-6"]["metrics"]["by_persona"] = {"switcher": {"frequency": 1}, "student": {"satisfaction": 9}}
    touchpoints["step-1"]["metrics"]["by_persona"] = {"mover": {"loyalty": 7}}
    touchpoints["step-3"]["personas"] = [id for id in personas if id != "student"]
    touchpoints["read"] = {"name": "I read", "metrics": {"loyalty": 3}}
    teams = {"service": {"name": "Customer service"}}
    return contacts(touchpoints, teams=teams, personas=personas, title="Moving house", **sections)


def paper_of(*journeys: Journey, method: str = "at-risk") -> Paper:
    return build_paper(compare_personas(journeys, make_method(Profile(method))), line_of)


def words(*journeys: Journey, **options: Any) -> str:
    return " ".join(render_table(paper_of(*journeys, **options), width=200).split())


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_comparison(golden: Callable[[str, Path], None], form: str) -> None:
    golden(FORMS[form](paper_of(make_journey())), GOLDEN / f"personas.{form}")


def test_without_shares(golden: Callable[[str, Path], None]) -> None:
    personas = {id: {"name": PERSONAS[id].get("name", "Agent")} for id in PERSONAS}
    golden(render_table(paper_of(make_journey(personas)), width=80), GOLDEN / "personas-unweighed.txt")


def test_several_maps(golden: Callable[[str, Path], None]) -> None:
    other = contacts({"pay": {"name": "I pay", "metrics": FULL}}, personas={"mover": {"share": 0.4}})
    golden(render_table(paper_of(make_journey(), other), width=80), GOLDEN / "personas-two-maps.txt")


def test_the_keys_that_programs_read() -> None:
    whole = json.loads(render_json(paper_of(make_journey())))
    assert list(whole) == [
        "form", "map", "method", "formula", "personas", "average", "total_is", "lacking", "hidden_from",
        "touchpoints", "hidden_losers",
    ]  # fmt: skip
    assert (whole["form"], whole["average"], whole["lacking"]) == ("cxmap-personas/1", "total", [])
    assert [(one["id"], one["shares"], one["own_numbers"]) for one in whole["personas"]] == [
        ("mover", [0.5], True), ("switcher", [0.3], True), ("student", [0.15], True), ("agent", [0.05], False),
    ]  # fmt: skip
    [loser] = whole["hidden_losers"]
    assert (loser["persona"], loser["id"], loser["rank"], loser["average"], loser["higher"]) == (
        "switcher", "step-6", 1, 7, 6,
    )  # fmt: skip
    step = next(one for one in whole["touchpoints"] if one["id"] == "step-6")
    assert step["personas"]["switcher"] == {"rank": 1, "score": 36, "higher": 6}
    # All switchers come, 0.3 of all journeys, and that is all who come by the map: 0.3 · 36.
    assert (whole["total_is"], step["total"], step["everybody"], step["conflict"]) == (
        "of all journeys",
        10.8,
        10.8,
        None,
    )


def test_four_personas_have_room_at_80_cells() -> None:
    personas = {f"p{number}": {"name": f"Persona {number}", "share": 0.2} for number in range(5)}
    touchpoints: dict[str, Any] = {"pay": {"metrics": {**FULL, "by_persona": {id: {"loyalty": 7} for id in personas}}}}
    paper = paper_of(contacts(touchpoints, personas=personas))
    narrow, wide = (render_table(paper, width=width) for width in (80, 120))
    assert [number for number in range(5) if f"Persona {number}" in narrow.partition("\n\nTotal")[0]] == [0, 1, 2, 3]
    assert all(f"Persona {number}" in wide.partition("\n\nTotal")[0] for number in range(5))


def test_a_persona_without_numbers_of_its_own_is_said_so() -> None:
    said = words(make_journey())
    assert "Agent: no numbers of their own, so that a rank would only repeat everybody's." in said


def test_why_there_is_no_total() -> None:
    personas = {id: {**persona, "share": 0.5} for id, persona in PERSONAS.items()}
    reason = "the shares in test.journey.yaml add up to 2 and not to 1, to be lowered at test.journey.yaml:20."
    assert f"There is no total over personas: {reason}" in words(make_journey(personas))
    bare = words(make_journey({id: {} for id in PERSONAS}))
    assert "Mover has no `share`, to be added at test.journey.yaml:20; Switcher has no `share`" in bare
    assert "; 1 more." in bare
    low = {"a": {"share": 0.3}, "b": {"share": 0.2}}
    assert "add up to 0.5 and not to 1, to be raised at test.journey.yaml:" in words(make_journey(low))
    wrong = words(make_journey({"a": {"share": {"answers": [3, 2, 1]}}, "b": {"share": 0.2}}))
    assert "There is no total over personas: the `share` of A cannot be used, to be mended at test.j" in wrong


def test_both_faults_of_shares_are_named_at_once() -> None:
    said = words(make_journey({"a": {"share": 0.7}, "b": {"share": 0.5}, "c": {}}))
    over = "the shares that are there add up to 1.2 and not to 1, to be lowered at test.journey.yaml:"
    assert re.search(rf"{over}\d+; C has no `share`, to be added at test.journey.yaml:\d+\.", said)
    assert "scores by rpn are only an order, which has no mean." in words(make_journey(), method="rpn")


def test_shares_that_differ_from_map_to_map_are_not_told_as_one() -> None:
    one, other = (
        contacts({"pay": {"metrics": FULL}}, personas={"mover": {"share": share}, "switcher": {"share": 1 - share}})
        for share in (0.25, 0.5)
    )
    assert "Total: the scores of the personas that come, weighed by their shares. # is" in words(one, other)
    assert "weighed by their shares. Shares: Mover 25 %, Switcher 75 %." in words(one)


def test_frequencies_that_contradict_each_other() -> None:
    personas = {"mover": {"share": 0.4}, "switcher": {"share": 0.6}}
    touchpoints = {
        f"step-{step}": {"metrics": {**FULL, "frequency": 0.1, "by_persona": {"mover": {"frequency": 1}}}}
        for step in range(4)
    }
    paper = paper_of(contacts(touchpoints, personas=personas))
    said = " ".join(render_table(paper, width=200).split())
    assert "by the personas' own frequencies 40 % to 100 % of all journeys come, by the map's 10 % (test" in said
    assert "For the same reason 1 more touchpoint without a total." in said
    assert json.loads(render_json(paper))["touchpoints"][0]["conflict"] == {"frequency": 0.1, "low": 0.4, "high": 1}


def test_a_touchpoint_without_a_total() -> None:
    touchpoints: dict[str, Any] = {
        "pay": {"metrics": {"satisfaction": 4, "loyalty": 6, "by_persona": {"mover": {"frequency": 0.5}}}},
        "call": {"metrics": FULL},
    }
    said = words(contacts(touchpoints, personas={"mover": {"share": 0.5}, "switcher": {"share": 0.5}}))
    assert "Where a persona that comes has no score, there is no total." in said


@pytest.mark.parametrize(
    ("journey", "sentence"),
    [
        (build({}), "No persona can be ranked: no map declares one under `personas`."),
        (contacts({"pay": {}}, personas={"mover": {}}), "No persona can be ranked: no touchpoint has the numbers."),
    ],
)
def test_nothing_to_compare(journey: Journey, sentence: str) -> None:
    said = words(journey)
    assert sentence in said
    assert "Hidden losers" not in said


def test_nobody_is_hidden() -> None:
    journey = contacts({"pay": {"metrics": FULL}}, personas={"mover": {"share": 1}})
    assert (
        "Hidden losers (0) No touchpoint stands 5 or more places higher for a persona than on average, and with "
        "1 ranked touchpoint to compare none can. The persona has no numbers of its own, so that its ranking only "
        "repeats everybody's."
    ) in words(journey)


@pytest.mark.parametrize(
    ("owning", "told"),
    [
        ([], "None of the 3 personas has numbers of its own, so that every ranking only repeats everybody's."),
        (["a"], "1 of 3 personas has numbers of its own; a ranking for the others only repeats everybody's."),
        (["a", "b"], "2 of 3 personas have numbers of their own; a ranking for the others only repeats everybody's."),
        (["a", "b", "c"], ""),
    ],
)
@pytest.mark.parametrize(("count", "possible"), [(5, False), (6, True)])
def test_whether_anybody_could_be_hidden(owning: list[str], told: str, count: int, possible: bool) -> None:
    touchpoints: dict[str, Any] = {f"step-{step}": {"metrics": FULL} for step in range(count)}
    touchpoints["step-0"]["metrics"] = {**FULL, "by_persona": {id: {"loyalty": 8} for id in owning}}
    said = words(contacts(touchpoints, personas={"a": {}, "b": {}, "c": {}}))
    sentence = "No touchpoint stands 5 or more places higher for a persona than on average"
    only = "" if possible else f", and with {count} ranked touchpoints to compare none can"
    assert said.endswith(f"Hidden losers (0) {sentence}{only}.{f' {told}' if told else ''}")


@pytest.mark.parametrize("width", [80, 100, 120])
def test_texts_that_try_to_break_it(width: int) -> None:
    personas = {id: {"name": name, "share": 1 / len(HOSTILE)} for id, name in HOSTILE.items()}
    touchpoints = {
        id: {"name": name, "metrics": {**FULL, "by_persona": {id: {"loyalty": 9}}}} for id, name in HOSTILE.items()
    }
    text = render_table(paper_of(contacts(touchpoints, personas=personas)), width=width)
    assert not set(text) & set("\x1b\x9b\x07\r\t\u2028\u202e")
    assert max(map(cell_len, text.split("\n"))) <= width
