"""Files that are replaced: whatever happens, each holds the old content or the new one, and nothing lies beside it."""

import contextlib
import os
import re
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

from cxmap.interrupts import shelter

LEFT_OVER: Final = 3600.0
"""Units: seconds. From this age a temporary file is what a run left that was killed.

Source: Ours, because writing one takes seconds at most.
"""

_TEMPORARY: Final = re.compile(r"\.cxmap-[0-9a-f]{16}\.tmp")
"""Hidden, so that nobody takes it for a map, and named after us, so that people know what it is."""


def replace_file(
    path: Path,
    content: bytes,
    *,
    mode: int = 0o666,
    keeps: int | None = None,
    lasting: bool = True,
    last_look: Callable[[], None] | None = None,
) -> None:
    """Write a file whole or not at all; of two programs that do so at once, the last one's is kept.

    A request to end waits until it is done. Only a process that is killed outright, or a power cut, leaves a temporary
    file, `.cxmap-….tmp`; the next run that writes into the folder deletes it.

    Args:
        path: The file; a link of this name goes, what it leads to stays.
        content: What it shall hold.
        mode: Who may do what with it, less what the umask takes away.
        keeps: The permissions that it is to have in spite of the umask.
        lasting: Whether to wait until the disk has it, so that not even a power cut loses both contents.
        last_look: Called when nothing but the name is left to give; what it raises leaves the old file.

    Raises:
        OSError: It cannot be written.
    """
    temporary = path.with_name(f".cxmap-{os.urandom(8).hex()}.tmp")
    with shelter():
        _delete_left_overs(str(path.parent))
        try:
            _write_new(temporary, content, mode, lasting=lasting)
            if keeps is not None:
                temporary.chmod(keeps)
            if last_look is not None:
                last_look()
            temporary.replace(path)
        except BaseException:
            # What is told is why it could not be written, not that there is nothing to delete.
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise


def _write_new(path: Path, content: bytes, mode: int, *, lasting: bool) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        write_all(number, content)
        if lasting:
            os.fsync(number)
    finally:
        os.close(number)


def write_all(number: int, content: bytes) -> None:
    """Write everything, however little the system takes at a time.

    Args:
        number: What is written to.
        content: What is written.
    """
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(number, rest) :]


@lru_cache(maxsize=64)
def _delete_left_overs(folder: str) -> None:
    """Delete what killed runs left in a folder; what cannot be deleted is no reason not to write there."""
    oldest = time.time() - LEFT_OVER
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108  (there is no Path)
