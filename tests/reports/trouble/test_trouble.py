"""What is wrong with maps, as a page: the same findings as in the terminal, and nothing runs that came from a map."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.cli.program import GOOD
from tests.reports.hostile import EVIL, texts
from tests.reports.outline import Outline

from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.diagnostics.report import Report
from cxmap.drawing.theme import write_page_style
from cxmap.reports.diagnostics.pretty import render_pretty
from cxmap.reports.trouble import tell_findings, tell_problem, write_trouble
from cxmap.source import Document, Span, parse_document
from cxmap.usecases.load import load_maps

GOLDEN = Path(__file__).parent / "golden"
BROKEN = (
    GOOD.replace("title: Buying a drink", "title: <b>Buying</b> a drink\nlevel: sketsh")
    .replace("channels: [machine]", "channels: [machin]")
    .replace("take-drink: {name: I take my drink}", "take-drink: {name: '</script><img onerror=\"x\">', channles: []}")
)


def write(report: Report, documents: dict[str, Document]) -> str:
    return write_trouble(tell_findings(report, documents), "").text


def read_frames(page: str) -> list[str]:
    """The code frames as they are read on the page."""
    return [unescape(re.sub(r"<[^>]*>", "", frame)) for frame in re.findall(r"<pre [^>]*>(.*?)</pre>", page, re.DOTALL)]


def cut_frames(printed: str) -> list[str]:
    """The code frames as `validate` prints them."""
    frames = re.findall(r"^\S[^\n]*\n((?: *(?:-->|:::|\d* \|)[^\n]*\n)+)", printed, re.MULTILINE)
    assert frames
    return frames


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Report, dict[str, Document]]:
    monkeypatch.chdir(tmp_path)
    Path("buy.journey.yaml").write_text(BROKEN, encoding="utf-8")
    checked = load_maps([Path("buy.journey.yaml")]).checked
    return checked.report, {document.name: document for document in load_maps([Path()]).documents.values()}


def test_a_page_of_findings(broken: tuple[Report, dict[str, Document]], golden: Callable[[str, Path], None]) -> None:
    page = write(*broken)
    golden(page[page.index("<title>") :], GOLDEN / "findings.html")


def test_frames_are_those_that_validate_prints(broken: tuple[Report, dict[str, Document]]) -> None:
    frames = read_frames(write(*broken))
    assert len(frames) == 3
    assert frames == cut_frames(render_pretty(*broken))


def test_a_place_that_explains_another_is_shown_too() -> None:
    document = parse_document(b"cxmap: 1\ntitle: x\n", "a.journey.yaml")
    label = Label("the first is here", "a.journey.yaml", Span(1, 1, 1, 6))
    found = Diagnostic(
        "CX303",
        "some-rule",
        Severity.WARNING,
        "`title` is odd",
        "a.journey.yaml",
        Span(2, 8, 2, 9),
        (),
        related=(label,),
    )
    page = write(Report(("a.journey.yaml",), (found,)), {document.name: document})
    [frame] = read_frames(page)
    assert frame == (
        " --> a.journey.yaml:2:8\n  |\n2 | title: x\n  |        ^\n"
        " ::: a.journey.yaml:1:1\n  |\n1 | cxmap: 1\n  | ----- the first is here\n"
    )
    assert '<article class="finding warning"' in page
    assert "Help" not in page


def test_a_problem_is_told_with_its_help() -> None:
    page = write_trouble(tell_problem("`x` cannot be read: <denied>", "mend its `permissions`"), "").text
    assert "<h1><bdi>Error: <code>x</code> cannot be read: &lt;denied&gt;</bdi></h1>" in page
    assert "<strong>Help:</strong> <bdi>mend its <code>permissions</code></bdi>" in page
    assert "<strong>Help" not in write_trouble(tell_problem("no port", ""), "").text
    assert "<title>Error: no port</title>" in write_trouble(tell_problem("no port", ""), "").text


def test_it_waits_for_the_next_edition_under_a_strict_policy(broken: tuple[Report, dict[str, Document]]) -> None:
    page = write_trouble(tell_findings(*broken), write_page_style())
    assert "unsafe" not in page.policy
    assert "connect-src 'self'" in page.policy
    assert page.edition
    assert page == write_trouble(tell_findings(*broken), write_page_style())
    names = {name for _, said in Outline(page.text).elements for name in said}
    assert [name for name in names if name.startswith("on") or name in {"style", "src"}] == []


@settings(max_examples=60)
@given(texts.filter(bool))
def test_no_text_adds_an_element(text: str) -> None:
    assert list_tags(text) == list_tags("plain")


@pytest.mark.parametrize("text", [*EVIL, "</pre><script>alert(1)</script>", "</title>", "x" * 10_000])
def test_no_evil_text_adds_an_element(text: str) -> None:
    assert list_tags(text) == list_tags("plain")


def list_tags(text: str) -> list[str]:
    """The elements of a page on which everything is the same text; what stands between backticks may be code."""
    document = parse_document(f"x: {text}\n".encode("utf-8", "backslashreplace"), "a.journey.yaml")
    found = Diagnostic(text, text, Severity.ERROR, text, text, Span(1, 1, 1, 2), (), text)
    report = Report((text,), (found,))
    page = write(report, {text: document})
    return [tag for tag in Outline(page).tags if tag != "code"]
