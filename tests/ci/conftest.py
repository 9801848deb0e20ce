"""What CI systems find: this project as a repository of its own, and wheels to install it from without a network."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import NoReturn

import pytest
from tests.ci.wheelhouse import build_wheelhouse

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "action.yml", "pyproject.toml", "src")
"""What somebody else's CI needs of this project."""


def give_up(reason: str) -> NoReturn:
    """Skip what this machine cannot run; with CXMAP_REQUIRE_CI set, fail instead."""
    if os.environ.get("CXMAP_REQUIRE_CI"):
        pytest.fail(f"this run requires the tests of the hooks and the action: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def wheelhouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheels of everything that cxmap needs to be built and to run."""
    folder = tmp_path_factory.mktemp("wheels")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    requirements = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    try:
        build_wheelhouse(folder, requirements)
    except PackageNotFoundError as missing:
        give_up(f"no wheel can be made: {missing}")
    return folder


@pytest.fixture(scope="session")
def offline(wheelhouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """An environment in which pip knows those wheels and nothing else, and git knows nobody's settings."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.defpath)),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_FIND_LINKS": str(wheelhouse),
        "PIP_NO_INDEX": "1",
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def commit_all(folder: Path, environment: Mapping[str, str]) -> None:
    """Make a folder a repository with everything in it committed."""
    identity = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org")
    for command in (("init", "--quiet"), ("add", "--all"), (*identity, "commit", "--quiet", "-m", "Everything")):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)


@pytest.fixture(scope="session")
def repository(offline: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as somebody else's CI finds it."""
    if shutil.which("git", path=offline["PATH"]) is None:
        give_up("no git on this machine")
    folder = tmp_path_factory.mktemp("cxmap")
    for name in PUBLISHED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    commit_all(folder, offline)
    return folder
