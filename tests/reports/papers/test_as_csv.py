"""Papers as CSV: golden bytes, what readers make of them, and no formula wherever cells end."""

import csv
import io
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.hostile import EVIL, texts
from tests.reports.papers.samples import COLUMNS, ROWS, full_paper, paper_of, row

from cxmap.reports.papers.as_csv import BYTE_ORDER_MARK, guard, render_csv
from cxmap.reports.papers.paper import Column, Paper, Sheet
from cxmap.reports.printable import calm, printable

GOLDEN = Path(__file__).parent / "golden"
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    """What a reader makes of it that ends cells at a delimiter."""
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter))


def clean(text: str) -> str:
    return calm(printable(" ".join(text.split())))


def documented_inverse() -> Callable[[str], str]:
    """The inverse of the guard, as the documentation has it."""
    page = (Path(__file__).parents[3] / "docs" / "score-forms.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}
    exec(program, names)
    found: Callable[[str], str] = names["recover"]
    return found


recover = documented_inverse()


def cells_of(*values: Any) -> list[str]:
    paper = paper_of(*({"x": value} for value in values), columns=(Column("x"),))
    return [cells[0] if cells else "" for cells in read(render_csv(paper))[1:]]


def test_the_whole_file(golden: Callable[[str, Path], None]) -> None:
    golden(render_csv(full_paper()), GOLDEN / "paper.csv")


def test_every_line_ends_as_spreadsheets_and_rfc_4180_have_it() -> None:
    text = render_csv(paper_of(*(row(number + 1, name) for number, name in enumerate(EVIL))))
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(EVIL) + 1
    assert {len(cells) for cells in read(text)} == {len(read(text)[0])}


def test_readers_find_the_header_behind_the_mark() -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(full_paper()).encode().decode("utf-8-sig"))))
    assert [(entry["map"], entry["rank"], float(entry["score"])) for entry in rows] == [
        ("broadband", str(entry["rank"]), entry["score"]) for entry in ROWS
    ]


def test_the_columns_are_the_same_whatever_the_rows() -> None:
    header = read(render_csv(paper_of(row(1))))[0]
    assert read(render_csv(paper_of())) == [header]
    assert read(render_csv(paper_of(row(1, parts=None, personas=None, at=None))))[0] == header
    assert header == [
        "rank", "name", "id", "owner", "score", "ranks", "top", "parts_frequency", "gain", "tier", "rank_low",
        "rank_high", "parts_loyalty", "personas", "assumed", "initiatives", "inputs", "at_file", "at_line",
    ]  # fmt: skip


def test_rows_have_a_value_for_every_column() -> None:
    with pytest.raises(ValueError, match=r"no `parts\.loyalty` in a row"):
        render_csv(paper_of(row(1, parts={"frequency": 1})))
    with pytest.raises(ValueError, match="no `x` in a row that holds y"):
        render_csv(paper_of({"y": 1}, columns=(Column("x"),)))


@given(texts)
def test_texts_come_back(text: str) -> None:
    assert recover(guard(text)) == text
    (cell,) = cells_of(text)
    assert recover(cell) == clean(text)


@settings(max_examples=300)
@given(texts, texts)
def test_no_cell_is_a_formula_wherever_a_program_ends_cells(one: str, other: str) -> None:
    columns = (Column("a"), Column("b"), Column("c"), Column("d"))
    text = render_csv(paper_of({"a": -5, "b": one, "c": [other, one], "d": {one: other}}, columns=columns))
    for delimiter in ",;|\t":
        first, *others = read(text, delimiter)[1]
        # A number of ours, alone or with quotes behind it, which is no formula.
        assert re.fullmatch(r'-5(,".*)?', first)
        for cell in others:
            assert not cell.lstrip(' "').startswith(tuple(DANGEROUS))
    line = text.split("\r\n")[1]
    assert line.startswith('-5,"')
    for cell in re.split(r"[,;|]", line)[1:]:
        assert not cell.lstrip(' "').startswith(tuple(DANGEROUS))


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("'=x", "''=x"),
        ('"=x', "\"'=x"),
        ("＝1+1", "'＝1+1"),
        ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
        ("fast, -40 %", "fast, '-40 %"),
        ("buy-and-install", "buy-and-install"),
        ("1 + 1 = 2", "1 + 1 = 2"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
    ],
)
def test_where_an_apostrophe_stands(text: str, guarded: str) -> None:
    assert cells_of(text) == [guarded]


def test_without_the_guard_it_would_be_a_formula() -> None:
    assert read(BYTE_ORDER_MARK + '1,"a;=cmd"\r\n', ";") == [['1,"a', '=cmd"']]
    text = render_csv(paper_of({"n": 1, "x": "a;=cmd"}, columns=(Column("n"), Column("x"))))
    assert read(text, ";")[1] == ['1,"a', "'=cmd\""]


def test_numbers_stay_numbers_and_texts_are_quoted() -> None:
    columns = tuple(Column(key) for key in "abcdefgh")
    values = (-1.5, -2, 1e-9, True, None, "-2", np.float64(0.1), 0.1 + 0.2)
    text = render_csv(paper_of(dict(zip("abcdefgh", values, strict=True)), columns=columns))
    assert text.split("\r\n")[1] == '-1.5,-2,1e-09,true,,"\'-2",0.1,0.30000000000000004'


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_printed_in_full(number: float) -> None:
    assert float(cells_of(number)[0]) == number


@pytest.mark.parametrize("number", [math.nan, math.inf, np.float64("-inf")])
def test_a_number_that_is_none_is_refused(number: float) -> None:
    for value in (number, [number], {"a": number}, {"a": [number]}):
        with pytest.raises(ValueError, match=r"which no form can hold|not JSON compliant"):
            cells_of(value)


def test_lists_places_and_open_mappings() -> None:
    place = {"file": "a.yaml", "line": 3}
    assert cells_of(["a", 1.5, None, True], [], [place, place], {"é": [1, "a"]}, place) == [
        "a; 1.5; ; true", "", "a.yaml:3; a.yaml:3", '{"é": [1, "a"]}', "a.yaml:3",
    ]  # fmt: skip


def test_a_place_has_two_columns_wherever_it_stands() -> None:
    spot = {"file": "a.journey.yaml", "line": 7}
    columns = (Column("at"), Column("here_at"), Column("goal", parts=("value", "at")), Column("that"))
    paper = paper_of(
        {"at": spot, "here_at": spot, "goal": {"value": 1, "at": spot}, "that": "x"},
        {"at": None, "here_at": None, "goal": None, "that": None},
        columns=columns,
    )
    header, first, second = read(render_csv(paper))
    names = ["at_file", "at_line", "here_at_file", "here_at_line", "goal_value", "goal_at_file", "goal_at_line", "that"]
    assert header == names
    assert first == ["a.journey.yaml", "7", "a.journey.yaml", "7", "1", "a.journey.yaml", "7", "x"]
    assert second == [""] * len(names)


def test_several_papers_are_one_file_in_which_each_row_names_its_map() -> None:
    def paper(map: str, *rows: Any) -> Paper:
        return Paper("cxmap-x/1", {"map": map}, "", "", (Sheet("rows", "", (Column("x"),), rows),))

    assert read(render_csv([paper("a", {"x": 1}), paper("b"), paper("c", {"x": 2})])) == [
        ["map", "x"],
        ["a", "1"],
        ["c", "2"],
    ]
    other = Paper("cxmap-x/1", {}, "", "", (Sheet("rows", "", (Column("map"), Column("x")), ({"map": "d", "x": 3},)),))
    assert read(render_csv([paper("a"), other])) == [["map", "x"], ["d", "3"]]
    with pytest.raises(ValueError, match="has the columns"):
        render_csv([paper("a"), paper_of(columns=COLUMNS)])


def test_sheets_that_continue_the_first_stand_below_it() -> None:
    first = Sheet(
        "ranked", "", (Column("name"), Column("score"), Column("a.b")), ({"name": "x", "score": 1, "a": {"b": 2}},)
    )
    other = Sheet("more", "", (Column("name"), Column("why")), ({"name": "y", "why": "-"},), continues=True)
    beside = Sheet("beside", "", (Column("z"),), ({"z": 1},))
    paper = Paper("cxmap-x/1", {}, "", "", (first, beside, other))
    assert read(render_csv(paper)) == [["name", "score", "a_b", "why"], ["x", "1", "2", ""], ["y", "", "", "'-"]]
