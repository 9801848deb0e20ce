"""Modelines: the nearest schema of the project, named from where the file lies."""

from pathlib import Path

import pytest
from tests.usecases.maps import lay_out

from cxmap.language.edition import SchemaKind, schema_name
from cxmap.usecases.modeline import find_schema, kind_of, place_schema, write_modeline
from cxmap.usecases.project import Project

SCHEMA = schema_name("journey")


def modeline(folder: Path, name: str) -> str | None:
    schema = find_schema(folder / name, Project())
    return write_modeline(folder / name, schema) if schema else None


@pytest.mark.parametrize(
    ("schemas", "name", "led_to"),
    [
        (["schemas"], "buy.journey.yaml", "schemas/journey-1.schema.json"),
        (["schemas"], "maps/buy.journey.yaml", "../schemas/journey-1.schema.json"),
        (["schemas"], "a/b c/ü/buy.journey.yaml", "../../../schemas/journey-1.schema.json"),
        (["schemas", "maps/schemas"], "maps/buy.journey.yaml", "schemas/journey-1.schema.json"),
        (["maps/schemas"], "maps/old/buy.journey.yaml", "../schemas/journey-1.schema.json"),
        (["maps/schemas"], "other/buy.journey.yaml", None),
        (["maps/schemas"], "buy.journey.yaml", None),
        ([], "buy.journey.yaml", None),
    ],
)
def test_the_nearest_schema_is_named(tmp_path: Path, schemas: list[str], name: str, led_to: str | None) -> None:
    lay_out(tmp_path, {f"{folder}/{SCHEMA}": "{}" for folder in schemas})
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    found = modeline(tmp_path, name)
    assert found == (led_to and f"# yaml-language-server: $schema={led_to}")
    if led_to:
        assert ((tmp_path / name).parent / led_to).resolve().is_file()


def test_a_catalogue_has_a_schema_of_its_own(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"schemas/{SCHEMA}": "{}"})
    assert modeline(tmp_path, "house.catalogue.yaml") is None
    lay_out(tmp_path, {f"schemas/{schema_name('catalogue')}": "{}"})
    led_to = "# yaml-language-server: $schema=schemas/catalogue-1.schema.json"
    assert modeline(tmp_path, "house.catalogue.yaml") == led_to


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.journey.yaml", "journey"), ("a.catalogue.yaml", "catalogue"), ("a.yaml", "journey"), ("catalogue", "journey")],
)
def test_what_a_file_holds_is_told_from_its_name(name: str, kind: SchemaKind) -> None:
    assert kind_of(Path(name)) == kind


def test_nothing_outside_the_project_is_named(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"schemas/{SCHEMA}": "{}"})
    lay_out(tmp_path / "inner", {})
    assert modeline(tmp_path, "inner/buy.journey.yaml") is None


def test_a_folder_is_no_schema(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"schemas/{SCHEMA}/readme.txt": ""})
    assert find_schema(tmp_path / "buy.journey.yaml", Project()) is None


def test_without_a_project_the_folder_cxmap_was_started_in_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / SCHEMA).write_text("{}")
    (tmp_path / "maps").mkdir()
    assert modeline(tmp_path, "maps/buy.journey.yaml") is None
    monkeypatch.chdir(tmp_path)
    assert modeline(Path(), "maps/buy.journey.yaml") == (
        "# yaml-language-server: $schema=../schemas/journey-1.schema.json"
    )


def test_links_of_folders_stay_as_written(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"schemas/{SCHEMA}": "{}", "far/away/maps/keep.txt": ""})
    (tmp_path / "maps").symlink_to("far/away/maps")
    assert modeline(tmp_path, "maps/buy.journey.yaml") == (
        "# yaml-language-server: $schema=../schemas/journey-1.schema.json"
    )


@pytest.mark.parametrize(
    ("here", "name", "place"),
    [
        (".", "buy.journey.yaml", "schemas"),
        (".", "maps/buy.journey.yaml", "schemas"),
        ("maps", "maps/buy.journey.yaml", "maps/schemas"),
        ("maps", "buy.journey.yaml", "schemas"),
        ("maps", "other/buy.journey.yaml", "schemas"),
        ("..", "maps/buy.journey.yaml", "schemas"),
    ],
)
def test_a_new_schema_lies_where_one_works_and_never_outside_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, name: str, place: str
) -> None:
    project = lay_out(tmp_path / "project", {"maps/keep.txt": "", "other/keep.txt": ""})
    monkeypatch.chdir(project / here)
    assert place_schema(project / name, Project()) == project / place / SCHEMA


def test_without_a_project_a_new_schema_lies_beside_the_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    there = tmp_path / "there"
    assert place_schema(there / "buy.journey.yaml", Project()) == there / "schemas" / SCHEMA
    catalogue = place_schema(Path("a.catalogue.yaml"), Project())
    assert catalogue == tmp_path / "here" / "schemas" / schema_name("catalogue")
