"""Papers as Markdown: golden text, and what two parsers, GitHub's own among them, make of hostile texts."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.reports.hostile import EVIL, texts
from tests.reports.papers.readers import CALLS, OWN_TAGS, PARSERS, Reader, elsewhere
from tests.reports.papers.samples import full_paper, long_paper, paper_of, row

from cxmap.reports.papers.as_markdown import LIMIT, render_markdown
from cxmap.reports.papers.escapes import clean, escape, escape_sentence, write_code
from cxmap.reports.papers.paper import Column, Paper, Sheet

GOLDEN = Path(__file__).parent / "golden"


def test_the_whole_text(golden: Callable[[str, Path], None]) -> None:
    golden(render_markdown(full_paper()), GOLDEN / "paper.md")


def everywhere(text: str) -> Paper:
    """A paper that has a text wherever one can be."""
    columns = (
        Column("name", clean(text) or "x"),
        Column("id", "Id", "id"),
        Column("n", "N", "number", show=lambda row: row["name"]),
    )
    rows = ({"name": text, "id": text, "n": 1},) * 2
    sheet = Sheet("rows", clean(text), columns, rows, lead=(text,), notes=(text, text), tasks={text: (text, text)})
    return Paper("cxmap-x/1", {}, text, text, (sheet,), ((text, "cxmap score"),))


def unquote(text: str) -> str:
    return " ".join(text.replace("`", "").split())


@PARSERS
@settings(max_examples=300)
@given(text=texts.map(lambda text: text[:150]))
@example(text="`@a`|`#1`\\|")
def test_any_text_reads_the_same(read: Callable[[str], Reader], text: str) -> None:
    page, plain = read(render_markdown(everywhere(text))), clean(text)
    assert page.tags <= OWN_TAGS
    assert not [piece for piece in page.loose if CALLS.search(piece)]
    cell = plain or "-"
    assert page.texts("td") == [cell, cell, cell] * 2
    assert page.texts("th") == [plain or "x", "Id", "N"]
    assert page.texts("h1") == [plain]
    assert page.texts("h3") == [plain]
    # Sentences quote with backticks, which become code.
    boxed = "[ ] " if read is elsewhere else ""
    assert list(map(unquote, page.texts("li"))) == [f"{boxed}{unquote(plain)}".strip()] * 2
    assert list(map(unquote, page.texts("p"))) == [unquote(plain)] * 5 * bool(plain)
    assert page.texts("h2") == [plain] * bool(plain)
    assert page.texts("pre") == ["cxmap score"]


@PARSERS
@pytest.mark.parametrize("text", EVIL)
def test_every_hostile_text_reads_the_same(read: Callable[[str], Reader], text: str) -> None:
    paragraph, sentence = read(escape(text)), read(escape_sentence(text))
    cell = read(f"| x |\n| --- |\n| {escape(text, cell=True)} |")
    code = read(f"| x |\n| --- |\n| {write_code(text, cell=True)} |")
    assert paragraph.texts("p") == [clean(text)] * bool(clean(text))
    assert cell.texts("td") == code.texts("td") == [clean(text)]
    assert list(map(unquote, sentence.texts("p"))) == [unquote(clean(text))] * bool(clean(text))
    for page in (paragraph, sentence, cell, code):
        assert page.tags <= OWN_TAGS
        assert not [piece for piece in page.loose if CALLS.search(piece)]


@PARSERS
@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "@sales", "#12", "f00ba47cafe", "https://x.org", "[x](y)", ":smile:", "a\n\nb", "me@x.org", "*a*"],
)
def test_without_escapes_the_same_texts_would_be_found(read: Callable[[str], Reader], text: str) -> None:
    page = read(text)
    assert page.tags - OWN_TAGS or [piece for piece in page.loose if CALLS.search(piece)] or page.texts("p") != [text]


@PARSERS
def test_commands_are_whole(read: Callable[[str], Reader]) -> None:
    for command in ("cxmap score 'a  b.yaml' --explain x", "cxmap score '```.yaml'", "~~~", "cxmap score a\nb"):
        page = read(render_markdown(Paper("cxmap-x/1", {}, "T", "S.", (), (("Say:", command),))))
        assert page.texts("pre") == [command.replace("\n", "\ufffd")]


@PARSERS
def test_figures_stand_right_and_ids_are_code(read: Callable[[str], Reader]) -> None:
    text = render_markdown(full_paper())
    page = read(text)
    assert "<th" not in text
    assert page.texts("td")[:5] == ["1", "I compare plans and prices", "touchpoint-1", "Sales", "22.8"]
    assert "| ---: | --- | --- | --- | ---: |" in text
    assert "| `touchpoint-1` |" in text
    assert "100\N{NO-BREAK SPACE}%" in text
    assert page.tags >= {"table", "h3", "ul"}
    assert "input" in page.tags or read is elsewhere


def test_tasks_are_grouped_by_owner() -> None:
    text = render_markdown(full_paper())
    start = text.index("### Sales")
    assert text[start : text.index("## Measure")] == (
        "### Sales\n\n- [ ] Show one total price on every plan (`one-price`).\n- [ ] Ask those who leave.\n\n"
        "### Field Operations\n\n- [ ] Call ahead before the visit.\n\n"
    )


def test_sheets_without_rows() -> None:
    assert render_markdown(paper_of(empty="None.", tasks={"x": ("y",)})) == "# A paper\n\nA sentence.\n\nNone.\n"
    assert render_markdown(paper_of(lead=("Before.",), notes=("After.",))) == "# A paper\n\nA sentence.\n"


def count(text: str) -> int:
    """Characters as a browser counts them."""
    return len(text.encode("utf-16-le")) // 2


@PARSERS
@pytest.mark.parametrize("name", ["I compare plans", "I hear 👩‍👩‍👧‍👦 and 🇩🇪"])
def test_what_is_too_long_for_a_comment_is_cut_at_whole_rows(read: Callable[[str], Reader], name: str) -> None:
    paper = paper_of(*(row(number + 1, name) for number in range(2000)), notes=("A note.",))
    text = render_markdown(paper)
    assert LIMIT - 1000 < count(text) <= LIMIT
    shown = len(read(text).texts("td")) // 10
    assert f"\n\nThese are the first {shown:,} of 2,000 rows. With all of them this text would be longer than" in text
    assert text.endswith("\n\nA note.\n")
    whole = render_markdown(paper, limit=10**7)
    assert "These are the first" not in whole
    assert len(read(whole).texts("td")) == 20_000


def test_the_longest_part_is_cut_first() -> None:
    tasks = {f"Team {team}": tuple(f"Task {team}.{number}" for number in range(4)) for team in range(5)}
    paper = paper_of(*(row(number + 1) for number in range(20)), tasks=tasks)
    text = render_markdown(paper, limit=2000)
    assert len(text) <= 2000
    assert text.count("- [ ] ") == 20
    assert 5 < text.count("`touchpoint-") < 20
    short = render_markdown(paper, limit=500)
    assert len(short) <= 500
    assert re.search(r"These are the first \d+ of 20 tasks", short)
    assert not re.search(r"### .*\n\n(?!- \[ \])", short)


@given(texts, st.integers(200, 5000))
def test_no_limit_is_broken(text: str, limit: int) -> None:
    whole, cut = render_markdown([everywhere(text * 50)] * 3), render_markdown([everywhere(text * 50)] * 3, limit=limit)
    assert count(cut) <= limit
    assert cut == whole or "would be longer than a comment can be" in cut


def test_where_headings_alone_are_too_long_the_end_is_left_out() -> None:
    text = render_markdown([paper_of(row(1))] * 100, limit=1000)
    assert text.startswith("# A paper\n\n")
    assert text.endswith("\n\nMore is left out here: with all of it this text would be longer than a comment can be.\n")


@pytest.mark.parametrize(
    ("sentence", "markdown"),
    [
        ("`gap` is yours - theirs", "`gap` is yours - theirs"),
        ("set `owner` (`sales`), or `--cut mean`.", "set `owner` (`sales`), or `--cut mean`."),
        ("a`b` and ` x ` and ``y``", "a\\`b\\` and \\` x \\` and \\`\\`y\\`\\`"),
        ("- `a|b`", "\\- `a|b`"),
    ],
)
def test_what_a_sentence_quotes_is_code(sentence: str, markdown: str) -> None:
    assert escape_sentence(sentence) == markdown


def test_three_hundred_rows_of_a_portfolio_fit_a_comment() -> None:
    text = render_markdown(long_paper(300))
    assert count(text) <= LIMIT
    assert "These are the first" not in text


def test_the_characters_of_code_points_are_no_surprise() -> None:
    # What the parsers change on their own, clean() has changed before.
    assert all(unicodedata.category(character) != "Cc" for text in EVIL for character in clean(text))
