"""Reading whole files, with every problem said in words."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cxmap.errors import FileProblem
from cxmap.limits import USUAL, Limits
from cxmap.source.links import refuse_disguise
from cxmap.source.repository import get_shown_name
from cxmap.source.words import name_file

if TYPE_CHECKING:
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


def describe_read_error(error: OSError, shown: str) -> FileProblem:
    """Return the problem that a failed attempt to read is.

    Args:
        error: What the system said.
        shown: What people see as the name of the file or folder.
    """
    name = name_file(shown)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return FileProblem(
            f"there is no file or folder {name}", "check the spelling, and that you are in the right folder"
        )
    if isinstance(error, PermissionError):
        return FileProblem(f"{name} may not be read", f"give yourself the right to read {name}")
    if error.errno == errno.ELOOP:
        return FileProblem(f"{name} is a link that leads back to itself", "make the link lead to a file")
    return FileProblem(f"{name} cannot be read: {get_reason(error)}", "check the disk and try again")


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


def get_reason(error: OSError | ValueError) -> str:
    """Return what the system said, as the end of a sentence."""
    return (getattr(error, "strerror", None) or str(error)).lower()
