"""What is said of a file that is not in the language: every problem, at its place, with its repair."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxmap.language.journey_map import JourneyMap
from cxmap.language.parse import Reading, read_catalogue, read_map
from cxmap.language.problem import LanguageProblem
from cxmap.language.problems import explain
from cxmap.source.document import Document

KINDS = {
    "unknown-key",
    "missing-key",
    "wrong-type",
    "unknown-word",
    "out-of-bounds",
    "bad-id",
    "bad-format",
    "contradiction",
}


def print_problem(problem: LanguageProblem) -> str:
    """A problem as the golden files hold it."""
    place = " / ".join(json.dumps(part, ensure_ascii=False) for part in problem.path) or "the file"
    where = "on the key" if problem.on_key else "at"
    return f"{problem.kind} {where} {place}\n  {problem.message}\n  help: {problem.help}\n"


def follow(data: Any, path: tuple[str | int, ...]) -> Any:
    """The value at the end of a path; fails where the path is not in the data."""
    for part in path:
        data = data[part]
    return data


def test_every_problem_of_a_bad_case_is_told(
    case: tuple[Path, Document, Reading[Any]], golden: Callable[[str, Path], None]
) -> None:
    path, _, reading = case
    assert reading.value is None
    golden("\n".join(print_problem(problem) for problem in reading.problems), path.with_suffix(".txt"))


def test_every_problem_has_a_place_in_the_file(case: tuple[Path, Document, Reading[Any]]) -> None:
    _, document, reading = case
    assert reading.problems
    for problem in reading.problems:
        assert document.resolve(problem.path) == problem.path
        follow(document.data, problem.path)


def test_no_fault_is_told_twice(case: tuple[Path, Document, Reading[Any]]) -> None:
    _, _, reading = case
    told = [(problem.kind, problem.path, problem.message) for problem in reading.problems]
    assert len(told) == len(set(told))
    # A value has one fault at most; a key and its value may have one each.
    values = [problem.path for problem in reading.problems if not problem.on_key]
    assert len(values) == len(set(values))


def test_messages_read_well(case: tuple[Path, Document, Reading[Any]]) -> None:
    _, _, reading = case
    for problem in reading.problems:
        assert problem.kind in KINDS
        for text in (problem.message, problem.help):
            assert text
            assert text == text.strip()
            assert not text.endswith(".")
            assert "\n" not in text
            assert len(text) < 600


def test_the_cases_show_every_kind(read_case: Callable[[Path], tuple[Path, Document, Reading[Any]]]) -> None:
    cases = Path(__file__).parent / "cases"
    shown = {problem.kind for path in cases.glob("*.yaml") for problem in read_case(path)[2].problems}
    assert shown == KINDS


def test_every_golden_file_has_its_case() -> None:
    cases = Path(__file__).parent / "cases"
    assert {path.stem for path in cases.glob("*.txt")} == {path.stem for path in cases.glob("*.yaml")}


def test_all_faults_of_a_file_are_told_at_once(
    read_case: Callable[[Path], tuple[Path, Document, Reading[Any]]],
) -> None:
    _, _, reading = read_case(Path(__file__).parent / "cases" / "many-faults.journey.yaml")
    assert {problem.path for problem in reading.problems} == {
        ("state",),
        ("ownr",),
        ("reviewed",),
        ("personas", "Buyer"),
        ("personas", "Buyer", "share"),
        ("stages", "buy", "touchpoints", "pay", "namee"),
        ("stages", "buy", "touchpoints", "pay", "feels"),
        ("stages", "buy", "touchpoints", "pay", "takes"),
        ("stages", "buy", "touchpoints", "take", "name"),
        ("stages", "buy", "touchpoints", "take", "metrics", "satisfaction"),
    }


@pytest.mark.parametrize(
    "key", ["scalar", "mapping", "list", "text", "number", "[key]", "function-after", "is-instance"]
)
@pytest.mark.parametrize("parent", ["personas", "teams", "evidence", "tiers", "kpis"])
def test_an_id_like_a_word_of_pydantic_keeps_its_place(parent: str, key: str) -> None:
    data = {"cxmap": 1, "title": "T", "stages": {"s": {}}, parent: {key: {"zzz": 1, "kind": "interview"}}}
    problems = read_map(data).problems
    unknown = [problem for problem in problems if problem.kind == "unknown-key" and problem.path[-1] == "zzz"]
    assert [problem.path for problem in unknown] == [(parent, key, "zzz")]
    bad_ids = [problem.path for problem in problems if problem.kind == "bad-id"]
    assert bad_ids == ([(parent, key)] if key == "[key]" else [])


@pytest.mark.parametrize("number", [10**400, -(10**400)])
def test_a_number_with_too_many_digits_for_a_float(number: int) -> None:
    """It cannot come from a file, whose numbers are limited, but from Python."""
    data = {"cxmap": 1, "title": "T", "stages": {"s": {}}, "journeys_per_year": number}
    (problem,) = read_map(data).problems
    assert (problem.kind, problem.path) == ("out-of-bounds", ("journeys_per_year",))
    assert problem.message.endswith("has more digits than can be counted with")
    assert problem.help == "write at most 1e+15"


def test_an_error_of_an_unforeseen_type_is_still_told() -> None:
    """A later pydantic may name an error that nobody has foreseen."""
    errors: Any = [{"type": "new_in_pydantic_3", "loc": ("title",), "msg": "?", "input": 5}]
    assert explain(JourneyMap, errors) == [
        LanguageProblem(
            "wrong-type",
            ("title",),
            "`title` takes a journey map (a mapping), not the number 5",
            "write its keys below it, indented, beginning with `cxmap: 1`",
        )
    ]


def test_a_catalogue_and_a_map_speak_of_themselves() -> None:
    assert [
        problem.message for problem in read_map({"cxmap": 1, "title": "T", "stages": {"s": {}}, "q": 1}).problems
    ] == ["a journey map has no key `q`"]
    assert [problem.message for problem in read_catalogue({"cxmap": 1, "q": 1}).problems] == [
        "a catalogue has no key `q`"
    ]
