"""What reads each form of each answer, as the programs do that take it; whoever cannot read it fails."""

import json
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from io import BytesIO

import pygraphviz
import pypdfium2
import yaml
from sarif_pydantic import Sarif
from tests.fuzz.answers import check_markdown, check_table
from tests.reports.diagnostics.workflow import find_dropped, read_command

SVG = "{http://www.w3.org/2000/svg}"
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_TASK = re.compile(r"      [^:;#]*(?:#\d+;[^:;#]*)*: [1-5]: .+|      %% .*")
_COMMENT = re.compile(r"#[^\r\n\x85\u2028\u2029]*")


def check_json(text: str) -> None:
    """It is JSON as the standard has it."""

    def refuse(word: str) -> float:
        raise AssertionError(f"{word} is no JSON")

    json.loads(text, parse_constant=refuse)


def check_sarif(text: str) -> None:
    """A public reader of SARIF takes it, and every place in it is one."""
    log = Sarif.model_validate_json(text)
    for result in log.runs[0].results or ():
        region = result.locations[0].physical_location.region
        assert region is None or (region.start_line or 1) >= 1


def check_github(text: str) -> None:
    """Every line that the runner would carry out is a finding, with all that was said about its place."""
    for line in text.splitlines():
        command = read_command(line)
        if command is not None:
            assert command.name in {"error", "warning", "notice"}, line
            assert "line" not in command.properties or find_dropped(command.properties) <= {"col", "endColumn"}


def check_xml(text: str) -> None:
    """It is XML."""
    ET.fromstring(text)


FINDINGS: Mapping[str, Callable[[str], None]] = {
    "pretty": check_table,
    "concise": check_table,
    "json": check_json,
    "sarif": check_sarif,
    "github": check_github,
    "junit": check_xml,
}
"""The reader of each form of `cxmap validate`."""


def check_svg(content: bytes) -> None:
    """It is one picture with a size, a title and a description, that loads nothing and runs nothing."""
    root = ET.fromstring(content)
    assert root.tag == f"{SVG}svg"
    assert all(float(root.attrib[side].removesuffix("px").removesuffix("pt")) > 0 for side in ("width", "height"))
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in {"script", "foreignObject", "image", "use"}, element.tag
        assert not any(name.lower().startswith("on") for name in element.attrib)


def check_png(content: bytes) -> None:
    """It is a PNG from its first to its last chunk, and not empty."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert content.endswith(b"IEND\xaeB`\x82")
    assert all(struct.unpack(">II", content[16:24]))


def check_pdf(content: bytes) -> None:
    """A reader of PDF opens it, and it has one page."""
    document = pypdfium2.PdfDocument(BytesIO(content))
    try:
        assert len(document) == 1
    finally:
        document.close()


def check_dot(content: bytes) -> None:
    """Graphviz reads it."""
    pygraphviz.AGraph(string=content.decode()).close()


def check_mermaid(content: bytes) -> None:
    """It has the lines that a journey of Mermaid has, and no others."""
    first, *lines = content.decode().splitlines()
    assert first == "journey"
    for line in lines:
        assert line.startswith(("    title ", "    section ")) or _TASK.fullmatch(line) or not line.strip(), line


PICTURES: Mapping[str, Callable[[bytes], None]] = {
    "svg": check_svg,
    "png": check_png,
    "pdf": check_pdf,
    "dot": check_dot,
    "mermaid": check_mermaid,
}
"""The reader of each form of a picture."""


class _Page(HTMLParser):
    """Reads a page and holds it to closing what it opens."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self._open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert not (value or "").lower().lstrip().startswith(("javascript:", "data:text", "file:")), (tag, value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag


def check_page(text: str) -> None:
    """It is one whole page, whose elements are closed in their order."""
    tags = _Page(text).tags
    assert [tags.count(tag) for tag in ("html", "head", "body", "main")] == [1, 1, 1, 1]


REPORTS: Mapping[str, Callable[[str], None]] = {
    "terminal": check_table,
    "markdown": check_markdown,
    "html": check_page,
}
"""The reader of each form of `cxmap report`."""


def list_comments(text: str) -> list[str]:
    """The comments of a text that is YAML: what stands behind a `#` between its tokens."""
    comments, done = [], 0
    for token in yaml.scan(text, Loader=yaml.CLoader):
        start, end = token.start_mark.index, token.end_mark.index
        if start > done:
            comments += _COMMENT.findall(text[done:start])
        done = max(done, end)
    return [comment.rstrip() for comment in comments + _COMMENT.findall(text[done:])]
