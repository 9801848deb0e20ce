"""The import contracts hold for the tree, and each fails when its fault is planted."""

import os
import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}

# contract → (module that gets one more line, the line)
FAULTS = [
    ("layers", "source/__init__.py", "import cxmap.usecases"),
    ("layers", "scoring/__init__.py", "import cxmap.rules"),
    ("scoring", "scoring/methods/need.py", "import cxmap.scoring.plan.plans"),
    ("scoring", "scoring/flow/seams.py", "import cxmap.scoring.dependence.losses"),
    ("layers", "journey/__init__.py", "import cxmap.scoring"),
    ("layers", "reports/__init__.py", "import cxmap.drawing"),
    ("layers", "diagnostics/__init__.py", "import cxmap.language"),
    ("layers", "cache/__init__.py", "import cxmap.source"),
    ("layers", "views/__init__.py", "def late():\n    import cxmap.drawing.scene"),
    ("layers", "attic/__init__.py", "# a room nobody placed"),
    ("terminal", "usecases/__init__.py", "import rich.text"),
    ("terminal", "reports/__init__.py", "import typer"),
    ("terminal", "errors.py", "import rich"),
    ("yaml", "language/__init__.py", "import yaml"),
    ("yaml", "journey/__init__.py", "import ruamel.yaml"),
    ("engines", "usecases/__init__.py", "import pygraphviz"),
    ("engines", "views/__init__.py", "import graphviz"),
    ("engines", "reports/__init__.py", "import resvg_py"),
    ("engines", "cli/__init__.py", "import fontpkg_arimo"),
    ("models", "journey/__init__.py", "from pydantic import BaseModel"),
    ("models", "rules/__init__.py", "import pydantic_core"),
    ("numbers", "rules/__init__.py", "import numpy"),
    ("numbers", "reports/__init__.py", "def late():\n    import numpy.typing"),
    ("templates", "usecases/__init__.py", "import jinja2"),
    ("templates", "drawing/__init__.py", "def late():\n    from jinja2 import Environment"),
    ("pictures", "drawing/layouts/flow/layout.py", "def late():\n    import cxmap.journey.model"),
    ("layouts", "drawing/layouts/silo/layout.py", "import cxmap.drawing.layouts.flow.cards"),
    ("layouts", "drawing/layouts/shared/cards.py", "import cxmap.drawing.layouts.flow.cards"),
    ("layouts", "drawing/layouts/attic/__init__.py", "# a view nobody placed"),
    ("papers", "reports/papers/cells.py", "import cxmap.reports.scores.spots"),
    ("language", "language/__init__.py", "import cxmap.source"),
    ("rules", "rules/{rule}", "import cxmap.rules.{other}"),
]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sysconfig.get_path("scripts"), "lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": "src"},  # the tree in `folder` wins over the installed one
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _is_broken(output: str, name: str) -> bool:
    return any(line.startswith(f"{name} BROKEN") for line in output.splitlines())


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the sources with their contracts."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_tree_keeps_every_contract() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("KEPT") == len(CONTRACTS)


@pytest.mark.parametrize(("contract", "module", "line"), FAULTS, ids=lambda value: value.split("\n")[-1].strip())
def test_a_planted_import_breaks_its_contract(tree: Path, contract: str, module: str, line: str) -> None:
    rule, other, *_ = sorted(path.stem for path in (ROOT / "src/cxmap/rules").glob("cx[0-9]*.py"))
    path = tree / "src/cxmap" / module.format(rule=f"{rule}.py")
    path.parent.mkdir(exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{old}\n{line.format(other=other)}\n", encoding="utf-8")
    result = _lint(tree)
    assert result.returncode == 1, result.stdout + result.stderr
    assert _is_broken(result.stdout, NAMES[contract]), result.stdout


def test_every_contract_has_a_planted_fault() -> None:
    assert {contract for contract, _, _ in FAULTS} == set(NAMES)
