"""What earlier runs found: a file of lines in the project, each under a seal that only this user can make.

A cache must change nothing but time. So everything about it that is odd counts as nothing: a file that somebody else
wrote, half a line, a link where a folder should be. Only what could not be written is told, to those who ask.
"""

import errno
import os
import stat
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import NamedTuple

from cxmap.cache.files import read_plain, replace
from cxmap.cache.program import DRAWERS, JUDGES, fingerprint_program
from cxmap.cache.secret import find_secret

FOLDER = ".cxmap_cache"


class Kind(NamedTuple):
    """A kind of results, which lies in a file of its own: who asks for one kind does not read the others.

    Attributes:
        file: The name of the file.
        libraries: Those that, beside this program, make such results what they are.
        most: A larger file is neither read nor written. Units: bytes.
        spare: What a run did not ask for is kept for others up to this size of the file; the oldest goes first.
            Units: bytes.
    """

    file: str
    libraries: tuple[str, ...]
    most: int = 64 * 1024**2
    spare: int = 16 * 1024**2


RESULTS = Kind("results", JUDGES)
"""What is found in maps."""

PICTURES = Kind("pictures", (*JUDGES, *DRAWERS))
"""What maps look like, and which of them can be drawn."""

_DIGITS = 32
"""Hexadecimal digits of a key, and of a seal."""

_BESIDE = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# Made by cxmap, and made again where it is missing: this folder can be deleted at any time.\n"
        "# For what the line above means see https://bford.info/cachedir/\n"
    ),
}


class Store:
    """Keeps results by name.

    Args:
        folder: The folder that it lies in; made when something is written.
        secret: What seals are made with.
        program: The state of the program that gives the results.
        kind: What is kept.
    """

    def __init__(self, folder: Path, secret: bytes, program: str, kind: Kind = RESULTS) -> None:
        self.folder = folder
        self._secret = secret
        self._program = program
        self._kind = kind
        self._head = f"cxmap {kind.file} 1 {program}".encode()
        self._lines = self._read()
        self._used: dict[bytes, bytes] = {}
        self._changed = False

    def name(self, *parts: str) -> bytes:
        """The key of a result.

        Args:
            parts: What the result is of, in texts without NUL.
        """
        text = "\0".join((self._program, *parts)).encode("utf-8", "surrogatepass")
        return blake2b(text, digest_size=_DIGITS // 2, key=self._secret, person=b"key").hexdigest().encode()

    def find(self, key: bytes) -> bytes | None:
        """What was kept under a key; None where nothing was, or somebody else put it there."""
        if key in self._used:
            return self._used[key][_DIGITS:]
        line = self._lines.pop(key, None)
        if line is None or not compare_digest(line[:_DIGITS], self._seal(key, line[_DIGITS:])):
            return None
        self._used[key] = line
        return line[_DIGITS:]

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep a result for the runs that come.

        Args:
            key: Its key.
            content: The result, on one line.
        """
        self._lines.pop(key, None)
        self._used[key] = self._seal(key, content) + content
        self._changed = True

    def save(self) -> str:
        """Write what is new, if anything is, and say why that could not be done; nothing where it was."""
        if not self._changed:
            return ""
        try:
            self._make_folder()
            self._write()
        except OSError as error:
            return (error.strerror or str(error)).lower()
        self._changed = False
        return ""

    def _seal(self, key: bytes, content: bytes) -> bytes:
        text = key + content
        return blake2b(text, digest_size=_DIGITS // 2, key=self._secret, person=b"seal").hexdigest().encode()

    def _read(self) -> dict[bytes, bytes]:
        """The lines of the file, by key; their seals are looked at when they are asked for."""
        try:
            _refuse_link(self.folder)
            _, content = read_plain(self.folder / self._kind.file, self._kind.most)
        except OSError:
            return {}
        head, *lines = content.split(b"\n")
        return {line[:_DIGITS]: line[_DIGITS:] for line in lines if line} if head == self._head else {}

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir()
        except FileExistsError:
            _refuse_link(self.folder)
        for name, text in _BESIDE.items():
            path = self.folder / name
            if not os.path.lexists(path):
                replace(path, text.encode(), 0o666)

    def _write(self) -> None:
        room = self._kind.spare - sum(map(len, self._used.values()))
        spared: list[bytes] = []
        for key, line in reversed(self._lines.items()):
            room -= len(line)
            if room < 0:
                break
            spared.append(key + line)
        used = (key + line for key, line in self._used.items())
        content = b"\n".join((self._head, *reversed(spared), *used, b""))
        if len(content) > self._kind.most:
            raise OSError(errno.EFBIG, "the results are too many to be kept")
        replace(self.folder / self._kind.file, content)


def open_store(home: Path, kind: Kind = RESULTS) -> Store | None:
    """A store of a project; None where this user has no place for the secret that it takes.

    Args:
        home: The folder that the store's folder lies in.
        kind: What is kept in it.
    """
    secret = find_secret()
    if secret is None:
        return None
    try:
        return Store(home / FOLDER, secret, fingerprint_program(kind.libraries), kind)
    except OSError:  # the program lies in an archive, or is being installed at this moment
        return None


def _refuse_link(folder: Path) -> None:
    """See to it that what is written stays in the project: a link could lead anywhere."""
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "there is something else where its folder belongs")
