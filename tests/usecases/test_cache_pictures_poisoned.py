"""Kept pictures that lie or are broken: nothing changes but time."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fontpkg_arimo
import pytest
from tests.cli.program import PROGRAM
from tests.usecases.drawn import Run
from tests.usecases.maps import map_text

from cxmap.cache.store import FOLDER, PICTURES, Store, open_store

FONT = str(min(fontpkg_arimo.ROOT.glob("files/*.ttf")))


def pictures(project: Path) -> Path:
    return project / FOLDER / PICTURES.file


def open_own(project: Path) -> Store:
    store = open_store(project, PICTURES)
    assert store is not None
    return store


@pytest.fixture
def kept(project: Path, draw: Run) -> Iterator[Path]:
    """The file of a project in which a picture was drawn once; whatever becomes of it, the next runs are right."""
    assert draw("a.journey.yaml").kept == "0 of 1"
    yield pictures(project)
    draw("a.journey.yaml")
    assert draw("a.journey.yaml").kept == "1 of 1"


def test_a_picture_of_another_user_is_not_believed(project: Path, draw_once: Run, draw: Run, kept: Path) -> None:
    """A stranger with this very program drew another map, and says that it is this one."""
    program = kept.read_bytes().split(b"\n")[0].rpartition(b" ")[2].decode()
    own = open_own(project)
    forger = Store(project / FOLDER, b"x" * 32, program, PICTURES)
    for line in kept.read_bytes().splitlines()[1:]:
        forger.keep(line[:32], own.find(line[:32]) or b"")
    assert forger.save() == ""
    assert draw("a.journey.yaml").kept == "0 of 1"


def test_bytes_of_a_picture_that_were_flipped(draw: Run, kept: Path) -> None:
    content = kept.read_bytes()
    for place in range(0, len(content), len(content) // 9):
        kept.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        draw("a.journey.yaml")


def test_pictures_that_were_cut_off(draw: Run, kept: Path) -> None:
    content = kept.read_bytes()
    for length in range(0, len(content), len(content) // 6):
        kept.write_bytes(content[:length])
        draw("a.journey.yaml")


@pytest.mark.parametrize(
    "plain",
    [
        b"[", b"{}", b"[]", b"[1]", b"1" * 10_000, b"[" * 100_000,
        b'["DIGEST","picture","eJw=",[]]', b'["DIGEST","picture","!",[]]', b'["DIGEST","picture",1,[]]',
        b'["DIGEST","picture","eJwDAAAAAAE=","a"]', b'["DIGEST","picture","eJwDAAAAAAE=",[1]]',
        b'["DIGEST","nothing","a",1]', b'["DIGEST","nothing"]', b'["DIGEST","other","a","b"]',
        b'["0","nothing","a","b"]',
    ],
    ids=lambda plain: repr(plain[:40]),
)  # fmt: skip
def test_a_picture_that_is_sealed_and_odd_all_the_same(project: Path, draw: Run, kept: Path, plain: bytes) -> None:
    """Whatever a fault of the program may once have sealed."""
    store = open_own(project)
    for line in kept.read_bytes().splitlines()[1:]:
        content = store.find(line[:32]) or b""
        if b'"picture"' in content:
            store.keep(line[:32], plain.replace(b"DIGEST", content[2:66]))
    assert store.save() == ""
    assert draw("a.journey.yaml").kept == "0 of 1"


def test_a_picture_that_is_far_too_large_is_not_kept(project: Path, draw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.usecases.drawn.MOST_BYTES", 1000)
    assert [draw("a.journey.yaml").kept for _ in range(2)] == ["0 of 1", "0 of 1"]
    assert pictures(project).stat().st_size < 2000


# --- where nothing can be written, or others write too -----------------------------------------------------------


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(28, "No space left on device")])
@pytest.mark.parametrize("place", ["cxmap.cache.store.replace", "pathlib.Path.mkdir"])
def test_a_project_that_cannot_be_written_to(
    project: Path, draw: Run, monkeypatch: pytest.MonkeyPatch, place: str, error: OSError
) -> None:
    make = Path.mkdir

    def refuse(path: Path, *rest: Any, **options: Any) -> None:
        if path.name != FOLDER and path.parent.name != FOLDER:
            make(path, *rest, **options)
        else:
            raise error

    with monkeypatch.context() as patch:
        patch.setattr(place, refuse)
        for _ in range(2):
            end = draw("a.journey.yaml")
            assert (end.code, end.kept) == (0, "0 of 1")
            assert f"the cache could not be written: {str(error.strerror).lower()}" in end.told
    assert not pictures(project).exists()


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("out")])
def test_something_else_in_the_place_of_the_folder(project: Path, draw: Run, make: Callable[[Path], object]) -> None:
    make(project / FOLDER)
    for _ in range(2):
        end = draw("a.journey.yaml")
        assert (end.code, end.kept) == (0, "0 of 1")
        assert end.told[1:] == ("the cache could not be written: there is something else where its folder belongs",)
    assert list((project / "out").iterdir()) == []


def test_without_a_place_for_a_secret_nothing_is_kept(
    project: Path, draw: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    assert draw("a.journey.yaml").told[1:] == (
        "no cache: there is no folder where programs of this user may keep what they need",
    )
    assert not (project / FOLDER).exists()


@pytest.mark.parametrize("options", [("--engine", "pure"), ("--font", FONT, "--format", "png")])
def test_what_others_draw_with_is_not_kept(project: Path, draw: Run, options: tuple[str, ...]) -> None:
    for _ in range(2):
        assert draw("a.journey.yaml", *options).told[1:] == (
            "no cache: only pictures of the engine `bundled` are kept, and only without `--font`",
        )
    assert not pictures(project).exists()


def test_standard_input_is_not_kept(project: Path, draw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    content = map_text(channels="[]").encode()
    for _ in range(2):
        # Both runs of a comparison read what comes.
        monkeypatch.setattr("cxmap.source.files._read_at_most", lambda *_: content)
        assert draw("-").kept == "0 of 1"
    assert not pictures(project).exists()


def test_two_runs_at_once(project: Path) -> None:
    for number in range(6):
        (project / f"{number}.journey.yaml").write_bytes((project / "a.journey.yaml").read_bytes() + b"#" * number)
    command = [PROGRAM, "render", "--format", "dot", "--view", "map", "-o", "out"]
    alone = subprocess.run([*command, "--no-cache"], cwd=project, check=True, capture_output=True).stderr
    expected = {path.name: path.read_bytes() for path in (project / "out").iterdir()}
    for _ in range(2):
        runs = [subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE) for _ in range(3)]
        assert [(run.communicate()[1], run.returncode) for run in runs] == [(alone, 0)] * 3
        assert {path.name: path.read_bytes() for path in (project / "out").iterdir()} == expected
    assert {path.name for path in (project / FOLDER).iterdir()} == {".gitignore", "CACHEDIR.TAG", "pictures"}
    done = subprocess.run([*command, "-v"], cwd=project, check=True, capture_output=True)
    assert done.stderr.splitlines()[-1] == b"8 of 8 pictures from the cache"
