"""A report as Markdown: golden text, and what parsers make of hostile texts in it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.reports.hostile import EVIL, texts
from tests.reports.overview.samples import LATER, ROOT, report_on, say_everywhere
from tests.reports.papers.readers import CALLS, OWN_TAGS, PARSERS, Reader, on_github

from cxmap.reports.overview.markdown import render_markdown
from cxmap.reports.papers.as_markdown import LIMIT
from cxmap.reports.papers.escapes import clean

GOLDEN = Path(__file__).parent / "golden"
TAGS = (OWN_TAGS - {"input", "ul", "h3", "pre"}) | {"ul", "ol", "strong"}


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_whole_report(golden: Callable[[str, Path], None]) -> None:
    golden(render_markdown(report_on("broadband", today=LATER)), GOLDEN / "broadband.md")


def test_a_portfolio(golden: Callable[[str, Path], None]) -> None:
    golden(render_markdown(report_on("airline", "broadband-believed", "vending-machine")), GOLDEN / "portfolio.md")


def test_headings_lists_and_tables_are_what_parsers_see() -> None:
    page = on_github(render_markdown(report_on("broadband", today=LATER)))
    assert page.texts("h1") == ["Switching to our home broadband"]
    assert page.texts("h2") == [
        "What to mend first", "How it feels", "Who hands over to whom", "What is overdue", "What to do next",
    ]  # fmt: skip
    assert "Hand-offs: 19 of 31 ways on" in page.texts("li")
    assert len([line for line in page.texts("li") if line.endswith(tuple("0123456789"))]) > 10
    assert page.tags <= TAGS


@PARSERS
@settings(max_examples=150)
@given(text=texts.map(lambda text: text[:150]))
def test_any_text_reads_the_same(read: Callable[[str], Reader], text: str) -> None:
    page, plain = read(render_markdown(say_everywhere(text))), clean(text)
    assert page.tags <= TAGS
    assert not [piece for piece in page.loose if CALLS.search(piece)]
    assert page.texts("h1") == [plain]
    assert page.texts("td")[3] == f"{plain} ★".strip()


@PARSERS
@pytest.mark.parametrize("text", EVIL)
def test_no_hostile_text_calls_anybody(read: Callable[[str], Reader], text: str) -> None:
    page = read(render_markdown(say_everywhere(text, maps=2)))
    assert page.tags <= TAGS
    assert not [piece for piece in page.loose if CALLS.search(piece)]


def test_of_many_maps_those_are_told_whole_that_fit() -> None:
    one = say_everywhere("word " * 20).maps[0]
    each = len(render_markdown(replace(say_everywhere(""), maps=(one,))))
    count = LIMIT // each + 5
    text = render_markdown(replace(say_everywhere(""), maps=(one,) * count))
    assert len(text) <= LIMIT
    told = text.count("## What to mend first")
    assert 6 < told < count
    assert text.count("Left out here") == 0
    assert text.count("These are the first ") == 1
    assert text.endswith(
        f"These are the first {told} of {count} maps. With all of them this text would be longer than a comment can "
        "be; a page, `-o report.html`, has no limit.\n"
    )
    # The table at the beginning names them all.
    assert text.partition("\n# ")[0].count("\n| ") == count + 2
    assert LIMIT - len(text) < each + 200


def test_a_few_long_maps_are_all_told_in_short() -> None:
    text = render_markdown(say_everywhere("very long words " * 900, maps=6), limit=30_000)
    assert len(text) <= 30_000
    assert text.count("## What to mend first") == 6
    assert " maps. With all" not in text


def test_what_is_too_long_for_a_comment_is_cut_and_says_where_all_of_it_is() -> None:
    text = render_markdown(say_everywhere("very long words " * 60, maps=30))
    assert len(text) <= LIMIT
    assert "a page, `-o report.html`, has no limit." in text
    assert "json" not in text
