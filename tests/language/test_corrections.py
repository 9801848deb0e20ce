"""What is offered in the place of a fault stands in its help, and is right there."""

import copy
from typing import Any

import pytest
from tests.language.test_repairs import CASES, read

from cxmap.language.parse import read_catalogue, read_map
from cxmap.language.problem import LanguageProblem
from cxmap.language.words import flow
from cxmap.source.document import parse_document

HEAD = "cxmap: 1\ntitle: Buying\nstages:\n  buy:\n    touchpoints:\n      pay:\n        name: I pay\n"


def follow_correction(data: Any, problem: LanguageProblem) -> Any:
    """The data with the correction of a problem made."""
    data = copy.deepcopy(data)
    *way, last = problem.path
    parent = data
    for part in way:
        parent = parent[part]
    instead = list(problem.instead) if isinstance(problem.instead, tuple) else problem.instead
    if problem.on_key:
        parent[instead] = parent.pop(last)
    else:
        parent[last] = instead
    return data


def check(data: Any, problem: LanguageProblem, read_data: Any) -> None:
    written = flow(list(problem.instead)) if isinstance(problem.instead, tuple) else flow(problem.instead)
    assert written.replace('"', "") in problem.help
    mended = read_data(follow_correction(data, problem)).problems
    # A misspelt key hides what is wrong below it; the problem itself is gone.
    path = (*problem.path[:-1], problem.instead) if problem.on_key else problem.path
    assert all((found.path, found.kind) != (path, problem.kind) for found in mended)


def test_corrections_of_bad_cases_are_right(case):
    path, document, reading = case
    read_data = read_catalogue if path.name.endswith(".catalogue.yaml") else read_map
    for problem in reading.problems:
        if problem.instead is not None:
            check(document.data, problem, read_data)


@pytest.mark.parametrize("name", CASES)
def test_corrections_of_what_can_be_repaired_are_right(name):
    text = CASES[name][0]
    for problem in read(text):
        if problem.instead is not None:
            check(parse_document(text.encode(), "x").data, problem, read_map)


@pytest.mark.parametrize(
    ("line", "instead", "sure"),
    [
        ("bariers: [x]", "barriers", True),
        ("ownr: sales", "owner", True),
        ("bar: [x]", "barriers", False),
        ("metrics: {satisfacton: 7}", "satisfaction", True),
        ("zzz: 1", None, False),
        # A key that is right elsewhere is no misspelling.
        ("satisfaction: 7", None, False),
        ("state: current", None, False),
        ("measured_by: {kind: survey}", None, False),
        ("metrics: {frequency: 45 %}", None, False),
        ("complaints: {rate: 45 %}", 0.45, False),
        ("complaints: {rate: 45}", 0.45, False),
        ("complaints: {rate: 1.5}", None, False),
        ("complaints: {rate: '0,5'}", 0.5, False),
        ("channels: web", ("web",), False),
        ("channels: web, app", None, False),
        ("moment_of_truth: yes", True, False),
        ("moment_of_truth: 'no'", False, False),
        ("takes: 5 minutes", "5m", False),
        ("takes: soon", None, False),
        ("owner: Field Sales", "field-sales", False),
        ("owner: '!'", None, False),
        ("owner: sales\u200b", "sales", True),
        ("feels: '\u30001'", 1, True),
    ],
)
def test_a_correction_is_as_sure_as_it_can_be(line, instead, sure):
    (problem,) = read(f"{HEAD}        {line}\n")
    assert (problem.instead, problem.sure) == (instead, sure)


def test_the_version_is_not_guessed():
    (problem,) = read(HEAD.replace("cxmap: 1", "cxmap: 2"))
    assert problem.instead is None
