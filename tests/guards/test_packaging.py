"""What is declared is what is used: the version, the dependencies, and the page that gives their reasons."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import cxmap

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Distributions whose modules have another name.
MODULES = {
    "fontpkg-arimo": {"fontpkg_arimo"},
    "pyyaml": {"yaml"},
    "resvg-py": {"resvg_py"},
    "ruamel-yaml": {"ruamel"},
    "pydantic": {"pydantic", "pydantic_core"},
    "fonttools": {"fontTools"},
    "pygraphviz": {"pygraphviz", "_graphviz"},
    "vl-convert-python": {"vl_convert"},
}
PROGRAMS = {"graphviz-pure"}
"""Distributions that hold a program and no module."""


def read_names(requirements: list[str]) -> set[str]:
    """Normalised names of the distributions that requirements ask for."""
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for line in requirements if (match := re.match(r"[\w.-]+", line))}


def find_imports(sources: Path) -> set[str]:
    """Top-level names of everything imported under `sources` that is neither ours nor Python's own."""
    found = set()
    for path in sources.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"cxmap"}


def compare_imports(declared: set[str], imported: set[str]) -> Mapping[str, set[str]]:
    """What is imported without being declared, and declared without being imported."""
    modules = {name: MODULES.get(name, {name.replace("-", "_")}) for name in declared}
    return {
        "undeclared": imported - set().union(*modules.values()),
        "unused": {name for name, provided in modules.items() if not provided & imported},
    }


def _declared() -> set[str]:
    extras = PROJECT["project"].get("optional-dependencies", {}).values()
    return read_names([*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)])


def test_the_version_has_one_source() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert importlib.metadata.version("cxmap") == cxmap.__version__


def test_declared_dependencies_are_those_imported() -> None:
    assert compare_imports(_declared() - PROGRAMS, find_imports(ROOT / "src")) == {"undeclared": set(), "unused": set()}


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_declared_programs_are_those_started(name: str) -> None:
    assert name in _declared()
    assert f'"{name}"' in "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    named = set(re.findall(r"^\| \[?([\w.-]+)", page, flags=re.MULTILINE))
    assert _declared() - {name.replace("_", "-") for name in named} == set()


@pytest.mark.parametrize(
    ("code", "undeclared", "unused"),
    [
        ("import yaml, rich", set(), set()),
        ("import yaml\nfrom rich.text import Text\nimport requests", {"requests"}, set()),
        ("def late():\n    from attrs import define\nimport yaml, rich", {"attrs"}, set()),
        ("import rich", set(), {"pyyaml"}),
        ("from . import yaml\nimport rich", set(), {"pyyaml"}),
    ],
)
def test_planted_imports_are_found(tmp_path: Path, code: str, undeclared: set[str], unused: set[str]) -> None:
    (tmp_path / "planted.py").write_text(f"import os, cxmap\n{code}\n", encoding="utf-8")
    declared = read_names(["PyYAML>=6", "rich[x]>=13; python_version > '3'"])
    found = compare_imports(declared, find_imports(tmp_path))
    assert found == {"undeclared": undeclared, "unused": unused}
