"""Generated files are compared with what the program makes now."""

from pathlib import Path
from types import ModuleType

import pytest
from tests.guards.programs import load_program

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/generated.py, which is no package."""
    return load_program("tools/generated.py")


def test_committed_files_are_fresh(tool: ModuleType) -> None:
    assert tool.find_stale(ROOT, tool.GENERATED) == []


def test_every_schema_is_generated(tool: ModuleType) -> None:
    committed = {f"schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json")}
    assert committed == {file.path for file in tool.GENERATED if file.path.startswith("schemas/")}


@pytest.mark.parametrize("fault", ["missing", "changed"])
def test_a_stale_file_is_found(tool: ModuleType, tmp_path: Path, fault: str) -> None:
    version = tool.Generated("version.txt", ("--version",))
    if fault == "changed":
        (tmp_path / "version.txt").write_text("cxmap 0.0.0\n", encoding="utf-8")
    assert tool.find_stale(tmp_path, [version]) == ["version.txt"]
    tool.write_all(tmp_path, [version])
    assert tool.find_stale(tmp_path, [version]) == []
