"""Folders and files that may not be written: the old files stay, nothing lies beside them, and a message says why."""

import ctypes
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.program import GOOD, write
from tests.faults.sandbox import CASES, check_cache, compare, lay_out, list_files, list_folders, run

WRITING = sorted(CASES.keys() - {"validate"})
_DROP = 24
"""PR_CAPBSET_DROP."""

_POWERS = (1, 2, 3)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER: what lets root write where nobody may."""


def obey_permissions() -> None:
    """Let a process of root heed permissions, as those of other users do."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None, use_errno=True)
        for power in _POWERS:
            if system.prctl(_DROP, power, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "the powers of root cannot be dropped")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A project whose folders are locked by `lock`, and unlocked in the end."""
    project = tmp_path / "project"
    project.mkdir()
    yield project
    for folder in (project, *(path for path in project.rglob("*") if path.is_dir())):
        folder.chmod(0o755)


def lock(project: Path) -> None:
    """Take away the right to write in all folders of a project."""
    for folder in (*(path for path in project.rglob("*") if path.is_dir()), project):
        folder.chmod(0o555)


@pytest.mark.parametrize("name", WRITING)
def test_a_folder_that_may_not_be_written(locked: Path, name: str) -> None:
    case = CASES[name]
    lay_out(locked, case)
    lock(locked)
    before, folders = list_files(locked), list_folders(locked)
    done = run(case.arguments, locked, before=obey_permissions)
    first = case.results[0] if name == "render several" else min((*case.results, *case.new))
    assert done.returncode == 2
    assert f"error: `{first}` may not be written\nhelp: choose a folder and a file that you may write to\n" in (
        done.stderr
    )
    assert (list_files(locked), list_folders(locked)) == (before, folders)


def test_the_cache_has_no_place_and_the_verdict_stands(locked: Path) -> None:
    lay_out(locked, CASES["validate"])
    lock(locked)
    done = run(("validate", "--verbose"), locked, before=obey_permissions)
    assert (done.returncode, done.stdout) == (0, "Checked 1 file: nothing to mend.\n")
    assert done.stderr.endswith("the cache could not be written: permission denied\n")
    assert list_folders(locked) == set()


@pytest.mark.parametrize("name", ["fix", "score", "render", "report"])
def test_a_file_that_may_not_be_written(tmp_path: Path, name: str) -> None:
    """Replacing it would be allowed, but is not what its owner meant."""
    case = CASES[name]
    lay_out(tmp_path, case)
    for file in case.results:
        (tmp_path / file).chmod(0o444)
    before = list_files(tmp_path)
    done = run(case.arguments, tmp_path, before=obey_permissions)
    assert done.returncode == 2
    for file in case.results:
        assert f"error: `{file}` may not be written\n" in done.stderr
    assert compare(list_files(tmp_path), before) == []


@pytest.mark.parametrize("name", ["fix", "score", "render several", "report", "schema"])
def test_a_folder_where_the_file_should_be(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    lay_out(tmp_path, case)
    first = case.results[0]
    (tmp_path / first).unlink()
    (tmp_path / first).mkdir()
    before = list_files(tmp_path)
    done = run(case.arguments, tmp_path)
    if name == "fix":  # a folder is no map, whatever its name
        assert done.returncode == 0
        assert list_files(tmp_path).keys() == before.keys()
        return
    assert done.returncode == 2
    assert f"error: `{first}` is a folder, not a file\nhelp: name a file in the folder\n" in done.stderr
    assert compare(list_files(tmp_path), before) == []


@pytest.mark.parametrize(
    "arguments",
    [
        "validate --format json -o NAME.json", "score buy.journey.yaml -o NAME.json", "init NAME", "schema -o NAME",
        "render buy.journey.yaml -o NAME", "render buy.journey.yaml -o NAME.svg", "report buy.journey.yaml -o NAME.md",
    ],
)  # fmt: skip
def test_a_name_that_is_too_long(tmp_path: Path, arguments: str) -> None:
    lay_out(tmp_path, CASES["score"])
    before = list_files(tmp_path)
    name = "n" * 300
    done = run(tuple(arguments.replace("NAME", name).split()), tmp_path)
    assert done.returncode == 2
    assert re.fullmatch(
        f"error: `{name}.*` cannot be written: file name too long\nhelp: choose another name or folder\n", done.stderr
    )
    assert compare(list_files(tmp_path), before) == []


def test_a_name_in_a_map_that_is_too_long(tmp_path: Path) -> None:
    """What is said of it is the same on every machine."""
    name = "n" * 300
    touchpoint = f"{{name: I take my drink, journey: {name}.journey.yaml}}"
    text = GOOD.replace("{name: I take my drink}", touchpoint)
    write(tmp_path, "buy.journey.yaml", text.replace("title:", f"uses: [{name}.catalogue.yaml]\ntitle:"))
    done = run(("validate", "--format", "json"), tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("cannot be read: file name too long") == 2
    assert str(tmp_path) not in done.stdout


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that cannot be written, with a project in it."""
    place = tmp_path / "disk"
    place.mkdir()
    lay_out(place, CASES["fix"])
    for name in ("scores.txt", "map.svg", "report.html"):
        (place / name).write_bytes(b"old\n")
    subprocess.run(["mount", "--bind", place, place], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@pytest.mark.needs_mount
@pytest.mark.parametrize("name", ["fix", "score", "render", "report", "init", "schema"])
def test_a_disk_that_is_read_only(read_only_disk: Path, name: str) -> None:
    before = list_files(read_only_disk)
    done = run(CASES[name].arguments, read_only_disk)
    assert done.returncode == 2
    first = min((*CASES[name].results, *CASES[name].new))
    assert f"error: `{first}` may not be written: its disk is read-only\n" in done.stderr
    assert compare(list_files(read_only_disk), before) == []
    check_cache(read_only_disk)
