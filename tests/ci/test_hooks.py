"""The hooks of pre-commit, run by the real program from a real repository, without a network."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from tests.ci.conftest import ROOT, commit_all, give_up
from tests.ci.maps import write_project
from tests.ci.wheelhouse import build_wheelhouse

PreCommit = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path, offline: Mapping[str, str]) -> Path:
    """A repository with a catalogue, a good map, a bad one, and YAML that is no map."""
    commit_all(write_project(tmp_path), offline)
    return tmp_path


@pytest.fixture
def pre_commit(project: Path, offline: Mapping[str, str]) -> PreCommit:
    """Run pre-commit in the project."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *map(str, arguments), "--color=never"],
            cwd=project,
            env=dict(offline),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def states(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """How each hook ended, by its name."""
    return dict(re.findall(r"^(cxmap .+?)\.{3,}(?:\(.+\))?(\w+)$", done.stdout, re.MULTILINE))


def test_the_manifest_is_one() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], check=False
    )
    assert done.returncode == 0


def test_a_hook_tried_from_the_repository(pre_commit: PreCommit, repository: Path) -> None:
    done = pre_commit("try-repo", repository, "cxmap-validate", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert states(done) == {"cxmap validate": "Failed"}
    assert done.stdout.count("error[CX201] unknown-channel: no channel `wbe`") == 1
    # All three files of cxmap went through one run, and YAML that is no map is no business of it.
    assert done.stdout.count("Found 1 error in 3 files.") == 1
    assert "other.yaml" not in done.stdout


def test_a_run_that_requires_these_tests_skips_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CXMAP_REQUIRE_CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no git"):
        give_up("no git")
    monkeypatch.setenv("CXMAP_REQUIRE_CI", "1")
    with pytest.raises(pytest.fail.Exception, match="no git"):
        give_up("no git")


def test_what_is_not_installed_makes_no_wheel(tmp_path: Path) -> None:
    with pytest.raises(PackageNotFoundError):
        build_wheelhouse(tmp_path, ["no-such-package-anywhere"])
    build_wheelhouse(tmp_path, ["no-such-package-anywhere; python_version < '3'"])
    assert list(tmp_path.iterdir()) == []
