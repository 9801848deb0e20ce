"""A cache that lies, is broken, or cannot be: nothing changes but time."""

import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.usecases.maps import lay_out, map_text

from cxmap import replacement
from cxmap.cache import secret
from cxmap.cache.store import FOLDER, RESULTS, Store, open_store
from cxmap.usecases.check import Checked, check_paths
from cxmap.usecases.examined import Demands
from cxmap.usecases.inspection import Means
from cxmap.usecases.wishes import Wishes

FILES = {
    "a.journey.yaml": map_text(channels="[wbe]"),
    "b.journey.yaml": map_text(channels="[]"),
    "c.journey.yaml": map_text(channels="[wbe, appp]"),
}
FOUND = [("a.journey.yaml", "CX201"), ("c.journey.yaml", "CX201"), ("c.journey.yaml", "CX201")]


@pytest.fixture
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which programs of the user keep what they need."""
    home = tmp_path / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home


@pytest.fixture
def here(tmp_path: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose files were checked once."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    lay_out(folder, FILES)
    assert check(folder) == 0
    assert check(folder) == 3
    return folder


def run(here: Path) -> Checked:
    """Check, with the cache if there is one, and see to it that what is found is right."""
    checked = check_paths([Path()], (), Wishes(Demands(date(2026, 11, 22))), Means(1, open_store(here)))
    assert [(one.file, one.code) for one in checked.report.diagnostics] == FOUND
    assert checked.unreadable == ()
    return checked


def check(here: Path) -> int:
    """How many files came from the cache, which could be written without a problem."""
    (told,) = run(here).remarks
    return int(told.split(" of ")[0])


def results(here: Path) -> Path:
    return here / FOLDER / RESULTS.file


def clear(path: Path) -> None:
    """Take away a file or a folder."""
    if path.is_dir() and not path.is_symlink():
        for inner in path.iterdir():
            clear(inner)
        path.rmdir()
    else:
        path.unlink()


# --- what others write -------------------------------------------------------------------------------------------


def open_own(here: Path) -> Store:
    store = open_store(here)
    assert store is not None
    return store


def write_as(here: Path, own: bytes, program: str) -> None:
    """Replace the cache by one that a stranger with this very program made: nothing is wrong anywhere."""
    clear(results(here))
    lay_out(here, {name: map_text(channels="[]") for name in FILES})
    store = Store(here / FOLDER, own, program)
    check_paths([Path()], (), Wishes(Demands(date(2026, 11, 22))), Means(1, store))
    lay_out(here, FILES)


def test_results_of_another_user_are_not_believed(here: Path) -> None:
    head = results(here).read_bytes().split(b"\n")[0]
    write_as(here, b"x" * secret.LENGTH, head.rpartition(b" ")[2].decode())
    forged = results(here).read_bytes()
    assert forged.startswith(head)
    assert forged.count(b"\n") == 4
    assert check(here) == 0
    assert check(here) == 3


def test_a_result_under_the_name_of_another_is_not_believed(here: Path) -> None:
    """Nothing is forged here: each line is ours, with its own seal, and stands where another belongs."""
    head, *lines = results(here).read_bytes().splitlines()
    clean = next(line for line in lines if b"b.journey.yaml" in line)
    swapped = [line[:32] + clean[32:] for line in lines]
    results(here).write_bytes(b"\n".join([head, *swapped, b""]))
    assert check(here) == 1


@pytest.mark.parametrize("old", [b"CX201", b"error", b"false", b'"wbe'])
def test_a_result_in_which_a_word_was_changed_is_not_believed(here: Path, old: bytes) -> None:
    content = results(here).read_bytes()
    if old not in content:
        old = b"wbe"
    results(here).write_bytes(content.replace(old, old[:-1] + b"~"))
    assert check(here) < 3
    assert check(here) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\0" * 1000,
        b"\xff\xfe" * 1000,
        b"{}",
        b"cxmap results 1 another\n" + b"0" * 64 + b"[]\n",
        b"x" * 5_000_000,
        b"\n" * 1_000_000,
    ],
    ids=lambda content: repr(content[:20]),
)
def test_what_is_no_cache_at_all(here: Path, content: bytes) -> None:
    results(here).write_bytes(content)
    assert check(here) == 0
    assert check(here) == 3


def test_a_cache_that_was_cut_off(here: Path) -> None:
    content = results(here).read_bytes()
    for length in range(0, len(content), 97):
        results(here).write_bytes(content[:length])
        assert check(here) <= 3
    assert check(here) == 3


def test_bytes_that_were_flipped(here: Path) -> None:
    content = results(here).read_bytes()
    for place in range(0, len(content), 101):
        results(here).write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert check(here) <= 3


@pytest.mark.parametrize(
    "plain", [b"[", b"{}", b"[1]", b"[1,2,3]", b'["2026-11-22",[]]', b"[" * 100_000, b"1" * 10_000]
)
def test_what_is_sealed_and_odd_all_the_same(here: Path, plain: bytes) -> None:
    """Whatever a fault of the program may once have sealed."""
    store = open_own(here)
    for line in results(here).read_bytes().splitlines()[1:]:
        store.keep(line[:32], plain)
    assert store.save() == ""
    assert check(here) == 0
    assert check(here) == 3


def test_a_cache_that_is_far_too_large(here: Path) -> None:
    with results(here).open("ab") as file:
        file.truncate(RESULTS.most + 1)
    assert check(here) == 0
    assert check(here) == 3


# --- what stands where the cache belongs -------------------------------------------------------------------------


def make_folder(path: Path) -> None:
    path.mkdir()
    (path / "inner").touch()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def put_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("make", [make_folder, make_pipe, make_loop, Path.touch])
def test_something_else_in_the_place_of_the_file(here: Path, make: Callable[[Path], None]) -> None:
    clear(results(here))
    make(results(here))
    told = run(here).remarks
    assert told[0] == "0 of 3 files from the cache"
    # A folder stays, anything else is replaced.
    assert told[1:] == (("the cache could not be written: is a directory",) if make is make_folder else ())
    assert run(here).remarks[0].startswith("0" if make is make_folder else "3")


def test_a_link_in_the_place_of_the_file_goes_and_what_it_leads_to_stays(here: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(results(here).read_bytes())
    before = precious.read_bytes()
    clear(results(here))
    results(here).symlink_to(precious)
    # What the link leads to is not even read: it may be a file that never ends.
    assert check(here) == 0
    assert (precious.read_bytes(), results(here).is_symlink()) == (before, False)
    assert check(here) == 3


@pytest.mark.parametrize("make", [Path.touch, make_pipe, make_loop])
def test_something_else_in_the_place_of_the_folder(here: Path, make: Callable[[Path], None]) -> None:
    clear(here / FOLDER)
    make(here / FOLDER)
    for _ in range(2):
        assert run(here).remarks == (
            "0 of 3 files from the cache",
            "the cache could not be written: there is something else where its folder belongs",
        )


def test_nothing_is_written_where_a_link_leads(here: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (here / FOLDER).rename(elsewhere)
    (here / FOLDER).symlink_to(elsewhere)
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    assert run(here).remarks[0] == "0 of 3 files from the cache"
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before


def test_git_and_backups_leave_the_folder_alone(here: Path) -> None:
    assert (here / FOLDER / ".gitignore").read_text() == "*\n"
    assert (here / FOLDER / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    (here / FOLDER / ".gitignore").write_text("mine\n")
    lay_out(here, {"b.journey.yaml": FILES["b.journey.yaml"] + "# new\n"})
    assert check(here) == 2
    assert (here / FOLDER / ".gitignore").read_text() == "mine\n"


# --- where nothing can be written --------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(28, "No space left on device")])
def test_a_folder_that_cannot_be_written_to(here: Path, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    lay_out(here, {"b.journey.yaml": FILES["b.journey.yaml"] + "# new\n"})
    before = results(here).read_bytes()
    real = os.open

    def refuse(path: object, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise error
        return real(path, flags, mode)  # type: ignore[arg-type]

    monkeypatch.setattr("os.open", refuse)
    told = run(here).remarks
    assert told == ("2 of 3 files from the cache", f"the cache could not be written: {str(error.strerror).lower()}")
    assert results(here).read_bytes() == before
    monkeypatch.undo()


def test_a_disk_that_fills_up_leaves_the_old_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(here, {"b.journey.yaml": FILES["b.journey.yaml"] + "# new\n"})
    before = results(here).read_bytes()

    def write_half(number: int, content: bytes) -> None:
        os.write(number, content[: len(content) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(replacement, "write_all", write_half)
        assert run(here).remarks[1:] == ("the cache could not be written: no space left on device",)
    assert results(here).read_bytes() == before
    assert {path.name for path in (here / FOLDER).iterdir()} == {".gitignore", "CACHEDIR.TAG", RESULTS.file}


def test_nobody_else_may_read_what_is_kept(here: Path, cache_home: Path) -> None:
    """Messages quote maps, and maps may be private; whoever knows the secret can forge."""
    for path in (results(here), cache_home / "cxmap" / "secret"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (cache_home / "cxmap" / "secret").stat().st_size == secret.LENGTH
    # Another user's git must be able to read what it is to leave alone.
    assert stat.S_IMODE((here / FOLDER / ".gitignore").stat().st_mode) & 0o444 == 0o444


# --- the secret --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"short"),
        lambda path: path.write_bytes(b"x" * (secret.LENGTH + 1)),
        lambda path: path.chmod(0o644),
        lambda path: path.chmod(0o620),
        lambda path: (path.rename(path.with_name("other")), path.symlink_to("other")),
        put_pipe,
    ],
)
def test_a_secret_that_is_none_is_made_anew(here: Path, cache_home: Path, spoil: Callable[[Path], object]) -> None:
    spoil(cache_home / "cxmap" / "secret")
    assert check(here) == 0
    assert check(here) == 3


def test_a_secret_of_somebody_else_is_not_taken(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getuid", lambda: 12345)
    assert check(here) == 0


@pytest.mark.parametrize(
    "hindrance", ["a file", "a folder that is a file", "a relative path", "no home", "an odd home"]
)
def test_without_a_place_for_a_secret_nothing_is_kept(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hindrance: str
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("HOME", str(file))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    match hindrance:
        case "a file":
            monkeypatch.setenv("XDG_CACHE_HOME", str(file))
        case "a folder that is a file":
            monkeypatch.setenv("XDG_CACHE_HOME", str(file / "cache"))
        case "a relative path":
            monkeypatch.setenv("XDG_CACHE_HOME", "cache")
        case "no home":
            monkeypatch.delenv("XDG_CACHE_HOME")
        case _:
            monkeypatch.delenv("XDG_CACHE_HOME")
            monkeypatch.setenv("HOME", "somewhere")
    before = results(here).read_bytes()
    assert open_store(here) is None
    assert run(here).remarks == ()
    assert results(here).read_bytes() == before


def test_the_home_of_the_user_is_taken_where_nothing_else_is_said(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert check(here) == 0
    assert check(here) == 3
    for system, place in (("linux", ".cache"), ("darwin", "Library/Caches")):
        with monkeypatch.context() as patch:
            patch.setattr("sys.platform", system)
            assert open_store(here) is not None
        assert (tmp_path / place / "cxmap" / "secret").is_file()


def test_a_program_whose_files_cannot_be_listed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(libraries: object) -> str:
        raise NotADirectoryError(20, "in an archive")

    monkeypatch.setattr("cxmap.cache.store.fingerprint_program", refuse)
    assert open_store(here) is None
