"""Files that nobody else may have a hand in: links are not followed, and nothing is waited for."""

import os
import stat
from pathlib import Path

from cxmap.replacement import replace_file

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


def replace(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file whole or not at all, without waiting for the disk: after a power cut, it is made again.

    Args:
        path: The file; a link of this name goes, what it leads to stays.
        content: What it shall hold.
        mode: Who may do what with it; without it, nobody but this user anything.

    Raises:
        OSError: It cannot be written.
    """
    replace_file(path, content, mode=mode, lasting=False)
