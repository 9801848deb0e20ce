"""The catalogues that maps and catalogues build on: each read once, those that others build on first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.errors import FileProblem
from cxmap.journey.measures import Place
from cxmap.language.parse import Reading, read_catalogue
from cxmap.limits import Limits
from cxmap.rules.rule import NamedFileProblem
from cxmap.source import CATALOGUE_SUFFIX, Document, read_document, real_path
from cxmap.usecases.consequences import Shelf
from cxmap.usecases.examined import Origin, Question
from cxmap.usecases.project import Project
from cxmap.usecases.remainder import Remainder, read_remainder

if TYPE_CHECKING:
    from cxmap.language.catalogue import Catalogue

MOST_CATALOGUES = 50
"""On so many catalogues a file may build, directly or through others. Source: Ours, because people have about five, and
some that use each other, all of them, are as much work as the square of their number for each map.
"""

_NO_CATALOGUE: "Remainder[Catalogue]" = Remainder(None)


@dataclass(frozen=True, slots=True)
class Volume:
    """One catalogue file.

    Attributes:
        document: The file.
        origin: What it is known by.
        reading: What it says, if all of it can be understood.
        rest: What it says as far as it can be understood.
    """

    document: Document
    origin: Origin
    reading: "Reading[Catalogue]"
    rest: "Remainder[Catalogue]"


class Catalogues:
    """Finds and reads catalogues for one run.

    Args:
        names: What people are to see as the names of those that were asked for, by the file itself.
        limits: How much each file may ask for.
        project: Finds files by the paths that name them.
    """

    def __init__(self, names: Mapping[Path, str], limits: Limits, project: Project) -> None:
        self._names = names
        self._limits = limits
        self._project = project
        self._volumes: dict[Path, Volume] = {}
        self._links: dict[Path, tuple[Question, ...]] = {}

    def documents(self) -> tuple[tuple[Path, Document], ...]:
        """The catalogues read so far, by the file itself, behind links."""
        return tuple((path, volume.document) for path, volume in self._volumes.items())

    def find(self, path: Path) -> Document | None:
        """A catalogue that was read already.

        Args:
            path: The file itself, behind links.
        """
        volume = self._volumes.get(path)
        return volume.document if volume else None

    def open(self, document: Document) -> Volume:
        """What a catalogue holds that is given as a document; the file is not read again."""
        return self._open(real_path(document.path), document) if document.path else _bind(document)

    def shelve(self, document: Document, uses: list[str]) -> Shelf:
        """Collect the catalogues behind `uses`, those that others build on first."""
        if not uses:
            return Shelf()
        found: dict[Path, Volume] = {}
        problems: list[NamedFileProblem] = []
        questions: list[Question] = []
        used: list[tuple[Path, Place, str]] = []
        complete = True
        start = real_path(document.path) if document.path else None
        for index, written in enumerate(uses):
            at = Place(document.name, ("uses", index))
            if index == MOST_CATALOGUES:
                problems.append(NamedFileProblem("many", at, written, str(MOST_CATALOGUES)))
                complete = False
                break
            path = self._find_catalogue(document, written, at)
            questions.append(self._project.note(document, written, CATALOGUE_SUFFIX, path))
            if isinstance(path, NamedFileProblem):
                problems.append(path)
                complete = False
                continue
            used.append((path, at, written))
            if not self._collect(path, found, start):
                problems.append(NamedFileProblem("many", at, written, str(MOST_CATALOGUES)))
                complete = False
                break
            complete &= all(map(self._is_whole, found))
        problems += self._find_cycles(document, used, found, start)
        catalogues = tuple(
            (volume.document.name, volume.rest.value) for volume in found.values() if volume.rest.value is not None
        )
        questions += (question for path in found for question in self._below(path))
        origins = tuple(volume.origin for volume in found.values())
        return Shelf(catalogues, tuple(problems), complete, origins, tuple(questions))

    def _collect(self, path: Path, found: dict[Path, Volume], start: Path | None) -> bool:
        """Collect a catalogue after those below it, and say whether that was all: there may be too many."""
        entered: set[Path] = set()
        pending = [(path, False)]
        while pending:
            if len(found) + len(entered) > MOST_CATALOGUES:
                return False
            current, done = pending.pop()
            if done:
                entered.discard(current)
                found[current] = self._volumes[current]
            elif current != start and current not in entered and current not in found:
                entered.add(current)
                pending.append((current, True))
                pending += ((file, False) for file in reversed(self._list_below(current)))
        return True

    def _list_below(self, path: Path) -> list[Path]:
        return [question.found for question in self._below(path) if question.found is not None]

    def _find_cycles(
        self, document: Document, used: list[tuple[Path, Place, str]], found: dict[Path, Volume], start: Path | None
    ) -> Iterator[NamedFileProblem]:
        """The entries of `uses` behind which the file itself lies, each with a way back to it."""
        if start is None:
            return
        above: dict[Path, list[Path]] = {}
        for path in found:
            for below in self._list_below(path):
                above.setdefault(below, []).append(path)
        # The next step on a shortest way, found from the end.
        steps: dict[Path, Path] = {}
        reached = [start]
        for path in reached:
            new = [other for other in above.get(path, ()) if other not in steps]
            steps |= dict.fromkeys(new, path)
            reached += dict.fromkeys(new)
        for path, at, written in used:
            way = [path] if path in steps else []
            while way and steps[way[-1]] != start:
                way.append(steps[way[-1]])
            if way or path == start:
                names = (document.name, *(self._volumes[step].document.name for step in way), document.name)
                yield NamedFileProblem("cycle", at, written, " → ".join(names))

    def _is_whole(self, path: Path) -> bool:
        """Whether a catalogue could be read to the last word, and everything it names was found."""
        whole = self._volumes[path].reading.value is not None
        return whole and all(question.found is not None for question in self._below(path))

    def _below(self, path: Path) -> tuple[Question, ...]:
        """The paths a catalogue uses; of one that leads nowhere, the reason is said with that catalogue."""
        below = self._links.get(path)
        if below is None:
            volume = self._volumes[path]
            at = Place(volume.document.name, ())
            # One with more is told where it is checked itself.
            uses = volume.rest.value.uses[: MOST_CATALOGUES + 1] if volume.rest.value else []
            found = ((written, self._find_catalogue(volume.document, written, at)) for written in uses)
            note = self._project.note
            below = tuple(note(volume.document, written, CATALOGUE_SUFFIX, file) for written, file in found)
            self._links[path] = below
        return below

    def _open(self, path: Path, document: Document | None = None) -> Volume:
        """Read a catalogue, unless that was done before or the document is given."""
        volume = self._volumes.get(path)
        if volume is None:
            volume = self._volumes[path] = _bind(document or self._read(path))
        return volume

    def _read(self, path: Path) -> Document:
        return read_document(path, name=self._names.get(path), limits=self._limits)

    def _find_catalogue(self, document: Document, written: str, at: Place) -> "Path | NamedFileProblem":
        """The catalogue a path names, opened."""
        path = self._project.find_file(document, written, CATALOGUE_SUFFIX, at)
        if isinstance(path, Path):
            try:
                self._open(path)
            except FileProblem as error:
                return NamedFileProblem("unreadable", at, written, error.message)
        return path


def _bind(document: Document) -> Volume:
    reading: Reading[Catalogue] = read_catalogue(document.data) if document.usable else Reading(None, ())
    rest = read_remainder(document.data, reading, read_catalogue) if document.usable else _NO_CATALOGUE
    return Volume(document, trace(document), reading, rest)


def trace(document: Document) -> Origin:
    """What a file is known by to those who ask whether it has changed."""
    return Origin(document.name, real_path(document.path) if document.path else None, document.digest)
