"""make says what is missing on a machine where it cannot set up, and leaves nothing half made."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD = 'case "$1" in -V) echo Python 3.9.2;; *) exit 1;; esac'
NO_VENV = 'case "$1" in -m) exit 1;; esac'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As much of the project as make looks at before it sets up."""
    for name in ("Makefile", "pyproject.toml", "src/cxmap/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
@pytest.mark.parametrize("target", ["demo", "test"])
@pytest.mark.parametrize(
    ("script", "message"),
    [
        (None, "there is no './python' on this machine"),
        (OLD, "cxmap needs Python 3.11 or newer; './python' is Python 3.9.2."),
        (NO_VENV, "apt install python3-venv"),
    ],
    ids=["none", "old", "without venv"],
)
def test_what_is_missing_is_said(folder: Path, target: str, script: str | None, message: str) -> None:
    if script:
        (folder / "python").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / "python").chmod(0o755)
    run = subprocess.run(
        ["make", target, "PYTHON=./python"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 2
    assert message in run.stderr
    assert not (folder / ".venv").exists()
