"""Reading and writing whole files, with every problem said in words."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cxmap.errors import FileProblem
from cxmap.limits import USUAL, Limits
from cxmap.replacement import replace_file, write_all
from cxmap.source.links import refuse_disguise, refuse_escape
from cxmap.source.repository import get_shown_name
from cxmap.source.words import name_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxmap.source.document import Document

STANDARD_INPUT_NAME = "<stdin>"
"""What a document from standard input is called."""

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
    stat.S_IFDIR: "a folder",
}
_NO_SPACE = {
    errno.EFBIG: (
        "it would be larger than a file may be here",
        "choose another disk, or lift the limit of this process (`ulimit -f unlimited`)",
    ),
    getattr(errno, "EDQUOT", errno.ENOSPC): ("your share of the disk is used up", "make room in it and try again"),
    errno.ENOSPC: ("the disk is full", "make room on the disk and try again"),
}


def read_document(path: Path, *, name: str | None = None, limits: Limits = USUAL) -> Document:
    """Read a file; what is wrong with its text stands in the document.

    Args:
        path: The file.
        name: What people are to see as its name; the path, relative to the working directory, when absent.
        limits: How much it may ask for.

    Raises:
        FileProblem: There is no such file, or it cannot be read; choose another or mend its permissions.
    """
    from cxmap.source.document import make_oversized_document, parse_document

    shown = name or get_shown_name(path)
    if path.is_symlink():
        refuse_disguise(path, shown)
    content = read_bytes(path, shown, limits)
    if content is None:
        return make_oversized_document(shown, path, limits)
    return parse_document(content, shown, path, limits=limits)


def read_bytes(path: Path, shown: str, limits: Limits = USUAL) -> bytes | None:
    """Return what a file holds; None where it is larger than the limit.

    Args:
        path: The file.
        shown: What people see as its name.
        limits: How much it may ask for.

    Raises:
        FileProblem: There is no such file, or it cannot be read.
    """
    try:
        status = path.stat()
        kind = stat.S_IFMT(status.st_mode)
        if kind != stat.S_IFREG:
            raise _refuse_kind(kind, shown)
        if status.st_size > limits.file_bytes:
            return None
        with path.open("rb") as stream:
            return _read_at_most(stream, limits)
    except OSError as error:
        raise describe_read_error(error, shown) from error
    except ValueError as error:  # a path with a NUL in it
        raise FileProblem(f"{name_file(shown)} is no name of a file", "name an existing file") from error


def read_standard_input(limits: Limits = USUAL) -> Document:
    """Read standard input to its end as a document.

    Args:
        limits: How much it may ask for.

    Raises:
        FileProblem: Standard input is closed or cannot be read; name a file instead.
    """
    from cxmap.source.document import make_oversized_document, parse_document

    try:
        content = _read_at_most(sys.stdin.buffer, limits)
    except (OSError, ValueError, AttributeError) as error:  # closed, or None as under pythonw
        raise FileProblem("standard input cannot be read", "name a file, or pipe one in") from error
    if content is None:
        return make_oversized_document(STANDARD_INPUT_NAME, None, limits)
    return parse_document(content, STANDARD_INPUT_NAME, limits=limits)


def _read_at_most(stream: BinaryIO, limits: Limits) -> bytes | None:
    content = stream.read(limits.file_bytes + 1)
    return content if len(content) <= limits.file_bytes else None


def _refuse_kind(kind: int, shown: str) -> FileProblem:
    noun = _KINDS.get(kind, "something else")
    help = "name the files in it" if kind == stat.S_IFDIR else "name a file, or `-` to read standard input"
    return FileProblem(f"{name_file(shown)} is {noun}, not a file", help)


def describe_read_error(error: OSError, shown: str, near: str = "") -> FileProblem:
    """Return the problem that a failed attempt to read is.

    Args:
        error: What the system said.
        shown: What people see as the name of the file or folder.
        near: What people see as the name of the one that may have been meant; nothing where none is like it.
    """
    name = name_file(shown)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        advice = (
            f"did you mean {name_file(near)}?" if near else "check the spelling, and that you are in the right folder"
        )
        return FileProblem(f"there is no file or folder {name}", advice)
    if isinstance(error, PermissionError):
        return FileProblem(f"{name} may not be read", f"give yourself the right to read {name}")
    if error.errno == errno.ELOOP:
        return FileProblem(f"{name} is a link that leads back to itself", "make the link lead to a file")
    return FileProblem(f"{name} cannot be read: {_get_reason(error)}", "check the disk and try again")


def real_path(path: Path) -> Path:
    """The file itself behind links.

    Unlike `Path.resolve`, a loop of links is no error here but a file that is not there.

    Raises:
        ValueError: The name cannot be a path, e.g. because it holds a NUL.
    """
    return Path(os.path.realpath(path))


def is_folder(path: Path) -> bool:
    """Say whether there is a folder.

    Unlike with `Path.is_dir`, a name that no file can have, or behind a folder that may not be entered, is no error
    here: who goes on to read or write it says so.
    """
    return os.path.isdir(path)  # noqa: PTH112  (as said)


def write_whole(
    path: Path, content: bytes, *, make_folders: bool = False, last_look: Callable[[], None] | None = None
) -> None:
    """Write a file whole or not at all: after any failure the old file is still there.

    An existing file keeps its permissions; a link keeps leading to its file. A device or a pipe is written to as it is.

    Args:
        path: The file.
        content: What it shall hold.
        make_folders: Whether to make the folders that are missing.
        last_look: Called when all is ready; what it raises leaves the old file.

    Raises:
        FileProblem: The file cannot be written; the help says what to change.
    """
    shown = get_shown_name(path)
    try:
        with _make_folders(path.parent) if make_folders else nullcontext():
            target, status = _find_target(path, shown)
            if status is not None and not stat.S_ISREG(status.st_mode):
                if last_look is not None:
                    last_look()
                _write_into(target, content)
                return
            keeps = None if status is None else stat.S_IMODE(status.st_mode)
            replace_file(target, content, keeps=keeps, last_look=last_look)
    except (OSError, ValueError) as error:
        raise _describe_write_error(error, path, shown) from error


@contextmanager
def _make_folders(folder: Path) -> Iterator[None]:
    """Make a folder with those above it; where what it is made for fails, they go again."""
    new = [place for place in (folder, *folder.parents) if not os.path.lexists(place)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        # One in which somebody put a file meanwhile stays.
        with suppress(OSError):
            for place in new:
                place.rmdir()
        raise


def check_place(path: Path) -> None:
    """See, before long work, that a file has a place: a folder that is there, and nothing that may not be replaced.

    Args:
        path: The file that `write_whole` is to write.

    Raises:
        FileProblem: It has none; the help says what to change.
    """
    shown = get_shown_name(path)
    try:
        _, status = _find_target(path, shown)
        if status is None:
            path.parent.stat()
    except (OSError, ValueError) as error:
        raise _describe_write_error(error, path, shown) from error


def _find_target(path: Path, shown: str) -> tuple[Path, os.stat_result | None]:
    """The file behind a link, with its status; None where there is no such file yet."""
    refuse_escape(path, shown)
    target = real_path(path) if path.is_symlink() else path
    status = _find_status(target)
    if status is not None and stat.S_ISDIR(status.st_mode):
        raise FileProblem(f"{name_file(shown)} is a folder, not a file", "name a file in the folder")
    if status is not None and stat.S_ISREG(status.st_mode) and not os.access(target, os.W_OK):
        raise OSError(errno.EROFS if _is_on_read_only_disk(target) else errno.EACCES, "not writable")
    return target, status


def _is_on_read_only_disk(path: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _find_status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_into(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as stream:
        write_all(stream.fileno(), content)


def _describe_write_error(error: OSError | ValueError, path: Path, shown: str) -> FileProblem:
    name = name_file(shown)
    missing = _find_missing_folder(path)
    if missing is not None and isinstance(error, FileNotFoundError):
        first, needed = (name_file(get_shown_name(folder)) for folder in (missing, path.parent))
        return FileProblem(f"{name} cannot be written: there is no folder {first}", f"make the folder {needed} first")
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return FileProblem(f"{name} cannot be written: part of the path is a file", "choose another folder")
    number = getattr(error, "errno", 0)
    if isinstance(error, PermissionError) or number == errno.EROFS:
        where = ": its disk is read-only" if number == errno.EROFS else ""
        return FileProblem(f"{name} may not be written{where}", "choose a folder and a file that you may write to")
    if number in _NO_SPACE:
        reason, help = _NO_SPACE[number]
        return FileProblem(f"{name} was not written: {reason}", help)
    help = "choose another name or folder"
    return FileProblem(f"{name} cannot be written: {_get_reason(error)}", help)


def _find_missing_folder(path: Path) -> Path | None:
    """Return the outermost folder of a path that does not exist."""
    return next((folder for folder in (*reversed(path.parents),) if not os.path.lexists(folder)), None)


def _get_reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
