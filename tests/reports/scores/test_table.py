"""Scores as a table: golden text at 80 cells, and texts that try to break it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.journey.maps import build, contacts
from tests.reports.scores.maps import FULL, hostile_map, sound_map
from tests.scoring.maps import score_of, score_rows

from cxmap.reports.scores.table import render_table
from cxmap.scoring.result import ScoredMap
from cxmap.usecases.score import score_map

GOLDEN = Path(__file__).parent / "golden"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("plain", {}),
        ("colour", {"colour": True}),
        ("ascii", {"encoding": "ascii"}),
        ("wide", {"width": 120}),
        ("top", {"top": 1}),
    ],
)
def test_the_whole_table(golden: Callable[[str, Path], None], name: str, options: dict[str, bool]) -> None:
    golden(render_table(sound_map(), **options), GOLDEN / f"table-{name}.txt")  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_texts_that_try_to_break_it(golden: Callable[[str, Path], None], encoding: str) -> None:
    golden(render_table(hostile_map(), encoding=encoding), GOLDEN / f"table-hostile-{encoding}.txt")


def test_a_map_where_nothing_can_be_ranked(golden: Callable[[str, Path], None]) -> None:
    golden(render_table(score_map(contacts({"pay": {}, "call": {}}))), GOLDEN / "table-unranked.txt")


def test_a_map_without_touchpoints() -> None:
    table = render_table(score_map(build({})))
    assert table.endswith("\nNothing can be ranked yet: the map has no touchpoints.\n")
    assert "Measure first" not in table


def test_colour_adds_nothing_but_colour() -> None:
    for scored in (sound_map(), hostile_map()):
        coloured = COLOURS.sub("", render_table(scored, colour=True))
        assert [line.rstrip() for line in coloured.split("\n")] == render_table(scored).split("\n")


@pytest.mark.parametrize("width", [None, 60, 72, 80, 100, 110, 140, 200])
@pytest.mark.parametrize("build_map", [sound_map, hostile_map])
def test_no_line_is_longer_than_the_page(width: int | None, build_map: Callable[[], ScoredMap]) -> None:
    for line in render_table(build_map(), width=width).split("\n"):
        assert cell_len(line) <= (width or 80) or line.startswith("  cxmap score ")


@pytest.mark.parametrize("width", [1, 20, 40, 60, 80])
def test_numbers_are_never_cut(width: int) -> None:
    rows = [(1, 0, 10), (0.123456, 1 / 3, 9.99999)]
    lines = render_table(score_rows(rows), width=width).split("\n")
    assert any(line.endswith("100.0 1.000~   1.000~   10.00~") for line in lines)
    assert any(line.endswith("11.9 0.123~   0.967~   10.00~") for line in lines)


def test_two_thousand_touchpoints_keep_their_ranks_and_columns() -> None:
    table = render_table(score_rows([(number / 2000, 5, 10) for number in range(2000)]))
    ranks = [int(line.split()[0]) for line in table.split("\n") if re.match(r" *\d+ t\d", line)]
    assert ranks == list(range(1, 2001))


def test_marks_say_what_is_assumed_and_what_was_capped() -> None:
    scales = {"frequency": {"min": 0, "max": 9, "method": "count"}}
    guess, known = {"frequency": 3, "satisfaction": 4, "loyalty": 6}, {"from": "survey"}
    measured = {
        "frequency": {"value": 3, **known},
        "satisfaction": {"answers": [0, 1, *[0] * 7, 1, 0], **known},
        "loyalty": {"value": 6, **known},
    }
    both = render_table(score_of({"pay": guess, "call": measured}, scales=scales))
    assert "1.000+~   0.600~    6.00~" in both
    assert "1.000+    0.500     6.00" in both
    only = render_table(score_of({"call": measured}, scales=scales))
    assert "1.000+   0.500    6.00\n" in only
    assert "~" not in only
    assert "\n+ met more than once in a journey, which counts as once.\n" in only
    plain = render_table(score_of({"pay": FULL}))
    assert "+" not in plain
    assert "\n~ an assumption: no evidence stands behind the number.\n" in plain


def test_the_first_ranks_only() -> None:
    scored = score_of({f"t{number}": {**FULL, "loyalty": 9 - number % 4} for number in range(8)} | {"x": {}, "y": {}})
    table = render_table(scored, top=3)
    # Rank 3 is shared, and all that share it are shown.
    assert [line.split()[:2] for line in table.split("\n") if re.match(r" *\d t\d", line)] == [
        ["1", "t0"], ["1", "t4"], ["3", "t1"], ["3", "t5"],
    ]  # fmt: skip
    assert "\nShowing 4 of 8 ranked touchpoints.\n" in table
    assert "\nMeasure first (2)\n" in table
    assert "\nMeasure first (2, showing 1)\n" in render_table(scored, top=1)
    assert "Showing" not in render_table(scored, top=8)


def test_what_may_lie_highest_is_to_be_measured_first() -> None:
    scored = score_of(
        {"low": {"loyalty": 0}, "any": {}, "also": {}, "pay": FULL},
    )
    _, _, table = render_table(scored).partition("Measure first")
    assert [line.split()[0] for line in table.split("\n") if "rank" in line and "missing" not in line] == [
        "any", "also", "low",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("maps/my map.journey.yaml", "  cxmap score 'maps/my map.journey.yaml' --explain pay"),
        ("<stdin>", "  cxmap score - --explain pay"),
        ("a\x1b[2J.journey.yaml", "  cxmap score 'a\ufffd[2J.journey.yaml' --explain pay"),
        (f"{'long/' * 30}x.journey.yaml", f"  cxmap score {'long/' * 30}x.journey.yaml --explain pay"),
    ],
)
def test_the_command_can_be_copied(file: str, command: str) -> None:
    from dataclasses import replace

    scored = score_of({"pay": FULL})
    table = render_table(replace(scored, journey=replace(scored.journey, file=file)))
    assert command in table.split("\n")


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip()), st.integers(1, 150))
def test_any_name_gives_a_table_that_a_terminal_can_trust(name: str, width: int) -> None:
    teams = {"team": {"name": name}}
    stages = {"buy": {"name": name, "touchpoints": {"pay": {"name": name, "owner": "team", "metrics": FULL}}}}
    reading = score_map(build({"title": name, "teams": teams, "stages": stages}))
    for encoding in ("utf-8", "ascii"):
        table = render_table(reading, width=width, encoding=encoding)
        table.encode(encoding)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", table)
        assert "18.0" in table
