"""Which files a map may name: those of its project, named as such files are."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from cxmap.source import real_path
from cxmap.usecases.examined import Question

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.rules.rule import NamedFileProblem
    from cxmap.source import Document

ROOT_MARKS = ("cxmap.toml", ".git", "pyproject.toml")
"""What the folder holds that a project begins with; nothing above it is read."""

MOST_NAMES = 1_000
"""In a folder with more files, nobody is told which one was meant."""

_MISSING = ("missing", "")


class Project:
    """Finds the files that maps and catalogues name."""

    def __init__(self) -> None:
        self._roots: dict[Path, Path] = {}
        self._views: dict[tuple[Path, str], tuple[tuple[Path, bool], ...]] = {}
        self._names: dict[tuple[Path, str], list[str]] = {}
        self._here = real_path(Path())

    def find_file(
        self, document: "Document", written: str, suffix: str, at: "Place", *, near: bool = True
    ) -> "Path | NamedFileProblem":
        """The file a path names, if it is one that may be read.

        Args:
            document: The file that names it; the path is seen from its folder.
            written: The path as written.
            suffix: How the name of such a file ends.
            at: Where it is written.
            near: Whether to look for what was meant, where there is no such file.
        """
        from cxmap.rules.rule import NamedFileProblem

        found = self.follow(self._folder_of(document), written, suffix, near=near)
        return found if isinstance(found, Path) else NamedFileProblem(found[0], at, written, found[1])

    def note(self, document: "Document", written: str, suffix: str, found: "Path | NamedFileProblem") -> Question:
        """What was asked with `find_file`, and the answer, for those who ask again another day."""
        return Question(self._folder_of(document), written, suffix, found if isinstance(found, Path) else None)

    def follow(self, folder: Path, written: str, suffix: str, *, near: bool = False) -> Path | tuple[str, str]:
        """The file a path leads to, or the kind of the problem with it and what else there is to say.

        Args:
            folder: The folder that the path is seen from, behind links.
            written: The path as written.
            suffix: How the name of such a file ends.
            near: As in `find_file`.
        """
        if not written.endswith(suffix):
            return "name", suffix
        if PurePath(written).is_absolute():
            return "absolute", ""
        root = self.root_of(folder)
        try:
            path = real_path(folder / written)
            trouble = _find_trouble(path, root, suffix)
            detail = self._find_near(path, written, suffix) if trouble == _MISSING and near else ""
        except (OSError, ValueError) as error:
            # Names that no file system takes: too long, with a NUL, in a folder that may not be entered.
            # Nothing is said of where the project lies on this machine.
            return "unreadable", (getattr(error, "strerror", None) or str(error)).lower()
        return ("missing", detail) if detail else trouble or path

    def _folder_of(self, document: "Document") -> Path:
        # What comes from standard input lies where the program was started.
        return real_path(document.path).parent if document.path else self._here

    def look_upwards(self, folder: Path, name: str) -> tuple[tuple[Path, bool], ...]:
        """The places where a file may lie, nearest first, as far as the first where it does, each with whether it does.

        Args:
            folder: The lowest folder; the highest is the one that its project begins with.
            name: The path from these folders.
        """
        if (folder, name) not in self._views:
            self._views[folder, name] = tuple(self._look(folder, name))
        return self._views[folder, name]

    def _look(self, folder: Path, name: str) -> Iterator[tuple[Path, bool]]:
        root = self.root_of(folder)
        for place in (folder, *folder.parents):
            if place.is_relative_to(root):
                there = (place / name).is_file()
                yield place / name, there
                if there:
                    return

    def root_of(self, folder: Path) -> Path:
        """The folder a project begins with: the nearest with a mark, else the one cxmap was started in."""
        root = self._roots.get(folder)
        if root is None:
            above = (folder, *folder.parents)
            unmarked = self._here if self._here in above else folder
            marked = (parent for parent in above if any((parent / mark).exists() for mark in ROOT_MARKS))
            root = self._roots[folder] = next(marked, unmarked)
        return root

    def _find_near(self, path: Path, written: str, suffix: str) -> str:
        """The path as it was most likely meant: a file beside it with a name like it; empty where there is none."""
        from cxmap.language.words import nearest

        names = self._names.get((path.parent, suffix))
        if names is None:
            names = self._names[path.parent, suffix] = list_names(path.parent, suffix)
        near = nearest(path.name.removesuffix(suffix), names)
        return str(PurePosixPath(written).with_name(near + suffix)) if near else ""


def _find_trouble(path: Path, root: Path, suffix: str) -> tuple[str, str] | None:
    """What keeps a file from being read for the path that leads to it."""
    if not path.is_relative_to(root):
        return "outside", root.name
    if not path.is_file():
        return _MISSING
    if not path.name.endswith(suffix):
        # A stranger's link could show what lies beside the maps, such as the settings of Git.
        return "unreadable", f"it is a link to `{path.name}`, whose name does not end in `{suffix}`"
    return None


def list_names(folder: Path, suffix: str) -> list[str]:
    """The names of files in a folder, without how they end; none where there are too many to compare with.

    Args:
        folder: The folder; it need not be there.
        suffix: How the names end.
    """
    if not folder.is_dir():
        return []
    named = (file for file in folder.iterdir() if file.name.endswith(suffix) and file.is_file())
    names = sorted(file.name.removesuffix(suffix) for file in islice(named, MOST_NAMES + 1))
    return names if len(names) <= MOST_NAMES else []
