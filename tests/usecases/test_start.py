"""Starter maps."""

import unicodedata
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxmap.errors import CxmapError
from cxmap.language.parse import read_map
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
    written = [path.name for path in folder.iterdir()]
    id = name.removesuffix(".journey.yaml")
    if refused is None:
        assert written == [f"{id}.journey.yaml"]
        assert kebab(id) == id
    else:
        assert refused.help
        assert written == []


def test_a_title_comes_from_the_name_unless_it_is_given(tmp_path: Path) -> None:
    assert 'title: "First bill"\n' in start_map(tmp_path / "first-bill", None).read_text()
    assert 'title: "My \\"own\\" \\\\ title"\n' in start_map(tmp_path / "b", 'My "own"\n \\ title').read_text()
