"""Load maps for those who work with what they mean: only sound maps come through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.language.words import enumerate_words
from cxmap.source import MAP_SUFFIX, Document, find_maps, read_document
from cxmap.usecases.check import Checked, nothing_found
from cxmap.usecases.examination import Examiner
from cxmap.usecases.pages import Pages
from cxmap.usecases.wishes import Wishes, make_report

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading found.

    Attributes:
        journeys: What the maps mean; empty where any of them has an error.
        documents: Their files and the catalogues they use, by name.
        checked: The findings.
    """

    journeys: "tuple[Journey, ...]"
    documents: Mapping[str, Document]
    checked: Checked

    def line_of(self, place: "Place") -> int:
        """The line on which something was written, from 1; for the value of a key, the line of the key."""
        return self.documents[place.file].key_span(place.path).line


def load_maps(paths: Sequence[Path], documents: Sequence[Document] = ()) -> Loaded:
    """Load maps from files and folders, and from documents that were read already.

    Raises:
        FileProblem: A path does not exist, cannot be read, or holds no map. Name an existing map.
    """
    files = find_maps(paths, (MAP_SUFFIX,)) if paths else []
    if paths and not files and not documents:
        raise nothing_found(paths)
    examiner = Examiner()
    subjects = [(document, examiner.examine(document)) for document in (*documents, *map(read_document, files))]
    examiner.examine_rest()
    pages = Pages(examiner.examined, examiner.documents.values())
    checked = Checked(make_report(examiner.examined, Wishes()), pages, ())
    found = {document.name: document for document in (*examiner.catalogues(), *(document for document, _ in subjects))}
    if checked.report.failed:
        return Loaded((), found, checked)
    journeys = tuple(subject.journey for _, subject in subjects if subject.journey is not None)
    if not journeys:
        # Without an error, only a catalogue has no journey.
        named = enumerate_words([document.name for document, _ in subjects])
        raise UsageError(f"a catalogue has no journey: {named}", "name a map that uses it")
    return Loaded(journeys, found, checked)
