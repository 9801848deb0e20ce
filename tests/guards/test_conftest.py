"""The shared test set-up does what it promises: no silent skip, no golden file that compares with itself."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"

PLANTED = """
import pytest
from pathlib import Path

@pytest.mark.needs_dot
def test_dot(): ...

@pytest.mark.needs_browser
def test_browser(): ...

@pytest.mark.needs_axe
def test_axe(): ...

@pytest.mark.needs_mermaid
def test_mermaid(): ...

@pytest.mark.needs_node
def test_node(): ...

@pytest.mark.needs_mount
def test_mount(): ...

@pytest.mark.skip(reason="planted")
def test_skipped(): ...

def test_golden(golden):
    golden("text\\n", Path(__file__).with_name("golden.txt"))
"""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A folder of tests under the project's conftest."""
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    (tmp_path / "golden.txt").write_text("text\n", encoding="utf-8")
    return tmp_path


def _run(folder: Path, *arguments: str, **env: str) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rA", "-o", "addopts=", *arguments]
    # An empty PATH: neither dot nor a browser nor node, whatever this machine has.
    run = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env={"PATH": "", **env}
    )
    return run.stdout


def test_what_is_missing_is_skipped_with_its_reason(planted: Path) -> None:
    output = _run(planted)
    assert "no dot on this machine" in output
    assert "no browser on this machine" in output
    assert "no node on this machine that has yaml-language-server: run `make editor-tools`" in output
    assert "no axe on this machine: run `make browser-tools`" in output
    assert "no mermaid on this machine: run `make browser-tools`" in output
    assert "1 passed, 7 skipped" in output


@pytest.mark.parametrize("name", ["dot", "browser", "axe", "mermaid", "node", "mount"])
def test_what_is_required_may_not_be_skipped(planted: Path, name: str) -> None:
    output = _run(planted, f"-k{name}", **{f"CXMAP_REQUIRE_{name.upper()}": "1"})
    assert f"this run requires {name}" in output
    assert "1 error" in output


def test_no_skips_makes_every_skip_a_failure(planted: Path) -> None:
    (planted / "test_module.py").write_text("import pytest\npytest.importorskip('no_such_module')\n", encoding="utf-8")
    assert "1 error" in _run(planted, "--no-skips")
    (planted / "test_module.py").unlink()
    assert "1 passed, 7 errors" in _run(planted, "--no-skips")


def test_a_golden_file_is_compared_and_written_only_when_asked(planted: Path) -> None:
    golden = planted / "golden.txt"
    golden.write_text("other\n", encoding="utf-8")
    assert "1 failed" in _run(planted, "-kgolden")
    assert golden.read_text(encoding="utf-8") == "other\n"
    golden.unlink()
    assert "no golden file golden.txt" in _run(planted, "-kgolden")
    assert "1 passed" in _run(planted, "-kgolden", "--update-golden")
    assert golden.read_bytes() == b"text\n"
