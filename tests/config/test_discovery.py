"""The configuration that a run goes by is the nearest upwards, inside the repository."""

from pathlib import Path

import pytest

from cxmap.config.discovery import MAX_BYTES, find_configuration, read_configuration
from cxmap.errors import UsageError


def make(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_toml", ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "a" / "b").mkdir(parents=True, exist_ok=True)
    (root / ".git").mkdir(exist_ok=True)
    return root


def find(folder: Path) -> Path | None:
    found = find_configuration(folder)
    return found.path if found else None


def test_the_nearest_wins(tmp_path: Path) -> None:
    root = make(tmp_path, cxmap_toml="", a__cxmap_toml='level = "mapped"')
    assert find(root) == root / "cxmap.toml"
    assert find(root / "a" / "b") == root / "a" / "cxmap.toml"


def test_an_own_file_beats_a_shared_one(tmp_path: Path) -> None:
    root = make(tmp_path, cxmap_toml="", pyproject_toml="[tool.cxmap]")
    assert find(root) == root / "cxmap.toml"


@pytest.mark.parametrize("text", ["[tool.cxmap]", "[tool.cxmap]\nlevel = 'mapped'", "tool.cxmap = {}"])
def test_a_shared_file_counts_with_its_table_and_be_it_empty(tmp_path: Path, text: str) -> None:
    root = make(tmp_path, pyproject_toml=text)
    assert find(root / "a") == root / "pyproject.toml"


@pytest.mark.parametrize("text", ["", "[project]\nname = 'cxmap'", "[tool.ruff]\n# cxmap"])
def test_a_shared_file_without_the_table_is_passed_over(tmp_path: Path, text: str) -> None:
    root = make(tmp_path, a__pyproject_toml=text, cxmap_toml="")
    assert find(root / "a" / "b") == root / "cxmap.toml"


def test_nothing_is_looked_for_above_the_repository(tmp_path: Path) -> None:
    (tmp_path / "cxmap.toml").touch()
    inner = make(tmp_path / "inner")
    assert find(inner / "a") is None


def test_a_folder_of_that_name_is_no_configuration(tmp_path: Path) -> None:
    root = make(tmp_path)
    (root / "cxmap.toml").mkdir()
    assert find(root) is None


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("cxmap.toml", b"level=", "is no TOML: invalid value (at end of document)"),
        ("cxmap.toml", b"\xff", "is no TOML: 'utf-8' codec can't decode"),
        ("cxmap.toml", b"a=" + b"[" * 5000, "is no TOML"),
        ("cxmap.toml", b"#" * (MAX_BYTES + 1), "is larger than 1 MiB"),
        ("pyproject.toml", b"[tool]\ncxmap = 3", "`tool.cxmap` in "),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError) as error:
        find_configuration(tmp_path)
    assert says in error.value.message
    assert error.value.help


def test_a_named_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no\.toml cannot be read: no such file or directory"):
        read_configuration(tmp_path / "no.toml")
