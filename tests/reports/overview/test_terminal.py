"""A report in a terminal: golden text at two widths, and texts that try to break it."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.reports.hostile import texts
from tests.reports.overview.samples import LATER, ROOT, report_on, say_everywhere

from cxmap.reports.overview.overview import Named
from cxmap.reports.overview.terminal import render_terminal

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("width", [80, 120])
def test_the_whole_report(golden: Callable[[str, Path], None], width: int) -> None:
    golden(render_terminal(report_on("broadband"), width=width), GOLDEN / f"broadband-{width}.txt")


def test_a_map_that_nobody_kept(golden: Callable[[str, Path], None]) -> None:
    golden(render_terminal(report_on("broadband", today=LATER)), GOLDEN / "broadband-overdue.txt")


def test_a_sketch(golden: Callable[[str, Path], None]) -> None:
    golden(render_terminal(report_on("vending-machine")), GOLDEN / "vending-machine.txt")


def test_a_portfolio_with_many_teams(golden: Callable[[str, Path], None]) -> None:
    overview = report_on("machine-tool", "machine-tool-commissioning")
    golden(render_terminal(overview, width=100), GOLDEN / "portfolio.txt")


def test_colours_only_where_they_are_wanted_and_nothing_else_changes() -> None:
    overview = report_on("broadband")
    plain, coloured = render_terminal(overview), render_terminal(overview, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_an_old_terminal_gets_stand_ins() -> None:
    text = render_terminal(report_on("broadband"), encoding="latin-1")
    assert text.encode("latin-1")
    assert "Busy mover        |6556|3365|6563|6158|33165|166" in text
    assert render_terminal(report_on("broadband"), encoding="ascii").isascii()


def test_the_line_of_a_long_journey_is_broken_between_stages() -> None:
    overview = say_everywhere("x")
    [one] = overview.maps
    stages = tuple(Named(f"s{number}", f"Stage {number}") for number in range(9))
    rows = tuple(
        replace(one.touchpoints[0], id=f"t{number}", number=number + 1, stage=f"s{number // 12}")
        for number in range(108)
    )
    text = render_terminal(replace(overview, maps=(replace(one, stages=stages, touchpoints=rows),)))
    assert re.findall(r"^ +(?:x +)?([│▃]+)$", text, re.MULTILINE) == [("│" + 12 * "▃") * 5, ("│" + 12 * "▃") * 4]


def test_one_stage_longer_than_a_line_is_broken_all_the_same() -> None:
    overview = say_everywhere("x")
    [one] = overview.maps
    rows = tuple(replace(one.touchpoints[0], id=f"t{number}", number=number) for number in range(1, 201))
    text = render_terminal(replace(overview, maps=(replace(one, touchpoints=rows),)))
    assert max(map(cell_len, text.split("\n"))) <= 80
    assert text.count("▃") == 200


@settings(max_examples=150)
@given(text=texts.map(lambda text: text[:200]), width=st.sampled_from([60, 80, 133]), maps=st.integers(1, 2))
def test_any_text_stays_text(text: str, width: int, maps: int) -> None:
    shown = render_terminal(say_everywhere(text, maps), width=width)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", shown)
    assert "##[" not in shown
    # Places are never broken, because people copy them.
    lines = [line for line in shown.split("\n") if not line.endswith(":7")]
    assert max(map(cell_len, lines)) <= width


def test_mark_up_is_no_mark_up() -> None:
    shown = render_terminal(say_everywhere("[bold red]x[/] [link=https://example.org]y[/link] :smile:"), colour=True)
    assert "[bold red]x[/] [link=https://example.org]y[/link] :smile:" in shown
    assert "\x1b]8" not in shown


def test_the_page_about_reports_shows_what_people_see() -> None:
    blocks = re.findall(r"```text\n(.*?)\n```", (ROOT / "docs" / "report.md").read_text(encoding="utf-8"), re.DOTALL)
    shown = render_terminal(report_on("broadband"))
    assert len(blocks) == 3
    assert all(block in shown for block in blocks)
