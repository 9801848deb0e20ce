"""The package is the same, byte for byte, whoever builds it wherever and whenever, and runs nothing by itself."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

import cxmap

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", ".*_cache", ".git")
PARTS = ("src", "schemas", "examples", "tools", "benchmarks", ".ci", "docs")
"""What is packed, but for the tests, which are many: tests/ci stands for them."""


def copy_project(folder: Path, *, late: bool) -> Path:
    """Copy what is packed; `late` in another order, at another time and with other permissions."""
    files = sorted(path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".coverage"))
    parts = [*(ROOT / name for name in PARTS), ROOT / "tests" / "ci"]
    for path in reversed([*files, *parts]) if late else [*files, *parts]:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, target, ignore=LEFT_OUT)
        else:
            shutil.copy(path, target)
    if late:
        for path in folder.rglob("*"):
            path.chmod(0o700 if path.is_dir() else path.stat().st_mode & 0o700)
            os.utime(path, (1_000_000_000, 1_000_000_000))
    return folder


def build(project: Path, output: Path, *, late: bool) -> dict[str, bytes]:
    """Build a wheel and a source distribution and return them by name."""
    changed = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    kept = {name: text for name, text in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "LANG", *changed)}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", output],
        cwd=project,
        env={**kept, **changed} if late else {**kept, "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
        umask=0o077 if late else 0o002,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return {path.name: path.read_bytes() for path in output.iterdir()}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes], Path]:
    """What two people build from the same files, and where the first one's lie."""
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("an other, elsewhere")
    first = build(copy_project(one / "cxmap", late=False), one / "dist", late=False)
    second = build(copy_project(other / "x" / "cxmap-main", late=True), other / "dist", late=True)
    return first, second, one


def test_the_same_files_make_the_same_packages(
    packages: tuple[dict[str, bytes], dict[str, bytes], Path],
) -> None:
    first, second, _ = packages
    version = cxmap.__version__
    assert sorted(first) == [f"cxmap-{version}-py3-none-any.whl", f"cxmap-{version}.tar.gz"]
    assert {name: content == second[name] for name, content in first.items()} == dict.fromkeys(first, True)


def test_other_files_make_other_packages(
    packages: tuple[dict[str, bytes], dict[str, bytes], Path], tmp_path: Path
) -> None:
    first, _, folder = packages
    planted = shutil.copytree(folder / "cxmap", tmp_path / "cxmap")
    with (planted / "src" / "cxmap" / "errors.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    third = build(planted, tmp_path / "dist", late=False)
    assert {name: content == third[name] for name, content in first.items()} == dict.fromkeys(first, False)


def test_the_source_distribution_makes_the_same_wheel(
    packages: tuple[dict[str, bytes], dict[str, bytes], Path], tmp_path: Path
) -> None:
    first, _, folder = packages
    [archive] = (folder / "dist").glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    [unpacked] = tmp_path.iterdir()
    second = build(unpacked, tmp_path / "dist", late=True)
    assert [first[name] == content for name, content in second.items() if name.endswith(".whl")] == [True]


def find_early(names: Iterable[str]) -> list[str]:
    """Files of a wheel that are not of the package, or that Python or an installer runs by itself."""
    return [name for name in names if not name.startswith(("cxmap/", "cxmap-")) or ".data/" in name]


def test_nothing_of_the_wheel_runs_by_itself(packages: tuple[dict[str, bytes], dict[str, bytes], Path]) -> None:
    _, _, folder = packages
    [wheel] = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        entries = packed.read(f"cxmap-{cxmap.__version__}.dist-info/entry_points.txt").decode()
    assert find_early(names) == []
    assert entries == "[console_scripts]\ncxmap = cxmap.cli:main\n"
    planted = ["cxmap/errors.py", "early.pth", "sitecustomize.py", "cxmap-1.data/scripts/run"]
    assert find_early(planted) == planted[1:]
