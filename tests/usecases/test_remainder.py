"""All errors of a file at once: what is not in the language is set aside, the rest is read, and nothing is made up."""

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.language.parse import Reading, read_catalogue, read_map
from cxmap.language.problem import LanguageProblem
from cxmap.source import parse_document
from cxmap.usecases.check import check_paths
from cxmap.usecases.remainder import Remainder, read_remainder

if TYPE_CHECKING:
    from cxmap.language.journey_map import JourneyMap

HEAD = "cxmap: 1\ntitle: Buying\n"


def find(text: str, name: str = "a.journey.yaml") -> list[tuple[str, int]]:
    """The findings in a text, as code and line."""
    checked = check_paths([], [parse_document(text.encode(), name, Path(name))])
    return [(found.code, found.span.line) for found in checked.report.diagnostics]


def rest_of(data: Any) -> Remainder[Any]:
    before = copy.deepcopy(data)
    rest = read_remainder(data, read_map(data), read_map)
    assert data == before
    return rest


def test_language_and_references_together() -> None:
    text = HEAD + (
        "owner: nobody\n"
        "colour: red\n"
        "stages:\n"
        "  buy:\n"
        "    touchpoints:\n"
        "      pay: {nmae: I pay, owner: sales, channels: [web]}\n"
        "      go: {name: 5, feels: 9, owner: cashier}\n"
        "teams:\n"
        "  cashier: {name: Cashier, gaols: [speed]}\n"
        "initiatives:\n"
        "  faster: {touches: [pya]}\n"
    )
    assert find(text) == [
        ("CX203", 3),
        ("CX101", 4),
        ("CX101", 8),
        ("CX203", 8),
        ("CX201", 8),
        ("CX103", 9),
        ("CX105", 9),
        ("CX101", 11),
        ("CX102", 13),
        ("CX207", 13),
    ]


@pytest.mark.parametrize(
    ("declared", "line"),
    [
        ("channels: {web: 5}\n", 3),  # the declaration itself
        ("channels: 5\n", 3),  # its whole section
        ("chanels: {web: {name: Website}}\n", 3),  # the name of its section
        ("channels: {Web: {name: Website}}\n", 3),  # its id, which differs: then nobody declares `web`
        ("voice: {tones: 7}\nchannels: {web: {name: W}}\n", 3),
    ],
)
def test_nothing_is_said_about_what_was_set_aside(declared: str, line: int) -> None:
    text = (
        f"{HEAD}{declared}stages:\n  buy:\n    touchpoints:\n      pay: {{name: I pay, channels: [web], tone: calm}}\n"
    )
    found = find(text.replace(", tone: calm", "" if "voice" not in declared else ", tone: calm"))
    assert found[0][1] == line
    own = [code for code, _ in found[1:]]
    assert own == (["CX201"] if "Web:" in declared else [])


def test_references_to_a_touchpoint_that_was_set_aside() -> None:
    text = HEAD + (
        "stages:\n  buy:\n    touchpoints:\n      pay: [I pay]\n      go: {name: I go, next: {pay: 0.5, pray: 0.5}}\n"
    )
    assert find(text) == [("CX103", 6), ("CX207", 7)]


@pytest.mark.parametrize("broken", ["stages: 5", "stages: {buy: 5}", "stages: {buy: {touchpoints: 5}}"])
def test_touchpoints_of_a_stage_that_was_set_aside(broken: str) -> None:
    text = f"{HEAD}{broken}\ninitiatives:\n  i: {{title: I, touches: [pay]}}\n"
    assert find(text) == [("CX103", 3)]
    assert find(text.replace(broken, "stages: {buy: {feels: 5}}")) == [("CX101", 3), ("CX207", 5)]


def test_a_list_keeps_its_places() -> None:
    """Taking out one item moves the others; those with faults of their own are still found where they stand."""
    jobs = [
        {"importance": 1},  # no `job`
        {"job": "a", "importance": 99},
        {"job": "b"},
        {"importance": "x", "jbo": "c"},
        {"job": "d", "importance": 98},
    ]
    data = {"cxmap": 1, "title": "T", "stages": {"s": {}}, "personas": {"p": {"jobs": jobs}}}
    rest = rest_of(data)
    assert rest.value is not None
    assert [job.job for job in rest.value.personas["p"].jobs] == ["a", "b", "d"]


def test_what_is_missing_is_filled_without_claims() -> None:
    data = {
        "stages": {"s": {"touchpoints": {"t": {"from": ["e"], "owner": "o"}}}},
        "evidence": {"e": {"source": "survey"}},
        "initiatives": {"i": {"touches": ["t"]}},
        "playbooks": {"p": {"owner": "o"}},
    }
    rest = rest_of(data)
    assert rest.value is not None
    assert rest.value.stages["s"].touchpoints["t"].owner == "o"
    assert (list(rest.value.evidence), list(rest.value.initiatives), list(rest.value.playbooks)) == (
        ["e"],
        ["i"],
        ["p"],
    )
    assert (rest.taken, rest.gone) == (frozenset(), frozenset())


def test_stages_of_the_wrong_type_still_leave_the_rest() -> None:
    rest = rest_of({"cxmap": 1, "title": "T", "stages": 5, "owner": "nobody"})
    assert rest.value is not None
    assert (rest.value.owner, rest.gone) == ("nobody", frozenset({("stages",)}))


@pytest.mark.parametrize("data", [None, 5, "text", [], [{"cxmap": 1}]])
def test_what_is_no_mapping_leaves_nothing(data: object) -> None:
    assert rest_of(data).value is None


def test_data_that_can_never_be_read_ends_in_none() -> None:
    """A bound on the rounds: a problem at a place that cannot be taken out must not go on for ever."""
    never: Reading[JourneyMap] = Reading(None, (LanguageProblem("wrong-type", ("x", 0), "", ""),))
    assert read_remainder({"title": "T"}, never, lambda _: never).value is None


def test_sound_data_is_its_own_remainder() -> None:
    data = {"cxmap": 1, "title": "T", "stages": {"s": {}}}
    reading = read_map(data)
    assert read_remainder(data, reading, read_map).value is reading.value


def test_what_was_taken_out_hides_no_reference_that_it_cannot_declare() -> None:
    body = "stages:\n  buy:\n    touchpoints:\n      pay: {name: I pay}\n"
    assert find(f"{HEAD}tilte: sales\nowner: sales\n{body}") == [("CX101", 3), ("CX203", 4)]
    touchpoint = "stages:\n  buy:\n    touchpoints:\n      pay:\n        name: I pay\n"
    for key, code in (("feels: {ghost: 5}", "CX202"), ("next: {zz: 2}", "CX207")):
        assert sorted(find(f"{HEAD}{touchpoint}        {key}\n")) == [("CX105", 8), (code, 8)]


def test_a_list_of_catalogues_that_cannot_be_read_hides_what_they_may_declare() -> None:
    body = "owner: sales\nstages:\n  buy:\n    touchpoints:\n      pay: {name: I pay, channels: [web]}\n"
    assert find(f"{HEAD}uses: house.catalogue.yaml\n{body}") == [("CX103", 3)]


def test_a_fault_in_the_text_is_not_told_again_as_a_wrong_type() -> None:
    assert find("cxmap: 1\ntitle: !secret x\nowner: *sales\nstages:\n  buy: {}\n") == [("CX010", 2), ("CX013", 3)]


def test_catalogues_too() -> None:
    data = {"cxmap": 2, "channels": {"web": {"nmae": "Web"}}, "teams": {"t": {"name": "T"}}}
    rest = read_remainder(data, read_catalogue(data), read_catalogue)
    assert rest.value is not None
    assert list(rest.value.teams) == ["t"]
    assert rest.taken == {"nmae", "cxmap"}
    assert find("cxmap: 1\nsystems:\n  s: {owner: x, nmae: y}\n", "a.catalogue.yaml") == [("CX203", 3), ("CX101", 3)]


def test_aliases_are_taken_out_everywhere_and_nowhere_twice() -> None:
    text = HEAD + (
        "stages:\n  buy:\n    touchpoints:\n      pay: &it {name: I pay, feels: 9, owner: nobody}\n      go: *it\n"
    )
    # What an alias stands for is read, and found at fault, at both places.
    assert {code for code, _ in find(text)} == {"CX105", "CX203"}


WORDS = st.sampled_from(
    ["cxmap", "title", "stages", "touchpoints", "name", "owner", "next", "personas", "from", "x-a", "é"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=True) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=3), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(WORDS, VALUES, max_size=6))
def test_any_mapping_ends_in_a_remainder_or_in_none(data: dict[str, Any]) -> None:
    before = repr(data)
    # Whatever stands in a mapping, the sound parts of it can be read.
    assert read_remainder(data, read_map(data), read_map).value is not None
    assert read_remainder(data, read_catalogue(data), read_catalogue).value is not None
    assert repr(data) == before
