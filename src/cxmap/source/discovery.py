"""Which files a run is about: those named, and those found in the folders named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.errors import FileProblem, NoSuchPath, TooManyMaps
from cxmap.limits import MAPS, USUAL, Limits
from cxmap.source.files import describe_read_error
from cxmap.source.ignoring import is_ignored, read_rules, read_rules_above
from cxmap.source.links import CATALOGUE_SUFFIX, MAP_SUFFIX
from cxmap.source.repository import get_shown_name
from cxmap.source.words import name_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENVIRONMENT_MARK = "pyvenv.cfg"


def find_maps(
    paths: Sequence[Path], suffixes: Sequence[str] = (MAP_SUFFIX, CATALOGUE_SUFFIX), limits: Limits = USUAL
) -> list[Path]:
    """Return the files that are named and those found in the folders that are named, sorted, each once.

    A folder is searched with all that lies in it but hidden folders, virtual environments of Python, links to folders,
    and what `.gitignore` files in it, and above it up to the root of the repository, ignore. A file that is named is
    taken whatever its name.

    Args:
        paths: Files and folders.
        suffixes: How the names of files to be found end.
        limits: How many may be found; each that is named is taken.

    Raises:
        FileProblem: A path does not exist, or a folder cannot be read.
        TooManyMaps: The folders hold more. Name folders that hold fewer.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if _is_folder(path):
            for file, real in _find_below(path, tuple(suffixes)):
                found.setdefault(real, file)
                if len(found) > limits.maps:
                    raise _say_too_many(path, limits.maps)
        else:
            found.setdefault(os.path.realpath(path), path)
    return sorted(found.values(), key=lambda file: file.parts)


def _say_too_many(folder: Path, most: int) -> TooManyMaps:
    return TooManyMaps(
        f"more than {most:,} maps and catalogues were found when {name_file(get_shown_name(folder))} was searched",
        f"name folders that hold fewer{MAPS.offer(most)}",
    )


def _is_folder(path: Path) -> bool:
    shown = get_shown_name(path)
    try:
        path.stat()
    except OSError as error:
        problem = describe_read_error(error, shown)
        if isinstance(error, FileNotFoundError):
            raise NoSuchPath(problem.message, problem.help, path) from error
        raise problem from error
    except ValueError as error:
        raise FileProblem(f"{name_file(shown)} is no name of a file", "name an existing file or folder") from error
    return path.is_dir()


def _find_below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The files below a folder, each with the file itself, behind links."""
    top = Path(os.path.realpath(folder))
    rules = read_rules_above(top)
    if is_ignored(rules, top, is_folder=True):
        rules = ()  # a folder that is named is meant, whatever a rule above it says
    waiting = [(folder, top, rules)]
    while waiting:
        shown, real, above = waiting.pop()
        here = read_rules(real)
        rules = (*above, here) if here else above
        entries = _list_folder(shown)
        if any(entry.name == _ENVIRONMENT_MARK for entry in entries) and shown != folder:
            continue  # what is installed there, our own templates among it, is nobody's map
        for entry in entries:
            place = real / entry.name
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and not is_ignored(rules, place, is_folder=True):
                    waiting.append((shown / entry.name, place, rules))
            elif entry.name.endswith(suffixes) and not is_ignored(rules, place, is_folder=False) and not place.is_dir():
                yield shown / entry.name, os.path.realpath(place) if entry.is_symlink() else str(place)


def _list_folder(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise describe_read_error(error, get_shown_name(folder)) from error
