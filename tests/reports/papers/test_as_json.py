"""Papers as JSON: golden text, and numbers that are none."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.hostile import texts
from tests.reports.papers.samples import ROWS, full_paper, paper_of, row

from cxmap.cli.streams import encode
from cxmap.reports.papers.as_json import render_json
from cxmap.reports.papers.paper import Column, Paper, Sheet

GOLDEN = Path(__file__).parent / "golden"


def rows_of(*values: Any) -> Any:
    paper = paper_of(*({"x": value} for value in values), columns=(Column("x"),))
    return [row["x"] for row in json.loads(render_json(paper))["rows"]]


def test_the_whole_document(golden: Callable[[str, Path], None]) -> None:
    golden(render_json(full_paper()), GOLDEN / "paper.json")


def test_form_facts_and_sheets_in_this_order() -> None:
    document = json.loads(render_json(full_paper()))
    assert list(document) == ["form", "map", "method", "weights", "seed", "touchpoints", "unranked", "seams", "nothing"]
    assert document["touchpoints"] == list(map(dict, ROWS))
    assert (document["seams"], document["nothing"]) == ([], [])


@given(st.floats(allow_nan=False, allow_infinity=False), texts)
def test_everything_comes_back_as_it_was(number: float, text: str) -> None:
    assert rows_of(number, text, [text, number], {text: number}) == [number, text, [text, number], {text: number}]


def test_values_of_other_types() -> None:
    assert rows_of((1, 2), MappingProxyType({"a": True}), np.float64(0.1), None) == [[1, 2], {"a": True}, 0.1, None]


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, np.float64("nan")])
def test_a_number_that_is_none_is_refused_with_its_place(number: float) -> None:
    with pytest.raises(ValueError, match=rf"^`rows\[1\]\.x\.deep\[0\]` is {float(number)}, which no form can hold$"):
        rows_of(1, {"deep": [number]})
    with pytest.raises(ValueError, match="`seed` is"):
        render_json(Paper("cxmap-x/1", {"seed": number}, "", "", ()))


def test_letters_stay_letters_and_halves_of_them_are_spelled_out() -> None:
    text = render_json(paper_of({"name": "Zürich 見 \udcff ##[error]"}, columns=()))
    assert text.endswith("}\n")
    assert "Zürich 見" in text
    assert "##[" not in text
    assert json.loads(encode(text))["rows"] == [{"name": "Zürich 見 \udcff ##[error]"}]


def test_a_key_stands_once() -> None:
    sheet = Sheet("rows", "", (), ())
    for facts, sheets in (({"rows": 1}, (sheet,)), ({}, (sheet, sheet)), ({"form": 1}, ())):
        with pytest.raises(ValueError, match="stands twice in cxmap-x/1"):
            render_json(Paper("cxmap-x/1", facts, "", "", sheets))


def test_several_papers_stand_under_maps() -> None:
    one, other = paper_of(row(1)), paper_of()
    document = json.loads(render_json([one, other]))
    assert list(document) == ["form", "maps"]
    assert {"form": document["form"], **document["maps"][0]} == json.loads(render_json(one))
    assert document["maps"][1] == {"rows": []}
    assert render_json([one]) == render_json(one)


def test_papers_of_different_forms_are_no_document() -> None:
    with pytest.raises(ValueError, match="not one form, but"):
        render_json([paper_of(), Paper("cxmap-x/1", {}, "", "", ())])
    with pytest.raises(ValueError, match="not one form, but"):
        render_json([])
