"""Reading and writing whole files."""

import errno
import io
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cxmap.errors import FileProblem
from cxmap.limits import Limits
from cxmap.source import Span, check_place, get_shown_name, read_document, read_standard_input, write_whole

ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions, pipes and devices are those of POSIX")


def raise_problem(number: int):
    def fail(*_args: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_file_is_read_with_its_places(tmp_path):
    (tmp_path / "buy.journey.yaml").write_bytes(b"cxmap: 1\ntitle: Buy\n")
    document = read_document(tmp_path / "buy.journey.yaml")
    assert document.name == "buy.journey.yaml"
    assert document.path == tmp_path / "buy.journey.yaml"
    assert document.data == {"cxmap": 1, "title": "Buy"}
    assert document.span(("title",)) == Span(2, 8, 2, 11)


def test_names_are_relative_to_the_working_directory_where_possible(tmp_path, monkeypatch):
    (tmp_path / "maps" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "maps")
    assert get_shown_name(Path("inner/../x.yaml")) == "x.yaml"
    assert get_shown_name(tmp_path / "maps" / "inner" / "x.yaml") == "inner/x.yaml"
    assert get_shown_name(tmp_path / "x.yaml") == (tmp_path / "x.yaml").as_posix()
    (tmp_path / "maps" / "x.yaml").write_text("a: 1")
    assert read_document(Path("x.yaml"), name="other").name == "other"


def test_a_name_is_shown_though_the_working_directory_is_gone(monkeypatch):
    monkeypatch.setattr(Path, "cwd", raise_problem(errno.ENOENT))
    assert get_shown_name(Path("/x/y.yaml")) == "/x/y.yaml"


@pytest.mark.parametrize(
    ("make", "message", "help"),
    [
        (
            lambda path: None,
            "there is no file or folder `x`",
            "check the spelling, and that you are in the right folder",
        ),
        (lambda path: path.mkdir(), "`x` is a folder, not a file", "name the files in it"),
        pytest.param(
            lambda path: path.symlink_to(path),
            "`x` is a link that leads back to itself",
            "make the link lead to a file",
            marks=ON_POSIX,
        ),
        pytest.param(
            os.mkfifo if os.name == "posix" else None,
            "`x` is a pipe, not a file",
            "name a file, or `-` to read standard input",
            marks=ON_POSIX,
        ),
        pytest.param(
            lambda path: path.symlink_to("/dev/null"),
            "`x` is a device, not a file",
            "name a file, or `-` to read standard input",
            marks=ON_POSIX,
        ),
    ],
)
def test_what_is_no_file_is_a_problem_with_a_help(tmp_path, make, message, help):
    make(tmp_path / "x")
    with pytest.raises(FileProblem) as problem:
        read_document(tmp_path / "x")
    assert (problem.value.message, problem.value.help) == (message, help)


@ON_POSIX
def test_a_socket_is_no_file(tmp_path):
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("x")
        with pytest.raises(FileProblem, match="`x` is a socket"):
            read_document(tmp_path / "x")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOENT, "there is no file or folder `x`"),
        (errno.EACCES, "`x` may not be read"),
        (errno.EIO, "`x` cannot be read: "),
    ],
)
def test_a_file_that_fails_while_it_is_opened(tmp_path, monkeypatch, number, message):
    (tmp_path / "x").write_text("a: 1")
    monkeypatch.setattr(Path, "open", raise_problem(number))
    with pytest.raises(FileProblem) as problem:
        read_document(tmp_path / "x")
    assert problem.value.message.startswith(message)
    assert problem.value.help


def test_a_file_below_a_file(tmp_path):
    (tmp_path / "x").write_text("a: 1")
    with pytest.raises(FileProblem, match="there is no file or folder `x/y`"):
        read_document(tmp_path / "x" / "y")


def test_a_name_that_can_be_no_file():
    with pytest.raises(FileProblem, match=r"`x\\x00y` is no name of a file"):
        read_document(Path("x\x00y"))


@pytest.mark.parametrize("grows", [False, True])
def test_a_large_file_is_not_read_whole(tmp_path, monkeypatch, grows):
    limits = Limits(file_size=1)
    path = tmp_path / "x"
    path.write_bytes(b"#" * (limits.file_bytes + 1))
    if grows:  # its size says 0, as for files of the system that are made while they are read
        status = os.stat_result((stat.S_IFREG | 0o644, 0, 0, 1, 0, 0, 0, 0, 0, 0))
        monkeypatch.setattr(Path, "stat", lambda *_args, **_options: status)
    else:
        monkeypatch.setattr(Path, "open", raise_problem(errno.EIO))
    document = read_document(path, limits=limits)
    assert [fault.kind for fault in document.faults] == ["too-large"]
    assert document.faults[0].message == "the file is larger than 1 MiB"
    assert document.faults[0].help.endswith(", or raise `limits.file-size`, which can be 64")


class _Input:
    def __init__(self, buffer: io.BytesIO) -> None:
        self.buffer = buffer


def test_standard_input_is_read_as_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(b"\xef\xbb\xbfa: \xc3\xa9\n")))
    document = read_standard_input()
    assert (document.name, document.path, document.data) == ("<stdin>", None, {"a": "é"})
    assert [fault.kind for fault in document.faults] == ["byte-order-mark"]


def test_standard_input_has_a_limit(monkeypatch):
    limits = Limits(file_size=1)
    stream = io.BytesIO(b"#" * (2 * limits.file_bytes))
    monkeypatch.setattr(sys, "stdin", _Input(stream))
    assert [fault.kind for fault in read_standard_input(limits).faults] == ["too-large"]
    assert stream.tell() == limits.file_bytes + 1


@pytest.mark.parametrize("closed", [True, False])
def test_standard_input_that_is_not_there(monkeypatch, closed):
    stream = io.BytesIO()
    stream.close()
    monkeypatch.setattr(sys, "stdin", _Input(stream) if closed else None)
    with pytest.raises(FileProblem, match="standard input cannot be read") as problem:
        read_standard_input()
    assert problem.value.help == "name a file, or pipe one in"


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_whole(tmp_path):
    write_whole(tmp_path / "out.svg", b"<svg/>")
    assert (tmp_path / "out.svg").read_bytes() == b"<svg/>"
    assert list_names(tmp_path) == ["out.svg"]


@ON_POSIX
def test_a_new_file_honours_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "x", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


@ON_POSIX
def test_an_existing_file_keeps_its_permissions(tmp_path):
    (tmp_path / "x").write_bytes(b"old")
    (tmp_path / "x").chmod(0o604)
    write_whole(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o604


@ON_POSIX
def test_a_link_keeps_leading_to_its_file(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real/x")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "x").read_bytes() == b"new"


def test_a_missing_folder_is_named_or_made(tmp_path):
    with pytest.raises(FileProblem) as problem:
        write_whole(tmp_path / "a" / "b" / "x", b"new")
    assert problem.value.message == "`a/b/x` cannot be written: there is no folder `a`"
    assert problem.value.help == "make the folder `a/b` first"
    write_whole(tmp_path / "a" / "b" / "x", b"new", make_folders=True)
    assert (tmp_path / "a" / "b" / "x").read_bytes() == b"new"


def test_a_folder_is_no_file_to_write(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(FileProblem) as problem:
        write_whole(tmp_path / "out", b"")
    assert problem.value.message == "`out` is a folder, not a file"
    assert problem.value.help == "name a file in the folder"
    assert list_names(tmp_path / "out") == []


@pytest.mark.parametrize("make_folders", [True, False])
def test_a_file_is_no_folder(tmp_path, make_folders):
    (tmp_path / "x").write_bytes(b"old")
    with pytest.raises(FileProblem, match="part of the path is a file"):
        write_whole(tmp_path / "x" / "y", b"", make_folders=make_folders)
    assert (tmp_path / "x").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none/x", "`none/x` cannot be written: there is no folder `none`"),
        ("file/x", "`file/x` cannot be written: part of the path is a file"),
        ("folder", "`folder` is a folder, not a file"),
        ("x\x00y", "cannot be written"),
    ],
)
def test_a_file_without_a_place_is_told_before_it_is_written(tmp_path, name, message):
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    for begin in (check_place, lambda path: write_whole(path, b"")):
        with pytest.raises(FileProblem) as problem:
            begin(tmp_path / name)
        assert message in problem.value.message
    check_place(tmp_path / "file")
    check_place(tmp_path / "folder" / "new")
    assert list_names(tmp_path / "folder") == []


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "`x` was not written: the disk is full"),
        (errno.EDQUOT, "`x` was not written: your share of the disk is used up"),
        (errno.EFBIG, "`x` was not written: it would be larger than a file may be here"),
        (errno.EROFS, "`x` may not be written: its disk is read-only"),
        (errno.EACCES, "`x` may not be written"),
        (errno.EIO, "`x` cannot be written: "),
    ],
)
@pytest.mark.parametrize("step", ["write", "fsync", "open"])
def test_after_a_failure_the_old_file_is_there_and_nothing_else(tmp_path, monkeypatch, number, message, step):
    (tmp_path / "x").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, step, raise_problem(number))
        with pytest.raises(FileProblem) as problem:
            write_whole(tmp_path / "x", b"new")
    assert problem.value.message.startswith(message)
    assert problem.value.help
    assert (tmp_path / "x").read_bytes() == b"old"
    assert list_names(tmp_path) == ["x"]


def test_an_interrupt_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "x").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_whole(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"old"
    assert list_names(tmp_path) == ["x"]


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileProblem, match="`x` may not be written"):
        check_place(tmp_path / "x")
    with pytest.raises(FileProblem, match="`x` may not be written"):
        write_whole(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"old"


def test_a_short_write_is_continued(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda number, content: write(number, content[:3]))
    write_whole(tmp_path / "x", b"0123456789")
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_a_name_that_is_too_long_or_impossible(tmp_path):
    for name in ("n" * 300, "x\x00y"):
        with pytest.raises(FileProblem, match="cannot be written"):
            write_whole(tmp_path / name, b"")
    assert list_names(tmp_path) == []


@ON_POSIX
def test_a_device_is_written_to_and_stays_a_device():
    write_whole(Path("/dev/null"), b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_device_is_a_full_disk():
    with pytest.raises(FileProblem, match="the disk is full"):
        write_whole(Path("/dev/full"), b"x")


@ON_POSIX
def test_a_real_limit_of_the_system_leaves_the_old_file(tmp_path):
    (tmp_path / "x").write_bytes(b"old")
    program = """
import resource, sys
from pathlib import Path
from cxmap.errors import FileProblem
from cxmap.limits import Limits
from cxmap.source import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path("x"), b"n" * 5000)
except FileProblem as problem:
    print(problem.message)
"""
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout == "`x` was not written: it would be larger than a file may be here\n"
    assert (tmp_path / "x").read_bytes() == b"old"
    assert list_names(tmp_path) == ["x"]
