"""Writing whole files, with every problem said in words."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING

from cxmap.errors import FileProblem
from cxmap.replacement import replace_file, write_all
from cxmap.source.files import get_reason, real_path
from cxmap.source.links import refuse_escape
from cxmap.source.repository import get_shown_name
from cxmap.source.words import name_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NO_SPACE = {
    errno.EFBIG: (
        "it would be larger than a file may be here",
        "choose another disk, or lift the limit of this process (`ulimit -f unlimited`)",
    ),
    getattr(errno, "EDQUOT", errno.ENOSPC): ("your share of the disk is used up", "make room in it and try again"),
    errno.ENOSPC: ("the disk is full", "make room on the disk and try again"),
}


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
    return FileProblem(f"{name} cannot be written: {get_reason(error)}", help)


def _find_missing_folder(path: Path) -> Path | None:
    """Return the outermost folder of a path that does not exist."""
    return next((folder for folder in (*reversed(path.parents),) if not os.path.lexists(folder)), None)
