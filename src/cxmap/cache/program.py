"""Which program gave a result: another one may give another."""

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.machinery import PathFinder
from pathlib import Path

import cxmap

JUDGES = ("yaml", "pydantic", "pydantic_core")
"""Libraries that say what is found in a map."""

DRAWERS = ("graphviz", "pygraphviz", "numpy", "resvg_py", "fontpkg_arimo", "vl_convert", "fontTools")
"""Libraries that, with the judges, say what a map looks like."""

_SOURCES = (".py", ".conf")
"""How the names of the program's own files end that can change a result."""


def fingerprint_program(libraries: Iterable[str]) -> str:
    """The name of this very state of the program, in hexadecimal.

    It is made of size and time of every source file, because a version says nothing of what a developer changed since;
    for libraries, the file that is written whenever they are installed stands for the rest.

    Args:
        libraries: Those that make a result what it is, by the names that they are imported by; none is imported.
    """
    parts = [cxmap.__version__, sys.version, *_describe_files(Path(cxmap.__file__).parent), *map(_describe, libraries)]
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _describe_files(folder: Path) -> list[str]:
    return sorted(_walk(os.fspath(folder)))


def _walk(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_SOURCES):
                status = entry.stat()
                yield f"{entry.path} {status.st_mtime_ns} {status.st_size}"
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)


def _describe(library: str) -> str:
    found = PathFinder.find_spec(library)
    if found is None or found.origin is None:
        return library
    try:
        status = os.stat(found.origin)  # noqa: PTH116  (a Path for it would cost as much again)
    except OSError:  # in an archive
        return found.origin
    return f"{found.origin} {status.st_mtime_ns} {status.st_size}"
