"""Every repair that is offered repairs the file when it is followed to the letter."""

import re

import pytest

from cxmap.language.parse import read_catalogue, read_map
from cxmap.language.problem import LanguageProblem
from cxmap.source.document import parse_document

HEAD = "cxmap: 1\ntitle: Buying\n"
STAGES = f"{HEAD}stages:\n  buy:\n    touchpoints:\n"
PAY = f"{STAGES}      pay:\n        name: I pay\n"


def read(text: str) -> tuple[LanguageProblem, ...]:
    """The problems of a file that is sound YAML."""
    document = parse_document(text.encode(), "a.journey.yaml")
    assert document.usable, document.faults
    return read_map(document.data).problems


# The map, what is wrong in it, and the repair that the help must hold.
CASES = {
    "colon forgotten, alone in a mapping": (
        f"{STAGES}      wait:\n        name I wait\n",
        "name I wait",
        "name: I wait",
    ),
    "space forgotten, alone in a mapping": (
        f"{STAGES}      wait:\n        name:I wait\n",
        "name:I wait",
        "name: I wait",
    ),
    "no-break space, alone in a mapping": (
        f"{STAGES}      wait:\n        name:\u00a0I wait\n",
        "name:\u00a0I wait",
        "name: I wait",
    ),
    "text with signs, alone": (f"{STAGES}      wait:\n        name @home\n", "name @home", 'name: "@home"'),
    "colon forgotten in braces": (f"{STAGES}      wait: {{name I wait}}\n", "name I wait", "name: I wait"),
    "space forgotten in braces": (f"{STAGES}      wait: {{name:I wait}}\n", "name:I wait", "name: I wait"),
    "space forgotten before a number": (f"{PAY}        feels: {{buyer:-2}}\n", "buyer:-2", "buyer: -2"),
    "space forgotten in next": (f"{PAY}        next: {{done:0.4}}\n", "done:0.4", "done: 0.4"),
    "odd blank in braces": (f"{PAY}        feels: {{buyer:\u30001}}\n", "buyer:\u30001", "buyer: 1"),
    "zero width in a key": (f"{PAY}        \u200bowner: sales\n", "\u200bowner", "owner"),
    "no-break space behind a key": (f"{PAY}        owner\u00a0: sales\n", "owner\u00a0", "owner"),
    "zero width in an id": (f"{PAY}        owner: sa\u200bles\n", "sa\u200bles", "sales"),
    "odd blank in an id that is a key": (f"{PAY}        feels: {{buyer\u200b: 1}}\n", "buyer\u200b", "buyer"),
    "odd blank in a length of time": (f"{PAY}        takes: 25m\u200b\n", "25m\u200b", "25m"),
    "odd blank inside a length of time": (f"{PAY}        takes: 25\u00a0min\n", "25\u00a0min", "25m"),
    "odd blank in a date": (f"{PAY}reviewed: 2026-11-02\u200e\n", "2026-11-02\u200e", "2026-11-02"),
    "odd blank in a word": (f"{PAY}state: \u200bfuture\n", "\u200bfuture", "future"),
    "odd blank in a number": (f"{PAY}journeys_per_year: \u00a0500\n", "\u00a0500", "500"),
    "number after a no-break space": (f"{PAY}        feels: \u30001\n", "\u30001", "1"),
    "stages in a list": (
        f"{HEAD}stages: [{{name: Visit, goal: Goods}}]\n",
        "[{name: Visit, goal: Goods}]",
        "{visit: {name: Visit, goal: Goods}}",
    ),
    "ids in a list": (f"{HEAD}stages: [visit: {{name: Visit}}]\n", "[visit: {name: Visit}]", "{visit: {name: Visit}}"),
    "ids with an empty value in a list": (
        f"{HEAD}stages: [{{visit: , name: Visit}}]\n",
        "[{visit: , name: Visit}]",
        "{visit: {name: Visit}}",
    ),
    "ids under `id`": (f"{HEAD}stages: [{{id: visit, goal: Go}}]\n", "[{id: visit, goal: Go}]", "{visit: {goal: Go}}"),
    "texts in a list": (f"{STAGES}      [I wait]\n", "[I wait]", "{i-wait: {name: I wait}}"),
    "text instead of a mapping": (f"{STAGES}      I wait\n", "      I wait", "      {i-wait: {name: I wait}}"),
    "accents": (f"{PAY}teams: {{Büro: {{}}}}\n", "Büro", "buro"),
    "next as text": (f"{PAY}        next: done\n", "next: done", "next: {done: {}}"),
    "next as a list": (f"{PAY}        next: [pay, done]\n", "next: [pay, done]", "next: {pay: {}, done: {}}"),
    "next as a list of shares": (f"{PAY}        next: [done: 0.4]\n", "next: [done: 0.4]", "next: {done: 0.4}"),
    "decimal comma": (f"{PAY}        metrics:\n          satisfaction: 3,5\n", "3,5", "3.5"),
    "per cent of a share": (f"{PAY}        next: {{done: 35 %}}\n", "35 %", "0.35"),
    "per cent of a measured share": (f"{PAY}personas: {{a: {{share: {{value: 35%}}}}}}\n", "35%", "0.35"),
    "per cent of customers": (f"{PAY}personas: {{a: {{share: 35%}}}}\n", "35%", "0.35"),
    "per cent of something else": (f"{PAY}        metrics: {{satisfaction: 35%}}\n", "35%", "35"),
    "per cent of journeys": (f"{PAY}        metrics: {{frequency: 35%}}\n", "35%", "0.35"),
    "typographic minus": (f"{PAY}        feels: \u22121\n", "\u22121", "-1"),
    "thousands with a space": (f"{PAY}journeys_per_year: 80 000\n", "80 000", "80000"),
    "thousands with an apostrophe": (f"{PAY}journeys_per_year: 80'000\n", "80'000", "80000"),
    "thousands with a comma": (f"{PAY}journeys_per_year: 80,000\n", "80,000", "80000"),
    "whole number with a comma": (f"{PAY}evidence: {{a: {{kind: interview, n: '1,000'}}}}\n", "'1,000'", "1000"),
    "number in brackets": (f"{PAY}        feels: [1]\n", "[1]", "1"),
    "number in quotes": (f"{PAY}        feels: '1'\n", "'1'", "1"),
    "share as a quoted percentage": (f"{PAY}        next: {{done: '35'}}\n", "'35'", "0.35"),
    "share above 1": (f"{PAY}        next: {{leaves: 20}}\n", "leaves: 20", "leaves: 0.2"),
    "share with decimals above 1": (f"{PAY}        next: {{leaves: 33.3}}\n", "33.3", "0.333"),
    "minutes": (f"{PAY}        takes: 25 min\n", "25 min", "25m"),
    "days": (f"{PAY}        takes: 2 days\n", "2 days", "2d"),
    "hour": (f"{PAY}        takes: 1 hour\n", "1 hour", "1h"),
    "text in brackets": (f"{STAGES}      wait:\n        name: [I wait]\n", "[I wait]", "I wait"),
    "text with a comma in brackets": (
        f"{STAGES}      a: {{name: [I wait, then go]}}\n",
        "[I wait, then go]",
        '"I wait, then go"',
    ),
    "text in braces": (f"{STAGES}      wait: {{name: {{I wait}}}}\n", "{I wait}", "I wait"),
    "id in brackets": (f"{PAY}        owner: [sales]\n", "[sales]", "sales"),
}


def strip_marks(repair: str) -> str:
    """A repair without the braces that make it a whole value."""
    inner = repair.strip()
    return inner[1:-1] if inner.startswith("{") else inner


@pytest.mark.parametrize("name", CASES)
def test_the_repair_that_is_offered_repairs_the_file(name: str) -> None:
    text, wrong, right = CASES[name]
    assert wrong in text
    problems = read(text)
    assert len(problems) == 1, [problem.message for problem in problems]
    offered = re.findall(r"`([^`]*)`", problems[0].help)
    value = strip_marks(right)
    assert value in offered or value.partition(": ")[2] in offered
    assert read(text.replace(wrong, right)) == ()


@pytest.mark.parametrize(
    ("char", "named"),
    [
        ("\u00a0", "a no-break space, U+00A0"),
        ("\u3000", "an ideographic space, U+3000"),
        ("\u200b", "a zero-width space, U+200B"),
        ("\u200e", "a left-to-right mark, U+200E"),
        ("\u2009", "a thin space, U+2009"),
    ],
)
def test_a_blank_that_cannot_be_seen_is_named(char: str, named: str) -> None:
    for text in (
        f"{PAY}        owner{char}: sales\n",
        f"{PAY}        owner: sales{char}\n",
        f"{PAY}state: {char}future\n",
        f"{PAY}        feels: {{buyer:{char}1}}\n",
    ):
        (problem,) = read(text)
        assert problem.message.startswith(f"{named}, stands ")


@pytest.mark.parametrize("blanks", ["\u00a0" * 6, "\u3000" * 6, "\u00a0 " * 3])
def test_blanks_that_indent_a_line_are_to_become_spaces(blanks: str) -> None:
    text = f"{STAGES}{blanks}pay:\n        name: I pay\n"
    problem = next(problem for problem in read(text) if problem.kind == "unknown-key")
    assert "stands in the indentation of `pay`, where only spaces may" in problem.message
    assert problem.help == "write 6 plain spaces in place of the 6 before `pay`"
    assert read(text.replace(blanks, " " * 6)) == ()


def test_one_blank_that_indents_a_line() -> None:
    problem = next(problem for problem in read(f"{HEAD}stages:\n\u00a0buy: {{}}\n") if problem.kind == "unknown-key")
    assert problem.help == "write 1 plain space in place of the 1 before `buy`"


def test_blanks_that_indent_a_key_among_ids() -> None:
    text = f"{STAGES}      pay:\n      \u00a0\u00a0name: I pay\n"
    problem = next(problem for problem in read(text) if problem.kind == "bad-id")
    assert problem.help == "write 2 plain spaces in place of the 2 before `name`"
    assert read(text.replace("\u00a0", " ")) == ()


def test_a_blank_is_not_blamed_for_what_is_wrong_without_it() -> None:
    (problem,) = read(f"{PAY}        owner: Sales\u00a0Team\n")
    assert problem.message == "`Sales Team` is not an id"
    assert problem.help.endswith("`sales-team`")
    (problem,) = read(f"{PAY}state: \u200bfutur\n")
    assert problem.help == "did you mean `future`?"


def test_each_entry_without_a_space_is_one_fault() -> None:
    problems = read(f"{PAY}        feels: {{anxious:-2, parent:0}}\n")
    assert [(problem.message, problem.help) for problem in problems] == [
        ("there is no space behind the colon of `anxious:-2`", "write `anxious: -2`"),
        ("there is no space behind the colon of `parent:0`", "write `parent: 0`"),
    ]


def test_a_key_with_a_colon_and_a_value_is_a_bad_id() -> None:
    (problem,) = read(f"{PAY}        feels: {{a:b: 1}}\n")
    assert problem.message == "`a:b` is not an id"


def test_what_else_is_missing_is_still_told() -> None:
    problems = read(f"{STAGES}      pay: {{owner:sales}}\n")
    assert [problem.help for problem in problems] == ["add `name: …`, in the customer's words", "write `owner: sales`"]


def test_a_decimal_comma_in_braces() -> None:
    for text in (f"{PAY}        feels: {{a: 1,5}}\n", f"{PAY}        metrics: {{satisfaction: 3,5}}\n"):
        (problem,) = read(text)
        assert (
            problem.help == "write the number before it with a point, as in `3.5`: a comma in braces begins a new key"
        )


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("journeys_per_year: '-5'", "write a number from 0 to 1e+15"),
        ("journeys_per_year: some", "write a number"),
        ("journeys_per_year: [1, 2]", "write a number"),
        ("evidence: {a: {kind: interview, n: '3,5'}}", "write a whole number"),
        ("personas: {a: {share: 350%}}", "write a number from 0 to 1"),
        ("personas: {a: {share: 1.5}}", "write a number from 0 to 1, e.g. `0.015` for 1.5 %"),
        ("personas: {a: {share: 250}}", "write a number of 1 or less"),
        ("personas: 5", "write each entry under its id: `id: …`"),
        ("personas: [5]", "write each entry under its id: `id: …`"),
        ("personas: [{goal: 5}]", "write each entry under its id: `id: …`"),
        ("evidence: [Survey]", "write each entry under its id: `id: …`"),
        ("review_every: 90 Tage", "write a number and a unit: s, m, h, d, w or y, e.g. `5m` or `90d`"),
    ],
)
def test_what_nobody_can_guess_is_not_guessed(line: str, help: str) -> None:
    (problem,) = read(f"{PAY}{line}\n")
    assert problem.help == help


def test_a_long_entry_is_shown_by_its_beginning() -> None:
    (problem,) = read(f"{HEAD}stages: [{{name: Visit, goal: {'x' * 80}}}]\n")
    assert problem.help.endswith("beginning with `visit: {name: Visit, …}`")
    (problem,) = read(f"{HEAD}stages: [{{id: a, goal: {'x' * 80}}}]\n")
    assert problem.help.endswith("beginning with `a: {goal: …}`")


def test_a_list_of_unusable_ways_on() -> None:
    for value in ("[]", "[1]", "5", "[" + ", ".join(f"touchpoint-{number}" for number in range(20)) + "]"):
        (problem,) = read(f"{PAY}        next: {value}\n")
        assert problem.help == "write each touchpoint that follows with a colon: `next: {done: {}}`"


def test_the_line_to_add_holds_no_words_of_another_map() -> None:
    text = "cxmap: 1\nstages: {buy: {touchpoints: {pay: {}}}}\n"
    problems = read(text)
    assert [problem.help for problem in problems] == [
        "add `title: …`: what the journey is called",
        "add `name: …`, in the customer's words",
    ]
    assert read(text.replace("pay: {}", "pay: {name: …}") + "title: …\n") == ()


def test_a_catalogue_is_repaired_alike() -> None:
    (problem,) = read_catalogue({"cxmap": 1, "teams": ["Büro"]}).problems
    assert problem.message == "`teams` is keyed by id, and takes no list"
    assert problem.help == "write each entry under its id, without `-`, beginning with `buro: {name: Büro}`"
