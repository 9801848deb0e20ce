"""Which addresses of a map become links: web pages, mail and the project's own files, and those in pictures alone."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pygraphviz
import pypdfium2
import pytest
from tests.security.injection.folders import MAP, Folder, to_yaml
from tests.security.injection.outputs import draw_dots, draw_map, make_report_page, tell_ranking, tell_reports
from tests.security.injection.places import ITEM, walk
from tests.security.injection.program import run_here
from tests.security.injection.readers import check_log, read_markdown, read_page

from cxmap.language.base import URL_PATTERN
from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap

SCRIPT = 'https://example.org/"><script>alert(1)</script>'

ALLOWED = {
    "https://example.org/a?b=1&c=2#d": "https://example.org/a?b=1&c=2#d",
    "mailto:a@example.org": "mailto:a@example.org",
    "docs/a.md#b": "docs/a.md#b",
    SCRIPT: SCRIPT,
    "https://example.org/'onload='alert(1)": "https://example.org/'onload='alert(1)",
    # Nobody reads entities twice: this is the name of a file.
    "javascript&#58;alert(1)": "javascript&#58;alert(1)",
    "javascript%3Aalert(1)": "javascript%3Aalert(1)",
}
"""What may stand behind `url`, and what a link then leads to."""

SILENT = ("//example.org/x", "\\\\example.org\\x", "/..//example.org", "https://bank.example@example.org/")
"""What may stand there, too, and becomes no link."""

REFUSED = (
    "HTTP://example.org", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
    "java\tscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)", "java\x00script:alert(1)",
    "javascript\u200b:alert(1)", "data:text/html,<script>", "data:image/svg+xml;base64,PHN2Zz4=", "file:///etc/passwd",
    "vbscript:x", "blob:https://example.org/x", "ftp://example.org", "view-source:https://example.org",
    "ms-office:ofe|u|https://example.org", "x:y", ":x",
)  # fmt: skip
"""What is an error behind `url`."""


def write_map(folder: Path, url: str) -> Folder:
    link = {"title": f"Read {url}", "url": url}
    touchpoint = {"name": "I ask", "links": [link, link], "metrics": {"satisfaction": 3}, "from": "talk"}
    data = {
        "cxmap": 1,
        "title": "Asking",
        "evidence": {"talk": {"kind": "interview", "url": url, "source": url}},
        "stages": {"one": {"touchpoints": {"ask": touchpoint}}},
    }
    (folder / MAP).write_text(to_yaml(data), encoding="utf-8")
    return Folder(folder, url, {})


def find_links(svg: ET.Element) -> set[str]:
    return {value for element in svg.iter() for key, value in element.attrib.items() if key.endswith("href")}


def test_nothing_else_has_addresses() -> None:
    """A key whose texts must look like addresses belongs into the tests below."""
    leaves = {leaf.path for model in (JourneyMap, Catalogue) for leaf in walk(model) if leaf.pattern == URL_PATTERN}
    assert leaves == {("evidence", ITEM, "url"), ("stages", ITEM, "touchpoints", ITEM, "links", ITEM, "url")}


@pytest.mark.parametrize("url", REFUSED)
def test_other_schemes_are_errors(tmp_path: Path, url: str) -> None:
    write_map(tmp_path, url)
    done = run_here("validate", "--no-cache", "--format", "concise", MAP, cwd=tmp_path)
    assert done.code == 1
    assert done.text.count(": error: ") == 3
    check_log(done.text)
    assert run_here("render", MAP, cwd=tmp_path).out == b""


@pytest.mark.parametrize("url", [*ALLOWED, *SILENT])
def test_where_a_touchpoint_leads_to(tmp_path: Path, url: str) -> None:
    folder = write_map(tmp_path, url)
    expected = {ALLOWED[url]} if url in ALLOWED else set()
    (picture,) = draw_map(folder).values()
    assert find_links(ET.fromstring(picture)) == expected
    graph = pygraphviz.AGraph(string=draw_dots(folder)[f"--view all {MAP} main.dot"])
    # Graphviz itself reads the entities of addresses.
    urls = {node.attr["URL"] for node in graph.nodes() if node.attr["URL"]}
    assert urls == {address.replace("&", "&amp;") for address in expected}


@pytest.mark.parametrize("url", [*ALLOWED, *SILENT])
def test_texts_have_no_links(tmp_path: Path, url: str) -> None:
    """Terminals make none of what they are told, Markdown none of what is written, and CSV and JSON have none."""
    folder = write_map(tmp_path, url)
    told = {**tell_ranking(folder), **tell_reports(folder)}
    for key, output in told.items():
        if key.endswith("markdown"):
            read_markdown(output)
        elif key.endswith(("table", "terminal")):
            check_log(output)


@pytest.mark.parametrize(
    ("url", "linked"),
    [(SCRIPT, {"https://example.org/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"}), (SILENT[0], set())],
)
def test_a_page_has_the_links_of_its_pictures(tmp_path: Path, url: str, linked: set[str]) -> None:
    page = make_report_page(write_map(tmp_path, url)).text
    read_page(page)
    found = {found for found in re.findall(r'href="([^"]*)"', page) if not found.startswith(("#", "data:,"))}
    assert found == linked


@pytest.mark.parametrize("url", [SCRIPT, "https://example.org/)>>/S/JavaScript", SILENT[1]])
def test_a_pdf_runs_nothing(tmp_path: Path, url: str) -> None:
    write_map(tmp_path, url)
    assert run_here("render", "-o", "a.pdf", MAP, cwd=tmp_path).code == 0
    content = (tmp_path / "a.pdf").read_bytes()
    assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm|EmbeddedFile|GoToR|URI)\b", content)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    assert set(document.get_metadata_dict(skip_empty=True)) <= {"Title", "Producer", "Creator"}
    document.close()
