"""Readers of every form that go by what the programs do that read it, and not by how it was written."""

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pygraphviz
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.reports.diagnostics.workflow import read_command

OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""What a terminal obeys, or what makes people read something else than there is."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal obeys."""

SERVER_COMMAND = re.compile(r"##\w*\[")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", ""})

_MARKDOWN = MarkdownIt("gfm-like", {"html": True})
_COLOUR = "#[0-9A-F]{6}"
_RULE = rf'#cx[0-9a-f]{{8}} \[(?:fill|stroke)="{_COLOUR}"\]\{{(?:fill|stroke):{_COLOUR}\}}'
_STYLE = re.compile(
    r"#cx[0-9a-f]{8} text\{font-family:[\w ,'-]+;white-space:pre\}"
    rf"@media \(prefers-color-scheme:dark\)\{{(?:{_RULE})*\}}"
)
# Where a cell begins, also for programs that end cells elsewhere and drop blanks and quotes.
_FORMULA = re.compile(r"(?:^|[,;|\t])[ \"]*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[-+]?\d+)?")


def check_log(text: str, *, obeyed: re.Pattern[str] = OBEYED, commands: bool = False) -> None:
    """Neither a terminal nor a build server obeys anything of a text.

    Args:
        text: What is printed.
        obeyed: What must not stand there.
        commands: Whether its lines are commands to GitHub, which others read.
    """
    found = obeyed.search(text)
    assert found is None, ascii(text[max(0, found.start() - 60) : found.end() + 20])
    if commands:
        return
    assert not SERVER_COMMAND.search(text)
    assert [line for line in re.split("[\r\n]", text) if read_command(line)] == []


def read_csv(text: str) -> list[list[str]]:
    """The shape of a table: numbers as they are, for every text a word."""
    assert text.startswith("\ufeff")
    lines = text.removeprefix("\ufeff").removesuffix("\r\n").split("\r\n")
    check_log("\n".join(lines))
    rows = list(csv.reader(lines, strict=True))
    assert len(rows) == len(lines)
    for cell in (cell for row in rows for cell in row):
        assert _NUMBER.fullmatch(cell) or not _FORMULA.search(cell), cell
    return [[cell if _NUMBER.fullmatch(cell) else "text" if cell else "" for cell in row] for row in rows]


def read_json(text: str) -> object:
    """The shape of a document: keys, numbers, and for every text a word."""
    check_log(text)
    return shape_of(json.loads(text))


def shape_of(value: object) -> object:
    """Data without its texts."""
    match value:
        case dict():
            return {key: shape_of(part) for key, part in value.items()}
        case list():
            return [shape_of(part) for part in value]
        case str():
            return "text" if value else ""
    return value


def read_markdown(text: str) -> list[str]:
    """The blocks of a text, and in them what is more than text."""
    check_log(text)
    return list(_name_tokens(_MARKDOWN.parse(text)))


def _name_tokens(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type != "inline":
            yield f"{token.type} {token.tag} {token.attrs or ''}".rstrip()
            continue
        # Words that could call somebody are set as code: they are text all the same.
        kinds = {child.type for child in token.children or ()} - {"text", "code_inline", "text_special"}
        assert kinds <= {"strong_open", "strong_close", "em_open", "em_close", "softbreak"}, (kinds, token.content)
        yield " ".join(["inline", *sorted(kinds)])


def read_picture(text: str) -> dict[str, set[str]]:
    """The elements of a picture, each with the attributes that any of its kind has."""
    check_markup(text)
    return read_elements(ET.fromstring(text))


def check_markup(text: str) -> None:
    """Neither a terminal nor a build server obeys anything of what is printed for a program."""
    # Marks of direction belong to names, and stay within them.
    check_log(text, obeyed=CONTROL)


def read_elements(root: ET.Element) -> dict[str, set[str]]:
    """The elements below one, each with the attributes that any of its kind has."""
    found: dict[str, set[str]] = {}
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        found.setdefault(name, set()).update(element.attrib)
        for key, value in element.attrib.items():
            check_attribute(key, value)
        assert name != "style" or _STYLE.fullmatch(element.text or ""), element.text
    return found


def check_attribute(key: str, value: str) -> None:
    """An address leads where it may, and what programs read is no text of anybody."""
    if key.rpartition("}")[2] == "href":
        assert urlsplit(value).scheme.lower() in SAFE_SCHEMES, value
    elif key in {"id", "class", "aria-labelledby", "aria-describedby"}:
        assert re.fullmatch(r"[\w -]*", value), value
    elif key in {"fill", "stroke"}:
        assert re.fullmatch(f"none|{_COLOUR}", value), value


class _Outline(HTMLParser):
    """Collects the elements of a page outside its pictures, and the texts of its scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.programs: list[str] = []
        self.pictures: set[tuple[str, ...]] = set()
        self.depth = 0
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag
        self.depth += tag == "svg"
        element = (tag, *(key for key, _ in attrs))
        for key, value in attrs:
            assert not key.startswith("on"), attrs
            if key in {"href", "src", "action", "formaction", "data"}:
                scheme = urlsplit(value or "").scheme.lower()
                assert scheme in SAFE_SCHEMES or (tag, key, value) == ("link", "href", "data:,"), attrs
        if self.depth:
            self.pictures.add(element)
        elif tag != "code":  # what a message quotes stands in one
            self.elements.append(element)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "svg"
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within in {"script", "style"}:
            self.programs.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def read_page(text: str) -> tuple[list[tuple[str, ...]], list[Any]]:
    """The elements of a page outside its pictures, and what it runs; its data by its shape."""
    check_markup(text)
    outline = _Outline()
    outline.feed(text)
    outline.close()
    assert outline.depth == 0
    programs = [shape_of(json.loads(part)) if part.startswith(("[{", "[]")) else part for part in outline.programs]
    return outline.elements, programs


def read_dot(text: str) -> dict[str, set[str]]:
    """The nodes and edges of a graph, by the part of their names that is no number, each with its attributes."""
    check_markup(text)
    graph = pygraphviz.AGraph(string=text)
    found: dict[str, set[str]] = {"graph": {key for key, value in graph.graph_attr.items() if value}}
    things = [*graph.nodes(), *graph.edges()]
    # A statement stands on a line of its own, behind three for what all have in common.
    assert len(things) == sum(line.startswith("  ") for line in text.splitlines()) - 3
    assert graph.subgraphs() == []
    for thing in things:
        name = re.sub(r"\d+", "", str(thing))
        attributes = {key: value for key, value in thing.attr.items() if value}
        found.setdefault(name, set()).update(attributes)
        assert urlsplit(attributes.get("URL", "")).scheme.lower() in SAFE_SCHEMES
    return found


def read_mermaid(text: str) -> list[str]:
    """The lines of a journey, without names; a name has no character that Mermaid knows."""
    check_log(text)
    return [_read_task(line) for line in text.removesuffix("\n").split("\n")]


def _read_task(line: str) -> str:
    bare = re.sub(r"#\d+;", "", line)
    for pattern, kind in _TASKS.items():
        if re.fullmatch(pattern, bare):
            return kind
    raise AssertionError(line)


_NAME = r"(?:(?!%%)[^#:;,<\n])*"
_TASKS = {
    "journey": "journey",
    rf"    title {_NAME}": "title",
    rf"    section {_NAME}": "section",
    rf"      {_NAME}: [1-5]: {_NAME}(?:, {_NAME})*": "task",
    rf"      %% {_NAME}: no emotion is written": "comment",
}
