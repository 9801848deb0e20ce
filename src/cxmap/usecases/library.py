"""The maps and catalogues of a run: each file read once, catalogues found by the paths that name them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cxmap.errors import FileProblem
from cxmap.journey.build import build_journey, check_catalogue
from cxmap.journey.measures import Place
from cxmap.language.parse import Reading, read_catalogue, read_map
from cxmap.rules.rule import NamedFileProblem, Subject
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, Document, read_document
from cxmap.usecases.remainder import Remainder, read_remainder

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, LooseEnd
    from cxmap.language.catalogue import Catalogue
    from cxmap.language.journey_map import JourneyMap

ROOT_MARKS = ("cxmap.toml", ".git", "pyproject.toml")
"""What the folder holds that a project begins with; nothing above it is read."""

_SHARED_KINDS = frozenset({"persona", "team", "role", "channel", "system", "evidence", "tone"})
_NO_READING: "Reading[JourneyMap]" = Reading(None, ())
_NO_CATALOGUE: "Remainder[Catalogue]" = Remainder(None)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogues that a file builds on, directly or through another.

    Attributes:
        catalogues: File name and content, those that others build on first.
        problems: Entries of `uses` that lead to no catalogue.
        complete: Whether every catalogue could be read whole; where not, an unknown id may well be declared.
    """

    catalogues: "tuple[tuple[str, Catalogue], ...]" = ()
    problems: tuple[NamedFileProblem, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _Volume:
    """One catalogue file."""

    document: Document
    reading: "Reading[Catalogue]"
    rest: "Remainder[Catalogue]"


class Library:
    """Reads maps and catalogues for one run."""

    def __init__(self) -> None:
        self._volumes: dict[Path, _Volume] = {}
        self._links: dict[Path, list[Path | None]] = {}
        self._roots: dict[Path, Path] = {}
        self._examined: set[Path] = set()

    def examine_map(self, document: Document) -> Subject:
        """Read a map and everything it names, and say what became of it."""
        reading = read_map(document.data) if document.usable else _NO_READING
        rest = read_remainder(document.data, reading, read_map) if document.usable else Remainder(None)
        if rest.value is None:
            return Subject(document.name, document.faults, reading.problems)
        shelf = self._shelve(document, rest.value.uses)
        journey = build_journey(rest.value, map_id(document), document.name, shelf.catalogues)
        return Subject(
            file=document.name,
            faults=document.faults,
            problems=reading.problems,
            files=(*shelf.problems, *self._check_details(document, journey)),
            loose_ends=tuple(_believable(journey.loose_ends, rest, shelf)),
            clashes=journey.clashes,
            journey=journey if reading.value is not None and shelf.complete else None,
        )

    def examine_catalogue(self, document: Document) -> Subject:
        """Read a catalogue and those it uses, and say what became of it."""
        reading: Reading[Catalogue] = read_catalogue(document.data) if document.usable else Reading(None, ())
        rest = read_remainder(document.data, reading, read_catalogue) if document.usable else _NO_CATALOGUE
        if rest.value is None:
            return Subject(document.name, document.faults, reading.problems)
        shelf = self._shelve(document, rest.value.uses)
        loose_ends, clashes = check_catalogue(rest.value, document.name, shelf.catalogues)
        return Subject(
            file=document.name,
            faults=document.faults,
            problems=reading.problems,
            files=shelf.problems,
            loose_ends=tuple(_believable(loose_ends, rest, shelf)),
            clashes=clashes,
        )

    def new_catalogues(self) -> Iterator[Document]:
        """The catalogues that maps named and that nobody examined yet; each is given once in a run."""
        for path in list(self._volumes):
            if path not in self._examined:
                self._examined.add(path)
                yield self._volumes[path].document

    def mark_examined(self, path: Path) -> None:
        """Note that a catalogue was examined because it was asked for itself."""
        self._examined.add(path.resolve())

    def documents(self) -> Iterator[Document]:
        """The catalogues read so far."""
        for volume in self._volumes.values():
            yield volume.document

    def _shelve(self, document: Document, uses: list[str]) -> Shelf:
        """Collect the catalogues behind `uses`, those that others build on first."""
        if not uses:
            return Shelf()
        found: dict[Path, _Volume] = {}
        problems: list[NamedFileProblem] = []
        complete = True
        start = document.path.resolve() if document.path else None
        for index, written in enumerate(uses):
            at = Place(document.name, ("uses", index))
            path = self._find_file(document, written, CATALOGUE_SUFFIX, at)
            if isinstance(path, NamedFileProblem):
                problems.append(path)
                complete = False
                continue
            chain = self._collect(path, found, start)
            if chain is not None:
                names = " → ".join((document.name, *(self._volumes[step].document.name for step in chain)))
                problems.append(NamedFileProblem("cycle", at, written, f"{names} → {document.name}"))
            complete &= all(map(self._is_whole, found))
        catalogues = tuple(
            (volume.document.name, volume.rest.value) for volume in found.values() if volume.rest.value is not None
        )
        return Shelf(catalogues, tuple(problems), complete)

    def _collect(self, path: Path, found: dict[Path, _Volume], start: Path | None) -> tuple[Path, ...] | None:
        """Collect a catalogue after those below it, and return the way back to `start`, if there is one."""
        chain = None
        entered: set[Path] = set()
        pending: list[tuple[Path, tuple[Path, ...], bool]] = [(path, (), False)]
        while pending:
            current, way, done = pending.pop()
            if done:
                found.setdefault(current, self._volumes[current])
            elif current == start:
                chain = way if chain is None else chain
            elif current not in entered:
                entered.add(current)
                pending.append((current, way, True))
                below = [file for file in self._below(current) if file is not None]
                pending += ((file, (*way, current), False) for file in reversed(below))
        return chain

    def _is_whole(self, path: Path) -> bool:
        """Whether a catalogue could be read to the last word, and everything it names was found."""
        return self._volumes[path].reading.value is not None and None not in self._below(path)

    def _below(self, path: Path) -> list[Path | None]:
        """The files a catalogue uses; None for an entry that leads nowhere, which is said with that catalogue."""
        below = self._links.get(path)
        if below is None:
            volume = self._volumes[path]
            at = Place(volume.document.name, ())
            uses = volume.rest.value.uses if volume.rest.value else []
            files = (self._find_file(volume.document, written, CATALOGUE_SUFFIX, at) for written in uses)
            below = self._links[path] = [file if isinstance(file, Path) else None for file in files]
        return below

    def _open(self, path: Path) -> _Volume:
        volume = self._volumes.get(path)
        if volume is None:
            document = read_document(path)
            usable = document.usable
            reading: Reading[Catalogue] = read_catalogue(document.data) if usable else Reading(None, ())
            rest = read_remainder(document.data, reading, read_catalogue) if usable else _NO_CATALOGUE
            volume = self._volumes[path] = _Volume(document, reading, rest)
        return volume

    def _check_details(self, document: Document, journey: "Journey") -> Iterator[NamedFileProblem]:
        """The maps that touchpoints name as their detail; they are looked for, not read."""
        for touchpoint in journey.touchpoints.values():
            if touchpoint.noun.journey is not None:
                at = touchpoint.at.below("journey")
                file = self._find_file(document, touchpoint.noun.journey, MAP_SUFFIX, at)
                if isinstance(file, NamedFileProblem):
                    yield file

    def _find_file(self, document: Document, written: str, suffix: str, at: Place) -> "Path | NamedFileProblem":
        """The file a path names, if it is one that may be read: inside the project and named as it should be."""
        if not written.endswith(suffix):
            return NamedFileProblem("name", at, written, suffix)
        if PurePath(written).is_absolute():
            return NamedFileProblem("absolute", at, written)
        # What comes from standard input lies where the program was started.
        folder = document.path.resolve().parent if document.path else Path.cwd()
        root = self._root_of(folder)
        try:
            path = (folder / written).resolve()
            if not path.is_relative_to(root):
                return NamedFileProblem("outside", at, written, root.name)
            if path.is_file() and suffix == CATALOGUE_SUFFIX:
                self._open(path)
            return path if path.is_file() else NamedFileProblem("missing", at, written)
        except (OSError, ValueError) as error:
            # Names that no file system takes: too long, with a NUL, in a folder that may not be entered.
            return NamedFileProblem("unreadable", at, written, str(error))
        except FileProblem as error:
            return NamedFileProblem("unreadable", at, written, error.message)

    def _root_of(self, folder: Path) -> Path:
        root = self._roots.get(folder)
        if root is None:
            marked = (parent for parent in (folder, *folder.parents) if any((parent / m).exists() for m in ROOT_MARKS))
            root = self._roots[folder] = next(marked, folder)
        return root


def map_id(document: Document) -> str:
    """The id of a map: what stands before `.journey.yaml` in its file name."""
    name = document.path.name if document.path else "standard-input"
    return name.removesuffix(MAP_SUFFIX)


def _believable(
    loose_ends: "tuple[LooseEnd, ...]", rest: "Remainder[JourneyMap] | Remainder[Catalogue]", shelf: Shelf
) -> "Iterator[LooseEnd]":
    """Loose ends that are not merely the consequence of something that was left unread."""
    for end in loose_ends:
        unread = rest.says_nothing_of(end.id, _declared_in(end.wanted))
        if not unread and (shelf.complete or end.wanted not in _SHARED_KINDS):
            yield end


def _declared_in(kind: str) -> tuple[str, ...]:
    """Where ids of a kind are declared, as a path with `*` for any key."""
    from cxmap.rules.references import SECTIONS

    return ("stages", "*", "touchpoints") if kind == "touchpoint" else tuple(SECTIONS[kind].split("."))
