"""The maps and catalogues of a run: each file read once, catalogues found by the paths that name them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.journey.build import build_journey, check_catalogue
from cxmap.language.parse import Reading, read_map
from cxmap.limits import USUAL, Limits
from cxmap.rules.rule import NamedFileProblem, Subject
from cxmap.source import MAP_SUFFIX, Document, real_path
from cxmap.usecases.catalogues import Catalogues, trace
from cxmap.usecases.consequences import find_believable, find_sayable
from cxmap.usecases.examined import Grounds, Question, forget_many
from cxmap.usecases.modeline import look_for_schema
from cxmap.usecases.project import Project
from cxmap.usecases.remainder import Remainder, read_remainder

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.language.journey_map import JourneyMap

MOST_COMPARED = 20
"""For so many maps that are not there, a file is told to whoever named it that may have been meant."""

_NO_READING: "Reading[JourneyMap]" = Reading(None, ())


class Library:
    """Reads maps and catalogues for one run.

    Args:
        names: What people are to see as the names of catalogues that were asked for, by the file itself.
        limits: How much each file may ask for.
    """

    def __init__(self, names: Mapping[Path, str] | None = None, limits: Limits = USUAL) -> None:
        self._project = Project()
        self._catalogues = Catalogues(names or {}, limits, self._project)
        self._examined: set[Path] = set()

    def examine_map(self, document: Document) -> tuple[Subject, Grounds]:
        """Read a map and everything it names, and say what became of it and what that rests on."""
        reading = read_map(document.data) if document.usable else _NO_READING
        rest = read_remainder(document.data, reading, read_map) if document.usable else Remainder(None)
        origin = trace(document)
        if rest.value is None:
            subject = Subject(document.name, document.faults, find_sayable(reading.problems, document))
            return subject, Grounds(origin)
        shelf = self._catalogues.shelve(document, rest.value.uses)
        journey = build_journey(rest.value, map_id(document), document.name, shelf.catalogues)
        details: list[Question] = []
        problems = tuple(self._check_details(document, journey, details))
        subject = Subject(
            file=document.name,
            faults=document.faults,
            problems=find_sayable(reading.problems, document),
            files=(*shelf.problems, *problems),
            loose_ends=tuple(find_believable(journey.loose_ends, rest, shelf)),
            clashes=journey.clashes,
            journey=journey if reading.value is not None and shelf.complete else None,
        )
        return subject, Grounds(origin, shelf.origins, forget_many((*shelf.questions, *details)))

    def examine_catalogue(self, document: Document) -> tuple[Subject, Grounds]:
        """Read a catalogue and those it uses, and say what became of it and what that rests on."""
        volume = self._catalogues.open(document)
        reading, rest, origin = volume.reading, volume.rest, trace(document)
        if rest.value is None:
            subject = Subject(document.name, document.faults, find_sayable(reading.problems, document))
            return subject, Grounds(origin)
        shelf = self._catalogues.shelve(document, rest.value.uses)
        loose_ends, clashes = check_catalogue(rest.value, document.name, shelf.catalogues)
        subject = Subject(
            file=document.name,
            faults=document.faults,
            problems=find_sayable(reading.problems, document),
            files=shelf.problems,
            loose_ends=tuple(find_believable(loose_ends, rest, shelf)),
            clashes=clashes,
        )
        return subject, Grounds(origin, shelf.origins, forget_many(shelf.questions))

    def new_catalogues(self) -> Iterator[Document]:
        """The catalogues that maps named and that nobody examined yet; each is given once in a run."""
        for path, document in self._catalogues.documents():
            if path not in self._examined:
                self._examined.add(path)
                yield document

    def mark_examined(self, path: Path) -> None:
        """Note that a catalogue was examined because it was asked for itself."""
        self._examined.add(real_path(path))

    def look_for_schema(self, document: Document) -> tuple[tuple[Path, bool], ...]:
        """The places where editors may find the schema of a map, as far as the first where they do."""
        return look_for_schema(document.path, self._project) if document.path else ()

    def find_catalogue(self, path: Path) -> Document | None:
        """A catalogue that was read already.

        Args:
            path: The file itself, behind links.
        """
        return self._catalogues.find(path)

    def documents(self) -> Iterator[Document]:
        """The catalogues read so far."""
        for _, document in self._catalogues.documents():
            yield document

    def _check_details(
        self, document: Document, journey: "Journey", questions: list[Question]
    ) -> Iterator[NamedFileProblem]:
        """The maps that touchpoints name as their detail; they are looked for, not read."""
        compared = 0
        for touchpoint in journey.touchpoints.values():
            if touchpoint.noun.journey is not None:
                at = touchpoint.at.below("journey")
                near = compared < MOST_COMPARED
                file = self._project.find_file(document, touchpoint.noun.journey, MAP_SUFFIX, at, near=near)
                questions.append(self._project.note(document, touchpoint.noun.journey, MAP_SUFFIX, file))
                if isinstance(file, NamedFileProblem):
                    compared += 1
                    yield file


def map_id(document: Document) -> str:
    """The id of a map: what stands before `.journey.yaml` in its file name."""
    name = document.path.name if document.path else "standard-input"
    return name.removesuffix(MAP_SUFFIX)
