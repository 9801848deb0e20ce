"""A disk that is full: the old files are whole, nothing lies beside them, and a message says what to do."""

import errno
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.sandbox import CASES, check_cache, compare, environment, lay_out, list_files, list_folders, run

WRITING = sorted(CASES.keys() - {"validate"})
LIMITED = "it would be larger than a file may be here"
FULL = "the disk is full"
BYTES = 256 * 1024
"""The size of the small disk."""


def limit_files() -> None:
    """Let this process write no file of more than 20 bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))


def describe(name: str, reason: str) -> str:
    """What is said of the first file that a command could not write."""
    case = CASES[name]
    if name == "render pdf" and reason == LIMITED:
        return "error: the temporary files of a pdf cannot be written: file too large\nhelp: "
    told = "make room on the disk and try again" if reason == FULL else "choose another disk, or lift the limit of "
    return f"error: `{min((*case.results, *case.new))}` was not written: {reason}\nhelp: {told}"


@pytest.mark.parametrize("name", WRITING)
def test_a_file_that_cannot_be_written_stays_what_it_was(tmp_path: Path, name: str) -> None:
    lay_out(tmp_path, CASES[name])
    before, folders = list_files(tmp_path), list_folders(tmp_path)
    scratch = tmp_path.with_name(f"{tmp_path.name}-scratch")
    scratch.mkdir()
    done = run(CASES[name].arguments, tmp_path, before=limit_files, variables={"TMPDIR": str(scratch)})
    assert done.returncode == 2
    if name == "render several":  # in the order in which they were asked for
        assert "error: `pictures/buy.svg` was not written" in done.stderr
    else:
        assert describe(name, LIMITED) in done.stderr
    assert "Traceback" not in done.stderr
    assert compare(list_files(tmp_path), before) == []
    assert list_folders(tmp_path) - {".cxmap_cache"} == folders
    assert list(scratch.iterdir()) == []


def test_the_cache_may_fail_and_the_verdict_stands(tmp_path: Path) -> None:
    lay_out(tmp_path, CASES["validate"])
    assert run(("validate",), tmp_path).returncode == 0
    shutil.rmtree(tmp_path / ".cxmap_cache")
    done = run(("validate", "--verbose"), tmp_path, before=limit_files)
    assert done.returncode == 0
    assert "the cache could not be written: file too large" in done.stderr
    assert list((tmp_path / ".cxmap_cache").iterdir()) == [tmp_path / ".cxmap_cache" / ".gitignore"]
    # It is made as soon as there is room, and what is there stays, whole.
    assert run(("validate",), tmp_path).returncode == 0
    check_cache(tmp_path)
    kept = (tmp_path / ".cxmap_cache" / "results").read_bytes()
    (tmp_path / "sell.journey.yaml").write_bytes((tmp_path / "buy.journey.yaml").read_bytes() + b"# new\n")
    assert run(("validate",), tmp_path, before=limit_files).returncode == 0
    check_cache(tmp_path)
    assert (tmp_path / ".cxmap_cache" / "results").read_bytes() == kept


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={BYTES}", "none", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(folder: Path, spare: int = 0) -> None:
    """Fill the disk behind a folder.

    Args:
        folder: A folder.
        spare: How many bytes to leave, in whole pages.
    """
    with (folder / "ballast").open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017  (it is how one sees that it is full)
                break
        file.truncate(file.tell() - spare)


@pytest.mark.needs_mount
@pytest.mark.parametrize("name", ["validate to a file", "fix", "score", "render png", "report", "init", "schema"])
def test_a_full_disk_leaves_the_old_files(small_disk: Path, name: str) -> None:
    lay_out(small_disk, CASES[name])
    fill(small_disk)
    before, folders = list_files(small_disk), list_folders(small_disk)
    done = run(CASES[name].arguments, small_disk)
    assert done.returncode == 2
    assert describe(name, FULL) in done.stderr
    assert "Traceback" not in done.stderr
    assert compare(list_files(small_disk), before) == []
    assert list_folders(small_disk) - {".cxmap_cache"} == folders
    check_cache(small_disk)


@pytest.mark.needs_mount
def test_pictures_that_found_room_are_whole(small_disk: Path, tmp_path: Path) -> None:
    case = CASES["render several"]
    free = tmp_path / "free"
    free.mkdir()
    lay_out(free, case)
    assert run(case.arguments, free).returncode == 0
    lay_out(small_disk, case)
    (small_disk / "pictures" / "buy-flow.svg").unlink()
    fill(small_disk, spare=(free / "pictures" / "buy.svg").stat().st_size + 4096)
    before = list_files(small_disk)
    done = run(case.arguments, small_disk)
    assert done.returncode == 2
    assert "error: `pictures/buy-flow.svg` was not written: the disk is full\n" in done.stderr
    first = "pictures/buy.svg"
    assert compare(list_files(small_disk), before | {first: (free / first).read_bytes()}) == []


@pytest.mark.needs_mount
def test_a_map_comes_with_its_schema_or_not_at_all(small_disk: Path) -> None:
    """There is room for the map alone."""
    fill(small_disk, spare=4096 * 3)
    done = run(("init", "new"), small_disk)
    assert done.returncode == 2
    assert "was not written: the disk is full" in done.stderr
    assert {path.name for path in small_disk.iterdir()} == {"ballast"}


@pytest.mark.needs_mount
def test_a_pdf_finds_another_place_for_temporary_files(small_disk: Path, tmp_path: Path) -> None:
    case = CASES["render pdf"]
    lay_out(tmp_path, case)
    fill(small_disk)
    done = run(case.arguments, tmp_path, variables={"TMPDIR": str(small_disk)})
    assert (done.returncode, done.stderr) == (0, "wrote map.pdf\n")
    assert {path.name for path in small_disk.iterdir()} == {"ballast"}


@pytest.mark.parametrize("name", ["ENOSPC", "EDQUOT"])
@pytest.mark.parametrize("step", ["write", "fsync", "close"])
def test_a_disk_that_fills_up_at_any_step(tmp_path: Path, name: str, step: str) -> None:
    """Some systems tell only in the end that there was no room."""
    lay_out(tmp_path, CASES["fix"])
    before = list_files(tmp_path)
    script = (
        "import errno, os, sys\n"
        f"real = os.{step}\n"
        "def fail(*given):\n"
        "    if sys._getframe(1).f_code.co_filename.endswith('replacement.py'):\n"
        f"        {'real(*given)' if step == 'close' else 'pass'}\n"
        f"        raise OSError(errno.{name}, os.strerror(errno.{name}))\n"
        "    return real(*given)\n"
        f"os.{step} = fail\n"
        "from cxmap.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "validate", "--fix"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    reason = FULL if name == "ENOSPC" else "your share of the disk is used up"
    for file in CASES["fix"].results:
        assert f"error: `{file}` was not written: {reason}\nhelp: make room " in done.stderr
    assert compare(list_files(tmp_path), before) == []
    check_cache(tmp_path)
