"""Every public module, class and function of the program is documented, and nothing prints but the command line."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src" / "cxmap"
DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _public_nodes(node: Documented, name: str) -> Iterator[tuple[str, Documented]]:
    yield name, node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return  # what stands inside a function is nobody's interface
    for child in node.body:
        if isinstance(child, DEFINITIONS) and not child.name.startswith("_"):
            yield from _public_nodes(child, f"{name}.{child.name}")


def find_undocumented(sources: Path) -> list[str]:
    """Names under a folder of sources that lack a docstring."""
    return [
        name
        for path in sorted(sources.rglob("*.py"))
        for name, node in _public_nodes(
            ast.parse(path.read_text(encoding="utf-8")), ".".join(path.relative_to(sources).with_suffix("").parts)
        )
        if not (ast.get_docstring(node) or "").strip()
    ]


def find_prints(sources: Path) -> list[str]:
    """Places outside the command line that call `print`."""
    return [
        f"{path.relative_to(sources).as_posix()}:{node.lineno}"
        for path in sorted(sources.rglob("*.py"))
        if path.relative_to(sources).parts[0] != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def test_every_public_name_is_documented() -> None:
    assert find_undocumented(SOURCES) == []


def test_only_the_command_line_prints() -> None:
    assert find_prints(SOURCES) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("", ["room.planted"]),
        ('"""Module."""\nclass Thing: pass', ["room.planted.Thing"]),
        ('"""Module."""\ndef act(): return 1', ["room.planted.act"]),
        ('"""Module."""\nasync def act(): return 1', ["room.planted.act"]),
        ('"""Module."""\nclass Thing:\n    """A thing."""\n    def act(self): ...', ["room.planted.Thing.act"]),
        ('"""Module."""\ndef act():\n    """ """', ["room.planted.act"]),
        ('"""Module."""\ndef _hidden():\n    def inner(): ...', []),
        ('"""Module."""\ndef act():\n    """Act."""\n    def inner(): ...', []),
    ],
)
def test_a_planted_gap_is_found(tmp_path: Path, code: str, found: list[str]) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "planted.py").write_text(code, encoding="utf-8")
    assert find_undocumented(tmp_path) == found


def test_a_planted_print_is_found(tmp_path: Path) -> None:
    for room in ("cli", "rules"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "planted.py").write_text("def f():\n    print('hello')\n", encoding="utf-8")
    assert find_prints(tmp_path) == ["rules/planted.py:2"]
