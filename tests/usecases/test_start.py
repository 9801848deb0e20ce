"""Starter maps."""

import unicodedata
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxmap.errors import CxmapError, FileProblem
from cxmap.language.parse import read_map
from cxmap.language.schema import schema_text
from cxmap.language.words import kebab
from cxmap.source import parse_document
from cxmap.usecases.check import check_paths
from cxmap.usecases.start import TITLE_MARK, Template, start_map, template_text

TEMPLATES = pytest.mark.parametrize("template", get_args(Template))


@TEMPLATES
def test_a_template_asks_for_a_title_once_and_lints_clean(template: Template) -> None:
    text = template_text(template)
    assert text.count(TITLE_MARK) == 1
    checked = check_paths([], [parse_document(text.replace(TITLE_MARK, "X").encode(), "x.journey.yaml")])
    assert checked.report.diagnostics == ()
    assert max(map(len, text.splitlines())) <= 120


@TEMPLATES
def test_a_template_shows_what_a_newcomer_needs(template: Template) -> None:
    text = template_text(template)
    for word in ("personas", "teams", "channels", "barriers", "moment_of_truth", "next", "initiatives", "question"):
        assert word in text
    for command in ("validate", "score", "render"):
        assert f"`cxmap {command}`" in text


@given(st.text(max_size=40).filter(lambda text: not any(unicodedata.category(one) in {"Cc", "Cs"} for one in text)))
def test_any_title_reads_back(title: str) -> None:
    from cxmap.usecases.start import _quoted

    document = parse_document(f"cxmap: 1\ntitle: {_quoted(title)}\nstages: {{s: {{}}}}\n".encode(), "x.journey.yaml")
    assert document.faults == ()
    assert isinstance(document.data, dict)
    assert document.data["title"] == title
    assert read_map(document.data).value is not None or not title.strip()


@given(st.text(max_size=30))
def test_a_name_is_an_id_or_refused_with_one(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    assume("/" not in name and "\0" not in name and name not in {"", ".", ".."})
    folder = tmp_path_factory.mktemp("maps")
    refused: CxmapError | None = None
    try:
        start_map(folder / name, None)
    except CxmapError as problem:
        refused = problem
    written = sorted(path.name for path in folder.iterdir())
    id = name.removesuffix(".journey.yaml")
    if refused is None:
        assert written == sorted([f"{id}.journey.yaml", "schemas"])
        assert kebab(id) == id
    else:
        assert refused.help
        assert written == []


def test_a_title_comes_from_the_name_unless_it_is_given(tmp_path: Path) -> None:
    assert 'title: "First bill"\n' in start_map(tmp_path / "first-bill", None).map.read_text()
    assert 'title: "My \\"own\\" \\\\ title"\n' in start_map(tmp_path / "b", 'My "own"\n \\ title').map.read_text()


def test_the_first_line_leads_to_the_schema(tmp_path: Path) -> None:
    started = start_map(tmp_path / "buy", None)
    assert started.schema_is == "new"
    assert started.schema.read_text(encoding="utf-8") == schema_text()
    first = started.map.read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=schemas/journey-1.schema.json"
    assert start_map(tmp_path / "sell", None).schema_is == "same"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (schema_text().encode(), "same"),
        (schema_text().replace("\n", "\r\n").encode(), "same"),
        (schema_text().replace("journey map", "map").encode(), "other"),
        (b"", "other"),
    ],
    ids=["same", "line ends of Windows", "older", "empty"],
)
def test_a_schema_that_is_there_is_never_touched(tmp_path: Path, content: bytes, found: str) -> None:
    schema = tmp_path / "schemas" / "journey-1.schema.json"
    schema.parent.mkdir()
    schema.write_bytes(content)
    started = start_map(tmp_path / "buy", None)
    assert (started.schema, started.schema_is) == (schema, found)
    assert schema.read_bytes() == content


def test_a_schema_that_cannot_be_written_leaves_no_map(tmp_path: Path) -> None:
    (tmp_path / "schemas").write_text("a file")
    with pytest.raises(FileProblem, match="part of the path is a file"):
        start_map(tmp_path / "buy", None)
    assert [path.name for path in tmp_path.iterdir()] == ["schemas"]
