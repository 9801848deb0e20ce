"""Papers as text: golden text at every width, and texts that try to break it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.reports.hostile import EVIL, texts
from tests.reports.papers.samples import full_paper, long_paper, paper_of, row

from cxmap.reports.papers.as_table import MOST_LINES, render_table
from cxmap.reports.papers.paper import Column, Paper, Sheet

GOLDEN = Path(__file__).parent / "golden"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
UNPRINTABLE = set("\x1b\x9b\x07\r\t\x00\u2028\u202e\u200b")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("pipe", {}),
        ("60", {"width": 60}),
        ("80", {"width": 80}),
        ("120", {"width": 120}),
        ("ascii", {"encoding": "ascii"}),
        ("colour", {"colour": True, "width": 80}),
    ],
)
def test_the_whole_table(golden: Callable[[str, Path], None], name: str, options: dict[str, Any]) -> None:
    golden(render_table(full_paper(), **options), GOLDEN / f"table-{name}.txt")


def test_three_hundred_rows_in_eighty_cells(golden: Callable[[str, Path], None]) -> None:
    text = render_table(long_paper(300), width=80)
    golden(text, GOLDEN / "table-300.txt")
    assert all(cell_len(line) <= 80 for line in text.split("\n"))
    assert [int(rank) for rank in re.findall(r"^ *(\d+)  ", text, re.MULTILINE)] == list(range(1, 301))


def test_texts_that_try_to_break_it(golden: Callable[[str, Path], None]) -> None:
    paper = paper_of(*(row(number + 1, text, owner=text) for number, text in enumerate(EVIL)))
    golden(render_table(paper), GOLDEN / "table-hostile.txt")
    coloured = COLOURS.sub("", render_table(paper, colour=True))
    assert [line.rstrip() for line in coloured.split("\n")] == render_table(paper).split("\n")


def everywhere(text: str) -> Paper:
    """A paper that has a text wherever one can be."""
    columns = (
        Column("rank", "#", "whole"),
        Column("name", text or "Name"),
        Column("owner", "Owner", most=12),
        Column("score", "Score", "number", show=lambda row: row["name"]),
        Column("map", text or "Map", roomy=True),
    )
    rows = tuple({"rank": rank, "name": text, "owner": text, "score": 1, "map": text} for rank in (1, 10))
    sheet = Sheet("rows", text, columns, rows, lead=(text,), notes=(text,))
    return Paper("cxmap-x/1", {}, text, text, (sheet, Sheet("none", text, (), (), empty=text)), ((text, text),))


@settings(max_examples=200)
@given(texts, st.integers(1, 150), st.sampled_from(["utf-8", "ascii", "cp1252"]))
def test_any_text_is_harmless(text: str, width: int, encoding: str) -> None:
    shown = render_table(everywhere(text), width=width, encoding=encoding)
    shown.encode(encoding)
    assert not set(shown) & UNPRINTABLE
    assert not re.search(r"##\w*\[", shown)
    coloured = COLOURS.sub("", render_table(everywhere(text), width=width, encoding=encoding, colour=True))
    assert [line.rstrip() for line in coloured.split("\n")] == shown.split("\n")


@settings(max_examples=200)
@given(st.lists(texts, min_size=1, max_size=4), st.integers(60, 150))
def test_lines_are_no_longer_than_the_terminal(names: list[str], width: int) -> None:
    paper = paper_of(*(row(rank + 1, name, owner=name) for rank, name in enumerate(names)), notes=tuple(names))
    lines = render_table(paper, width=width).split("\n")
    assert max(map(cell_len, lines)) <= width


def test_ids_are_whole_and_unbroken_whatever_the_room() -> None:
    id = "a-very-long-id-of-a-touchpoint-that-somebody-will-want-to-copy"
    columns = (Column("name", "Touchpoint"), Column("id", "Id", "id"), Column("owner", "Owner"))
    rows = ({"name": "I compare plans and prices", "id": id, "owner": "Field Operations"},)
    for width in (60, 80, 120, 150):
        text = render_table(paper_of(*rows, columns=columns), width=width)
        assert id in text or "There is no room for" in text
    assert id in render_table(paper_of(*rows, columns=columns), width=80)


def test_what_has_no_room_is_left_out_with_a_word() -> None:
    columns = (
        Column("name", "Touchpoint"),
        *(Column(f"n{number}", f"Figure{number}", "whole") for number in range(9)),
        Column("owner", "Owner"),
    )
    rows = ({"name": "I pay", "owner": "Sales", **{f"n{number}": 10**6 for number in range(9)}},)
    text = render_table(paper_of(*rows, columns=columns), width=60)
    assert max(map(cell_len, text.split("\n"))) <= 60
    assert "Owner" not in text.split("─")[0]
    sentence = " ".join(text.split("\n\n")[-1].split())
    assert sentence == (
        "There is no room for Figure4, Figure5, Figure6, Figure7, Figure8 and Owner: "
        "a wider terminal and the form `json` have them."
    )
    assert "no room" not in render_table(paper_of(*rows, columns=columns), width=120)


def test_roomy_columns_appear_from_110_cells_if_they_fit() -> None:
    assert "touchpoint-1" not in render_table(paper_of(row(1)), width=109)
    assert "touchpoint-1" in render_table(paper_of(row(1)), width=110)
    crowded = render_table(paper_of(row(1, id="x" * 90)), width=110)
    assert "xxx" not in crowded
    assert "no room" not in crowded


def test_the_column_that_names_the_row_gets_the_most() -> None:
    words = "word " * 40
    columns = (Column("name", "Touchpoint"), Column("owner", "Owner"), Column("why", "Missing"))
    head = render_table(paper_of({"name": words, "owner": words, "why": words}, columns=columns)).split("\n")[3]
    owner, why = head.index("Owner"), head.index("Missing")
    assert owner > (why - owner) + 5
    assert abs((why - owner) - (80 - why)) <= 3


def test_digits_stand_under_digits() -> None:
    columns = (Column("name", "Name"), Column("value", "Value", "number", show=lambda row: row["shown"]))
    rows = [{"name": "a", "value": 1, "shown": shown} for shown in ("1.5~", "22.8", "-0.3†~", "1,000.0", "-")]
    lines = render_table(paper_of(*rows, columns=columns)).split("\n")[5:10]
    assert [line.index(".") for line in lines[:4]] == [line.index(".") for line in lines[:1]] * 4
    assert lines[4].endswith(" -")


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column("x", "X", "number", digits=2), 1234.5, "1,234.50"),
        (Column("x", "X", "number"), -0.04, "0.0"),
        (Column("x", "X", "whole"), 12345, "12,345"),
        (Column("x", "X", "share"), 0.475, "47.5 %"),
        (Column("x", "X"), None, "-"),
        (Column("x", "X"), "", "-"),
        (Column("x", "X"), " \n", "-"),
        (Column("x", "X"), [], "-"),
        (Column("x", "X"), ["a", 2, None], "a, 2, -"),
        (Column("x", "X"), {"a": 1.5, "b": None}, "a 1.5, b -"),
        (Column("x", "X"), True, "yes"),
        (Column("x", "X"), False, "no"),
        (Column("x", "X", "id"), {"file": "a.yaml", "line": 3}, "a.yaml:3"),
        (Column("x.y", "X"), {"y": "z"}, "z"),
        (Column("x.y", "X"), None, "-"),
    ],
)
def test_values_as_words(column: Column, value: Any, text: str) -> None:
    assert render_table(paper_of({"x": value}, columns=(column,))).split("\n")[5].strip() == text


def test_rows_that_lack_a_column_and_numbers_that_are_none() -> None:
    with pytest.raises(ValueError, match="no `x` in a row that holds y"):
        render_table(paper_of({"y": 1}, columns=(Column("x", "X"),)))
    for role in ("number", "share", "whole", "text"):
        with pytest.raises(ValueError, match="`x` is inf, which no form can hold"):
            render_table(paper_of({"x": float("inf")}, columns=(Column("x", "X", role),)))


def test_long_cells_end_after_some_lines() -> None:
    text = render_table(paper_of(row(1, "word " * 200)))
    assert sum("word" in line for line in text.split("\n")) == MOST_LINES
    assert "word…" in text or "word w…" in text


def test_sheets_without_rows() -> None:
    assert render_table(paper_of(empty="Nothing is at risk.")) == "A paper\nA sentence.\n\nNothing is at risk.\n"
    assert render_table(paper_of(lead=("Before.",), notes=("After.",))) == "A paper\nA sentence.\n"


def test_several_papers_follow_each_other() -> None:
    one, other = paper_of(row(1)), paper_of(empty="None.")
    assert render_table([one, other]) == render_table(one) + "\n" + render_table(other)


def test_commands_are_whole_lines() -> None:
    command = "cxmap score " + "a-folder/" * 20 + "map.journey.yaml"
    paper = Paper("cxmap-x/1", {}, "T", "S.", (), (("Say:", command),))
    assert f"\nSay:\n  {command}\n" in render_table(paper, width=60)
