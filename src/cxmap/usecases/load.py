"""Load maps for those who work with what they mean: only sound maps come through."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.errors import FileProblem
from cxmap.source import Document, find_maps, read_document
from cxmap.usecases.check import Checked, Checker
from cxmap.usecases.library import MAP_SUFFIX

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """A sound map with the text it was read from.

    Attributes:
        journey: What it means.
        document: Its file.
    """

    journey: "Journey"
    document: Document

    def line_of(self, place: "Place") -> int:
        """The line of a place in the map's file, from 1."""
        return self.document.span(place.path).line

    def key_line_of(self, place: "Place") -> int:
        """The line on which the key of a place stands, from 1."""
        return self.document.key_span(place.path).line


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading found.

    Attributes:
        maps: The maps; empty where any of them has an error.
        checked: The findings.
    """

    maps: tuple[LoadedMap, ...]
    checked: Checked


def load_maps(paths: Sequence[Path], documents: Sequence[Document] = ()) -> Loaded:
    """Load maps from files and folders, and from documents that were read already.

    Raises:
        FileProblem: A path does not exist, cannot be read, or holds no map. Name an existing map.
    """
    files = find_maps(paths, (MAP_SUFFIX,)) if paths else []
    if paths and not files:
        named = ", ".join(f"`{path}`" for path in paths)
        raise FileProblem(f"no map found in {named}", f"name a file, or a folder with files ending in `{MAP_SUFFIX}`")
    checker = Checker()
    subjects = [(document, checker.examine(document)) for document in (*documents, *map(read_document, files))]
    checked = checker.finish()
    if checked.report.failed:
        return Loaded((), checked)
    maps = tuple(LoadedMap(subject.journey, document) for document, subject in subjects if subject.journey is not None)
    return Loaded(maps, checked)
