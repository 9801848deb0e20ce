"""The secret by which cxmap knows what it wrote itself: whoever sends a project a file does not know it."""

import os
import stat
import sys
from pathlib import Path

from cxmap.cache.files import read_plain, replace

LENGTH = 32
"""Units: bytes."""


def find_secret() -> bytes | None:
    """The secret of this user on this machine, made where there is none; None where none can be kept."""
    folder = _find_user_folder()
    if folder is None:
        return None
    path = folder / "secret"
    try:
        return _read(path) or _make(path)
    except OSError:
        return None


def _find_user_folder() -> Path | None:
    """The folder of this program where a user's programs keep what can be made again."""
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        named = Path(os.environ.get(variable, ""))
        # A path that is not absolute would make a folder in every project.
        if named.is_absolute():
            return named / "cxmap"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  (where there is no home, it gives the text back)
    if not home.is_absolute() or not home.is_dir():
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "cxmap"


def _read(path: Path) -> bytes | None:
    """The secret in a file; None where others may have read or written it, or it is none."""
    try:
        status, content = read_plain(path, LENGTH)
    except OSError:
        return None
    return content if _is_private(status) and len(content) == LENGTH else None


def _is_private(status: os.stat_result) -> bool:
    """Whether nobody but this user can have read or written a file; Windows keeps the folder for its user."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def _make(path: Path) -> bytes:
    secret = os.urandom(LENGTH)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace(path, secret)
    return secret
