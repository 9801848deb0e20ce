"""Files that nobody else may have a hand in: links are not followed, and nothing is waited for."""

import os
import stat
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)

# A link could lead anywhere, and opening a pipe that somebody put there would wait for its other side.
_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_plain(path: Path, most: int) -> tuple[os.stat_result, bytes]:
    """Read a file that is one: no link, no folder, no device.

    Args:
        path: The file.
        most: The largest size that is read. Units: bytes.

    Raises:
        OSError: There is no such file, or it cannot be read.
    """
    number = os.open(path, os.O_RDONLY | _BINARY | _CAREFULLY)
    try:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            raise OSError(f"{path} is no file of this program")
        with open(number, "rb", closefd=False) as file:
            return status, file.read(most)
    finally:
        os.close(number)


def write_new(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file that is not there yet.

    Args:
        path: The file.
        content: What it shall hold.
        mode: Who may do what with it; without it, nobody but this user anything.

    Raises:
        OSError: There is something of this name, or it cannot be written.
    """
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    with open(number, "wb") as file:  # noqa: PTH123  (a Path cannot take flags)
        file.write(content)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; of two programs that do so at once, the last one's is kept.

    Unlike `source.write_whole` it does not wait for the disk: after a power cut, what is missing is made again.

    Args:
        path: The file; a link of this name goes, what it leads to stays.
        content: What it shall hold.

    Raises:
        OSError: It cannot be written.
    """
    temporary = path.with_name(f"{path.name}-{os.urandom(8).hex()}.tmp")
    try:
        write_new(temporary, content)
        temporary.replace(path)
    except BaseException:  # an interrupt too must leave nothing behind
        temporary.unlink(missing_ok=True)
        raise
