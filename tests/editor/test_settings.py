"""What docs/editor.md tells people to set does what it says; the tools of these tests name no registry."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.editor.client import SETTINGS, Editor, start_editor
from tests.editor.maps import TOUCHPOINT

from cxmap.language.edition import SchemaKind, schema_name
from cxmap.language.schema import schema_text

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
KINDS: tuple[SchemaKind, ...] = ("journey", "catalogue")


def find_blocks(language: str) -> list[str]:
    """The code of a language that the page shows."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def read_settings() -> dict[str, Mapping[str, str]]:
    """Which schema belongs to which files, as each editor is told."""
    code, zed = map(json.loads, find_blocks("json"))
    (helix,) = map(tomllib.loads, find_blocks("toml"))
    (neovim,) = find_blocks("lua")
    return {
        "VS Code": code["yaml.schemas"],
        "Zed": zed["lsp"]["yaml-language-server"]["settings"]["yaml"]["schemas"],
        "Helix": helix["language-server"]["yaml-language-server"]["config"]["yaml"]["schemas"],
        "Neovim": dict(re.findall(r'\["(\S+)"\] = "(\S+)"', neovim)),
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with both schemas and with maps in a folder."""
    (tmp_path / "schemas").mkdir()
    (tmp_path / "maps").mkdir()
    for kind in KINDS:
        (tmp_path / "schemas" / schema_name(kind)).write_text(schema_text(kind), encoding="utf-8")
    return tmp_path


def test_all_editors_are_told_the_same() -> None:
    wanted = {f"schemas/{schema_name(kind)}": f"*.{kind}.yaml" for kind in KINDS}
    for name, schemas in read_settings().items():
        assert {path.removeprefix("./"): pattern for path, pattern in schemas.items()} == wanted, name


@pytest.mark.needs_node
@pytest.mark.parametrize("name", read_settings())
def test_files_are_matched_by_their_names(node: str, project: Path, name: str) -> None:
    with start_editor(node, project, {**SETTINGS, "schemas": read_settings()[name]}) as editor:
        for folder in (project, project / "maps"):
            assert_matched(editor, folder)


def assert_matched(editor: Editor, folder: Path) -> None:
    journey, catalogue = folder / "buy.journey.yaml", folder / "house.catalogue.yaml"
    assert editor.find_faults(journey, f"cxmap: 1\ntitle: A map\n{TOUCHPOINT}") == []
    assert [fault.line for fault in editor.find_faults(journey, f"cxmap: 1\ntitel: A map\n{TOUCHPOINT}")] == [1, 2]
    assert editor.find_faults(catalogue, "cxmap: 1\nteams: {sales: {name: Sales}}\n") == []
    assert [fault.line for fault in editor.find_faults(catalogue, f"cxmap: 1\n{TOUCHPOINT}")] == [2]
    assert editor.find_faults(folder / "other.yaml", "titel: A map\n") == []


@pytest.mark.needs_node
def test_the_first_line_decides(node: str, project: Path) -> None:
    settings = {**SETTINGS, "schemas": {"schemas/journey-1.schema.json": "*.yaml"}}
    text = "# yaml-language-server: $schema=schemas/catalogue-1.schema.json\ncxmap: 1\nteams: {}\n"
    with start_editor(node, project, settings) as editor:
        assert editor.find_faults(project / "house.yaml", text) == []
        assert editor.find_faults(project / "house.yaml", text.partition("\n")[2]) != []


def find_addresses(lock: Mapping[str, Any]) -> list[str]:
    """Packages of a lock file that are tied to the registry it was written with."""
    return [name for name, package in lock["packages"].items() if "resolved" in package]


def test_the_lock_file_names_versions_and_no_addresses() -> None:
    lock = json.loads((ROOT / "tests/editor/package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((ROOT / "tests/editor/package.json").read_text(encoding="utf-8"))["dependencies"]
    assert find_addresses(lock) == []
    for name, version in wanted.items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    assert f"version {wanted['yaml-language-server'].rpartition('.')[0]} of it" in PAGE


def test_an_address_is_found() -> None:
    assert find_addresses({"packages": {"": {}, "a": {"resolved": "https://registry.example/a.tgz"}}}) == ["a"]
